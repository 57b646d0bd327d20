import type { Doc } from 'yjs'
import type { SignerId } from '../../domain/ids.ts'
import { importPublicKey, signerIdOf, verifySignature } from './signer.ts'

/** Public keys by the ids that they hash to: a key cannot be put under another's id. */
export interface PublicKeys {
  /** A key that was looked at before. */
  known(signer: SignerId): CryptoKey | undefined
  /** undefined where no key for this id has been seen. */
  find(signer: SignerId): Promise<CryptoKey | undefined>
  /** Learns a key if it hashes to this id. */
  learn(signer: SignerId, publicKey: Uint8Array): Promise<boolean>
  /** The raw keys learnt so far. */
  readonly raw: ReadonlyMap<SignerId, Uint8Array>
  verify(signer: SignerId, bytes: Uint8Array, signature: Uint8Array): Promise<boolean>
}

/** @param carried the raw key that the document carries under an id, trusted no further than its hash. */
export const createPublicKeys = (carried: (signer: SignerId) => unknown): PublicKeys => {
  const known = new Map<SignerId, CryptoKey>()
  const raw = new Map<SignerId, Uint8Array>()

  const learn = async (signer: SignerId, publicKey: Uint8Array): Promise<boolean> => {
    if (known.has(signer)) return true
    if ((await signerIdOf(publicKey)) !== signer) return false
    const key = await importPublicKey(publicKey)
    if (!key) return false
    known.set(signer, key)
    raw.set(signer, publicKey)
    return true
  }
  /** Hundreds of records of one signer are looked at together: its key is read once for all of them. */
  const looking = new Map<SignerId, Promise<CryptoKey | undefined>>()
  const look = async (signer: SignerId) => {
    const bytes = carried(signer)
    if (bytes instanceof Uint8Array) await learn(signer, bytes)
    return known.get(signer)
  }
  const find = (signer: SignerId): Promise<CryptoKey | undefined> => {
    const found = known.get(signer)
    if (found) return Promise.resolve(found)
    const before = looking.get(signer)
    if (before) return before
    const now = look(signer).finally(() => looking.delete(signer))
    looking.set(signer, now)
    // Not within `look` itself, which may be over before it is remembered.
    void now.finally(() => looking.delete(signer))
    return now
  }
  return {
    known: (signer) => known.get(signer),
    find,
    learn,
    raw,
    async verify(signer, bytes, signature) {
      const key = await find(signer)
      return key !== undefined && verifySignature(key, bytes, signature)
    },
  }
}

/** The raw key that the room's document carries for a signer, if it is that signer's. */
export const readPublicKey = async (doc: Doc, signer: SignerId): Promise<Uint8Array | undefined> => {
  const raw = doc.getMap<unknown>('keys').get(signer)
  if (!(raw instanceof Uint8Array) || (await signerIdOf(raw)) !== signer) return undefined
  return (await importPublicKey(raw)) && raw
}
