import { expect, it } from 'vitest'
import { findNotes, type NoteFilter } from '../../../src/domain/plenary/find-notes.ts'
import type { Readout, ReadoutNote } from '../../../src/domain/plenary/readout.ts'

const note = (id: string, table: string, text: string, more: Partial<ReadoutNote> = {}): ReadoutNote => ({
  id,
  table,
  text,
  cell: 'reflect/ours/well',
  order: id,
  ...more,
})
const gate = note('a', 't1', 'Talk at the gate', { theme: 'x' })
const morning = note('b', 't2', 'Gespräch am Morgen', { theme: 'x' })
const photos = note('c', 't2', 'Photos of the day', { starred: true })
const recipes = note('d', 't3', 'Parents ask for recipes', { theme: 'y', said: true })
const readout: Readout = {
  cells: new Map([
    [
      gate.cell,
      {
        cell: gate.cell,
        notes: [gate, morning, photos, recipes],
        themes: [
          { id: 'x', name: 'At the gate', notes: [gate, morning], tables: ['t1', 't2'] },
          { id: 'y', name: 'Food', notes: [recipes], tables: ['t3'] },
        ],
        alone: [photos],
        parked: [],
        hidden: 0,
      },
    ],
  ]),
  withdrawn: 0,
  hidden: 0,
  hiddenIds: [],
}
const found = (filter: NoteFilter) =>
  [...findNotes(readout, filter).cells.values()].flatMap(({ notes }) => notes.map(({ id }) => id)).join('')

it('[R9] gives the readout itself where nothing is looked for', () => {
  expect(findNotes(readout, {})).toBe(readout)
  expect(findNotes(readout, { text: '' })).toBe(readout)
})

it('[R9] finds words in notes and in the names of their themes, whatever their case and accents', () => {
  expect(found({ text: 'GATE' })).toBe('ab')
  expect(found({ text: 'gesprach morgen' })).toBe('b')
  expect(found({ text: 'gate recipes' })).toBe('')
})

it('[R9] shows one table, one theme, what is starred, or points of one table alone', () => {
  expect(found({ table: 't2' })).toBe('bc')
  expect(found({ theme: 'x' })).toBe('ab')
  expect(found({ starred: true })).toBe('c')
  expect(found({ minority: true })).toBe('cd')
  expect(found({ unsaid: true })).toBe('abc')
  expect(found({ minority: true, table: 't3' })).toBe('d')
})

it('[R3] [R9] a theme of which one table is looked for still shows all the tables that agree', () => {
  const [cell] = findNotes(readout, { table: 't1' }).cells.values()
  expect(cell?.themes).toEqual([{ id: 'x', name: 'At the gate', notes: [gate], tables: ['t1', 't2'] }])
  expect(cell?.alone).toEqual([])
})
