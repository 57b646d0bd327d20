import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperMaxLength, papersPerHatMax } from '../../../src/domain/limits.ts'
import { concat, textToBytes } from '../../../src/lib/bytes.ts'
import { byLot, handToken, openForReader, sealForReader } from '../../../src/records/hat/hat-hand.ts'
import { createHatPapers, type HatPapers, paperId } from '../../../src/records/hat/hat-papers.ts'
import {
  makeHatKey,
  openPaper,
  openSealed,
  sealedPaperBytes,
  sealPaper,
  sealTo,
} from '../../../src/records/hat/hat-seal.ts'
import type { Ride } from '../../../src/records/set/room-types.ts'
import { seeded } from '../../optical/seeded.ts'
import { shuffle } from '../set/fake-record.ts'

/** A link between two devices' papers; each message is delivered at once, and after those before it. */
const link = (a: HatPapers, b: HatPapers) => {
  const bytes = { toA: 0, toB: 0 }
  const broken: boolean[] = []
  const queue: (() => void)[] = []
  let isDelivering = false
  const rides: { a?: Ride; b?: Ride } = {}
  const deliver = (to: 'a' | 'b') => (message: Uint8Array) => {
    bytes[to === 'a' ? 'toA' : 'toB'] += message.length
    queue.push(() => broken.push(rides[to]?.receive(message) === false))
    if (!isDelivering && rides.a && rides.b) run()
  }
  const run = () => {
    isDelivering = true
    for (let next = queue.shift(); next; next = queue.shift()) next()
    isDelivering = false
  }
  rides.a = a.ride({ device: 'b', send: deliver('b') })
  rides.b = b.ride({ device: 'a', send: deliver('a') })
  run()
  return {
    bytes,
    isBroken: () => broken.includes(true),
    close() {
      rides.a?.close()
      rides.b?.close()
    },
  }
}
const sync = (a: HatPapers, b: HatPapers) => link(a, b).close()
/** Papers of the right size, each another; what is in them does not matter on their way. */
const makePaper = (number: number) => {
  const paper = new Uint8Array(sealedPaperBytes)
  new DataView(paper.buffer).setUint32(0, number)
  return paper
}

describe('a sealed paper', () => {
  it('[L7] has one size, blank or full, and reads as it was written', async () => {
    const key = await makeHatKey()
    const texts = [
      '',
      'We are all tired.',
      'x'.repeat(paperMaxLength),
      '漢'.repeat(paperMaxLength),
      '🙂'.repeat(paperMaxLength / 2),
    ]
    for (const text of texts) {
      const sealed = await sealPaper(key.publicKey, 'h1', text)
      expect(sealed.length).toBe(sealedPaperBytes)
      expect(await openPaper(key, 'h1', sealed)).toBe(text)
    }
  })

  it('[L7] opens with no other key, for no other hat, and not when it was altered', async () => {
    const [key, other] = [await makeHatKey(), await makeHatKey()]
    const sealed = await sealPaper(key.publicKey, 'h1', 'Nobody says it')
    expect(await openPaper(other, 'h1', sealed)).toBeUndefined()
    expect(await openPaper(key, 'h2', sealed)).toBeUndefined()
    for (const at of [0, 40, 65, 500, sealedPaperBytes - 1]) {
      const altered = sealed.slice()
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(await openPaper(key, 'h1', altered)).toBeUndefined()
    }
    expect(await openPaper(key, 'h1', new Uint8Array(3))).toBeUndefined()
  })

  it('[L7] a hat’s own key can be sealed to another facilitator', async () => {
    const [hat, facilitator] = [await makeHatKey(), await makeHatKey()]
    const sealed = await sealTo(facilitator.publicKey, hat.privateKey, 'hat key h1')
    expect(await openSealed(facilitator, sealed, 'hat key h1')).toEqual(hat.privateKey)
    expect(await openSealed(facilitator, sealed, 'hat key h2')).toBeUndefined()
  })
})

describe('a paper in its reader’s hand', () => {
  it('[L7] opens for the reader that it was sealed to alone, at its own place, and has one size', async () => {
    const [reader, other] = [await makeHatKey(), await makeHatKey()]
    const token = 'ab'.repeat(16)
    const sizes = new Set<number>()
    for (const text of ['Short', '漢'.repeat(paperMaxLength)]) {
      const sealed = await sealForReader(reader.publicKey, 'h1', 3, { text, token })
      sizes.add(sealed.length)
      expect(await openForReader(reader, 'h1', 3, sealed)).toEqual({ text, token })
      expect(await openForReader(other, 'h1', 3, sealed)).toBeUndefined()
      expect(await openForReader(reader, 'h1', 4, sealed)).toBeUndefined()
      expect(await openForReader(reader, 'h2', 3, sealed)).toBeUndefined()
    }
    expect(sizes.size).toBe(1)
  })

  it('[L7] the order of reading is a lot of the hat’s key: the same again, and not that of the names', async () => {
    const [key, other] = [await makeHatKey(), await makeHatKey()]
    const names = Array.from({ length: 30 }, (_, i) => paperId(makePaper(i))).sort()
    const order = byLot(key, names)
    expect(byLot(key, shuffle(names, seeded(4)))).toEqual(order)
    expect([...order].sort()).toEqual(names)
    expect(order).not.toEqual(names)
    expect(byLot(other, names)).not.toEqual(order)
    expect(handToken(key, 'offer', 1)).not.toBe(handToken(other, 'offer', 1))
    expect(handToken(key, 'offer', 1)).not.toBe(handToken(key, 'offer', 2))
  })
})

