import * as Y from 'yjs'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import type { Announcement, Mesh } from '../../src/mesh/mesh.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { carried, meetingSecrets, pair } from '../scenarios/mesh-rig.ts'
import { median, type Row } from './row.ts'

const tables = [4, 8, 12]
const rooms = [20, 60, 200]
const perTable = 5
const keys = 20
/** Each neighbour passes on what is new to it to all others: a device hears a key once from each of its links at most. */
const mostTimesLeast = 9
const settleMs = 120_000
const stillMs = 1_500
const firstDocumentStream = 2

interface Cost {
  messages: number
  bytes: number
}

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A room in memory; everybody holds the document, as with a room's, or a table's at its table. */
const fill = async (count: number, announce: (index: number) => Announcement) => {
  const [air, secrets] = [new MemoryAir(), await meetingSecrets()]
  const devices: { mesh: Mesh; doc: Y.Doc }[] = []
  for (let index = 0; index < count; index++) {
    const doc = new Y.Doc()
    const mesh = createMesh({ rtc: await air.rtc(`device ${index}`), secrets, announcement: announce(index) })
    mesh.carry(carried('room', doc))
    devices.push({ mesh, doc })
  }
  for (let inside = 1; inside < count; inside *= 2) {
    const next = devices.slice(inside, inside * 2)
    await Promise.all(next.map((one, index) => pair(one.mesh, (devices[index] ?? one).mesh)))
  }
  const linksOf = ({ mesh }: { mesh: Mesh }) => [...mesh.peers.values()].filter(({ linked }) => linked).length
  const least = Math.min(4, count - 1)
  const until = performance.now() + settleMs
  let before = -1
  for (let still = 0; still < 4 && performance.now() < until; ) {
    await pass(stillMs)
    const links = devices.reduce((sum, one) => sum + linksOf(one), 0)
    still = links === before && devices.every((one) => linksOf(one) >= least) ? still + 1 : 0
    before = links
  }
  return { air, devices, degree: before / count }
}

/** Messages and bytes of documents, of digests and of everything else, for one key in one device's note. */
const keyCost = async (count: number, announce: (index: number) => Announcement) => {
  const { air, devices, degree } = await fill(count, announce)
  const [first] = devices
  const note = new Y.Text()
  first?.doc.getMap('words').set('note', note)
  note.insert(0, 'what we would do again')
  await pass(stillMs)
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
    await pass(250)
  }
  await pass(stillMs)
  const has = devices.filter(({ doc }) => doc.getMap('words').toJSON().note === note.toString()).length
  air.loses = () => false
  await Promise.all(devices.map(({ mesh }) => mesh.close()))
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

const rows: Row[] = []
for (const count of tables)
  rows.push(await row(`a key at a table of ${count}`, count, () => ({ facilitator: false, table: 't1' })))
for (const count of rooms) rows.push(await row(`a key in a room of ${count}`, count, sitting))

export const bench = async (): Promise<Row[]> => rows
