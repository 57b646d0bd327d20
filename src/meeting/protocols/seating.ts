import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId, SignerId, TableId } from '../../domain/ids.ts'
import { signersPerTableMax } from '../../domain/limits.ts'
import { fitName } from '../../domain/notes/note-text.ts'
import { base64ToBytes, bytesToBase64Url, parseBase64Url } from '../../lib/bytes.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { TableSeats } from '../seats/table-seats.ts'
import { createChannel, jsonCodec } from './channel.ts'

/**
 * How devices of one table come to hold its grid together. Spoken over a direct link between devices that say they sit at the
 * same table, and never forwarded:
 * - `sit`: my table and name, the ids of the table's keys that I hold, who gave me my seat, and whether you have one in my eyes.
 * - `answer`: to a `sit` of a device that has not let me in: proof that I hold one of its keys (a MAC over both devices' ids),
 *   or that I hold none.
 * - `keys`: the table's keys, to a device that has a seat in my eyes and has let me in. They wait there until it knows of each
 *   seat that was ended before they came to be: else it would hand them to that seat, or let them go with the old ones.
 *
 * Each side decides by itself whether the other one sits here: because a device with a seat has said so; because nothing was
 * ever written here; because the two were linked by hand; because the other has proved a key of this table; else because a
 * person has said yes. Then it signs a seat. What the other says of itself is shown to that person, and decides nothing. Once
 * each has the other among its seats, the set of seats and the grid flow between them.
 *
 * `sit` goes out on every new link, and again whenever it would say something else, so that a lost one is made good.
 */
type Seating =
  | {
      readonly t: 'sit'
      readonly table: TableId
      readonly name: string
      readonly holds: readonly SignerId[]
      /** You have a seat here in my eyes. */
      readonly seated: boolean
      /** Statements by which I have mine. */
      readonly by: readonly string[]
    }
  | { readonly t: 'answer'; readonly signer: SignerId; readonly mac: string }
  | {
      readonly t: 'keys'
      readonly secrets: readonly string[]
      /** Seats that had been ended when these came to be. */
      readonly ended: readonly DeviceId[]
    }

/** A message with more is refused. */
const maxSecrets = signersPerTableMax
const maxIntroductions = 8
const endedMax = 64
const introductionMaxLength = 640
const kind = 'seat'
/** What settles itself within this asks nobody, ms. */
export const askAfterMs = 700
/** So long the grid of a mate that has just let this device in may take until it is here, ms. */
const gridComesMs = 5_000
const repeatsMax = 8
/** A mate that it meets gets a seat from a device that has given fewer, so that no seat hangs on a single other one. */
const seatsGivenAnyway = 16

/** Another device that would like to sit here. */
export interface SeatAsked {
  readonly device: DeviceId
  /** As it calls itself, and nobody has checked. */
  readonly name: string
}

interface SeatingParts {
  readonly mesh: Mesh
  readonly table: TableId
  readonly keyring: Keyring
  readonly seats: TableSeats
  readonly name: () => string
  /** Devices that this one was linked with by hand. */
  readonly scanned: ReadonlySignal<ReadonlySet<DeviceId>>
  /** Whether nothing was ever written on this device's grid. */
  readonly isEmpty: () => boolean
  readonly documentName: string
  /** Seats that were ended, and since when this device holds none of the keys from before. */
  readonly ended: ReadonlySignal<ReadonlySet<DeviceId>>
}

type Keys = Extract<Seating, { t: 'keys' }>

/** A linked device that says it sits at this table. */
interface Mate {
  name: string
  holds: readonly SignerId[]
  /** It has let this device in. */
  hasLetIn: boolean
  letInAt: number
  hasAnswered: boolean
  isProven: boolean
  isOverdue: boolean
  /** It has shown a seat that its giver has not signed: what else it shows is not looked at. */
  isFalse: boolean
  /** It has told everybody that it sits here. */
  wasPresent: boolean
  /** How often it was told again what it had been told. */
  repeated: number
  /** Keys that it has handed over and that have to wait. */
  early?: Keys
  timer?: ReturnType<typeof setTimeout>
  /** The last `sit` that it was sent. */
  told?: string
}

