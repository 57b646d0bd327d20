/** Bytes that stand alone in their buffer, as WebCrypto and WebRTC types want them. */
export type Bytes = Uint8Array<ArrayBuffer>

export class OutOfBytes extends Error {
  override name = 'OutOfBytes'
}

/** Reads fixed-width numbers, big-endian. Throws OutOfBytes rather than reading past the end. */
export class ByteReader {
  #at = 0
  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.#at
  }

  take(count: number): Bytes {
    if (count > this.left) throw new OutOfBytes()
    this.#at += count
    return this.bytes.slice(this.#at - count, this.#at) as Bytes
  }

  number(width: 1 | 2 | 4 | 6): number {
    return this.take(width).reduce((sum, byte) => sum * 256 + byte, 0)
  }

  rest(): Bytes {
    return this.take(this.left)
  }
}

export const numberBytes = (value: number, width: 1 | 2 | 4 | 6): Bytes => {
  const bytes = new Uint8Array(width)
  let rest = value
  for (let at = width - 1; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

export const concat = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Every message that passes by is looked up by three ids: it is done without a list in between. */
export const toHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += hexPairs[byte]
  return text
}

/** The text must be hex; checked by isHex where it comes from outside. */
export const fromHex = (hex: string): Bytes => {
  const bytes = new Uint8Array(hex.length / 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
  return bytes
}

export const isHex = (text: string, bytes: number): boolean =>
  text.length === bytes * 2 && /^[0-9a-f]*$/.test(text)

/** Negative, zero or positive, as for sorting. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => compareBytes(a, b) === 0

const encoder = new TextEncoder()
export const textBytes = (text: string): Bytes => encoder.encode(text) as Bytes
/** @throws TypeError where the bytes are not UTF-8. */
export const bytesText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes)
