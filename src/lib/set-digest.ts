import { digest as sha256 } from 'lib0/hash/sha256'
import { bytesToHex, textToBytes } from './bytes.ts'

/** An order-free digest of a set of texts: putting one in twice takes it out again. */
interface SetDigest {
  flip(text: string): void
  read(): string
}

const keptBytes = 16

export const createSetDigest = (): SetDigest => {
  const sum = new Uint8Array(keptBytes)
  return {
    flip(text) {
      const hash = sha256(textToBytes(text))
      for (let i = 0; i < keptBytes; i++) sum[i] = (sum[i] ?? 0) ^ (hash[i] ?? 0)
    },
    read: () => bytesToHex(sum),
  }
}
