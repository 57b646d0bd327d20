import * as Y from 'yjs'
import type { Announcement, Mesh } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { instantCrypto } from '../doubles/instant-crypto.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { virtualTime } from '../doubles/virtual-time.ts'
import { carried, meetingSecrets, pair } from '../scenarios/mesh-rig.ts'
import { median, type Row } from './row.ts'

const tables = [4, 8, 12]
const rooms = [20, 60, 200]
const perTable = 5
const keys = 20
const keyEveryMs = 200
/** Each neighbour passes on what is new to it to all others: a device hears a key once from each of its links at most. */
const mostTimesLeast = 9
const settleMs = 120_000
const stillMs = 1_500
const firstDocumentStream = 2

interface Cost {
  messages: number
  bytes: number
}

/** A room in memory; everybody holds the document, as with a room's, or a table's at its table. */
const fill = async (count: number, announce: (index: number) => Announcement) => {
  const air = new MemoryAir()
  const time = virtualTime(air)
  const secrets = await meetingSecrets()
  const devices: { mesh: Mesh; doc: Y.Doc }[] = []
  for (let index = 0; index < count; index++) {
    const doc = new Y.Doc()
    const mesh = createMesh({
      ...(await air.device(`device ${index}`)),
      secrets,
      announcement: announce(index),
    })
    mesh.sync(carried('room', doc))
    devices.push({ mesh, doc })
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

/** Messages and bytes of documents, of digests and of everything else, for one key in one device's note. */
const keyCost = async (count: number, announce: (index: number) => Announcement) => {
  const { air, time, devices, degree } = await fill(count, announce)
  const [first] = devices
  const note = new Y.Text()
  first?.doc.getMap('words').set('note', note)
  note.insert(0, 'what we would do again')
  await time.pass(stillMs)
  const cost = { documents: { messages: 0, bytes: 0 }, digests: { messages: 0, bytes: 0 } }
  air.loses = (_, __, frame) => {
    const stream = ((frame[0] ?? 0) << 8) | (frame[1] ?? 0)
    // Nine bytes or fewer on the first stream are heartbeats
    const kind: Cost | undefined =
      stream >= firstDocumentStream
        ? cost.documents
        : stream === 0 && frame.length > 9
          ? cost.digests
          : undefined
    if (kind) {
      kind.messages += 1
      kind.bytes += frame.length
    }
    return false
  }
  const updates: number[] = []
  first?.doc.on('update', (update: Uint8Array) => updates.push(update.length))
  for (let key = 0; key < keys; key++) {
    note.insert(note.length, 'x')
    await time.pass(keyEveryMs)
  }
  await time.pass(stillMs)
  const has = devices.filter(({ doc }) => doc.getMap('words').toJSON().note === note.toString()).length
  air.loses = () => false
  const closed = Promise.all(devices.map(({ mesh }) => mesh.close()))
  await time.pass(2_000)
  await closed
  time.end()
  return { ...cost, degree, update: median(updates), has }
}

const row = async (what: string, count: number, announce: (index: number) => Announcement): Promise<Row> => {
  const { documents, digests, degree, update, has } = await keyCost(count, announce)
  const least = count - 1
  const perKey = documents.messages / keys
  const each = (value: number) => (value / keys).toFixed(0)
  return {
    what,
    target: `reaches all; at most ${mostTimesLeast} x the least possible messages (one per other device)`,
    result:
      `${each(documents.messages)} messages, ${each(documents.bytes)} bytes (${degree.toFixed(1)} links a device); least ${least} messages, ` +
      `${least * update} bytes; and ${each(digests.messages)} digests, ${each(digests.bytes)} bytes; ${has} of ${count} have it`,
    ok: has === count && perKey <= least * mostTimesLeast,
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
  const { air, time, devices, degree } = await fill(idleDevices, sitting)
  const cost = { messages: 0, bytes: 0 }
  air.loses = (_, __, frame) => {
    cost.messages += 1
    cost.bytes += frame.length
    return false
  }
  const before = process.cpuUsage()
  await time.pass(idleMs)
  const { user, system } = process.cpuUsage(before)
  air.loses = () => false
  const closed = Promise.all(devices.map(({ mesh }) => mesh.close()))
  await time.pass(2_000)
  await closed
  time.end()
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
for (const count of tables)
  rows.push(await row(`a key at a table of ${count}`, count, () => ({ facilitator: false, table: 't1' })))
for (const count of rooms) rows.push(await row(`a key in a room of ${count}`, count, sitting))
rows.push(await idleRow())
restore()

export const bench = async (): Promise<Row[]> => rows
