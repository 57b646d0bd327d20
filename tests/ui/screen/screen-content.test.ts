import { expect, it } from 'vitest'
import { readoutOf } from '../../../src/domain/plenary/readout.ts'
import type { SharedNote, Spotlight, Table } from '../../../src/domain/records/records.ts'
import { actionLearningMeeting as template } from '../../../src/templates/index.ts'
import { type ScreenContent, screenContent } from '../../../src/ui/screen/screen-content.ts'

const tables: readonly Table[] = [1, 2].map((number) => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers: [],
}))
const note = (id: string, table: string, cell: string): readonly [string, SharedNote] => [
  id,
  { id, table, signer: table, content: { cell, text: id, order: 'a' } },
]
const learned = 'learn/ours/learned'
const readout = readoutOf({
  tables,
  notes: new Map([
    note('one', 't1', learned),
    note('two', 't2', learned),
    note('else', 't1', 'reflect/ours/well'),
    note('alone', 't2', learned),
  ]),
  marks: new Map([
    ['one', { theme: 'early' }],
    ['two', { theme: 'early' }],
  ]),
  themes: new Map([['early', { id: 'early', cell: learned, name: 'Begin early' }]]),
  themeSizes: new Map(),
  hearts: new Map(),
  heartCounts: new Map(),
})
const at = (stage: string, step: string, spotlight: Spotlight = {}) =>
  screenContent({ place: { stage, step }, template, spotlight, tables, readout })
const shown = (content: ScreenContent) =>
  content.show === 'notes'
    ? content.sections.map(({ cell, themes, notes }) => [
        cell,
        themes.map(({ id }) => id),
        notes.map(({ id }) => id),
      ])
    : []

it('[R5] before the meeting starts the wall shows the way in', () => {
  expect(at('open', 'open')).toEqual({ show: 'beginning' })
})

it('[R5] while people write and talk it shows what the step is about', () => {
  expect(at('reflect', 'alone')).toEqual({ show: 'step' })
  expect(at('learn', 'together', { table: 't1' })).toEqual({ show: 'step' })
})

it('[L3] in plenary it shows the notes of the table that presents, in the columns that are presented', () => {
  const content = at('learn', 'plenary', { table: 't1', next: 't2' })
  expect(content).toMatchObject({ show: 'notes', of: 'table', table: tables[0], next: tables[1] })
  expect(shown(content)).toEqual([[learned, [], ['one']]])
})

it('[R5] a cell that is shown to all goes before who presents, with its themes first', () => {
  const content = at('learn', 'plenary', { table: 't1', cell: learned })
  expect(content).toMatchObject({ show: 'notes', of: 'cell' })
  expect(shown(content)).toEqual([[learned, ['early'], ['alone']]])
})

it('[R4] a theme that is lit is all that the wall shows, whatever the room does', () => {
  const content = at('reflect', 'alone', { theme: 'early' })
  expect(content).toMatchObject({ show: 'notes', of: 'theme' })
  expect(shown(content)).toEqual([[learned, ['early'], []]])
})

it('[L3] one point each: the point that is told stands alone, with its table', () => {
  const content = at('learn', 'plenary', { table: 't2', note: 'two' })
  expect(content).toMatchObject({ show: 'notes', of: 'note', table: tables[1] })
  expect(shown(content)).toEqual([[learned, [], ['two']]])
})

it('[R6] what is lit and then hidden is no more on the wall', () => {
  expect(at('reflect', 'alone', { note: 'gone' })).toEqual({ show: 'step' })
})

it('[R9] in plenary, while no table has the word, it shows the merged grid of the stage', () => {
  expect(at('learn', 'plenary')).toMatchObject({ show: 'grid', stage: { id: 'learn' } })
  expect(at('learn', 'plenary', { next: 't2' })).toMatchObject({ show: 'grid' })
  // Nothing is shared there yet.
  expect(at('plan', 'plenary')).toEqual({ show: 'step' })
})
