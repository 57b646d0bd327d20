import { expect, it } from 'vitest'
import { cellId } from '../../../src/domain/template/template.ts'
import { gridNotes } from '../../../src/models/table/grid-notes.ts'
import { openGrid } from '../../grid/open-grid.ts'

const well = cellId('reflect', 'ours', 'well')
const better = cellId('reflect', 'ours', 'better')
const none = new Map()

it('[P3] one note typed in is drawn again, and nothing else', () => {
  const document = openGrid()
  const [first, second] = [
    document.add({ cell: well, text: 'one' }),
    document.add({ cell: well, text: 'two' }),
  ]
  document.add({ cell: better, text: 'three' })
  const draw = gridNotes()
  const before = draw(document.view, none, () => undefined)
  expect(draw(document.view, none, () => undefined)).toBe(before)
  document.edit(first, 'one!')
  const after = draw(document.view, none, () => undefined)
  const noteOf = (notes: typeof before, id: string) => notes.get(well)?.find((note) => note.id === id)
  expect(noteOf(after, first)?.text).toBe('one!')
  expect(noteOf(after, second)).toBe(noteOf(before, second))
  expect(after.get(better)).toBe(before.get(better))
  document.close()
})
