import type { MeetingId } from '../../src/domain/ids.ts'
import type { Template } from '../../src/domain/template/template.ts'
import { insist } from '../../src/lib/result.ts'
import { meetingFacts, meetingSummaries } from '../../src/meeting/storage/facts.ts'
import { openPromisesModel } from '../../src/models/between/promises-model.ts'
import { englishLabels } from '../export/labels.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

/** Who comes to the meetings of a series: where they sit, and the phone that they have now. */
export interface Member {
  /** By this a test speaks of them. */
  readonly name: string
  /** What they are called in the meeting; two devices may be one person's. */
  readonly called: string
  readonly table: string
  phone: Phone
}
type Room = Awaited<ReturnType<typeof inMemoryRoom>>
type Phone = ReturnType<Room['makeDevice']>

/** One meeting of a series, with those who have come. */
export interface Gathering {
  readonly id: MeetingId
  readonly tablet: RoomDevice
  readonly phones: ReadonlyMap<string, RoomDevice>
  phone(name: string): RoomDevice
}

const monthMs = 30 * 24 * 60 * 60 * 1000

/** Every stored byte of a device as text, keys too. */
export const storedOn = ({ store }: Pick<RoomDevice, 'store'>): string =>
  [...store.values.entries()]
    .map(([key, value]) => `${key} ${value instanceof Uint8Array ? asText(value) : JSON.stringify(value)}`)
    .join('\n')
export const asText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: false }).decode(bytes)

/** What a device's first screen and log say of promises, with no meeting open. */
export const promisesOn = async ({ store, browser }: Pick<RoomDevice, 'store' | 'browser'>) => {
  const model = openPromisesModel({ store, browser })
  await model.reload()
  return model
}

/** The pack that this device would save now. */
export const packOf = async ({ model, world }: RoomDevice): Promise<Uint8Array<ArrayBuffer>> => {
  await model.exportAs('pack', englishLabels)
  const bytes = world.handed.at(-1)?.bytes
  if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
  return bytes.slice()
}

/**
 * Meetings a month apart, one after another, in one process: each of the people may be away, have a phone that was wiped or
 * is new, and the tablet may be lost. All that goes on between two meetings goes on in the devices' storage.
 */
export const meetingSeries = async (
  seats: Readonly<Record<string, string | { readonly table: string; readonly called: string }>>,
  {
    template,
    title,
    tables = 2,
    names = true,
  }: { template: Template; title?: string; tables?: number; names?: boolean },
) => {
  const first = await inMemoryRoom({ template, tables, names, ...(title === undefined ? {} : { title }) })
  const { network } = first
  const people: readonly Member[] = Object.entries(seats).map(([name, seat]) => ({
    name,
    ...(typeof seat === 'string' ? { table: seat, called: name } : seat),
    phone: first.makeDevice(),
  }))
  let tablet: Phone = first.tablet
  let next: MeetingId = first.id
  let now: Gathering | undefined

  const standBeside = (id: MeetingId) =>
    tablet.store.values.set(
      `meeting/${id}/scanned`,
      people.map(({ phone }) => phone.device),
    )
  /** Somebody opens what their phone has kept, or comes in by the code. */
  const come = async ({ phone, table, called }: Member, lead: RoomDevice): Promise<RoomDevice> => {
    const id = now?.id ?? next
    const kept = (await meetingSummaries(phone.store)).find((summary) => summary.id === id)
    if (!kept || kept.planned?.code)
      insist(await phone.engine.join(lead.model.invitationLink, { table, name: called }))
    return first.opened(phone, id)
  }
  const meet = async (id: MeetingId, names: readonly string[]): Promise<Gathering> => {
    standBeside(id)
    const lead = id === first.id && tablet === first.tablet ? first.tablet : await first.opened(tablet, id)
    const phones = new Map<string, RoomDevice>()
    now = {
      id,
      tablet: lead,
      phones,
      phone(name) {
        const phone = phones.get(name)
        if (!phone) throw new Error(`${name} is away`)
        return phone
      },
    }
    for (const member of people) {
      if (!names.includes(member.name)) continue
      const phone = await come(member, lead)
      network.link(phone.device, lead.device)
      for (const [other, { device }] of phones)
        if (people.find(({ name }) => name === other)?.table === member.table)
          network.link(phone.device, device)
      phones.set(member.name, phone)
      await network.settle()
    }
    return now
  }

  return {
    people,
    network,
    member(name: string): Member {
      const member = people.find((one) => one.name === name)
      if (!member) throw new Error(`nobody is called ${name}`)
      return member
    },
    /** The next meeting, with those who come; linked with the tablet, and with their table. */
    meet: (names: readonly string[] = people.map(({ name }) => name)) => meet(next, names),
    /** The facilitator says when they meet again, those who are told so keep it, all go home, and a month passes. */
    async part(keepers?: readonly string[]) {
      if (!now) throw new Error('no meeting is open')
      const { tablet: lead, phones, id } = now
      insist(await lead.model.next.say({ title: '', on: '' }))
      await network.settle()
      for (const [name, { model }] of phones)
        if (keepers?.includes(name) ?? true) insist(await model.next.keep())
      const ahead = (await meetingSummaries(tablet.store)).find(({ planned }) => planned?.from === id)
      next = ahead?.id ?? id
      for (const phone of phones.values()) await phone.close()
      await lead.close()
      now = undefined
      for (const { world } of [tablet, ...people.map(({ phone }) => phone)]) world.advance(monthMs)
    },
    /** All go home, and nobody has said whether they meet again; a month passes. */
    async leave() {
      for (const phone of now?.phones.values() ?? []) await phone.close()
      await now?.tablet.close()
      now = undefined
      for (const { world } of [tablet, ...people.map(({ phone }) => phone)]) world.advance(monthMs)
    },
    /** On the tablet, or on another one that has nothing but the pack, the meeting goes on in one made by hand. */
    async continueBy(pack?: Uint8Array<ArrayBuffer>) {
      const held = next
      if (pack) {
        tablet = first.makeDevice()
        insist(await tablet.engine.openPack(pack))
      }
      next = await tablet.engine.create({
        title: 'Made anew',
        focus: '',
        template,
        tables: Array.from({ length: tables }, () => ''),
        names,
        continues: [held],
      })
    },
    /** The browser clears what a phone has stored. */
    wipe(name: string) {
      people.find((one) => one.name === name)?.phone.store.values.clear()
    },
    replace(member: Member) {
      member.phone = first.makeDevice()
    },
    facts: ({ phone }: Member, id: MeetingId) => meetingFacts(phone.store, id),
    async close() {
      for (const phone of now?.phones.values() ?? []) await phone.close()
      await now?.tablet.close()
      await first.close()
    },
  }
}

export type MeetingSeries = Awaited<ReturnType<typeof meetingSeries>>
