import { expect, it } from 'vitest'
import type { Readout, ReadoutNote } from '../../../src/domain/readout.ts'
import { arrivals } from '../../../src/ui/facilitate/arrivals.ts'

const note = (id: string, cell: string): ReadoutNote => ({ id, cell, text: id, order: 'a', table: 't1' })
const readout = (...notes: readonly ReadoutNote[]): Readout => ({
  withdrawn: 0,
  hidden: 0,
  cells: new Map(
    [...new Set(notes.map(({ cell }) => cell))].map((cell) => {
      const here = notes.filter((entry) => entry.cell === cell)
      return [cell, { cell, notes: here, themes: [], alone: here, parked: [], hidden: 0 }]
    }),
  ),
})

it('[R2] the newest notes of a stage come first, and no note of it is missing', () => {
  const seen = arrivals()
  const [a, b, c] = [note('a', 'learn/mine/hard'), note('b', 'learn/ours/hard'), note('c', 'learn/mine/hard')]
  const other = note('x', 'plan/mine/start')
  seen.see(readout(a, b, other))
  const later = readout(a, c, b, other)
  seen.see(later)
  expect(seen.newest(later, 'learn').map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

it('[R2] a note that is seen again keeps its place', () => {
  const seen = arrivals()
  const [a, b] = [note('a', 'learn/mine/hard'), note('b', 'learn/mine/hard')]
  seen.see(readout(a))
  seen.see(readout(a, b))
  const changed = readout({ ...a, text: 'changed' }, b)
  seen.see(changed)
  expect(seen.newest(changed, 'learn').map(({ text }) => text)).toEqual(['b', 'changed'])
})
