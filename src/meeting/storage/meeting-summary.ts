import type { MeetingId, TableId } from '../../domain/ids.ts'
import type { NextMeeting } from '../../domain/records/records.ts'

export interface MeetingSummary {
  readonly id: MeetingId
  readonly title: string
  readonly focus: string
  readonly role: 'facilitator' | 'participant' | 'reader'
  readonly table?: TableId
  /** ms since 1970; when this device first had it, and last opened it. */
  readonly startedAt: number
  readonly openedAt: number
  readonly sample: boolean
  /** A meeting that an earlier one has called its next. */
  readonly planned?: Planned
}

/** What this device knows of a next meeting; its title stands in the summary. */
export interface Planned extends Omit<NextMeeting, 'title'> {
  /** The meeting at whose end it was said, where this device was in it. */
  readonly from?: MeetingId
  /** The invitation's digits, as long as no table was chosen here. */
  readonly code?: string
  /** It has been opened on this device. */
  readonly isOpened?: true
  /** Another code has taken this one's place, which admits nobody. */
  readonly isReplaced?: true
}
