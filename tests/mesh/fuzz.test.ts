import { describe, expect, it } from 'vitest'
import { concat, hexToBytes, textToBytes } from '../../src/lib/bytes.ts'
import { CardRefused, decodeCard, encodeCard, isCard } from '../../src/mesh/card/card-codec.ts'
import { sdpFromCard } from '../../src/mesh/card/card-sdp.ts'
import { signForOthers } from '../../src/mesh/card/signed-card.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { Malformed } from '../../src/mesh/link/frames.ts'
import { letterBytes, sealLetter } from '../../src/mesh/routing/envelope.ts'
import { makeHere, makeHostWord, readHere } from '../../src/mesh/routing/here.ts'
import { type Delivery, type Neighbour, Switchboard } from '../../src/mesh/routing/switchboard.ts'
import { readLink } from '../../src/mesh/signalling/qr/qr.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { seeded } from '../scenarios/convergence-world.ts'
import { meetingSecrets, pair, wordsOf } from '../scenarios/mesh-rig.ts'
import { eagerTree } from './eager-tree.ts'
import { heap } from './heap.ts'
import { carriedWords, hostilePeer } from './hostile-peer.ts'

/** `PLENARY_FUZZ=100000 npx vitest run tests/mesh/fuzz.test.ts` for more of each. */
const count = Number(process.env.PLENARY_FUZZ ?? 20_000)
/** What a run may leave on the heap, once it has been collected. */
const heapMaxBytes = 64e6
const toMeshShare = 10

type Rng = ReturnType<typeof seeded>

/** One to four changes: a bit, a byte, a piece gone, doubled, moved in from elsewhere, the end cut off or grown. */
const mutated = (bytes: Uint8Array, others: readonly Uint8Array[], rng: Rng): Uint8Array => {
  let out = bytes.slice()
  for (let left = 1 + rng.below(4); left > 0; left--) {
    const [a, b] = [rng.below(out.length + 1), rng.below(out.length + 1)].sort((x, y) => x - y) as [
      number,
      number,
    ]
    switch (rng.below(8)) {
      case 0:
        if (a < out.length) out[a] = (out[a] ?? 0) ^ (1 << rng.below(8))
        break
      case 1:
        if (a < out.length) out[a] = rng.below(256)
        break
      case 2:
        out = concat(out.subarray(0, a), out.subarray(b))
        break
      case 3:
        out = concat(out.subarray(0, b), out.subarray(a))
        break
      case 4: {
        const other = rng.pick(others) ?? out
        out = concat(out.subarray(0, a), other.subarray(rng.below(other.length + 1)))
        break
      }
      case 5:
        out = out.slice(0, a)
        break
      case 6:
        out = concat(
          out,
          Array.from({ length: rng.below(600) }, () => rng.below(256)),
        )
        break
      default:
        if (a < out.length) out[a] = rng.pick([0, 1, 127, 128, 255]) ?? 0
    }
  }
  return out
}

const text = (length: number, rng: Rng) =>
  Array.from({ length }, () =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charAt(rng.below(64)),
  ).join('')

const someCard = (rng: Rng): Card => ({
  tag: Uint8Array.from({ length: 4 }, () => rng.below(256)),
  ufrag: text(rng.pick([4, 8]) ?? 4, rng),
  pwd: text(rng.pick([24, 32]) ?? 24, rng),
  fingerprint: Uint8Array.from({ length: 32 }, () => rng.below(256)),
  candidates: [
    { kind: 'ipv4', address: `192.168.${rng.below(256)}.${rng.below(256)}`, port: 1 + rng.below(65_535) },
    { kind: 'mdns', address: '01234567-89ab-cdef-0123-456789abcdef.local', port: 5_000 },
  ],
})

