import { cellPattern } from '../domain/records/shared-readers.ts'
import type { CellId } from '../domain/template/template.ts'
import { isOrder } from './order.ts'
import type { TableNote, TableView } from './table-types.ts'

const fallbackOrder = 'a0'

/** A note's place out of `<note>/at`; undefined where the value is no place. A broken order loses only the order. */
export const readPlace = (value: unknown): { readonly cell: CellId; readonly order: string } | undefined => {
  if (!Array.isArray(value)) return undefined
  const [cell, order] = value as unknown[]
  if (typeof cell !== 'string' || !cellPattern.test(cell)) return undefined
  return { cell, order: isOrder(order) ? order : fallbackOrder }
}

/** What of a note is visible, for comparing and for the digest. */
export const noteToText = ({ id, cell, text, order, by }: TableNote): string =>
  JSON.stringify([id, cell, text, order, by ?? null])

export const isSameNote = (a: TableNote | undefined, b: TableNote | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && noteToText(a) === noteToText(b))

/** The cells after the notes in these ones changed; each cell's notes in their order. */
export const regroupCells = (
  cells: TableView['cells'],
  notes: TableView['notes'],
  touched: ReadonlySet<CellId>,
): TableView['cells'] => {
  const next = new Map(cells)
  for (const cell of touched) next.delete(cell)
  const lists = new Map<CellId, TableNote[]>()
  for (const note of notes.values()) {
    if (!touched.has(note.cell)) continue
    const list = lists.get(note.cell)
    if (list) list.push(note)
    else lists.set(note.cell, [note])
  }
  for (const [cell, list] of lists) next.set(cell, list.sort(byOrder))
  return next
}

const byOrder = (a: TableNote, b: TableNote) =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1
