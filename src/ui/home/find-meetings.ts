import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Meetings with every one of the words in title or focus, last opened first. */
export const findMeetings = (
  meetings: readonly MeetingSummary[],
  words: string,
): readonly MeetingSummary[] => {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return meetings
    .filter(({ title, focus }) => wanted.every((word) => plain(`${title} ${focus}`).includes(word)))
    .sort((a, b) => b.openedAt - a.openedAt)
}
