import { afterEach, describe, expect, it } from 'vitest'
import type { Mesh } from '../../../../src/mesh/contract/mesh.ts'
import { openLetter } from '../../../../src/mesh/signalling/letters/letter.ts'
import { startRelays } from '../../../../src/mesh/signalling/relays/relay.ts'
import { relayLimits } from '../../../../src/mesh/signalling/relays/relay-limits.ts'
import { deriveSecrets } from '../../../../src/records/secrets.ts'
import { openNamedDevice } from '../../../doubles/device-keys.ts'
import { startRelay } from '../../../doubles/relays.ts'
import { heap } from '../../heap.ts'
import { oneRoom, type RelayDevice, relayMeeting, until } from './relay-rig.ts'

/** How many mutated messages; more where the environment asks for more. */
const mutations = Number(process.env.PLENARY_FUZZ ?? 20_000)
/** Letters that are sealed with the meeting's own key; as many as a tenth of the others. */
const insiders = mutations / 10
const seed = Number(process.env.PLENARY_FUZZ_SEED ?? 7)
/** What 20,000 messages may leave behind on the heap, in bytes, after the collector has run. */
const heapMost = 12_000_000

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Mulberry32: the same numbers for the same seed. */
const random = (start: number) => {
  let state = start
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** A socket that hears what the test says. */
class ScriptedSocket extends EventTarget {
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  static latest: ScriptedSocket | undefined
  readonly sent: string[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onclose: ((event: object) => void) | null = null
  onerror: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null

  constructor(readonly url: string) {
    super()
    ScriptedSocket.latest = this
    queueMicrotask(() => {
      this.readyState = ScriptedSocket.OPEN
      this.onopen?.()
    })
  }

  send(text: string) {
    this.sent.push(text)
    const [type, event] = JSON.parse(text) as [string, { id: string }]
    if (type === 'EVENT') this.hear(JSON.stringify(['OK', event.id, true, '']))
  }

  hear(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  close() {
    this.readyState = ScriptedSocket.CLOSED
  }
}

/** Real messages of a relay to a device, and the meeting that they are of. */
const recorded = async () => {
  const relay = await startRelay()
  const secret = crypto.getRandomValues(new Uint8Array(16))
  const meeting = await relayMeeting(secret)
  const devices: RelayDevice[] = []
  for (const name of ['a', 'b', 'c']) devices.push(await meeting.join(name, [relay.url]))
  await until(devices, oneRoom(devices))
  const texts = relay.frames.filter(({ from }) => from === 'relay').map(({ text }) => text)
  await meeting.close()
  await relay.close()
  return { texts, secrets: meeting.secrets }
}

const oddValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'x'.repeat(9_000),
  [],
  {},
  [[[[]]]],
  '__proto__',
  '\u0000',
  '\ud800',
  'A'.repeat(508),
]

/** One message, changed as text or in its parts. */
const mutated = (text: string, draw: (below: number) => number): unknown => {
  const kind = draw(8)
  const at = draw(text.length)
  if (kind === 0) return text.slice(0, at)
  if (kind === 1) return text.slice(0, at) + String.fromCharCode(draw(0x1_0000)) + text.slice(at + 1)
  if (kind === 2) return text.slice(0, at) + text.slice(at, at + draw(40)) + text.slice(at)
  if (kind === 3) return new Uint8Array(draw(600)).buffer
  const message = JSON.parse(text) as unknown[]
  if (kind === 4) {
    message[draw(message.length + 1)] = oddValues[draw(oddValues.length)]
    return JSON.stringify(message)
  }
  const event = message[2]
  if (typeof event !== 'object' || event === null) return JSON.stringify([...message, message])
  const fields = event as Record<string, unknown>
  const names = Object.keys(fields)
  if (kind === 5) fields[names[draw(names.length)] ?? ''] = oddValues[draw(oddValues.length)]
  else {
    // The sealed letter: bits of it, or another's head on it
    const content = Buffer.from(String(fields.content), 'base64')
    content[draw(content.length)] = draw(256)
    if (kind === 7) content.set(crypto.getRandomValues(new Uint8Array(draw(100))), 0)
    fields.content = content.toString('base64')
  }
  return JSON.stringify(message)
}

describe('what a relay may send', () => {
  it(`[K4] [N5] ${mutations} mutated messages change nothing, throw nothing, and leave nothing behind`, async () => {
    const { texts, secrets } = await recorded()
    const letters = texts.filter((text) => text.startsWith('["EVENT"'))
    expect(letters.length).toBeGreaterThan(2)
    let offers = 0
    // Alone and listening, as it was when the messages were recorded
    const { device: key } = await openNamedDevice('listening')
    const mesh: Pick<Mesh, 'self' | 'key' | 'peers' | 'onPeers' | 'offer'> = {
      key,
      self: key.id,
      peers: new Map(),
      onPeers: () => () => undefined,
      offer: () => {
        offers += 1
        return new Promise(() => undefined)
      },
    }
    const relays = startRelays({
      mesh,
      secrets: await secrets.signalling('relay'),
      places: ['wss://relay.example.org'],
      Socket: ScriptedSocket as unknown as typeof WebSocket,
      // What is asked here is that nothing gets through; how much may come at all is asked below
      limits: {
        messagesBurst: Number.MAX_SAFE_INTEGER,
        garbageMost: Number.MAX_SAFE_INTEGER,
        callMs: 1e6,
        replyMs: 1e6,
        turnMs: 1e6,
        // Nothing is passed over because the letter that was changed has been heard before
        seenLetters: 0,
      },
    })
    closers.push(() => relays.close())
    const errors: unknown[] = []
    const note = (error: unknown) => errors.push(error)
    process.on('uncaughtException', note).on('unhandledRejection', note)
    closers.push(() => void process.off('uncaughtException', note).off('unhandledRejection', note))
    const warned: unknown[] = []
    const warn = console.warn
    console.warn = (...values: unknown[]) => warned.push(values)
    closers.push(() => {
      console.warn = warn
    })
    await new Promise((resolve) => setImmediate(resolve))
    const socket = ScriptedSocket.latest
    if (!socket) return expect.fail()
    // What it asks for, and its call
    while (socket.sent.length < 2) await new Promise((resolve) => setImmediate(resolve))
    const sentBefore = socket.sent.length
    const offersBefore = offers
    const draw = random(seed)
    const heapBefore = heap()
    for (let at = 0; at < mutations; at++) {
      const text = (draw(4) === 0 ? texts : letters)[draw(draw(4) === 0 ? texts.length : letters.length)]
      let message = mutated(text ?? letters[0] ?? '', draw)
      // A mutation that changed nothing is a true letter
      if (typeof message === 'string' && texts.includes(message)) message = `${message}x`
      socket.hear(message)
      if (at % 200 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const settled = () =>
      (relays.counters.lettersForeign ?? 0) +
      (relays.counters.relayGarbage ?? 0) +
      (relays.counters.lettersHeard ?? 0)
    for (let before = -1; before < settled(); ) {
      before = settled()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(errors).toEqual([])
    expect(warned).toEqual([])
    // A letter that is left true is answered as any, with no more cards under way than at any time
    expect(offers - offersBefore).toBeLessThanOrEqual(relayLimits.exchangesAtOnce)
    expect(socket.sent.length).toBe(sentBefore)
    expect(relays.counters.relayGarbage).toBeGreaterThan(mutations / 20)
    // Only letters to the room are opened; how many of those recorded are such differs from run to run
    expect(relays.counters.lettersForeign).toBeGreaterThan(mutations / 100)
    expect(relays.status.places[0]?.state).toBe('open')
    expect(heap() - heapBefore).toBeLessThan(heapMost + mutations * 50)
  }, 300_000)

  it(`[K4] [N5] ${insiders} letters that a member has sealed wrongly change nothing and throw nothing`, async () => {
    const { texts, secrets } = await recorded()
    const { name, seal, topic } = await secrets.signalling('relay')
    const draw = random(seed)
    const additionalData = new TextEncoder().encode(`plenary relay 2 ${topic}`)
    const contents = texts.flatMap((text) => {
      const [type, , event] = JSON.parse(text) as [string, string, { tags: string[][]; content: string }]
      return type === 'EVENT' && event.tags[0]?.[1] === topic ? [Buffer.from(event.content, 'base64')] : []
    })
    let opened = 0
    for (let at = 0; at < insiders; at++) {
      const content = contents[at % contents.length] ?? expect.fail()
      const iv = content.subarray(0, 12)
      const plain = new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, seal, content.subarray(12)),
      )
      // Mostly where the parts of a letter are; the rest is padding
      for (let changes = 1 + draw(4); changes > 0; changes--) plain[draw(draw(2) === 0 ? 5 : 80)] = draw(256)
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, seal, plain)
      const letter = await openLetter(
        { topic, content: Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64') },
        { name, seal, limits: relayLimits },
      )
      if (letter) opened += 1
    }
    expect(opened).toBeGreaterThan(0)
    expect(opened).toBeLessThan(insiders)
  }, 120_000)

  it('[K4] [N5] a relay that floods is let go of, and tried again later', async () => {
    const secrets = await deriveSecrets({
      secret: new Uint8Array(16),
      facilitator: '0123456789abcdef0123456789abcdef',
    })
    const { device: key } = await openNamedDevice('listening')
    const mesh = {
      key,
      self: key.id,
      peers: new Map(),
      onPeers: () => () => undefined,
      offer: () => new Promise<never>(() => undefined),
    }
    const relays = startRelays({
      mesh,
      secrets: await secrets.signalling('relay'),
      places: ['wss://relay.example.org'],
      Socket: ScriptedSocket as unknown as typeof WebSocket,
      limits: { retryMs: 10 },
    })
    closers.push(() => relays.close())
    await new Promise((resolve) => setImmediate(resolve))
    const flooding = ScriptedSocket.latest
    if (!flooding) return expect.fail()
    const total = relayLimits.messagesBurst + 10 * relayLimits.garbageMost
    for (let at = 0; at < total; at++) flooding.hear(JSON.stringify(['NOTICE', 'look']))
    expect(relays.status.places[0]?.state).toBe('refusing')
    expect(flooding.readyState).toBe(ScriptedSocket.CLOSED)
    // After that it is not even counted
    expect(relays.counters.relayOverRate).toBe(relayLimits.garbageMost)
    await new Promise<void>((resolve) => {
      const stop = relays.onChange(() => {
        if (relays.status.places[0]?.state !== 'open') return
        stop()
        resolve()
      })
    })
    expect(ScriptedSocket.latest).not.toBe(flooding)
  })
})
