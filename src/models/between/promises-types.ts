import type { ReadonlySignal } from '@preact/signals'
import type { LogMeeting, PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Outcome } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { Handed } from '../transfer/carry-types.ts'

/** What this device's person has promised, or has said to ask about, over all meetings of this device. */
export interface PromisesModel {
  /** Those that are not settled, the nearest day first. */
  readonly open: ReadonlySignal<readonly PromiseRow[]>
  /** One's own log, the newest meeting first. */
  readonly log: ReadonlySignal<readonly LogMeeting[]>
  /** What became of one's own promise; it stays here until its owner meets the room. */
  answer(promise: PromiseRow, outcome: Outcome): Promise<Acted>
  takeAnswerBack(promise: PromiseRow): Promise<Acted>
  /** Takes it off the list: the room may never ask again. The log has it still. */
  putAway(promise: PromiseRow): Promise<Acted>
  /** Undoes that. */
  takeOut(promise: PromiseRow): Promise<Acted>
  /** Hands the log to its person as a text file. */
  saveLog(file: { readonly name: string; readonly title: string; readonly text: string }): Promise<Handed>
  /** Deletes the log, with what is open in it; the meetings stay. */
  deleteLog(): Promise<Acted>
  /** Reads them again: a meeting may have been open since. */
  reload(): Promise<void>
}