export const openSeating = (parts: SeatingParts) => {
  const { mesh, table, keyring, seats, name, scanned, isEmpty, documentName, ended } = parts
  const mates = new Map<DeviceId, Mate>()
  const asked = signal<readonly SeatAsked[]>([])
  const awaits = signal(false)
  const channel = createChannel(mesh, kind, jsonCodec(readSeating))
  let isClosed = false
  const isSeated = (device: DeviceId) => seats.seated.peek().has(device)

  const listIntroductions = () =>
    seats.set
      .list()
      .filter(
        ({ says, giver, device }) =>
          (says === 'seat' || says === 'mate') && device === mesh.self && giver !== mesh.self,
      )
      .slice(0, maxIntroductions)
      .map(({ bytes }) => bytesToBase64Url(bytes))
  const greet = (device: DeviceId, mate: Mate) => {
    const sit: Seating = {
      t: 'sit',
      table,
      name: name(),
      holds: keyring.ids(),
      seated: isSeated(device),
      by: isSeated(device) ? listIntroductions() : [],
    }
    const told = JSON.stringify(sit)
    if (mate.told === told) return
    if (channel.sendDirect(device, sit)) mate.told = told
  }

  /** A grid that is on its way from a mate makes this one's not an empty one. */
  const isAwaitingGrid = () =>
    [...mates].some(
      ([device, mate]) =>
        mate.hasLetIn &&
        isSeated(device) &&
        performance.now() - mate.letInAt < gridComesMs &&
        mesh.peers.get(device)?.agrees.get(documentName) !== true,
    )
  const mayLetIn = (device: DeviceId, mate: Mate) =>
    scanned.peek().has(device) || mate.isProven || (isEmpty() && !isAwaitingGrid())

  const hand = (device: DeviceId, mate: Mate) => {
    const lacked = keyring.ids().filter((id) => !mate.holds.includes(id))
    if (!mate.hasLetIn || lacked.length === 0) return
    const keys: Keys = {
      t: 'keys',
      secrets: keyring.exportSecrets(lacked),
      ended: [...ended.peek()].slice(0, endedMax),
    }
    if (channel.sendDirect(device, keys)) mate.holds = [...mate.holds, ...lacked]
  }
  const takeKeys = async (mate: Mate) => {
    const keys = mate.early
    if (!keys?.ended.every((device) => ended.peek().has(device))) return
    delete mate.early
    await keyring.add(keys.secrets)
  }
  /** Who has nothing to read lets nobody in: the other one was here first, or both have only just sat down. */
  const give = (device: DeviceId) => void seats.say(isEmpty() ? 'mate' : 'seat', device)

  /** People are told what is open still, not what settles itself. */
  const wait = (mate: Mate) => {
    mate.timer ??= setTimeout(() => {
      mate.isOverdue = true
      show()
    }, askAfterMs)
  }
  const look = (device: DeviceId, mate: Mate) => {
    if (isSeated(device)) {
      greet(device, mate)
      hand(device, mate)
      void takeKeys(mate)
      if (mate.hasAnswered && !mate.hasLetIn) wait(mate)
      const { set } = seats
      if (!mate.hasLetIn || set.hasGiven(mesh.self, device)) return
      if (set.listGiven(mesh.self).length < seatsGivenAnyway) void seats.say('mate', device)
      return
    }
    greet(device, mate)
    if (seats.isOut(device) || mate.told === undefined) return
    if (mayLetIn(device, mate)) return give(device)
    if (mate.hasAnswered) wait(mate)
  }
  const show = () => {
    if (isClosed) return
    const waiting = [...mates].filter(
      ([device, mate]) => mate.isOverdue && !isSeated(device) && !seats.isOut(device),
    )
    const before = asked.peek()
    const next = waiting.map(([device, mate]) => ({ device, name: mate.name }))
    if (JSON.stringify(before) !== JSON.stringify(next)) asked.value = next
    awaits.value = [...mates].some(([device, mate]) => mate.isOverdue && isSeated(device) && !mate.hasLetIn)
  }
  const lookAtAll = () => {
    if (isClosed) return
    for (const [device, { linked, table: at }] of mesh.peers)
      if (linked && at === table && !mates.has(device)) mates.set(device, newMate())
    for (const [device, mate] of mates) {
      const peer = mesh.peers.get(device)
      const isHere = peer?.table === table
      // What it says over its own link may be here before what it tells everybody.
      if (!peer?.linked || (mate.wasPresent && !isHere)) forget(device)
      else {
        mate.wasPresent = isHere
        look(device, mate)
      }
    }
    show()
  }
  const forget = (device: DeviceId) => {
    clearTimeout(mates.get(device)?.timer)
    mates.delete(device)
  }

  const answer = async (to: DeviceId, holds: readonly SignerId[]) => {
    const common = keyring.ids().find((id) => holds.includes(id))
    const mac = common && (await keyring.proof(common, mesh.self, to))
    channel.sendDirect(to, { t: 'answer', signer: common ?? '', mac: mac ?? '' })
  }
  const hear = async (from: DeviceId, message: Seating) => {
    // It may have sat down after my greeting went out, and then has not heard it.
    const mate = mates.get(from) ?? newMate()
    if (message.t === 'sit') {
      if (message.table !== table) return
      mates.set(from, mate)
      if (message.seated && !mate.hasLetIn) mate.letInAt = performance.now()
      Object.assign(mate, { name: message.name, holds: message.holds, hasLetIn: message.seated })
      // A page that was opened anew asks as if it had heard nothing.
      if (!message.seated && isSeated(from) && mate.repeated++ < repeatsMax) delete mate.told
      if (message.seated) mate.hasAnswered = true
      else if (!seats.isOut(from)) await answer(from, message.holds)
      if (!mate.isFalse)
        mate.isFalse = !(await seats.set.offer(message.by.map((text) => base64ToBytes(text))))
    } else if (!mates.has(from)) return
    else if (message.t === 'answer') {
      mate.isProven ||= await keyring.holdsProof(message.signer, message.mac, from, mesh.self)
      mate.hasAnswered = true
    } else if (isSeated(from)) mate.early = message
    if (!isClosed && mates.get(from) === mate) look(from, mate)
    show()
  }

  const undos = [
    channel.onDirect((from, message) => void hear(from, message)),
    mesh.onLink((device, up) => {
      if (!up) forget(device)
      show()
    }),
    keyring.onChange(lookAtAll),
    mesh.onPeers(lookAtAll),
    effect(() => {
      void scanned.value
      void seats.seated.value
      void ended.value
      mesh.reconsider()
      lookAtAll()
    }),
  ]

  return {
    admits: isSeated,
    /** Devices that would like to sit here, and that nothing but a person's yes lets in. */
    asked,
    /** A device at this table has a seat in this one's eyes, and has not let it in. */
    awaits,
    close() {
      isClosed = true
      for (const device of [...mates.keys()]) forget(device)
      for (const undo of undos) undo()
    },
  }
}

