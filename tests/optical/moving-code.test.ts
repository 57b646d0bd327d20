import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { describe, expect, it } from 'vitest'
import { fromBase45, toBase45 } from '../../src/optical/base45.ts'
import { blocksIn, blocksOf, solverOf, symbolOf } from '../../src/optical/fountain.ts'
import { type MovingStep, movingReceiver, movingSender } from '../../src/optical/moving-code.ts'
import {
  blockBytes,
  frameHead,
  frameText,
  movingMaxBytes,
  readFrame,
  symbolsPerFrameMax,
} from '../../src/optical/moving-frame.ts'
import { isMovingText } from '../../src/optical/moving-mark.ts'
import { fuzzRuns, fuzzTimeoutMs } from '../fuzz-runs.ts'
import { seeded, seededBytes } from './seeded.ts'

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 4_000 })

const sent = async (content: Uint8Array) => {
  const sender = await movingSender(content)
  if (!sender) throw new Error('not sent')
  return sender
}

/** Shows pictures, each lost with this chance, until all is there; how many were received. */
const carry = async (content: Uint8Array, lost: number, symbols: number, random: () => number) => {
  const sender = await sent(content)
  const receiver = movingReceiver()
  let received = 0
  for (;;) {
    const text = sender.next(symbols)
    if (random() < lost) continue
    received++
    const step = await receiver.take(text)
    if (step.at === 'done') return { received, content: step.content }
    if (step.at !== 'reading') throw new Error(step.at)
  }
}

describe('base45', () => {
  it('says what RFC 9285 says', () => {
    const ascii = (text: string) => new TextEncoder().encode(text)
    for (const [plain, coded] of [
      ['AB', 'BB8'],
      ['Hello!!', '%69 VD92EX0'],
      ['base-45', 'UJCLQE7W581'],
    ] as const) {
      expect(toBase45(ascii(plain))).toBe(coded)
      expect(fromBase45(coded)).toEqual(ascii(plain))
    }
  })

  it('gives back every run of bytes, and takes no text that stands for none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
      { seed: 45 },
    )
    for (const text of ['A', 'GGW', ':::', 'ab', 'A_A', '::']) expect(fromBase45(text)).toBeUndefined()
  })
})

