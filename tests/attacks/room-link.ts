import type { TableId } from '../../src/domain/ids.ts'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import { commitsTo, makeOwnedId } from '../../src/domain/records/record-owner.ts'
import { cellId } from '../../src/domain/template/template.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { bytesToText, concat, textToBytes } from '../../src/lib/bytes.ts'
import { insist } from '../../src/lib/result.ts'
import { roomName } from '../../src/meeting/opened-room.ts'
import { firstControl } from '../../src/mesh/link/link.ts'
import { encodeLink } from '../../src/mesh/signalling/qr/qr.ts'
import { packBundle } from '../../src/records/signing/record-bundle.ts'
import { type SignedRecord, signRecord } from '../../src/records/signing/record-codec.ts'
import { importSigner, makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { base, readMeetingLink } from '../scenarios/in-memory-room.ts'
import type { AttackWorld } from './attack-world.ts'
import type { MeetingDevice } from './meeting-device.ts'

/** Messages of `src/records/set/exchange.ts`. */
export const exchange = { hello: 1, compare: 2, answer: 3, want: 4, records: 5, end: 6 } as const
/** A control message of `src/mesh/sync/document-messages.ts`. */
const digestControl = firstControl + 2
const stream = 2
/** As many as one message may carry. */
const recordsPerMessage = 64
const worked = cellId('learn', 'ours', 'worked')

type RawLink = Awaited<ReturnType<AttackWorld['attacker']['rawLink']>>

const openRoomOver = (link: RawLink) => {
  let round = 1
  link.open(roomName, stream, round)
  const say = (kind: number, ...content: (Uint8Array | readonly number[])[]) =>
    link.link.send(stream, concat([kind], ...content))
  const tellDigest = (digest: string) =>
    link.link.sendControl(digestControl, concat([roomName.length], textToBytes(roomName + digest)))
  const isOfRoom = (message: Uint8Array) => bytesToText(message.subarray(2, 2 + roomName.length)) === roomName
  return {
    ...link,
    /** A message of the room's, of any kind. */
    sayRoom: say,
    /** Records in as many messages as they need, each with all these keys. */
    bring(records: readonly SignedRecord[], signers: readonly { readonly publicKey: Uint8Array }[] = []) {
      const keys = signers.map(({ publicKey }) => publicKey)
      for (let at = 0; at < records.length; at += recordsPerMessage) {
        const piece = records.slice(at, at + recordsPerMessage).map(({ bytes }) => bytes)
        say(exchange.records, packBundle({ keys, records: piece }))
      }
    },
    beginRound() {
      round++
      link.open(roomName, stream, round)
    },
    tellDigest,
    /** Says that it has what its neighbour has. */
    echoDigest() {
      const told = link.received.findLast(
        ({ stream: of, message }) => of === 0 && message[0] === digestControl && isOfRoom(message),
      )
      if (told) tellDigest(bytesToText(told.message.subarray(2 + roomName.length)))
    },
  }
}

/** A device of the attacker, linked to this one, with the room open and whatever is said of it in the caller's hands. */
export const openRoomLink = async (world: AttackWorld, victim: MeetingDevice) =>
  openRoomOver(await world.attacker.rawLink(victim))

export type RoomLink = Awaited<ReturnType<typeof openRoomLink>>

export const openRoomLinks = async (
  world: AttackWorld,
  victims: readonly MeetingDevice[],
): Promise<RoomLink[]> => {
  const links: RoomLink[] = []
  for (const victim of victims) links.push(await openRoomLink(world, victim))
  return links
}

/** The same for a device that the facilitator's person has let in: each has read the other's screen. */
export const openScannedLink = async (world: AttackWorld): Promise<RoomLink> => {
  const { pairing } = world.tablet.model.connection
  const end = pairing.start()
  await world.pass(10_000, () => pairing.link.value !== undefined)
  const { invitation, card } = insist(readMeetingLink(pairing.link.value ?? ''))
  if (!card) throw new Error('no card on the screen')
  const screen = {
    offer: async () => ({
      card,
      meet: async (theirs: typeof card) => pairing.read(encodeLink(base, { invitation, card: theirs })),
    }),
  }
  const link = await world.attacker.rawLink({ mesh: screen } as unknown as MeetingDevice)
  await world.pass(2_000)
  end()
  return openRoomOver(link)
}

/** All keys of a table, as a mate hands them to a device with a seat. The first one speaks. */
export const takeTableKeys = async (world: AttackWorld, table: TableId): Promise<readonly OwnSigner[]> => {
  const found = new Map<string, OwnSigner>()
  for (const phone of world.phonesOf(table)) {
    const secrets =
      (await phone.store.get<readonly Uint8Array[]>(`meeting/${world.id}/keyring/${table}`)) ?? []
    for (const secret of secrets) {
      const signer = await world.during(importSigner(secret))
      if (typeof signer === 'object') found.set(signer.id, signer)
    }
  }
  const confirmed = confirmedKeysOf(world, table)
  return [...found.values()].sort((a, b) => Number(confirmed.has(b.id)) - Number(confirmed.has(a.id)))
}

/** Keys of a table, as the facilitator's device sees it. */
export const confirmedKeysOf = (world: AttackWorld, table: TableId): ReadonlySet<string> =>
  new Set(world.tablet.model.tables.value.find(({ id }) => id === table)?.signers)

export const makeKeys = (world: AttackWorld, count: number): Promise<OwnSigner[]> =>
  world.during(Promise.all(Array.from({ length: count }, makeSigner)))

interface Said {
  readonly signer: OwnSigner
  readonly key: RecordKey
  readonly content: unknown
  readonly sequence?: number
}

/** Records signed with keys that the attacker holds, whatever they may say. */
export const signAll = async (world: AttackWorld, said: readonly Said[]): Promise<SignedRecord[]> => {
  const signed = await world.during(
    Promise.all(
      said.map(({ signer, key, content, sequence = 1 }) =>
        signRecord(world.id, { key, content, sequence }, signer),
      ),
    ),
    600_000,
  )
  return signed.filter((record) => record !== 'too-large')
}

/** The same record under a signature that is none. */
export const spoilSignature = (record: SignedRecord): SignedRecord => {
  const bytes = record.bytes.slice()
  const last = bytes.length - 1
  bytes[last] = (bytes[last] ?? 0) ^ 1
  return { ...record, bytes }
}

export const noteContent = (text: string) => ({ cell: worked, text, order: 'a0' })

/** A note in this table's name that commits to this key. @param first its place among the table's, by name */
export const noteKey = (table: TableId, { id }: OwnSigner, first?: string): RecordKey =>
  `note/${first === undefined ? newOwnedId(table, id) : makeOwnedId(table, id, first)}`

/** Ids of notes that the room shows, of this table. */
export const shownNotes = (world: AttackWorld, table: TableId): readonly string[] =>
  [...world.tablet.model.room.readout.value.cells.values()]
    .flatMap(({ notes }) => notes)
    .filter((note) => note.table === table)
    .map(({ id }) => id)

/** Whether this key can say something under the id. */
export const maySay = (id: string, signer: OwnSigner) => commitsTo(id, signer.id) !== false

/** What a device's details say, as its person can read it. */
export const countedAt = ({ model }: MeetingDevice, name: string): number =>
  model.connection.details.value.find((detail) => detail.name === name)?.value ?? 0

/** The facilitator's person says yes to a claim that is shown. */
export const confirmClaim = async (world: AttackWorld, signer: string): Promise<void> => {
  const { facilitate } = world.tablet.model
  if (!facilitate?.claims.value.some((claim) => claim.signer === signer))
    throw new Error('the facilitator is not asked')
  insist(await world.during(facilitate.confirmClaim(signer)))
}

/** A key of the attacker's own, confirmed as the table's key vouches for it. */
export const makeVouchedKey = async (world: AttackWorld, table: TableId): Promise<OwnSigner> => {
  const [[voucher], [own]] = [await takeTableKeys(world, table), await makeKeys(world, 1)]
  if (!voucher || !own) throw new Error(`${table} has no key`)
  world.holdsKeyOf(table)
  const records = await signAll(world, [
    { signer: own, key: 'claim', content: { table } },
    { signer: voucher, key: `vouch/${own.id}`, content: { table } },
  ])
  const link = await openRoomLink(world, world.tablet)
  link.bring(records, [own, voucher])
  await world.pass(2_000)
  if (!confirmedKeysOf(world, table).has(own.id)) throw new Error('the key is not confirmed')
  return own
}

/**
 * A new table with one phone, which nobody has let in: what it shares waits at its neighbours until the facilitator's
 * person says yes.
 */
export const joinUnknownTable = async (world: AttackWorld, isFar = false) => {
  insist(await world.during(world.tablet.model.facilitate?.addTable('') ?? Promise.reject()))
  await world.pass(1_000)
  const table = world.tablet.model.tables.value.at(-1)?.id ?? ''
  const [by] = world.phonesOf('t1')
  if (!by) throw new Error('no phone')
  const phone = await world.join(`${table} phone`, table, undefined)
  if (isFar) world.air.cut(phone.mesh.self, world.tablet.mesh.self)
  await world.scan(phone, by)
  await world.pass(10_000)
  const { text } = await world.share(phone, table)
  const findClaim = () =>
    world.tablet.model.facilitate?.claims.value.find((claim) => claim.table.id === table)?.signer
  const ms = await world.pass(60_000, () => findClaim() !== undefined)
  const claim = findClaim()
  if (claim === undefined) throw new Error('its claim is not shown')
  const isShown = () =>
    [...world.tablet.model.room.readout.value.cells.values()].some(({ notes }) =>
      notes.some((note) => note.text === text),
    )
  return { claim, ms, isShown }
}
