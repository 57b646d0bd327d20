export { alonePages, type GridCell, gridCells } from '../../domain/template/alone-cells.ts'
