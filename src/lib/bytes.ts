import { base64ToUint8Array, hexToUint8Array, uint8ArrayToBase64, uint8ArrayToHex } from 'uint8array-extras'

/** Bytes with a buffer of their own, never a shared one, as WebCrypto and WebRTC types want them. */
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

export const numberToBytes = (value: number, width: 1 | 2 | 4 | 6): Bytes => {
  const bytes = new Uint8Array(width)
  let rest = value
  for (let at = width - 1; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** A copy that WebCrypto's types take: never backed by shared memory. */
export const copyBytes = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)

export const concat = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Byte by byte, the shorter first where one begins with the other. Negative, zero or positive, as for sorting. */
export const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  const shared = Math.min(a.length, b.length)
  for (let at = 0; at < shared; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && compareBytes(a, b) === 0)

const encoder = new TextEncoder()
export const textToBytes = (text: string): Bytes => encoder.encode(text) as Bytes
/** @throws TypeError where the bytes are not UTF-8. */
export const bytesToText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes)

export const bytesToHex: (bytes: Uint8Array) => string = uint8ArrayToHex
/** @throws Error where the text is not hex; for foreign text see parseHex. */
export const hexToBytes = (hex: string): Bytes => hexToUint8Array(hex) as Bytes

export const isHex = (text: string, bytes: number): boolean =>
  text.length === bytes * 2 && /^[0-9a-f]*$/.test(text)

/** undefined where the text is not lower-case hex. */
export const parseHex = (text: string): Bytes | undefined =>
  isHex(text, text.length / 2) ? hexToBytes(text) : undefined

export const bytesToBase64 = (bytes: Uint8Array): string => uint8ArrayToBase64(bytes)
/** Without padding (RFC 4648, section 5). */
export const bytesToBase64Url = (bytes: Uint8Array): string => uint8ArrayToBase64(bytes, { urlSafe: true })
/** Takes base64url too. @throws DOMException where the text is neither. */
export const base64ToBytes = (text: string): Bytes => base64ToUint8Array(text) as Bytes

const base64UrlText = /^[A-Za-z0-9_-]+$/
/** undefined where the text is empty or not base64url. */
export const parseBase64Url = (text: string): Bytes | undefined =>
  base64UrlText.test(text) && text.length % 4 !== 1 ? base64ToBytes(text) : undefined

/** Bytes from the platform's own randomness. */
export const randomBytes = (count: number): Bytes => crypto.getRandomValues(new Uint8Array(count))