describe('fuzz', () => {
  it(`[K4] ${count} mutated cards: each is a whole card or refused, and nothing else comes into a description`, () => {
    const rng = seeded(1)
    const cards = Array.from({ length: 50 }, () => encodeCard(someCard(rng)))
    const before = heap()
    let read = 0
    for (let at = 0; at < count; at++) {
      const bytes = mutated(rng.pick(cards) ?? new Uint8Array(), cards, rng)
      try {
        const card = decodeCard(bytes)
        read += 1
        expect(isCard(card)).toBe(true)
        const lines = sdpFromCard(card, 'active').trimEnd().split('\r\n')
        expect(lines).toHaveLength(14 + card.candidates.length)
        expect(lines.every((line) => /^[a-z]=[\x20-\x7e]+$/.test(line))).toBe(true)
      } catch (error) {
        if (!(error instanceof CardRefused)) throw error
      }
    }
    // Some mutations are cards still, with another key or address; the others are none
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(count)
    expect(heap() - before).toBeLessThan(heapMaxBytes)
  }, 600_000)

  it(`[K4] ${count} mutated links: each is read or refused with a name`, () => {
    const rng = seeded(2)
    const digits = (length: number) => Array.from({ length }, () => rng.below(10)).join('')
    const links = Array.from({ length: 20 }, () => textToBytes(`https://plenary.example/#${digits(250)}`))
    for (let at = 0; at < count; at++) {
      const bytes = mutated(rng.pick(links) ?? new Uint8Array(), links, rng)
      const read = readLink(new TextDecoder().decode(bytes))
      if (!read.ok) expect(['not-plenary', 'broken', 'newer']).toContain(read.why)
    }
  }, 600_000)

  it(`[K4] [X1] ${count} mutated words of devices: each reads, or is none, and nothing is thrown`, async () => {
    const rng = seeded(5)
    const { device } = await openNamedDevice('said')
    const hostWord = await makeHostWord(device, device.id)
    const words = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        makeHere(device, {
          sequence: at,
          everyMs: 1 + at,
          announcement: { facilitator: at % 2 === 0, ...(at % 3 === 0 && { table: `t${at}` }) },
          hostWord: at % 4 === 0 ? hostWord : undefined,
        }),
      ),
    )
    let read = 0
    for (let at = 0; at < count; at++) {
      const here = readHere(mutated(rng.pick(words) ?? new Uint8Array(), words, rng))
      if (!here) continue
      read += 1
      expect(here.device).toMatch(/^[0-9a-f]{32}$/)
      expect(here.announcement.table?.length ?? 0).toBeLessThanOrEqual(32)
    }
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(count)
  }, 600_000)

  it(`[K4] [K5] ${count} mutated switchboard messages: none is delivered that nobody has sealed, and none is remembered for ever`, async () => {
    const rng = seeded(3)
    const { seal } = await meetingSecrets()
    const [self, from] = ['ab'.repeat(16), 'cd'.repeat(16)]
    const delivered: Delivery[] = []
    const limits = { ...meshLimits, neighbourMessagesPerSecond: 1e9, neighbourBurst: 1e9 }
    const passedOn: number[] = []
    const neighbour: Neighbour = { device: from, isUp: true, post: () => undefined }
    const other: Neighbour = {
      device: 'ef'.repeat(16),
      isUp: true,
      post: ({ length }) => passedOn.push(length),
    }
    const board = new Switchboard({
      self,
      seal,
      limits,
      count: () => undefined,
      neighbours: () => [neighbour, other],
      wayTo: () => undefined,
      tree: eagerTree(() => [neighbour, other]),
      deliver: (delivery) => delivered.push(delivery),
    })
    const letters = Array.from({ length: 20 }, (_, at) => ({
      kind: `kind${at}`,
      payload: Uint8Array.from({ length: rng.below(200) }, () => rng.below(256)),
    }))
    const sealed = await Promise.all(
      letters.map(async (letter, at) => {
        const { bytes } = await sealLetter(letter, { from, to: at % 2 ? self : '*', hops: 9, seal })
        return concat([1], bytes)
      }),
    )
    const sealedOnes = new Set(letters.map(({ kind, payload }) => `${kind} ${payload.join(' ')}`))
    const before = heap()
    for (let at = 0; at < count; at++) {
      try {
        board.receive(neighbour, mutated(rng.pick(sealed) ?? new Uint8Array(), sealed, rng))
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
      }
      if (at % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    // Behind all of them: a true one
    const last = await sealLetter(
      { kind: 'last', payload: new Uint8Array() },
      { from, to: self, hops: 9, seal },
    )
    board.receive(neighbour, concat([1], last.bytes))
    await expect.poll(() => delivered.at(-1)?.kind, { timeout: 60_000 }).toBe('last')
    for (const { kind, payload, direct } of delivered.slice(0, -1))
      if (!direct) expect(sealedOnes).toContain(`${kind} ${payload.join(' ')}`)
    delivered.length = 0
    expect(heap() - before).toBeLessThan(heapMaxBytes)
  }, 600_000)

  it(`[K4] [K5] ${count / toMeshShare} mutated letters of a member, sealed as they should be: the room goes on, with the same words and the same devices`, async () => {
    const rng = seeded(4)
    const [air, secrets] = [new MemoryAir(), await meetingSecrets()]
    const limits = { neighbourMessagesPerSecond: 1e9, neighbourBurst: 1e9, sparesPerMinute: 20 }
    const [a, b] = [
      createMesh({ ...(await air.device('a')), secrets, limits }),
      createMesh({ ...(await air.device('b')), secrets, limits }),
    ]
    const [here, there] = [carriedWords(a), carriedWords(b)]
    await pair(a, b)
    here.getMap('words').set('before', 'said')
    const hostile = await air.device('hostile')
    const { device } = hostile
    let peer = await hostilePeer(hostile, secrets, a)
    const id = new Uint8Array(8)
    const card = encodeCard({ ...someCard(rng), tag: secrets.tag })
    const word = await makeHere(device, {
      sequence: 5,
      everyMs: 9_000,
      announcement: { facilitator: true, table: 't1' },
      hostWord: await makeHostWord(device, device.id),
    })
    const saidFor = concat(textToBytes('~dial'), id, hexToBytes(a.self))
    const signed = await signForOthers(device, card, saidFor)
    const kinds: readonly (readonly [string, Uint8Array])[] = [
      ['~here', word],
      ['~want', new Uint8Array(80)],
      ['~host', new Uint8Array()],
      ['~host', word.slice(0, 129)],
      ['~lost', Uint8Array.from({ length: 16 }, () => rng.below(256))],
      ['~have', new Uint8Array(80)],
      ['~dial', concat(id, signed)],
      ['~answer', concat(id, signed)],
      ['~busy', concat(id, signed)],
      ['~letgo', new Uint8Array()],
      ['~spare', concat([0], card)],
      ['~spare', concat([1], card)],
      ['~spare', Uint8Array.of(2)],
    ]
    const payloads = kinds.map(([, payload]) => payload)
    const before = heap()
    for (let at = 0; at < count / toMeshShare; at++) {
      // Words that are none cost it the link
      if (peer.link.ended !== undefined) peer = await hostilePeer(hostile, secrets, a)
      const [kind = '', payload = id] = rng.pick(kinds) ?? []
      const letter = { kind, payload: rng.below(8) ? mutated(payload, payloads, rng) : payload }
      if (rng.below(2)) peer.link.post(concat([2], letterBytes(letter)))
      else {
        const from = rng.pick([device.id, a.self, b.self, 'ff'.repeat(16)]) ?? ''
        const to = rng.pick(['*', a.self, b.self]) ?? ''
        const { bytes } = await sealLetter(letter, { from, to, hops: 5, seal: secrets.seal })
        peer.link.post(concat([1], bytes))
      }
      if (at % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    // The flood goes into these maps, and they are bounded
    expect(a.peers.size).toBeLessThanOrEqual(meshLimits.peers + 1)
    here.getMap('words').set('after', 'said')
    await expect.poll(() => wordsOf(there), { timeout: 60_000 }).toBe(wordsOf(here))
    expect(there.getMap('words').toJSON()).toEqual({ before: 'said', after: 'said' })
    expect(a.peers.get(b.self)?.linked).toBe(true)
    expect(air.connectionsOf(a.self)).toBeLessThan(40)
    expect(heap() - before).toBeLessThan(heapMaxBytes)
    await Promise.all([a.close(), b.close()])
  }, 600_000)
})
