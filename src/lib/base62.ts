import { digest as sha256 } from 'lib0/hash/sha256'
import { textToBytes } from './bytes.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random characters from the platform's own randomness: 5.95 bits each. */
export const randomBase62 = (length: number): string => {
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 248 is the greatest multiple of 62 in a byte: what is above would favour the first characters.
      if (byte < 248 && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}

/** A text's SHA-256 as `length` characters, 32 at most: a byte each, so that 16 of them are worth at least 90 bits. */
export const hashToBase62 = (text: string, length: number): string =>
  Array.from(sha256(textToBytes(text)).subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join(
    '',
  )