const newMate = (): Mate => ({
  name: '',
  holds: [],
  hasLetIn: false,
  letInAt: 0,
  hasAnswered: false,
  isProven: false,
  isOverdue: false,
  wasPresent: false,
  isFalse: false,
  repeated: 0,
})

/** undefined where the value is no such message. */
const readSeating = (value: unknown): Seating | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const m = value as Record<string, unknown>
  const texts = (x: unknown, most: number): x is string[] =>
    Array.isArray(x) && x.length <= most && x.every((s) => typeof s === 'string')
  switch (m.t) {
    case 'sit': {
      const { table, name, holds, seated, by } = m
      if (typeof table !== 'string' || typeof name !== 'string' || typeof seated !== 'boolean')
        return undefined
      if (!texts(holds, maxSecrets) || !texts(by, maxIntroductions)) return undefined
      if (!by.every((text) => text.length <= introductionMaxLength && parseBase64Url(text))) return undefined
      return { t: 'sit', table, name: fitName(name), holds, seated, by }
    }
    case 'answer':
      return typeof m.signer === 'string' && typeof m.mac === 'string'
        ? { t: 'answer', signer: m.signer, mac: m.mac }
        : undefined
    case 'keys':
      return texts(m.secrets, maxSecrets) && texts(m.ended, endedMax)
        ? { t: 'keys', secrets: m.secrets, ended: m.ended }
        : undefined
    default:
      return undefined
  }
}
