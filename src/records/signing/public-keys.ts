import type { SignerId } from '../../domain/ids.ts'
import { idOfPublicKey, importPublicKey, verifySignature } from '../../lib/p256.ts'

/** Public keys by the ids that they hash to: a key cannot be put under another's id. */
export interface PublicKeys {
  /** A key that was looked at before. */
  known(signer: SignerId): CryptoKey | undefined
  /** undefined where no key for this id has been seen, or what was seen is none. */
  find(signer: SignerId): Promise<CryptoKey | undefined>
  /** Takes a raw key that hashes to this id; false for every other. */
  learn(signer: SignerId, publicKey: Uint8Array): boolean
  /** Of a signer that has nothing here any more. */
  forget(signer: SignerId): void
  /** The raw keys learnt so far. */
  readonly raw: ReadonlyMap<SignerId, Uint8Array>
  verify(signer: SignerId, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
}

export const createPublicKeys = (): PublicKeys => {
  const known = new Map<SignerId, CryptoKey>()
  const raw = new Map<SignerId, Uint8Array>()
  /** Hundreds of records of one signer are looked at together: its key is read once for all of them. */
  const reading = new Map<SignerId, Promise<CryptoKey | undefined>>()

  const read = async (signer: SignerId, publicKey: Uint8Array) => {
    const key = await importPublicKey(publicKey)
    if (key) known.set(signer, key)
    return key
  }
  const find = (signer: SignerId): Promise<CryptoKey | undefined> => {
    const publicKey = raw.get(signer)
    const before = reading.get(signer) ?? (publicKey && read(signer, publicKey))
    if (!before) return Promise.resolve(undefined)
    reading.set(signer, before)
    return before
  }
  return {
    known: (signer) => known.get(signer),
    find,
    learn(signer, publicKey) {
      if (raw.has(signer)) return true
      if (idOfPublicKey(publicKey) !== signer) return false
      raw.set(signer, publicKey)
      return true
    },
    forget(signer) {
      for (const keys of [known, raw, reading]) keys.delete(signer)
    },
    raw,
    async verify(signer, bytes, signature) {
      const key = await find(signer)
      return key !== undefined && verifySignature(key, bytes, signature)
    },
  }
}
