import { digest as sha256 } from 'lib0/hash/sha256'
import { bytesToHex, textToBytes } from './bytes.ts'

const keptBytes = 16

/** An order-free digest of a set of texts: putting one in twice takes it out again. */
export const createSetDigest = () => {
  const sum = new Uint8Array(keptBytes)
  return {
    flip(text: string): void {
      const hash = sha256(textToBytes(text))
      for (let i = 0; i < keptBytes; i++) sum[i] = (sum[i] ?? 0) ^ (hash[i] ?? 0)
    },
    read: () => bytesToHex(sum),
  }
}
