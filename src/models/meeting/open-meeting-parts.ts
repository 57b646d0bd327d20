import type { Browser } from '../../browser/contract/browser.ts'
import type { ActionPointId, MeetingId, SignerId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import type { PromiseRow } from '../../domain/outcome/kept-promise.ts'
import type { VerifySignature } from '../../lib/p256.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { StartByHand } from '../../mesh/contract/signalling.ts'
import type { Store, UpdateLog } from '../../storage/store.ts'
import type { LinkReader } from '../connect/connection-types.ts'
import type { MeetingWaysEntry } from '../connect/meeting-ways.ts'
import type { CarryingParts } from '../transfer/carrying.ts'

export interface OpenMeetingParts extends CarryingParts {
  readonly id: MeetingId
  readonly facilitator: SignerId
  /** undefined where only a pack was opened: the meeting can be read, not joined. */
  readonly entry: (MeetingWaysEntry & { readonly startByHand: StartByHand }) | undefined
  readonly facts: MeetingFacts
  readonly browser: Browser
  readonly store: Store
  openLog(document: string): UpdateLog
  readonly verify?: VerifySignature | undefined
  readonly readLink: LinkReader
  encodeLink(content: { invitation: Invitation; card?: Card }): string
  takeArrivedCard(): Card | undefined
  /** Action points that were taken on this device, in whatever meeting of it. */
  promised(): Promise<ReadonlySet<ActionPointId>>
  /** What this device keeps of promises, over all its meetings. */
  kept(): Promise<readonly PromiseRow[]>
  summaryChanged(summary: MeetingSummary): void
  /** @param leads whether this device leads the meeting */
  callAtStepEnd(leads: boolean): void
}
