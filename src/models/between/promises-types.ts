import type { ReadonlySignal } from '@preact/signals'
import type { PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { Outcome } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'

/** What this device's person has promised, or has said to ask about, over all meetings of this device. */
export interface PromisesModel {
  /** Those that are not settled, the nearest day first. */
  readonly open: ReadonlySignal<readonly PromiseRow[]>
  /** What became of one's own promise; it stays here until its owner meets the room. */
  answer(promise: PromiseRow, outcome: Outcome): Promise<Acted>
  takeAnswerBack(promise: PromiseRow): Promise<Acted>
  /** Reads them again: a meeting may have been open since. */
  reload(): Promise<void>
}
