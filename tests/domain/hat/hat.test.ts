import { describe, expect, it } from 'vitest'
import { type Hat, hasReadEnough, hatAdvice, hatOf, isOver } from '../../../src/domain/hat/hat.ts'
import { hatStepsWith } from '../../../src/domain/hat/hat-steps.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import { isFault } from '../../../src/lib/fault.ts'
import { hatTemplate } from '../../scenarios/hat-template.ts'

const place = { stage: 'held', step: 'hat' }
const hat = (id: string, more: Partial<Hat> = {}): Hat => ({
  id,
  place,
  publicKey: `04${'a'.repeat(128)}`,
  keys: [{ signer: '0'.repeat(32), sealed: 'ab' }],
  devices: 6,
  round: 1,
  ...more,
})
const opened = { records: ['r1'], written: 3, blank: 3, done: 0, aside: 0 }
const reading = { keeper: '0'.repeat(32), since: 0 }

describe('the hat', () => {
  it('[L7] under five phones, or with one phone to a table, the advice is real paper', () => {
    const phones = (...entries: [string | undefined, number][]) => hatAdvice(new Map(entries))
    expect(phones()).toBe('few')
    expect(phones(['t1', 4])).toBe('few')
    expect(phones(['t1', 2], ['t2', 3])).toBeUndefined()
    expect(phones(...[1, 2, 3, 4, 5, 6].map((n): [string, number] => [`t${n}`, 1]))).toBe('one-phone')
    expect(phones(['t1', 1], ['t2', 1], ['t3', 1], [undefined, 2])).toBe('one-phone')
    expect(phones(['t1', 2], ['t2', 1], ['t3', 1], ['t4', 1])).toBeUndefined()
  })

  it('[L7] of two hats that were called at once every device takes the same, and an opened one stays', () => {
    expect(hatOf([hat('b'), hat('a')], place)?.id).toBe('a')
    expect(hatOf([hat('a'), hat('b')], place)?.id).toBe('a')
    expect(hatOf([hat('a'), hat('b', { opened })], place)?.id).toBe('b')
    expect(hatOf([hat('a', { place: { stage: 'held', step: 'other' } })], place)).toBeUndefined()
  })

  it('[L7] a second hat comes after the first', () => {
    const first = hat('a', { opened: { ...opened, done: 3 } })
    expect(isOver(first)).toBe(true)
    expect(isOver(hat('a', { opened: { ...opened, reading } }))).toBe(false)
    expect(hatOf([first, hat('b', { round: 2 })], place)?.id).toBe('b')
    expect(hatOf([hat('b', { round: 2 }), first], place)?.id).toBe('b')
  })

  it('[L7] readers change every eight papers', () => {
    const behind = (done: number, since: number) =>
      hasReadEnough({ ...opened, written: 20, done, reading: { ...reading, since } })
    expect(behind(7, 0)).toBe(false)
    expect(behind(8, 0)).toBe(true)
    expect(behind(15, 8)).toBe(false)
    expect(behind(16, 8)).toBe(true)
  })

  it('[L7] any step may have one: a stage’s own, or one that was called for at a step of it', () => {
    const close = { stage: 'close', step: 'close' }
    expect(hatStepsWith(hatTemplate, close, [])).toBeUndefined()
    expect(hatStepsWith(hatTemplate, close, [hat('a', { place: close })])?.papers).toEqual(close)
    expect(hatStepsWith(hatTemplate, { stage: 'held', step: 'read' }, [])?.papers).toEqual(place)
    const removed = hat('a', { place: { stage: 'close', step: 'gone' } })
    expect(hatStepsWith(hatTemplate, close, [removed])).toBeUndefined()
  })

  it('[K4] a hat’s record and its papers are checked, part by part', () => {
    const good = hat('h1', { opened: { ...opened, reading: { ...reading, reader: 'e'.repeat(32) } } })
    expect(checkRecord('hat/h1', good)).toEqual(good)
    expect(checkRecord('hat/h1', null)).toBeNull()
    const wrong: readonly object[] = [
      { ...good, id: 'h2' },
      { ...good, place: 'held' },
      { ...good, publicKey: 'aa' },
      { ...good, keys: [{ signer: 'x', sealed: 'ab' }] },
      { ...good, keys: [{ signer: '0'.repeat(32), sealed: 'xyz' }] },
      { ...good, keys: [{ signer: '0'.repeat(32), sealed: 'a'.repeat(1_000) }] },
      { ...good, devices: -1 },
      { ...good, devices: 1_000_000 },
      { ...good, opened: { records: ['../brief'], written: 1, blank: 1 } },
      { ...good, opened: { records: ['r1'], written: 'three', blank: 1 } },
      { ...good, round: 0 },
      { ...good, waits: 'yes' },
      { ...good, opened: { ...opened, done: 4 } },
      { ...good, opened: { ...opened, aside: -1 } },
      { ...good, opened: { ...opened, reading: { ...reading, keeper: 'me' } } },
      { ...good, opened: { ...opened, reading: { ...reading, reader: 'Ana' } } },
      { ...good, opened: { ...opened, reading: { ...reading, since: 1.5 } } },
    ]
    // As an earlier edition has written it: one hat a step, and over once it was open.
    const { round: _round, opened: _opened, ...earlier } = good
    const before = { ...earlier, opened: { records: ['r1'], written: 3, blank: 3 }, reading: 2 }
    expect(checkRecord('hat/h1', before)).toEqual({
      ...earlier,
      round: 1,
      opened: { records: ['r1'], written: 3, blank: 3, done: 3, aside: 0 },
    })
    for (const content of wrong) expect(isFault(checkRecord('hat/h1', content))).toBe(true)
    const papers = { texts: ['Nobody says it'], ids: ['0'.repeat(32)] }
    expect(checkRecord('papers/r1', papers)).toEqual(papers)
    for (const content of [
      { ...papers, texts: ['x'.repeat(301)] },
      { ...papers, texts: Array.from({ length: 41 }, () => '') },
      { ...papers, ids: ['short'] },
      { texts: [] },
    ])
      expect(isFault(checkRecord('papers/r1', content))).toBe(true)
  })
})
