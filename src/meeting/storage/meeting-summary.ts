import type { MeetingId, TableId } from '../../domain/ids.ts'

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
}
