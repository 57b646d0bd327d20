export { alonePages, type GridCell, gridCells } from '../../domain/alone-cells.ts'
