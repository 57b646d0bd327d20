import { keptCells } from '../../domain/template/kept-cells.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { RoomView } from '../set/room-types.ts'
import { contentOf, type SignedRecord } from '../signing/record-codec.ts'

/**
 * What goes into no pack and no code, however it came to be signed: a note that a facilitator has hidden (that it was
 * hidden goes along), and a note of a cell that stays at its table.
 */
export const staysBehind = (
  view: Pick<RoomView, 'marks' | 'template'>,
): ((record: SignedRecord) => boolean) => {
  const hidden = new Set<string>()
  for (const [id, mark] of view.marks) if (mark.hidden) hidden.add(`note/${id}`)
  const kept = keptCells(view.template)
  return (record) => hidden.has(record.key) || (record.key.startsWith('note/') && isOf(kept, record))
}

/** Whether a note's record speaks of one of these cells. */
const isOf = (cells: ReadonlySet<CellId>, record: SignedRecord): boolean => {
  if (cells.size === 0) return false
  const content = contentOf(record)
  return (
    typeof content === 'object' && content !== null && cells.has(String((content as { cell?: unknown }).cell))
  )
}
