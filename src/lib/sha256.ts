import { digest } from 'lib0/hash/sha256'
import { bytesToHex } from './bytes.ts'

/** SHA-256 as hex, at once: WebCrypto's promise costs more than the hash of a few hundred bytes. @param bytes of it that are kept */
export const hashToHex = (content: Uint8Array, bytes = 32): string =>
  bytesToHex(digest(content).subarray(0, bytes))
