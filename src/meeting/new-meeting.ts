import type { MeetingId } from '../domain/ids.ts'
import type { Invitation } from '../domain/joining/invitation.ts'
import { tablesOfNext } from '../domain/outcome/next-tables.ts'
import type { RecordKey } from '../domain/records/kinds.ts'
import type { Brief, Earlier, NextMeeting, Relays, Role, Table } from '../domain/records/records.ts'
import type { Acted } from '../domain/refusal.ts'
import { pauseClock, startClock } from '../domain/rounds/clock.ts'
import { firstPlace } from '../domain/template/places.ts'
import { showsNames, type Template } from '../domain/template/template.ts'
import { localDay } from '../lib/local-day.ts'
import { insist, succeed } from '../lib/result.ts'
import type { Room, RoomView } from '../records/set/room-types.ts'
import { newRecoveryCode, sealRecovery } from '../records/signing/recovery.ts'
import type { Signer } from '../records/signing/signer.ts'
import type { MeetingDraft } from './meeting-draft.ts'

/** The facilitator's first records of a meeting: brief, template, tables, the first stage. */
export const writeMeeting = async (
  room: Room,
  signer: Signer,
  draft: MeetingDraft,
  now: number,
  earlier: Earlier | undefined,
): Promise<void> => {
  const { title, focus, names, endsAt, template, event } = draft
  const say = async (key: RecordKey, content: unknown) => insist(await room.write(key, content, signer))
  await say('brief', {
    title,
    focus,
    names: showsNames(template, names),
    heldOn: localDay(now),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(event === undefined ? {} : { event }),
  } satisfies Brief)
  await say('template', template)
  for (const [index, name] of draft.tables.entries()) {
    const number = index + 1
    await say(`table/t${number}`, { id: `t${number}`, name, number, signers: [] } satisfies Table)
  }
  const first = firstPlace(template)
  // Its clock stands still until the facilitator lets it run: a meeting may be made the evening before.
  if (first) await say('stage', pauseClock(startClock(template, first, now), now))
  // Said in either case, so that no device goes by what an invitation says
  await say('relays', draft.relays ?? ({ on: false, urls: [] } satisfies Relays))
  if (earlier) await say('earlier', earlier)
}

/** The next meeting begins as this one did: its tables, template, names and relays, on what was promised in it. */
export const draftNext = (
  meeting: MeetingId,
  { relays, template }: Pick<RoomView, 'relays' | 'template'>,
  shown: {
    readonly brief: Brief
    readonly template: Template
    readonly tables: readonly Table[]
    readonly next: NextMeeting
  },
): MeetingDraft => ({
  title: shown.next.title,
  event: shown.next.event,
  focus: shown.brief.focus,
  names: shown.brief.names,
  template: template ?? shown.template,
  tables: tablesOfNext(shown.tables).map(({ name }) => name),
  ...(relays ? { relays } : {}),
  continues: [meeting],
})

/** Where the invitation says that the devices find each other before they have read any record. */
export const placesForInvitation = ({ relays }: MeetingDraft): Pick<Invitation, 'relays'> =>
  relays?.on ? { relays: relays.urls } : {}

/** A further facilitator's key, sealed in the room under a new recovery code. Gives the code. */
export const writeRecovery = async (room: Room, signer: Signer): Promise<Acted<string>> => {
  const code = newRecoveryCode()
  const sealed = await sealRecovery(code, room.meeting)
  const role = { facilitator: true, how: 'sealed' } satisfies Role
  const said = [
    { key: `role/${sealed.signer.id}`, content: role },
    { key: 'recovery', content: sealed.record },
  ] as const
  const written = await room.writeAll(said, signer)
  return written.ok ? succeed(code) : written
}
