import * as Y from 'yjs'
import type { Announcement, Mesh } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { firstControl, firstDocumentStream, switchboardStream } from '../../src/mesh/link/link.ts'
import { instantCrypto } from '../doubles/instant-crypto.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { type VirtualTime, virtualTime } from '../doubles/virtual-time.ts'
import { carried, meetingSecrets, pair, wordSet } from '../scenarios/mesh-rig.ts'
import type { Row } from './row.ts'

const tables = [4, 8, 12]
const rooms = [20, 60, 200]
const perTable = 5
/** Of each key one message to every other device is the least there is; and half of that for all control. */
const mostTimesLeast = 1.5
const busy = { keys: 100, everyMs: 100 }
const slow = { keys: 12, everyMs: 1_000 }
/** Where a key comes a second, this many digests of a device beside it. */
const mostDigestsEach = 2
const deadShare = 0.2
const mostRepairMs = 2_000
const settleMs = 120_000
const stillMs = 1_500
/** Of frames: the length of a message's first head, and where the streams and the kinds of message begin. */
const firstHeadBytes = 7
const firstTold = 4
const warmUpKeys = 20

type Announce = (index: number) => Announcement

/** What the devices share and a key changes, and whether each has all of it. */
interface Sharing {
  sync(mesh: Mesh): void
  write(key: number): void
  /** How many devices have the key. */
  have(key: number): readonly boolean[]
}

/** A table's document: the first device types in a note. */
const shareGrid = (): Sharing => {
  const docs: Y.Doc[] = []
  const note = new Y.Text()
  return {
    sync(mesh) {
      const doc = new Y.Doc()
      docs.push(doc)
      mesh.sync(carried('grid', doc))
      if (docs.length === 1) doc.getMap('words').set('note', note)
    },
    write: () => note.insert(note.length, 'x'),
    have: (key) => docs.map((doc) => `${doc.getMap('words').toJSON().note ?? ''}`.length > key),
  }
}

/** A room's set, with a record a key; what it takes to verify one is not measured here. */
const shareSet = (): Sharing => {
  const sets: ReturnType<typeof wordSet>[] = []
  return {
    sync(mesh) {
      const one = wordSet('room')
      sets.push(one)
      mesh.sync(one.set)
    },
    write: (key) => sets[0]?.add(`record ${key}`),
    have: (key) => sets.map(({ words }) => words.has(`record ${key}`)),
  }
}

/** A room in memory; everybody holds what is shared, as with a room's, or a table's at its table. */
const fill = async (count: number, announce: Announce, sharing: Sharing) => {
  const air = new MemoryAir()
  const time = virtualTime(air)
  const secrets = await meetingSecrets()
  const devices: { mesh: Mesh }[] = []
  for (let index = 0; index < count; index++) {
    const own = await air.device(`device ${index}`)
    const mesh = createMesh({ ...own, secrets, announcement: announce(index) })
    sharing.sync(mesh)
    devices.push({ mesh })
  }
  for (let inside = 1; inside < count; inside *= 2) {
    const next = devices.slice(inside, inside * 2)
    const paired = Promise.all(next.map((one, index) => pair(one.mesh, (devices[index] ?? one).mesh)))
    await time.pass(1_000)
    await paired
  }
  const linksOf = ({ mesh }: { mesh: Mesh }) => [...mesh.peers.values()].filter(({ linked }) => linked).length
  const least = Math.min(4, count - 1)
  const until = performance.now() + settleMs
  let before = -1
  for (let still = 0; still < 4 && performance.now() < until; ) {
    await time.pass(stillMs)
    const links = devices.reduce((sum, one) => sum + linksOf(one), 0)
    still = links === before && devices.every((one) => linksOf(one) >= least) ? still + 1 : 0
    before = links
  }
  return { air, time, devices, degree: before / count }
}

/**
 * Counts what goes over links but heartbeats and presence: documents and sets, their digests, prunes and grafts, and what
 * is told of the messages to all.
 */
const countSpreading = (air: MemoryAir) => {
  const cost = { news: 0, control: 0, bytes: 0 }
  air.loses = (_, __, frame) => {
    const stream = ((frame[0] ?? 0) << 8) | (frame[1] ?? 0)
    const kind = frame[firstHeadBytes] ?? 0
    const isControl = stream === 0 ? kind >= firstControl : stream === switchboardStream && kind >= firstTold
    if (stream < firstDocumentStream && !isControl) return false
    cost[isControl ? 'control' : 'news'] += 1
    cost.bytes += frame.length
    return false
  }
  return cost
}

const endAll = async (air: MemoryAir, time: VirtualTime, devices: readonly { mesh: Mesh }[]) => {
  air.loses = () => false
  const closed = Promise.all(devices.map(({ mesh }) => mesh.close()))
  await time.pass(2_000)
  await closed
  time.end()
}

const typeKeys = async (
  { air, time }: Pick<Awaited<ReturnType<typeof fill>>, 'air' | 'time'>,
  sharing: Sharing,
  { keys, everyMs }: typeof busy,
) => {
  // Links that no key has gone over are all alike: the tree begins with the first
  for (let key = 0; key < warmUpKeys; key++) {
    sharing.write(key)
    await time.pass(everyMs)
  }
  const cost = countSpreading(air)
  for (let key = 0; key < keys; key++) {
    sharing.write(warmUpKeys + key)
    await time.pass(everyMs)
  }
  const { news, control, bytes } = cost
  await time.pass(stillMs)
  return { perKey: (news + control) / keys, news: news / keys, control: control / keys, bytes: bytes / keys }
}

