import * as Y from 'yjs'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { insist } from '../../src/lib/result.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import type { Mesh } from '../../src/mesh/contract/mesh.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { createRoom, type Room } from '../../src/records/set/room.ts'
import { makeSigner } from '../../src/records/signing/signer.ts'
import { FingerprintBook } from '../doubles/wrtc-rtc.ts'
import { meshRig, pair } from '../scenarios/mesh-rig.ts'
import { openTable } from './room-feed.ts'
import { inMs, median, percentile, type Row } from './row.ts'

const linkMaxMedianOverMs = 150
const roundTripMaxTimes = 1.5
const bigDocumentBytes = 2_000_000
const bigNoteCharacters = 1_000
/** How long the bare channel's one message may take before it counts as lost. */
const bareMaxMs = 5_000
/** What passes on any channel, and how much of it waits at once. */
const pieceBytes = 16 * 1024
const bufferedMaxBytes = 256 * 1024
const newcomers = 5
const newcomerMaxOverMs = 300
const links = 12
const turns = 300

const isOpen = (channel: RTCDataChannel) =>
  new Promise<void>((resolve) => channel.addEventListener('open', () => resolve()))

/** The same cards, the same connections, nothing on top. */
const bareLink = async (book: FingerprintBook, name: string) => {
  const tag = new Uint8Array(4)
  const [here, there] = [await book.rtc(`${name} here`), await book.rtc(`${name} there`)]
  const [a, b] = [await openConnection(here, tag, meshLimits), await openConnection(there, tag, meshLimits)]
  const begin = performance.now()
  const open = Promise.all([isOpen(a.channel), isOpen(b.channel)])
  await Promise.all([a.dial(b.card), b.dial(a.card)])
  await open
  return { a, b, ms: performance.now() - begin }
}

/** From the second card read to 200 entries there, by a document of a mesh. */
const meshLink = async () => {
  const rig = await meshRig({ devices: 2, rtc: 'wrtc' })
  const [one, other] = rig.devices
  if (!one || !other) throw new Error('two devices')
  for (let at = 0; at < 200; at++)
    one.doc.getMap('words').set(`note ${at}`, 'what we would do again next time')
  const [offerA, offerB] = [await one.mesh.offer(), await other.mesh.offer()]
  const begin = performance.now()
  const arrived = rig.until(() => other.doc.getMap('words').size === 200)
  await Promise.all([offerA.meet(offerB.card), offerB.meet(offerA.card)])
  await arrived
  const ms = performance.now() - begin
  await rig.close()
  return ms
}

const linkRow = async (): Promise<Row> => {
  const book = new FingerprintBook()
  const bare: number[] = []
  const mesh: number[] = []
  for (let at = 0; at < links + 1; at++) {
    const { a, b, ms } = await bareLink(book, `bare ${at}`)
    for (const one of [a, b]) one.close()
    const whole = await meshLink()
    // The first of each loads code
    if (at === 0) continue
    bare.push(ms)
    mesh.push(whole)
  }
  const over = median(mesh) - median(bare)
  return {
    what: 'cards read -> 200 notes there, in Node',
    target: `median at most a bare connection's + ${linkMaxMedianOverMs} ms`,
    result: `median ${inMs(median(mesh))}, p95 ${inMs(percentile(mesh, 0.95))}; bare ${inMs(median(bare))}`,
    ok: over <= linkMaxMedianOverMs,
  }
}

/** There and back on a bare channel. */
const bareRoundTrip = async ({ a, b }: Awaited<ReturnType<typeof bareLink>>) => {
  b.channel.addEventListener('message', ({ data }) => b.channel.send(data))
  const times: number[] = []
  for (let at = 0; at < turns; at++) {
    const back = new Promise((resolve) => a.channel.addEventListener('message', resolve, { once: true }))
    const begin = performance.now()
    a.channel.send(Uint8Array.of(at & 255))
    await back
    times.push(performance.now() - begin)
  }
  for (const one of [a, b]) one.close()
  return median(times)
}

/** A keystroke of the last device that came to a table of so many, until the documents of all have it. */
const keystroke = async (count: number) => {
  const announce = () => ({ facilitator: false, table: 't1' })
  const rig = await meshRig({ devices: count, rtc: 'wrtc', announce })
  const writer = rig.devices.at(-1)
  if (!writer) throw new Error('a device')
  await rig.pairInChain()
  await rig.until(() => rig.devices.every((one) => rig.linksOf(one) === count - 1))
  const from = new Y.Text()
  writer.doc.getMap('words').set('note', from)
  const others = rig.devices.filter((one) => one !== writer)
  await rig.until(() => others.every(({ doc }) => doc.getMap('words').has('note')))
  const texts = others.map(({ doc }) => doc.getMap('words').get('note') as Y.Text)
  const times: number[] = []
  for (let at = 0; at < turns; at++) {
    const there = Promise.all(
      texts.map(
        (to) =>
          new Promise<void>((resolve) => {
            const look = () => {
              to.unobserve(look)
              resolve()
            }
            to.observe(look)
          }),
      ),
    )
    const begin = performance.now()
    from.insert(at, 'x')
    await there
    times.push(performance.now() - begin)
  }
  await rig.close()
  return median(times)
}

const keystrokeRow = async (count: number): Promise<Row> => {
  const bare = await bareRoundTrip(await bareLink(new FingerprintBook(), `round trip ${count}`))
  const key = await keystroke(count)
  return {
    what: `key typed -> in the documents of all at a table of ${count}, in Node`,
    target: `median at most ${roundTripMaxTimes} x a bare channel's round trip`,
    result: `${inMs(key)} = ${(key / bare).toFixed(2)} x; bare round trip ${inMs(bare)}`,
    ok: key <= bare * roundTripMaxTimes,
  }
}

