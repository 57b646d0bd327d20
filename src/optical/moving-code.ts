import { bytesToHex } from '../lib/bytes.ts'
import { blocksOf, type Solver, solverOf, symbolOf } from './fountain.ts'
import {
  blockBytes,
  frameHead,
  frameText,
  movingMaxBytes,
  readFrame,
  streamBytes,
  symbolNumberMax,
  symbolsPerFrameMax,
} from './moving-frame.ts'

export type MovingStep =
  /** Nothing of a moving code, or not whole. */
  | { readonly at: 'none' }
  | { readonly at: 'newer' }
  /** `rank` of `count` independent symbols are here. */
  | { readonly at: 'reading'; readonly rank: number; readonly count: number }
  /** Everything was there, and it is not what the pictures promised: it begins anew. */
  | { readonly at: 'spoilt' }
  /** A picture of a content that has been read already. */
  | { readonly at: 'again' }
  | { readonly at: 'done'; readonly content: Uint8Array }

/** Contents that are read at once, as when somebody walks from screen to screen; the one not seen longest is let go. */
const streamsAtOnce = 3

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))

/**
 * Shows a content as pictures without end; whichever of them a camera misses, it gets all with a few more.
 * undefined where it is too long for a camera's patience (`movingMaxBytes`), or nothing.
 */
export const movingSender = async (content: Uint8Array) => {
  if (content.length === 0 || content.length > movingMaxBytes) return undefined
  const head = frameHead(await sha256(content), content.length)
  const blocks = blocksOf(content, blockBytes)
  let at = 0
  return {
    /** Symbols that a camera needs at the least. */
    symbols: blocks.length,
    /** The text of the next picture, with one to four symbols in it; their number may change from picture to picture. */
    next(symbols: number): string {
      const count = Math.max(1, Math.min(symbolsPerFrameMax, Math.trunc(symbols)))
      if (at + count > symbolNumberMax) at = 0
      const first = at
      at += count
      return frameText(
        head,
        first,
        Array.from({ length: count }, (_, offset) => symbolOf(blocks, first + offset)),
      )
    },
  }
}

interface Stream {
  readonly length: number
  readonly solver: Solver
}

export const movingReceiver = () => {
  /** The one seen last stands last. */
  const streams = new Map<string, Stream>()
  let done: string | undefined

  const streamOf = (name: string, length: number): Stream => {
    const known = streams.get(name)
    streams.delete(name)
    const stream =
      known?.length === length
        ? known
        : { length, solver: solverOf(Math.ceil(length / blockBytes), blockBytes) }
    streams.set(name, stream)
    for (const oldest of streams.keys()) {
      if (streams.size <= streamsAtOnce) break
      streams.delete(oldest)
    }
    return stream
  }

  return {
    /** One text after the other, each when the one before has been answered. */
    async take(text: string): Promise<MovingStep> {
      const frame = readFrame(text)
      if (frame === 'newer') return { at: 'newer' }
      if (!frame) return { at: 'none' }
      const name = `${frame.stream} ${frame.length}`
      if (name === done) return { at: 'again' }
      const { solver, length } = streamOf(name, frame.length)
      for (const [offset, symbol] of frame.symbols.entries()) solver.add(frame.firstSymbol + offset, symbol)
      const whole = solver.solve()
      if (!whole) return { at: 'reading', rank: solver.rank, count: solver.count }
      streams.delete(name)
      const content = whole.subarray(0, length)
      if (bytesToHex((await sha256(content)).subarray(0, streamBytes)) !== frame.stream)
        return { at: 'spoilt' }
      done = name
      return { at: 'done', content }
    },
    /** Forgets what was read, so that the same content is read again. */
    reset(): void {
      streams.clear()
      done = undefined
    },
  }
}
