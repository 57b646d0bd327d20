import type { MeetingId } from '../domain/ids.ts'
import type { Relays } from '../domain/records/records.ts'
import type { Template } from '../domain/template/template.ts'

/** What a facilitator says of a new meeting. */
export interface MeetingDraft {
  readonly title: string
  readonly focus: string
  readonly template: Template
  /** Names of the tables, in order. */
  readonly tables: readonly string[]
  readonly names: boolean
  readonly endsAt?: number
  /** What its facilitator said when asked whether devices may find each other over relays; off where nobody was asked. */
  readonly relays?: Relays
  /** Meetings on this device whose action points it opens with. */
  readonly continues?: readonly MeetingId[]
  /** What an earlier meeting has called its next one, where this is it. */
  readonly event?: string
}
