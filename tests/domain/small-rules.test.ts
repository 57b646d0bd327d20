import { describe, expect, it } from 'vitest'
import { checkNoteText, shortenText, wellFormed } from '../../src/domain/notes/note-text.ts'
import { shareState } from '../../src/domain/notes/share-state.ts'
import { emptyPoint, fillInPoint, isDate, isUnfinished } from '../../src/domain/outcome/action-point.ts'
import { presentingOrder } from '../../src/domain/plenary/presenting-order.ts'
import { keyParts } from '../../src/domain/records/kinds.ts'
import { ownerOf } from '../../src/domain/records/record-owner.ts'
import type { SharedNote, Table } from '../../src/domain/records/records.ts'

const table = (number: number, closed = false): Table => ({
  id: `t${number}`,
  name: '',
  number,
  signers: [],
  ...(closed ? { closed } : {}),
})

describe('presenting order', () => {
  const tables = [table(3), table(1), table(2, true), table(4)]

  it('[L3] open tables present by number', () => {
    expect(presentingOrder(tables).map(({ id }) => id)).toEqual(['t1', 't3', 't4'])
  })
})

describe('share state', () => {
  it('[C4] follows the words, not the place in the cell', () => {
    const note = { cell: 'a/b/c', text: 'one' }
    const shared = (content: SharedNote['content']): SharedNote => ({
      id: 't1-a',
      table: 't1',
      signer: '',
      content,
    })
    const content = { ...note, order: 'a0' }
    expect(shareState(note, undefined)).toBe('not-shared')
    expect(shareState(note, shared(content))).toBe('shared')
    expect(shareState(note, shared({ ...content, order: 'a9' }))).toBe('shared')
    expect(shareState({ ...note, text: 'two' }, shared(content))).toBe('changed-since-shared')
    expect(shareState({ ...note, cell: 'a/b/d' }, shared(content))).toBe('changed-since-shared')
    expect(shareState(note, shared(null))).toBe('withdrawn')
  })
})

describe('action point', () => {
  const point = { ...emptyPoint('t1-a'), who: 'Mercy', what: ' ask ', when: '2026-11-27' }

  it('[L4] nobody is assigned: it is open until its owner takes it', () => {
    expect(fillInPoint(point, {}).taken).toBe(false)
    expect(fillInPoint(point, { take: { taken: true, who: 'Ana' } })).toMatchObject({
      taken: true,
      who: 'Ana',
    })
    expect(fillInPoint(point, { take: { taken: false, who: 'Ana' } })).toMatchObject({
      taken: false,
      who: 'Mercy',
    })
    expect(fillInPoint({ ...point, taken: true }, { take: { taken: true, who: 'Ana' } }).who).toBe('Mercy')
  })

  it('[L4] a day that was said aloud fills in where there is none, and replaces nobody’s', () => {
    const due = { when: '2026-12-04' }
    expect(fillInPoint(point, { due }).when).toBe('2026-11-27')
    expect(fillInPoint({ ...point, when: '' }, { due })).toEqual({ ...point, when: '2026-12-04' })
    const take = { taken: true, who: 'Ana' }
    expect(fillInPoint({ ...point, when: '' }, { take, due })).toMatchObject({ ...take, ...due })
  })

  it('[L4] is unfinished while it has no owner or no day', () => {
    expect(isUnfinished({ ...point, taken: true })).toBe(false)
    expect(isUnfinished(point)).toBe(true)
    expect(isUnfinished({ ...point, taken: true, when: '' })).toBe(true)
  })

  it('knows real days only', () => {
    expect(isDate('2028-02-29')).toBe(true)
    for (const day of ['2026-02-29', '2026-13-01', '26-1-1', '', 'tomorrow']) expect(isDate(day)).toBe(false)
  })
})

describe('note text', () => {
  it('[K4] refuses what is too long and cuts nothing', () => {
    expect(checkNoteText('x'.repeat(2_000)).ok).toBe(true)
    expect(checkNoteText('x'.repeat(2_001))).toEqual({ ok: false, why: 'note-too-long' })
  })

  it('shortens between characters and mends half ones', () => {
    expect(shortenText('ab💡', 3)).toBe('ab')
    expect(shortenText('ab💡', 4)).toBe('ab💡')
    expect(wellFormed('a\ud83cb💡\udca1')).toBe('a\ufffdb💡\ufffd')
  })
})

describe('record keys', () => {
  it('take apart what is a key, and nothing else', () => {
    expect(keyParts('note/t1-a')).toEqual({ kind: 'note', id: 't1-a' })
    expect(keyParts('stage')).toEqual({ kind: 'stage', id: '' })
    for (const key of [
      '',
      'note',
      'note/',
      'note/a/b',
      'stage/x',
      '__proto__',
      'constructor/x',
      `note/${'x'.repeat(65)}`,
    ])
      expect(keyParts(key)).toBeUndefined()
  })

  it('an id says whose it is', () => {
    expect([
      ownerOf('t12-abc'),
      ownerOf('f-abc'),
      ownerOf('t12'),
      ownerOf('table-1'),
      ownerOf('t0-a'),
    ]).toEqual(['t12', undefined, undefined, undefined, undefined])
  })
})
