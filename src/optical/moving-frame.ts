import { ByteReader, bytesToHex, concat, numberToBytes } from '../lib/bytes.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { isMovingText } from './moving-mark.ts'

/**
 * One picture of a moving code: a mark, then in base45 the version (1), the first bytes of the content's SHA-256 (8), its
 * length (3), the number of the first symbol (3), one to four symbols, and a CRC-32 over all of that (4).
 */
interface MovingFrame {
  /** Of the content: the first bytes of its SHA-256, as hexadecimal text. */
  readonly stream: string
  /** Of the content, in bytes. */
  readonly length: number
  readonly firstSymbol: number
  readonly symbols: readonly Uint8Array[]
}

export const blockBytes = 150
/** Four symbols make a code of version 17 at ECC L, two one of version 12. */
export const symbolsPerFrameMax = 4
export const streamBytes = 8
/** What a moving code holds at most: about a minute of pictures. More goes by file. */
export const movingMaxBytes = 192 * 1024
export const symbolNumberMax = 0xff_ffff

const version = 1
/** `isMovingText` knows it. */
const mark = 'PLNRY1:'
const headBytes = 1 + streamBytes + 3 + 3
const crcBytes = 4

/** @param head version, stream and length as bytes, the same in each frame of a content. */
export const frameText = (head: Uint8Array, firstSymbol: number, symbols: readonly Uint8Array[]): string => {
  const body = concat(head, numberToBytes(firstSymbol, 4).subarray(1), ...symbols)
  return mark + toBase45(concat(body, numberToBytes(crc32(body), 4)))
}

export const frameHead = (hash: Uint8Array, length: number): Uint8Array =>
  concat([version], hash.subarray(0, streamBytes), numberToBytes(length, 4).subarray(1))

/** 'newer': made by a version that came after this one. undefined: no such picture, or not whole. */
export const readFrame = (text: string): MovingFrame | 'newer' | undefined => {
  if (!isMovingText(text)) return undefined
  if (!text.startsWith(mark)) return 'newer'
  // Never longer than the largest, so that nobody makes us decode a novel.
  if (text.length > mark.length + maxCharacters) return undefined
  const bytes = fromBase45(text.slice(mark.length))
  if (!bytes || bytes.length < headBytes + blockBytes + crcBytes) return undefined
  const body = bytes.subarray(0, -crcBytes)
  const reader = new ByteReader(body)
  if (new ByteReader(bytes.subarray(-crcBytes)).number(4) !== crc32(body)) return undefined
  if (reader.number(1) !== version) return undefined
  const stream = bytesToHex(reader.take(streamBytes))
  const length = number3(reader)
  const firstSymbol = number3(reader)
  if (reader.left % blockBytes !== 0 || length < 1 || length > movingMaxBytes) return undefined
  const symbols: Uint8Array[] = []
  while (reader.left > 0) symbols.push(reader.take(blockBytes))
  return { stream, length, firstSymbol, symbols }
}

const maxCharacters = Math.ceil(((headBytes + symbolsPerFrameMax * blockBytes + crcBytes) * 3) / 2) + 1

const number3 = (reader: ByteReader): number => reader.number(1) * 65_536 + reader.number(2)

/** CRC-32 (ISO-HDLC): tells a misread picture from a whole one; it protects against nobody. */
const crc32 = (bytes: Uint8Array): number => {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