const keyRow = async (
  what: string,
  count: number,
  announce: Announce,
  share: () => Sharing,
  pace: typeof busy,
): Promise<Row> => {
  const sharing = share()
  const room = await fill(count, announce, sharing)
  const { perKey, news, control, bytes } = await typeKeys(room, sharing, pace)
  const has = sharing.have(warmUpKeys + pace.keys - 1).filter(Boolean).length
  await endAll(room.air, room.time, room.devices)
  const least = count - 1
  const isBusy = pace === busy
  const most = isBusy ? least * mostTimesLeast : least + (mostDigestsEach * count * pace.everyMs) / 1000
  return {
    what: `${what}, ${1000 / pace.everyMs} a second`,
    target: isBusy
      ? `reaches all; at most ${mostTimesLeast} x the least possible messages (one per other device), all control among them`
      : `reaches all; at most one message per other device, and ${mostDigestsEach} digests of each device a second`,
    result:
      `${perKey.toFixed(1)} messages = ${(perKey / least).toFixed(2)} x ${least}: ${news.toFixed(1)} news, ${control.toFixed(1)} control, ` +
      `${bytes.toFixed(0)} bytes (${room.degree.toFixed(1)} links a device); ${has} of ${count} have it`,
    ok: has === count && perKey <= most,
  }
}

/** Every fifth device dies while keys are typed; what they are sent is lost and nobody is told. */
const deathRow = async (count: number): Promise<Row> => {
  const sharing = shareSet()
  const room = await fill(count, sitting, sharing)
  const { air, time, devices } = room
  await typeKeys(room, sharing, { keys: 20, everyMs: 100 })
  const dead = new Set<number>()
  for (let at = 1; dead.size < count * deadShare; at += Math.floor(1 / deadShare)) dead.add(at)
  const gone = new Set([...dead].map((at) => devices[at]?.mesh.self))
  air.loses = (from, to) => gone.has(from) || gone.has(to)
  const first = warmUpKeys + 20
  const born: number[] = []
  const late: number[] = []
  let waiting: number[] = []
  const look = () => {
    waiting = waiting.filter((key) => {
      const isThere = sharing.have(first + key).every((has, at) => has || dead.has(at))
      if (isThere) late.push(performance.now() - (born[key] ?? 0))
      return !isThere
    })
  }
  for (let key = 0; key < 60 || (waiting.length > 0 && key < 200); key++) {
    if (key < 60) {
      born.push(performance.now())
      waiting.push(key)
      sharing.write(first + key)
    }
    await time.pass(100)
    look()
  }
  const slowest = Math.max(...late)
  await endAll(air, time, devices)
  return {
    what: `a key in a room of ${count}, 10 a second, of which every fifth device dies at once without a word`,
    target: `the others miss none; slowest repair ${mostRepairMs} ms`,
    result: `${waiting.length} of 60 missed; slowest ${slowest.toFixed(0)} ms`,
    ok: waiting.length === 0 && slowest <= mostRepairMs,
  }
}

const sitting = (index: number): Announcement =>
  index === 0
    ? { facilitator: true }
    : { facilitator: false, table: `t${1 + Math.floor((index - 1) / perTable)}` }

const idleMs = 600_000
const idleDevices = 20
/** Of each device: heartbeats, and who is there. */
const idleMostBytesPerSecond = 400
const idleMostCpuMs = 3_000

/** Ten minutes in which nobody does anything, in a room where each device has about eight links. */
const idleRow = async (): Promise<Row> => {
  const { air, time, devices, degree } = await fill(idleDevices, sitting, shareSet())
  const cost = { messages: 0, bytes: 0 }
  air.loses = (_, __, frame) => {
    cost.messages += 1
    cost.bytes += frame.length
    return false
  }
  const before = process.cpuUsage()
  await time.pass(idleMs)
  const { user, system } = process.cpuUsage(before)
  await endAll(air, time, devices)
  const [cpuMs, bytes] = [(user + system) / 1000 / idleDevices, cost.bytes / idleDevices]
  return {
    what: `ten idle minutes of a device with ${degree.toFixed(1)} links (virtual time; the mesh's own work, without the browser's WebRTC)`,
    target: `at most ${idleMostBytesPerSecond} bytes a second, ${idleMostCpuMs / 1000} s of processor`,
    result: `${(cost.messages / idleDevices).toFixed(0)} messages, ${(bytes / 1000).toFixed(0)} kB (${(bytes / (idleMs / 1000)).toFixed(0)} bytes a second), ${cpuMs.toFixed(0)} ms of processor`,
    ok: bytes <= (idleMostBytesPerSecond * idleMs) / 1000 && cpuMs <= idleMostCpuMs,
  }
}

// Its first use is a real fetch, which no virtual clock knows of
await import('../../src/mesh/sync/document-channel.ts')
const restore = instantCrypto()
const rows: Row[] = []
const atTable: Announce = () => ({ facilitator: false, table: 't1' })
for (const pace of [busy, slow]) {
  for (const count of tables)
    rows.push(await keyRow(`a key at a table of ${count}`, count, atTable, shareGrid, pace))
  for (const count of rooms)
    rows.push(await keyRow(`a record in a room of ${count}`, count, sitting, shareSet, pace))
}
for (const count of rooms) rows.push(await deathRow(count))
rows.push(await idleRow())
restore()

export const bench = async (): Promise<Row[]> => rows
