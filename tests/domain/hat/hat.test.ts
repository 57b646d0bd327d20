import { describe, expect, it } from 'vitest'
import { type Hat, hatAdvice, hatOf } from '../../../src/domain/hat/hat.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import { isFault } from '../../../src/lib/fault.ts'

const place = { stage: 'held', step: 'hat' }
const hat = (id: string, more: Partial<Hat> = {}): Hat => ({
  id,
  place,
  publicKey: `04${'a'.repeat(128)}`,
  keys: [{ signer: '0'.repeat(32), sealed: 'ab' }],
  devices: 6,
  ...more,
})
const opened = { records: ['r1'], written: 3, blank: 3 }

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

  it('[K4] a hat’s record and its papers are checked, part by part', () => {
    const good = hat('h1', { opened, reading: 0 })
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
      { ...good, reading: 1.5 },
    ]
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
