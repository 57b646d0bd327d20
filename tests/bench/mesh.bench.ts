import { correction, generate } from 'lean-qr'
import * as Y from 'yjs'
import { type Card, encodeCard } from '../../src/mesh/card.ts'
import { sdpFromCard } from '../../src/mesh/card-sdp.ts'
import { encodeLink } from '../../src/mesh/carriers/qr.ts'
import { openConnection } from '../../src/mesh/connection.ts'
import { meshLimits } from '../../src/mesh/limits.ts'
import { FingerprintBook } from '../doubles/wrtc-rtc.ts'
import { meshRig, pair } from '../scenarios/mesh-rig.ts'
import { inMs, median, percentile, type Row } from './row.ts'

const cardMaxBytes = 90
const linkMaxVersion = 10
const linkMaxMedianOverMs = 150
const roundTripMaxTimes = 5
const bigDocumentBytes = 2_000_000
const links = 12
const turns = 300

/** 35 characters, as for https://organisation.github.io/app/ */
const base = 'https://organisation.example/plenary'.slice(0, 35)
const invitation = {
  secret: crypto.getRandomValues(new Uint8Array(16)),
  facilitator: '00112233445566778899aabbccddeeff',
  hint: { template: 0, tables: 6, names: true },
}
const cardOf = (ufrag: number, pwd: number): Card => ({
  tag: Uint8Array.of(1, 2, 3, 4),
  ufrag: 'aB3/'.repeat(8).slice(0, ufrag),
  pwd: 'aB3/'.repeat(16).slice(0, pwd),
  fingerprint: crypto.getRandomValues(new Uint8Array(32)),
  candidates: [{ kind: 'ipv4', address: '192.168.178.123', port: 54_321 }],
})
const versionOf = (text: string) => (generate(text, { minCorrectionLevel: correction.M }).size - 17) / 4

const cardRows = (): Row[] =>
  [
    { browser: 'Chromium', card: cardOf(4, 24) },
    { browser: 'Firefox', card: cardOf(8, 32) },
  ].flatMap(({ browser, card }) => {
    const bytes = encodeCard(card).length
    const version = versionOf(encodeLink(base, { invitation, card }))
    const sdp = sdpFromCard(card, 'active')
    return [
      {
        what: `card with one IPv4 candidate, ${browser}`,
        target: `at most ${cardMaxBytes} bytes`,
        result: `${bytes} bytes (its description: ${sdp.length} bytes)`,
        ok: bytes <= cardMaxBytes,
      },
      {
        what: `its code as a link with the invitation, ECC M, ${browser}`,
        target: `at most version ${linkMaxVersion}`,
        result: `version ${version} (its description alone: version ${versionOf(sdp)})`,
        ok: version <= linkMaxVersion,
      },
    ]
  })

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

/** A keystroke in one device's document, until the other's has it. */
const keystroke = async () => {
  const rig = await meshRig({ devices: 2, rtc: 'wrtc' })
  const [one, other] = rig.devices
  if (!one || !other) throw new Error('two devices')
  await pair(one.mesh, other.mesh)
  const from = new Y.Text()
  one.doc.getMap('words').set('note', from)
  await rig.until(() => other.doc.getMap('words').has('note'))
  const to = other.doc.getMap('words').get('note') as Y.Text
  const times: number[] = []
  for (let at = 0; at < turns; at++) {
    const there = new Promise<void>((resolve) => {
      const look = () => {
        to.unobserve(look)
        resolve()
      }
      to.observe(look)
    })
    const begin = performance.now()
    from.insert(at, 'x')
    await there
    times.push(performance.now() - begin)
  }
  await rig.close()
  return median(times)
}

const keystrokeRow = async (): Promise<Row> => {
  const bare = await bareRoundTrip(await bareLink(new FingerprintBook(), 'round trip'))
  const key = await keystroke()
  return {
    what: "key typed -> in the neighbour's document, in Node",
    target: `median at most ${roundTripMaxTimes} x a bare channel's round trip`,
    result: `${inMs(key)}; bare round trip ${inMs(bare)}`,
    ok: key <= bare * roundTripMaxTimes,
  }
}

const bigDocumentRow = async (): Promise<Row> => {
  const rig = await meshRig({ devices: 2, rtc: 'wrtc' })
  const [one, other] = rig.devices
  if (!one || !other) throw new Error('two devices')
  one.doc.getMap('words').set('long', 'x'.repeat(bigDocumentBytes))
  const begin = performance.now()
  await pair(one.mesh, other.mesh)
  await rig.until(() => other.doc.getMap('words').has('long'))
  const ms = performance.now() - begin
  const { length } = String(other.doc.getMap('words').get('long'))
  await rig.close()
  return {
    what: 'a document of 2 MB to a new device, in Node',
    target: 'arrives whole',
    result: `${length} of ${bigDocumentBytes} characters, in ${inMs(ms)}`,
    ok: length === bigDocumentBytes,
  }
}

// While the module is loaded, not after: the runner that loads it takes no further import() then, and the mesh does one.
const rows = [...cardRows(), await linkRow(), await keystrokeRow(), await bigDocumentRow()]

export const bench = async (): Promise<Row[]> => rows
