import { describe, expect, it } from 'vitest'
import {
  earlierMaxBytes,
  earlierMeetingsMax,
  earlierPointsMax,
  pointPartMaxLength,
} from '../../../src/domain/limits.ts'
import { emptyPoint, ownerWords } from '../../../src/domain/outcome/action-point.ts'
import {
  continueMeetings,
  type FollowedMeeting,
  outcomeOf,
  tallyOf,
} from '../../../src/domain/outcome/follow-up.ts'
import { checkRecord } from '../../../src/domain/records/kinds.ts'
import type { Outcome, OutcomeState } from '../../../src/domain/records/records.ts'
import { isFault } from '../../../src/lib/fault.ts'

const point = (id: string) => ({ ...emptyPoint(id), what: `do ${id}`, who: 'Ana', taken: true })
const outcomes = (states: Readonly<Record<string, OutcomeState>>): ReadonlyMap<string, Outcome> =>
  new Map(Object.entries(states).map(([id, state]) => [id, { state, learned: '' }]))
const meeting = (heldAt: number, more: Partial<FollowedMeeting> = {}): FollowedMeeting => ({
  id: String(heldAt).padStart(32, '0'),
  title: `Meeting ${heldAt}`,
  heldAt,
  points: [],
  earlier: undefined,
  outcomes: new Map(),
  ...more,
})

