import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import { FrameReader, FrameWriter, Malformed } from '../../../src/mesh/link/frames.ts'

const small = { ...meshLimits, frameBytes: 32, messageBytes: 400, reassemblyBytes: 1_000, openStreams: 3 }
const through = (messages: readonly (readonly [number, Uint8Array])[]) => {
  const writer = new FrameWriter(small)
  const reader = new FrameReader(small)
  for (const [stream, message] of messages) writer.add(stream, message)
  const arrived = new Map<number, Uint8Array[]>()
  for (let frame = writer.next(); frame; frame = writer.next()) {
    expect(frame.length).toBeLessThanOrEqual(small.frameBytes)
    const whole = reader.read(frame)
    if (whole) arrived.set(whole.stream, [...(arrived.get(whole.stream) ?? []), whole.message])
  }
  expect(writer.waitingBytes).toBe(0)
  return arrived
}

describe('frames', () => {
  it('bring every message, whole and in its stream’s order', () => {
    const message = fc.uint8Array({ minLength: 1, maxLength: 400 })
    const stream = fc.integer({ min: 0, max: 2 })
    fc.assert(
      fc.property(fc.array(fc.tuple(stream, message), { maxLength: 20 }), (messages) => {
        const arrived = through(messages)
        for (const one of [0, 1, 2]) {
          expect(arrived.get(one) ?? []).toEqual(
            messages.filter(([stream]) => stream === one).map(([, content]) => content),
          )
        }
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('[N8] let a heartbeat pass a big document', () => {
    const writer = new FrameWriter(small)
    writer.add(5, new Uint8Array(400))
    writer.next()
    writer.add(0, Uint8Array.of(2))
    expect(writer.next()?.slice(-1)).toEqual(Uint8Array.of(2))
  })

  it('[K4] that break the rules are malformed, and nothing else is thrown', () => {
    const frame = fc.uint8Array({ maxLength: 40 })
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 10 }), (frames) => {
        const reader = new FrameReader(small)
        try {
          for (const one of frames) reader.read(one)
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed)
        }
      }),
      { seed: 2, numRuns: 5_000 },
    )
  })

  it('[K4] may not claim more than a message may have, nor hold more than a link may', () => {
    const begin = (stream: number, length: number) =>
      Uint8Array.of(0, stream, 1, 0, 0, length >> 8, length & 255, 9)
    expect(() => new FrameReader(small).read(begin(2, 401))).toThrow(Malformed)
    const reader = new FrameReader(small)
    for (const stream of [2, 3, 4]) reader.read(begin(stream, 400))
    expect(() => reader.read(begin(5, 400))).toThrow(Malformed)
    expect(() => reader.read(begin(2, 400))).toThrow(Malformed)
  })
})
