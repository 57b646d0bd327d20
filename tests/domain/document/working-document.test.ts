import { describe, expect, it } from 'vitest'
import { type DocumentSource, workingDocument } from '../../../src/domain/document/working-document.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import type { ActionPoint, NoteMark, SharedNote, Table } from '../../../src/domain/records/records.ts'
import { Fault } from '../../../src/lib/fault.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import { blank } from '../../../src/templates/blank.ts'

const tables: readonly Table[] = [1, 2].map((number) => ({
  id: `t${number}`,
  name: `Table ${number}`,
  number,
  signers: [],
}))

const note = (id: string, cell: string, text: string | null): SharedNote => ({
  id,
  table: id.slice(0, 2),
  signer: '',
  content: text === null ? null : { cell, text, order: 'a0' },
})
const point = (id: string, more: Partial<ActionPoint> = {}) => ({
  id,
  what: 'ask',
  who: '',
  how: '',
  when: '',
  asks: '',
  taken: false,
  table: id.startsWith('t') ? id.slice(0, 2) : undefined,
  ...more,
})
const source = (
  notes: readonly SharedNote[],
  marks: Record<string, NoteMark> = {},
  more: Partial<DocumentSource> = {},
): DocumentSource => ({
  brief: { title: 'Ward 4', focus: 'Handover', names: false },
  template: actionLearningMeeting,
  tables,
  notes: new Map(notes.map((one) => [one.id, one])),
  marks: new Map(Object.entries(marks)),
  themes: new Map(),
  themeSizes: new Map(),
  hearts: new Map(),
  heartCounts: new Map(),
  points: new Map(),
  earlier: undefined,
  ...more,
})
const well = 'reflect/ours/well'
const cellIn = (document: ReturnType<typeof workingDocument>, cell: string) =>
  document.stages.flatMap(({ cells }) => cells).find((one) => one.cell === cell)

describe('working document', () => {
  it('[W1] [K4] says its day where the brief does; what is no day changes nothing', () => {
    const brief = { title: 'Ward 4', focus: 'Handover', names: false }
    const heldOn = (day: string) =>
      workingDocument(source([], {}, { brief: { ...brief, heldOn: day } })).heldOn
    expect(heldOn('2026-11-20')).toBe('2026-11-20')
    expect(heldOn('2026-02-30')).toBeUndefined()
    expect(workingDocument(source([])).heldOn).toBeUndefined()
    expect(checkRecord('brief', { ...brief, heldOn: '2026-11-20' })).toEqual({
      ...brief,
      heldOn: '2026-11-20',
    })
    expect(checkRecord('brief', { ...brief, heldOn: '<b>today</b>' })).toBeInstanceOf(Fault)
    expect(checkRecord('brief', brief)).toEqual(brief)
  })

  it('[W1] page one: focus, action points, and what was learned from the presented column', () => {
    const document = workingDocument(
      source([note('t1-a', 'learn/ours/learned', 'Ask early'), note('t1-b', well, 'Nobody left late')]),
    )
    expect(document.focus).toBe('Handover')
    expect(document.learned.map(({ cell }) => cell)).toEqual(['learn/mine/learned', 'learn/ours/learned'])
    expect(document.learned.flatMap(({ notes }) => notes.map(({ text }) => text))).toEqual(['Ask early'])
  })

  it('[W1] then each stage’s whole grid, with tables, empty cells too', () => {
    const document = workingDocument(source([note('t2-a', well, 'second'), note('t1-a', well, 'first')]))
    expect(document.stages.map(({ id }) => id)).toEqual(['reflect', 'learn', 'plan'])
    for (const { cells, rows, columns } of document.stages)
      expect(cells).toHaveLength(rows.length * columns.length)
    expect(cellIn(document, well)?.notes.map(({ text, table }) => [table?.name, text])).toEqual([
      ['Table 1', 'first'],
      ['Table 2', 'second'],
    ])
  })

  it('[W1] withdrawn and hidden notes are counted, not quoted', () => {
    const document = workingDocument(
      source([note('t1-a', well, 'hurtful'), note('t1-b', well, null), note('t1-c', well, 'kind')], {
        't1-a': { hidden: true, parked: true },
      }),
    )
    expect([document.withdrawn, document.hidden, cellIn(document, well)?.hidden]).toEqual([1, 1, 1])
    expect(JSON.stringify(document)).not.toContain('hurtful')
    expect(document.parked).toEqual([])
  })

  it('[R6] parked points are off the grid and kept; stars are shown', () => {
    const document = workingDocument(
      source([note('t1-a', well, 'later'), note('t2-a', well, 'starred')], {
        't1-a': { parked: true },
        't2-a': { starred: true },
      }),
    )
    expect(document.parked.map(({ text }) => text)).toEqual(['later'])
    expect(cellIn(document, well)?.notes).toMatchObject([{ text: 'starred', starred: true }])
  })

  it('[R3] themes hold their notes and say which tables made the point', () => {
    const document = workingDocument(
      source(
        [note('t1-a', well, 'one'), note('t2-a', well, 'two'), note('t2-b', well, 'three')],
        { 't1-a': { theme: 'x' }, 't2-a': { theme: 'x' }, 't2-b': { theme: 'gone' } },
        { themes: new Map([['x', { id: 'x', cell: well, name: 'Together' }]]) },
      ),
    )
    const cell = cellIn(document, well)
    expect(cell?.themes).toMatchObject([{ name: 'Together', tables: [{ number: 1 }, { number: 2 }] }])
    expect(cell?.themes[0]?.notes.map(({ text }) => text)).toEqual(['one', 'two'])
    expect(cell?.notes.map(({ text }) => text)).toEqual(['three'])
  })

  it('[R2] a note whose cell the template has lost is not lost itself', () => {
    const document = workingDocument(
      source([note('t1-a', 'gone/row/column', 'still here')], {}, { template: blank }),
    )
    expect(document.elsewhere.notes.map(({ text }) => text)).toEqual(['still here'])
    expect(document.learned).toEqual([])
  })

  it('[L4] action points by table and date, with who took them elsewhere', () => {
    const points = [
      point('f-a'),
      point('t2-a', { when: '2026-12-01' }),
      { ...point('t1-b'), take: { taken: true, who: 'Mercy' } },
      point('t1-a', { when: '2026-11-27', who: 'Kofi', taken: true }),
    ]
    const document = workingDocument(source([], {}, { points: new Map(points.map((one) => [one.id, one])) }))
    expect(document.points.map(({ id, who, taken }) => [id, who, taken])).toEqual([
      ['t1-a', 'Kofi', true],
      ['t1-b', 'Mercy', true],
      ['t2-a', '', false],
      ['f-a', '', false],
    ])
    expect(document.points.at(-1)?.table).toBeUndefined()
  })
})