describe('follow-up', () => {
  it('[L8] a meeting opens with the action points of the one that it continues', () => {
    const earlier = continueMeetings([meeting(1, { points: [point('t1-a'), point('t2-b')] })])
    expect(earlier).toEqual({
      title: 'Meeting 1',
      heldAt: 1,
      points: [point('t1-a'), point('t2-b')],
      meetings: [meeting(1).id],
    })
  })

  it('[B3] [B4] what is settled, and which meetings were before, is known to the ones after', () => {
    const first = meeting(1, { points: [point('a'), point('b')] })
    const second = meeting(2, { earlier: continueMeetings([first]), outcomes: outcomes({ a: 'let-go' }) })
    const third = meeting(3, { earlier: continueMeetings([second]), outcomes: outcomes({ b: 'done' }) })
    const fourth = continueMeetings([third])
    expect(fourth?.points).toEqual([])
    expect(fourth?.settled).toEqual([
      { id: 'a', state: 'let-go' },
      { id: 'b', state: 'done' },
    ])
    expect(fourth?.meetings).toEqual([first.id, second.id, third.id])
    expect(checkRecord('earlier', fourth)).toEqual(fourth)
    // A meeting that was missed by one pack says of another what it knows.
    expect(continueMeetings([first, third])?.points).toEqual([])
  })

  it('[K4] settled points and meetings of a wrong form are refused', () => {
    const good = {
      title: '',
      heldAt: 0,
      points: [],
      settled: [{ id: 'a', state: 'done' }],
      meetings: [meeting(1).id],
    }
    expect(checkRecord('earlier', good)).toEqual(good)
    for (const bad of [
      { ...good, settled: [{ id: 'a', state: 'lost' }] },
      { ...good, settled: ['a'] },
      { ...good, meetings: ['not an id'] },
      { ...good, meetings: Array.from({ length: earlierMeetingsMax + 1 }, () => meeting(1).id) },
    ])
      expect(isFault(checkRecord('earlier', bad))).toBe(true)
  })

  it('[L8] what is not settled is looked at again and names its meeting; what is settled is not', () => {
    const before = { title: 'Meeting 1', heldAt: 1, points: ['a', 'b', 'c', 'd', 'e', 'f'].map(point) }
    const second = meeting(2, {
      points: [point('new')],
      earlier: before,
      outcomes: outcomes({ a: 'done', b: 'changed', c: 'let-go', d: 'blocked', e: 'avoided' }),
    })
    const earlier = continueMeetings([second])
    expect(earlier?.points.map(({ id, from }) => [id, from])).toEqual([
      ['d', 'Meeting 1'],
      ['e', 'Meeting 1'],
      ['f', 'Meeting 1'],
      ['new', undefined],
    ])
    expect(earlier?.history).toEqual([
      { title: 'Meeting 2', heldAt: 2, actedOn: 1, changed: 1, letGo: 1, stillOpen: 3 },
    ])
  })

  it('[L8] of several meetings each point stands once, and the order in which they were chosen does not matter', () => {
    const first = meeting(1, { points: [point('a'), point('b')] })
    const second = meeting(2, {
      points: [point('c')],
      earlier: { title: first.title, heldAt: 1, points: first.points },
      outcomes: outcomes({ a: 'done' }),
    })
    const earlier = continueMeetings([first, second])
    expect(earlier).toEqual(continueMeetings([second, first]))
    expect(earlier?.points.map(({ id }) => id)).toEqual(['b', 'c'])
  })

  it('[L8] counts go on over the meetings, and belong to no person', () => {
    const second = meeting(2, {
      earlier: { title: 'Meeting 1', heldAt: 1, points: [point('a')] },
      outcomes: outcomes({ a: 'done' }),
    })
    const third = meeting(3, {
      points: [point('c')],
      earlier: continueMeetings([second]) ?? { title: '', heldAt: 0, points: [] },
    })
    const fourth = meeting(4, {
      earlier: { ...(continueMeetings([third]) ?? { title: '', heldAt: 0, points: [] }) },
      outcomes: outcomes({ c: 'changed' }),
    })
    expect(
      continueMeetings([fourth])?.history?.map(({ title, actedOn, changed }) => [title, actedOn, changed]),
    ).toEqual([
      ['Meeting 2', 1, 0],
      ['Meeting 4', 0, 1],
    ])
    expect(JSON.stringify(continueMeetings([fourth])?.history)).not.toContain('Ana')
  })

  it('[B8] what was learned from settled points is kept over the meetings, with meeting and day and no owner', () => {
    const first = meeting(1, { heldOn: '2026-09-01', points: [point('a'), point('b')] })
    const second = meeting(2, {
      heldOn: '2026-10-01',
      points: [point('c')],
      earlier: continueMeetings([first]),
      outcomes: new Map([
        ['a', { state: 'done', learned: 'Ask early' }],
        ['b', { state: 'blocked', learned: 'not told yet' }],
      ]),
    })
    const third = meeting(3, {
      earlier: continueMeetings([second]),
      outcomes: new Map([['b', { state: 'let-go', learned: 'Nobody missed it' }]]),
    })
    const fourth = continueMeetings([third])
    const lesson = (id: string, state: OutcomeState, learned: string) => ({
      id,
      what: `do ${id}`,
      state,
      learned,
      title: 'Meeting 1',
      heldOn: '2026-09-01',
    })
    expect(fourth?.lessons).toEqual([
      lesson('a', 'done', 'Ask early'),
      lesson('b', 'let-go', 'Nobody missed it'),
    ])
    expect(JSON.stringify(fourth?.lessons)).not.toContain('Ana')
    expect(continueMeetings([second])?.points.map(({ id, fromOn }) => [id, fromOn])).toEqual([
      ['b', '2026-09-01'],
      ['c', undefined],
    ])
    expect(checkRecord('earlier', fourth)).toEqual(fourth)
  })

  it('[L4] an owner is who has taken it; a name that others put down is marked, and nobody is nobody', () => {
    const proposed = (who: string) => `${who} (proposed)`
    const of = (who: string, taken: boolean) => ownerWords({ who, taken }, proposed)
    expect([of('Ana', true), of('Ana ', false), of(' ', false), of('', true)]).toEqual([
      'Ana',
      'Ana (proposed)',
      '',
      '',
    ])
  })

  it('[K4] longest words in many points and lessons still fit in one record, the newest kept', () => {
    const long = (id: string) => ({ ...point(id), what: '漢'.repeat(pointPartMaxLength) })
    const first = meeting(1, { points: [long('a')] })
    const second = meeting(2, {
      points: Array.from({ length: 60 }, (_, at) => long(`p${10 + at}`)),
      earlier: continueMeetings([first]),
      outcomes: new Map([['a', { state: 'done', learned: 'Ask early' }]]),
    })
    const earlier = continueMeetings([second])
    expect(new TextEncoder().encode(JSON.stringify(earlier)).length).toBeLessThanOrEqual(earlierMaxBytes)
    expect(earlier?.points.at(-1)?.id).toBe('p69')
    expect(earlier?.points.length).toBeGreaterThan(20)
  })

  it('[L8] who has said nothing is still open', () => {
    expect(outcomeOf(new Map(), 'a').state).toBe('open')
    expect(tallyOf(meeting(1))).toBeUndefined()
  })

  it('[K4] keeps the newest where there are more than a record holds', () => {
    const many = Array.from({ length: earlierPointsMax + 5 }, (_, at) => point(`p${1000 + at}`))
    const earlier = continueMeetings([meeting(1, { points: many })])
    expect(earlier?.points).toHaveLength(earlierPointsMax)
    expect(earlier?.points.at(-1)?.id).toBe(`p${1000 + earlierPointsMax + 4}`)
  })

  it('[K4] what continues reads back as it was written, and a made-up outcome is refused', () => {
    const earlier = continueMeetings([
      meeting(2, {
        points: [point('c')],
        earlier: { title: 'Meeting 1', heldAt: 1, points: [point('a')] },
      }),
    ])
    expect(checkRecord('earlier', earlier)).toEqual(earlier)
    expect(checkRecord('outcome/t1-a', { state: 'done', learned: 'Ask first' })).toEqual({
      state: 'done',
      learned: 'Ask first',
    })
    expect(isFault(checkRecord('outcome/t1-a', { state: 'lazy', learned: '' }))).toBe(true)
    expect(isFault(checkRecord('outcome/t1-a', { state: 'done' }))).toBe(true)
    expect(checkRecord('outcome/t1-a', null)).toBeNull()
  })
})