describe('fountain code', () => {
  it('draws the same halves everywhere: numbers written down once', () => {
    expect([...blocksIn(3, 40)]).toEqual([8, 0])
    expect([...blocksIn(41, 40)].length).toBe(2)
    expect([...blocksIn(1_000, 40), ...blocksIn(16_000_000, 33)]).toMatchInlineSnapshot(`
      [
        952626950,
        62,
        501446216,
        0,
      ]
    `)
  })

  it('solves from whichever symbols come, in whatever order, and never before the rank is full', () => {
    fc.assert(
      fc.property(someBytes, fc.integer({ min: 1, max: 200 }), fc.nat(), (content, size, seed) => {
        const blocks = blocksOf(content, size)
        const random = seeded(seed)
        const solver = solverOf(blocks.length, size)
        let tried = 0
        while (!solver.solve()) {
          const before = solver.rank
          const index = Math.floor(random() * blocks.length * 3)
          const wasNews = solver.add(index, symbolOf(blocks, index))
          expect(solver.rank).toBe(before + (wasNews ? 1 : 0))
          if (++tried > blocks.length * 40 + 200) throw new Error('no end')
        }
        expect(solver.rank).toBe(blocks.length)
        expect(solver.solve()?.subarray(0, content.length)).toEqual(content)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('moving code', () => {
  it('[N6] brings a content over, whatever is lost, doubled or turned round on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        someBytes,
        fc.double({ min: 0, max: 0.8, noNaN: true }),
        fc.nat(),
        async (content, lost, seed) => {
          const random = seeded(seed)
          const sender = await sent(content)
          const receiver = movingReceiver()
          const late: string[] = []
          let done: Uint8Array | undefined
          for (let tries = 0; !done && tries < 5_000; tries++) {
            late.push(sender.next(1 + Math.floor(random() * symbolsPerFrameMax)))
            if (random() < lost) late.pop()
            if (late.length < 4 && random() < 0.5) continue
            const text = late[Math.floor(random() * late.length)]
            if (text === undefined) continue
            if (random() < 0.7) late.splice(late.indexOf(text), 1)
            const step = await receiver.take(text)
            if (step.at === 'done') done = step.content
          }
          expect(done).toEqual(content)
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })

  it('[N6] at 600 bytes a picture and 40 % lost, 10 kB take at most 1.15 x the pictures of an ideal code', async () => {
    const ideal = Math.ceil(10_000 / 600)
    const random = seeded(40)
    const counts: number[] = []
    for (let run = 0; run < 80; run++) {
      const content = seededBytes(10_000, random)
      const { received, content: brought } = await carry(content, 0.4, symbolsPerFrameMax, random)
      expect(brought).toEqual(content)
      counts.push(received)
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    expect(mean / ideal).toBeLessThan(1.15)
    expect(counts.filter((count) => count / ideal <= 1.15).length).toBeGreaterThan(counts.length * 0.9)
  })

  it('[N6] the speed may change on the way and costs nothing that was read before', async () => {
    const random = seeded(3)
    const content = seededBytes(9_000, random)
    const sender = await sent(content)
    const receiver = movingReceiver()
    let last = 0
    for (let at = 0; ; at++) {
      const step = await receiver.take(sender.next(at % 2 === 0 ? 4 : 2))
      if (step.at === 'done') {
        expect(step.content).toEqual(content)
        break
      }
      if (step.at !== 'reading') throw new Error(step.at)
      expect(step.rank).toBeGreaterThanOrEqual(last)
      expect(step.count).toBe(60)
      last = step.rank
    }
  })

  it('[N6] the part that it shows is the true part of what is needed', async () => {
    const content = seededBytes(3_000, seeded(5))
    const sender = await sent(content)
    const receiver = movingReceiver()
    const text = sender.next(4)
    expect(await receiver.take(text)).toEqual({ at: 'reading', rank: 4, count: 20 })
    expect(await receiver.take(text)).toEqual({ at: 'reading', rank: 4, count: 20 })
  })

  it('fits into codes of version 17 and 12 at the least correction', async () => {
    const sender = await sent(seededBytes(movingMaxBytes, seeded(6)))
    const sizeOf = (symbols: number) =>
      (generate(sender.next(symbols), { minCorrectionLevel: correction.L }).size - 17) / 4
    expect([sizeOf(4), sizeOf(2)]).toEqual([17, 12])
  })

  it('[K4] no content, and more than there is patience for, is not begun', async () => {
    expect(await movingSender(new Uint8Array(0))).toBeUndefined()
    expect(await movingSender(new Uint8Array(movingMaxBytes + 1))).toBeUndefined()
  })

  it('[K4] what was read already is not read again, until it is wanted again', async () => {
    const content = seededBytes(400, seeded(8))
    const [sender, receiver] = [await sent(content), movingReceiver()]
    expect((await receiver.take(sender.next(4))).at).toBe('done')
    expect((await receiver.take(sender.next(4))).at).toBe('again')
    receiver.reset()
    expect((await receiver.take(sender.next(4))).at).toBe('done')
  })

  it('[K4] two screens in one view do not disturb each other', async () => {
    const random = seeded(9)
    const [one, other] = [seededBytes(5_000, random), seededBytes(4_000, random)]
    const senders = [await sent(one), await sent(other)]
    const receiver = movingReceiver()
    const done: Uint8Array[] = []
    for (let at = 0; done.length < 2 && at < 200; at++) {
      const step = await receiver.take(senders[at % 2]?.next(4) ?? '')
      if (step.at === 'done') done.push(step.content)
    }
    expect(done).toContainEqual(one)
    expect(done).toContainEqual(other)
  })

  it('[K4] a picture made up for the same stream spoils it once, and it begins anew', async () => {
    const content = seededBytes(1_200, seeded(10))
    const [sender, receiver] = [await sent(content), movingReceiver()]
    const honest = readFrame(sender.next(4))
    if (!honest || honest === 'newer') throw new Error('no frame')
    const hash = Uint8Array.from(honest.stream.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    const forged = frameText(frameHead(hash, honest.length), 0, [new Uint8Array(blockBytes)])
    await receiver.take(forged)
    let step: MovingStep = { at: 'none' }
    while (step.at !== 'spoilt') step = await receiver.take(sender.next(4))
    while (step.at !== 'done') step = await receiver.take(sender.next(4))
    expect(step.content).toEqual(content)
  })

  it('says of a newer one that it is newer, and knows other codes as none of its own', async () => {
    const receiver = movingReceiver()
    expect(await receiver.take('PLNRY2:SOMETHING ELSE')).toEqual({ at: 'newer' })
    for (const text of ['', 'https://plenary.test/#1234', 'WIFI:S:hall;;', 'PLNRY1:', 'PLNRY1:AAA'])
      expect(await receiver.take(text)).toEqual({ at: 'none' })
    expect(isMovingText('https://plenary.test/#12345')).toBe(false)
  })

  it(
    '[K4] mutated pictures crash nothing, are never taken for whole, and memory stays bounded',
    async () => {
      const random = seeded(20)
      const content = seededBytes(2_000, random)
      const sender = await sent(content)
      const receiver = movingReceiver()
      const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:#aé'
      const mutate = (text: string): string => {
        const at = Math.floor(random() * text.length)
        const character = alphabet[Math.floor(random() * alphabet.length)] ?? ''
        switch (Math.floor(random() * 6)) {
          case 0:
            return text.slice(0, at) + character + text.slice(at + 1)
          case 1:
            return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 9))
          case 2:
            return text.slice(0, at) + character + text.slice(at)
          case 3:
            return text.slice(0, at)
          case 4:
            return text + text.slice(at)
          default:
            return `PLNRY1:${toBase45(seededBytes(Math.floor(random() * 700), random))}`
        }
      }
      for (let run = 0; run < fuzzRuns; run++) {
        const whole = sender.next(1 + (run % symbolsPerFrameMax))
        const mutated = mutate(whole)
        if (mutated === whole) continue
        const step = await receiver.take(mutated)
        expect(['none', 'newer'], mutated).toContain(step.at)
      }
      // Pictures that are whole and made up: any stream, any length, any symbols.
      const hostile = movingReceiver()
      for (let run = 0; run < fuzzRuns / 20; run++) {
        const head = frameHead(seededBytes(8, random), 1 + Math.floor(random() * movingMaxBytes * 1.2))
        const symbols = Array.from({ length: 1 + Math.floor(random() * 4) }, () => seededBytes(150, random))
        const text = frameText(head, Math.floor(random() * 0x1000000), symbols)
        expect(['none', 'reading', 'spoilt']).toContain((await hostile.take(text)).at)
      }
      // After all that, the content still comes over.
      let step: MovingStep = { at: 'none' }
      while (step.at !== 'done') step = await receiver.take(sender.next(4))
      expect(step.content).toEqual(content)
    },
    fuzzTimeoutMs,
  )
})
