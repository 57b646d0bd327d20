import { describe, expect, it } from 'vitest'
import {
  isDue,
  mergeKept,
  openPromises,
  type PromiseRow,
  waitingAnswer,
} from '../../../src/domain/outcome/kept-promise.ts'

const row = (more: Partial<PromiseRow> = {}): PromiseRow => ({
  id: 't1-a',
  side: 'mine',
  what: 'ask',
  who: 'Ana',
  how: '',
  when: '2026-12-04',
  asks: 'Ben',
  meeting: 'm1',
  title: 'One',
  ...more,
})
const answer = (at: number, learned = '') => ({ state: 'done', learned, at }) as const

describe('promises that a phone keeps', () => {
  it('[B3] a promise that two meetings know stands once, with its last answer', () => {
    const rows = [row({ answer: answer(5) }), row({ meeting: 'm2', what: 'ask them', answer: answer(3) })]
    expect(mergeKept(rows)).toEqual([row({ meeting: 'm2', what: 'ask them', answer: answer(5) })])
    expect(mergeKept([...rows, ...rows])).toEqual(mergeKept(rows))
  })

  it('[B3] what one promised and what one asks about are two things, also of one point', () => {
    expect(mergeKept([row(), row({ side: 'asking' })])).toHaveLength(2)
  })

  it('[B3] an answer waits until the room has heard, and one that comes later waits again', () => {
    expect(waitingAnswer(row({ answer: answer(5) }))).toEqual(answer(5))
    expect(waitingAnswer(row({ answer: answer(5), toldAt: 6 }))).toBeUndefined()
    expect(waitingAnswer(row({ answer: answer(7), toldAt: 6 }))).toEqual(answer(7))
  })

  it('[B3] it is due on its day and after it, until it is answered or settled', () => {
    expect(isDue(row(), '2026-12-03')).toBe(false)
    expect(isDue(row(), '2026-12-04')).toBe(true)
    expect(isDue(row({ answer: answer(1) }), '2026-12-09')).toBe(false)
    expect(isDue(row({ isSettled: true }), '2026-12-09')).toBe(false)
    expect(isDue(row({ when: '' }), '2026-12-09')).toBe(false)
  })

  it('[B3] the nearest day comes first, those without one last, and what is settled is gone', () => {
    const all = [row({ id: 'a', when: '' }), row({ id: 'b', when: '2027-01-01' }), row({ id: 'c' })]
    expect(openPromises([...all, row({ id: 'd', isSettled: true })]).map(({ id }) => id)).toEqual([
      'c',
      'b',
      'a',
    ])
  })
})
