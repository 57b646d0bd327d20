import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'

/** A next meeting that is still to come, by the day of this device; the nearest first, those without a day last. */
export const comingMeetings = (
  meetings: readonly MeetingSummary[],
  today: string,
): readonly MeetingSummary[] =>
  meetings
    .filter(({ planned }) => {
      if (!planned || planned.isReplaced) return false
      return planned.on === '' ? !planned.isOpened : planned.on >= today
    })
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)))

const orderOf = ({ planned }: MeetingSummary) => planned?.on || '~'
