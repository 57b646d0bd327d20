import { expect, it } from 'vitest'
import type { MeetingSummary } from '../../../src/meeting/storage/meeting-summary.ts'
import { findMeetings } from '../../../src/ui/home/find-meetings.ts'

const meeting = (id: string, title: string, focus: string, openedAt: number): MeetingSummary => ({
  id,
  title,
  focus,
  role: 'participant',
  startedAt: 0,
  openedAt,
  sample: false,
})
const meetings = [
  meeting('a', 'Übergabe am Bett', 'Six weeks of handing over', 1),
  meeting('b', 'New starters', 'The first two weeks', 3),
  meeting('c', 'Night shift', 'Sleep', 2),
]

it('[W5] the meetings opened last come first', () => {
  expect(findMeetings(meetings, '').map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})

it('[W5] the search finds each of the words in title or focus, whatever the accents and capitals', () => {
  expect(findMeetings(meetings, 'ubergabe WEEKS').map(({ id }) => id)).toEqual(['a'])
  expect(findMeetings(meetings, 'weeks').map(({ id }) => id)).toEqual(['b', 'a'])
  expect(findMeetings(meetings, 'nothing like it')).toEqual([])
})
