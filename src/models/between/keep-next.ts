import type { MeetingId } from '../../domain/ids.ts'
import type { NextLink } from '../../domain/joining/next-link.ts'
import { optional } from '../../domain/read-value.ts'
import type { Acted } from '../../domain/refusal.ts'
import { succeed } from '../../lib/result.ts'
import { rememberMeeting } from '../../meeting/meeting-entry.ts'
import { meetingFacts, type SeatFact } from '../../meeting/storage/facts.ts'
import { learnHeld, learnNext, plannedAs } from '../../meeting/storage/planned.ts'
import { deriveSecrets } from '../../records/secrets.ts'
import { type Store, settleStored } from '../../storage/store.ts'
import type { LinkReader } from '../connect/connection-types.ts'

export interface KeepParts {
  readonly store: Store
  now(): number
  readonly readLink: LinkReader
}

/** Where this device's person sits then, as far as it is known; the meeting at whose end it was said. */
interface Keeper {
  readonly seat?: SeatFact
  readonly from?: MeetingId
}

/** What a device knew of a next meeting whose code has changed since it was kept. */
const keptBefore = async (store: Store, event: string): Promise<Keeper> => {
  const [kept] = await plannedAs(store, event)
  if (!kept) return {}
  const seat = await meetingFacts(store, kept.id).seat.get()
  return { ...optional('seat', seat), ...optional('from', kept.planned.from) }
}

/** Puts a next meeting into this device's list, or brings what is kept there up to date. Twice changes nothing. */
export const keepNext = async (
  { store, now, readLink }: KeepParts,
  next: NextLink,
  keeper: Keeper,
): Promise<Acted<MeetingId>> => {
  const read = readLink(next.code)
  if (!read.ok) return read
  const { invitation } = read.value
  const { meeting: id } = await deriveSecrets(invitation)
  const { title, on, event, revision, generation, code } = next
  const stored = await settleStored(
    (async () => {
      const facts = meetingFacts(store, id)
      await learnNext(store, next)
      if (await facts.summary.get()) return
      const { seat, from } = { ...(await keptBefore(store, event)), ...keeper }
      const planned = { on, event, revision, generation, ...optional('from', from) }
      const summary = { title, focus: '', role: 'participant', sample: false } as const
      if (seat?.table === undefined) {
        // Without a table the invitation opens as if it had been scanned, and asks for one.
        await facts.summary.set({
          ...summary,
          id,
          startedAt: now(),
          openedAt: now(),
          planned: { ...planned, code },
        })
      } else {
        await rememberMeeting(
          { store, now },
          id,
          { kind: 'invitation', invitation },
          {
            ...summary,
            table: seat.table,
            planned,
          },
        )
        await facts.seat.set(seat)
      }
      await learnHeld(store, event, id)
    })(),
  )
  return stored.ok ? succeed(id) : stored
}
