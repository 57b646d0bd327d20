import { concat } from '../lib/bytes.ts'
import type { Compression } from './contract/browser.ts'

/** Raw deflate, as the platform does it. Old browsers have none of it. */
export const compressionOf = (page: Partial<typeof globalThis>): Compression => {
  const { CompressionStream: Deflate, DecompressionStream: Inflate } = page
  return {
    available: Deflate !== undefined && Inflate !== undefined,
    async deflate(bytes) {
      if (!Deflate) throw new Error('no compression here')
      const packed = await collect(through(bytes, new Deflate('deflate-raw')), Number.POSITIVE_INFINITY)
      return packed ?? new Uint8Array()
    },
    async inflate(bytes, maxBytes) {
      if (!Inflate) throw new Error('no compression here')
      try {
        return await collect(through(bytes, new Inflate('deflate-raw')), maxBytes)
      } catch {
        // Cut off or mangled on its way; browsers have different errors for it, and nothing else is done here.
        return undefined
      }
    },
  }
}

const through = (bytes: Uint8Array, stream: CompressionStream | DecompressionStream) =>
  new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array<ArrayBuffer>>)

/** Stops reading where there is more than `maxBytes`: a small text can unfold into gigabytes. */
const collect = async (
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> => {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > maxBytes) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  return concat(...parts)
}