describe('papers on their way into the hat', () => {
  it('[L7] a paper that comes twice, over two devices, counts once', async () => {
    const key = await makeHatKey()
    const sealed = await sealPaper(key.publicKey, 'h1', 'Once')
    const [one, two] = [createHatPapers(), createHatPapers()]
    for (const papers of [one, two]) {
      papers.keep('h1')
      expect(papers.put('h1', sealed)).toBe(true)
      expect(papers.put('h1', sealed)).toBe(true)
    }
    sync(one, two)
    expect(one.of('h1').size).toBe(1)
    expect(one.digest()).toBe(two.digest())
  })

  it('[L7] papers reach every device that keeps the hat, over others, whenever it began to keep it', () => {
    const [one, two, three] = [createHatPapers(), createHatPapers(), createHatPapers()]
    one.keep('h1')
    one.put('h1', makePaper(1))
    const links = [link(one, two), link(two, three)]
    // Nothing goes to who has not asked for it.
    expect(two.of('h1').size).toBe(0)
    two.keep('h1')
    expect(two.of('h1').size).toBe(1)
    three.keep('h1')
    three.put('h1', makePaper(2))
    one.put('h1', makePaper(3))
    for (const papers of [one, two, three]) {
      expect(papers.of('h1').size).toBe(3)
      expect(papers.digest()).toBe(one.digest())
    }
    expect(links.some((one) => one.isBroken())).toBe(false)
  })

  it('[L7] a link that begins anew brings no paper twice', () => {
    const [one, two] = [createHatPapers(), createHatPapers()]
    for (const papers of [one, two]) papers.keep('h1')
    for (let i = 0; i < 10; i++) one.put('h1', makePaper(i))
    sync(one, two)
    const again = link(one, two)
    expect(again.bytes.toB).toBeLessThan(sealedPaperBytes)
  })

  it('[L7] [K4] nothing else can stand in a paper’s place, and a malformed message changes nothing', async () => {
    const key = await makeHatKey()
    const papers = createHatPapers()
    papers.keep('h1')
    const sealed = await sealPaper(key.publicKey, 'h1', 'Mine')
    papers.put('h1', sealed)
    const before = papers.digest()
    const heard: Uint8Array[] = []
    const ride = papers.ride({ device: 'hostile', send: (message) => heard.push(message) })
    const message = (kind: number, hat: string, content: Uint8Array) =>
      concat([kind, hat.length], textToBytes(hat), content)
    const malformed = [
      new Uint8Array(0),
      Uint8Array.of(1, 200),
      message(2, 'h1', new Uint8Array(5)),
      message(1, 'h1', new Uint8Array(5)),
      message(1, 'h1', new Uint8Array(16 * (papersPerHatMax + 1))),
      message(9, 'h1', new Uint8Array(16)),
      message(1, 'x'.repeat(200), new Uint8Array(0)),
      Uint8Array.of(1, 1, 255),
    ]
    for (const [i, one] of malformed.entries()) expect(ride.receive(one), `${i}`).toBe(false)
    expect(papers.digest()).toBe(before)
    fc.assert(
      fc.property(fc.nat(3), fc.uint8Array({ maxLength: 80 }), (kind, bytes) => {
        expect(typeof ride.receive(concat([kind], bytes))).toBe('boolean')
      }),
      { numRuns: 2_000, seed: 7 },
    )
    expect(papers.digest()).toBe(before)
    expect([...papers.of('h1').keys()]).toEqual([paperId(sealed)])
  })

  it('[L7] [K4] a hat holds a bounded number of papers, and those of hats that nobody called for are not looked at', () => {
    const papers = createHatPapers()
    papers.keep('h1')
    const ids = Array.from({ length: papersPerHatMax + 1 }, (_, i) => ({
      paper: makePaper(i),
      id: paperId(makePaper(i)),
    }))
    const last = ids.reduce((a, b) => (a.id > b.id ? a : b))
    for (const { paper, id } of ids) if (id !== last.id) expect(papers.put('h1', paper)).toBe(true)
    expect(papers.put('h1', last.paper)).toBe(false)
    expect(papers.of('h1').size).toBe(papersPerHatMax)
    expect(papers.put('h1', ids.find(({ id }) => id !== last.id)?.paper ?? last.paper)).toBe(true)
    expect(papers.put('h2', makePaper(1))).toBe(false)
    expect(papers.put('h1', new Uint8Array(5))).toBe(false)
  })

  it('[L7] [X10] of too many papers all devices keep the same, in whatever order they came', () => {
    const made = Array.from({ length: papersPerHatMax + 60 }, (_, i) => makePaper(i))
    const digests = [1, 2, 3].map((seed) => {
      const papers = createHatPapers()
      papers.keep('h1')
      for (const paper of shuffle(made, seeded(seed))) papers.put('h1', paper)
      return papers.digest()
    })
    expect(new Set(digests).size).toBe(1)
  })

  it('[L7] once the hat is over its papers leave this device, and stay away', async () => {
    const key = await makeHatKey()
    const [one, two] = [createHatPapers(), createHatPapers()]
    for (const papers of [one, two]) papers.keep('h1')
    one.put('h1', await sealPaper(key.publicKey, 'h1', 'Words'))
    sync(one, two)
    two.forget('h1')
    sync(one, two)
    expect(two.of('h1').size).toBe(0)
    one.forget('h1')
    sync(one, two)
    expect(one.digest()).toBe(createHatPapers().digest())
    expect(two.digest()).toBe(one.digest())
  })
})
