import { expect, it } from 'vitest'
import type { Spotlight, Table } from '../../../src/domain/records.ts'
import { actionLearningMeeting as template } from '../../../src/templates/index.ts'
import { screenContent } from '../../../src/ui/screen/screen-content.ts'

const tables: readonly Table[] = [1, 2].map((number) => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers: [],
}))
const at = (stage: string, step: string, spotlight: Spotlight = {}) =>
  screenContent({ place: { stage, step }, template, spotlight, tables })

it('[R5] before the meeting starts the wall shows the way in', () => {
  expect(at('open', 'open')).toEqual({ show: 'beginning' })
})

it('[R5] while people write and talk it shows what the step is about', () => {
  expect(at('reflect', 'alone')).toEqual({ show: 'step' })
  expect(at('learn', 'together', { table: 't1' })).toEqual({ show: 'step' })
})

it('[L3] in plenary it shows the table that presents, in the columns that are presented', () => {
  expect(at('learn', 'plenary', { table: 't1', next: 't2' })).toEqual({
    show: 'notes',
    table: tables[0],
    next: tables[1],
    cells: ['learn/mine/learned', 'learn/ours/learned'],
  })
})

it('[R5] a cell that is shown to all goes before everything else', () => {
  expect(at('reflect', 'alone', { cell: 'reflect/ours/well' })).toEqual({
    show: 'notes',
    cells: ['reflect/ours/well'],
  })
})