/** A room of at least 2 MB: signed notes of one table. */
const bigRoom = async () => {
  const [facilitator, voice] = [await makeSigner(), await makeSigner()]
  const open = () => createRoom({ meeting: '0123456789abcdef0123456789abcdef', facilitator: facilitator.id })
  const room = open()
  await openTable(room, facilitator, 1, voice)
  const text = 'what we would do again '.repeat(bigNoteCharacters).slice(0, bigNoteCharacters)
  let notes = 0
  for (; notes * bigNoteCharacters < bigDocumentBytes; notes++)
    insist(
      await room.write(
        `note/${newOwnedId('t1', voice.id)}`,
        { cell: 'reflect/ours/well', text, order: 'a0' },
        voice,
      ),
    )
  return { room, open, notes, bytes: room.exportRecords().length }
}

const carry = (mesh: Mesh, room: Room) =>
  mesh.sync({
    name: 'big room',
    admits: () => true,
    ride: room.ride,
    digest: () => room.digest(),
    onDigest: (listener) => room.onChange(listener),
  })

/** The same number of bytes as one message on a bare channel, as y-webrtc alone would send them. */
const bareMessage = async (bytes: number): Promise<string> => {
  const { a, b } = await bareLink(new FingerprintBook(), 'one message')
  const begin = performance.now()
  const outcome = await new Promise<string>((resolve) => {
    const late = setTimeout(() => resolve('lost'), bareMaxMs)
    const settle = (how: string) => {
      clearTimeout(late)
      resolve(how)
    }
    b.channel.addEventListener('message', () => settle(`arrived in ${inMs(performance.now() - begin)}`))
    for (const { channel } of [a, b])
      channel.addEventListener('close', () => settle('lost, and the channel closed'))
    try {
      a.channel.send(new Uint8Array(bytes))
    } catch (error) {
      settle(`refused (${error instanceof Error ? error.name : 'error'})`)
    }
  })
  for (const one of [a, b]) one.close()
  return outcome
}

/** ms from the cards read until all notes are there, each verified; and whether the whole set is. */
const newcomerGets = async ({ room, open, notes }: Awaited<ReturnType<typeof bigRoom>>) => {
  const rig = await meshRig({ devices: 2, rtc: 'wrtc' })
  const [one, other] = rig.devices
  if (!one || !other) throw new Error('two devices')
  const newcomer = open()
  carry(one.mesh, room)
  carry(other.mesh, newcomer)
  const arrived = new Promise<void>((resolve) => {
    newcomer.onChange(() => newcomer.view.notes.size === notes && resolve())
  })
  const begin = performance.now()
  await pair(one.mesh, other.mesh)
  await arrived
  const ms = performance.now() - begin
  const whole = newcomer.view.notes.size === notes && newcomer.digest() === room.digest()
  await rig.close()
  newcomer.close()
  return { ms, whole }
}

/** ms from the cards read until so many bytes are there, over a bare channel, in pieces that pass. */
const barePieces = async (bytes: number, name: string): Promise<number> => {
  const { a, b, ms } = await bareLink(new FingerprintBook(), name)
  const begin = performance.now()
  const arrived = new Promise<void>((resolve) => {
    let left = bytes
    b.channel.binaryType = 'arraybuffer'
    b.channel.addEventListener('message', ({ data }) => {
      left -= (data as ArrayBuffer).byteLength
      if (left <= 0) resolve()
    })
  })
  a.channel.bufferedAmountLowThreshold = pieceBytes
  for (let left = bytes; left > 0; left -= pieceBytes) {
    if (a.channel.bufferedAmount > bufferedMaxBytes)
      await new Promise((resolve) => a.channel.addEventListener('bufferedamountlow', resolve, { once: true }))
    a.channel.send(new Uint8Array(Math.min(left, pieceBytes)))
  }
  await arrived
  for (const one of [a, b]) one.close()
  return ms + performance.now() - begin
}

const bigRoomRows = async (): Promise<Row[]> => {
  const big = await bigRoom()
  const times: number[] = []
  const bare: number[] = []
  let allWhole = true
  for (let at = 0; at < newcomers + 1; at++) {
    const { ms, whole } = await newcomerGets(big)
    allWhole &&= whole
    const alone = await barePieces(big.bytes, `pieces ${at}`)
    // The first of each loads code
    if (at === 0) continue
    times.push(ms)
    bare.push(alone)
  }
  big.room.close()
  const over = median(times) - median(bare)
  const [megabytes, notes] = [(big.bytes / 1e6).toFixed(1), big.notes]
  return [
    {
      what: `a room of ${megabytes} MB (${notes} signed notes) to a new device, in Node`,
      target: 'arrives whole',
      result:
        `${allWhole ? 'whole' : 'NOT whole'}, every signature verified; ` +
        `as one message on a bare channel: ${await bareMessage(big.bytes)}`,
      ok: allWhole,
    },
    {
      what: `cards read -> a newcomer has ${notes} signed notes (${megabytes} MB), verified, in Node (${newcomers} times)`,
      target: `median at most the same bytes alone over a bare channel, in pieces that pass, + ${newcomerMaxOverMs} ms`,
      result: `median ${inMs(median(times))}; bare ${inMs(median(bare))}: + ${inMs(over)}`,
      ok: allWhole && over <= newcomerMaxOverMs,
    },
  ]
}

// While the module is loaded, not after: the runner that loads it takes no further import() then, and the mesh does one.
const rows = [await linkRow(), await keystrokeRow(2), await keystrokeRow(4), ...(await bigRoomRows())]

export const bench = async (): Promise<Row[]> => rows
