import type { ReadonlySignal } from '@preact/signals'
import type { NextMeeting } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { ExportLabels } from '../../export/labels.ts'
import type { Result } from '../../lib/result.ts'
import type { Handed } from '../transfer/carry-types.ts'

/** What a facilitator says of the next meeting: a day as an ISO date, or '' while it is open. */
export type NextSaid = Pick<NextMeeting, 'title' | 'on'>

/** When the people of this meeting meet again: said by a facilitator, kept by each device. */
export interface NextModel {
  /** undefined: nobody has said that they meet again. */
  readonly said: ReadonlySignal<NextSaid | undefined>
  /**
   * 'led': this device has made it. 'can-keep': its code is here. 'by-link': the code was made anew, and the
   * facilitator sends it to those who are to come.
   */
  readonly state: ReadonlySignal<'led' | 'kept' | 'can-keep' | 'by-link'>
  /** Puts it into this device's list, with the table where its person sits. */
  keep(): Promise<Acted>
  /** Says it for the first time, which makes the meeting on this device; or says another title or day. */
  say(said: NextSaid): Promise<Acted>
  /** They do not meet again: what the room was told is taken back, and the meeting that was made here deleted. */
  takeBack(): Promise<Acted>
  /** A new code, for leaving somebody out: the one before admits nobody, and the room is not told the new one. */
  changeCode(): Promise<Acted>
  /** Day and code as a link to send round; '' where this device does not have the code. */
  readonly link: ReadonlySignal<string>
  toCalendar(labels: ExportLabels): Promise<Result<Handed, 'no-date'>>
}

/** A next meeting as a link has brought it. */
export interface NextLinkModel extends NextSaid {
  /** To this device: a meeting, or a code, that it did not have; another day of one that it has; or nothing new. */
  readonly brings: 'meeting' | 'day' | 'nothing' | 'older'
  /** The day that is known here so far. */
  readonly before: string | undefined
  keep(): Promise<Acted>
}
