import { type Bytes, copyBytes } from './bytes.ts'
import { hashToHex } from './sha256.ts'

/*
 * ECDSA on the curve P-256 with SHA-256 (FIPS 186-5), as WebCrypto has it: the one kind of signature that every browser makes
 * without a library. A signature does not say what it was made from alone: (r, n - s) verifies as well as (r, s).
 */
export const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const
const algorithm = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A raw, uncompressed point. */
export const publicKeyBytes = 65
export const signatureBytes = 64
/** Of a public key's hash, as the id of who holds the key. */
const idBytes = 16

/** Truncated SHA-256 of the raw public key, as hex. Nobody finds another key to it. */
export const idOfPublicKey = (publicKey: Uint8Array): string => hashToHex(publicKey, idBytes)

/** undefined where the bytes are no point of the curve. */
export const importPublicKey = async (publicKey: Uint8Array): Promise<CryptoKey | undefined> => {
  if (publicKey.length !== publicKeyBytes) return undefined
  try {
    return await crypto.subtle.importKey('raw', copyBytes(publicKey), curve, true, ['verify'])
  } catch {
    // Not on the curve
    return undefined
  }
}

export const makeSignature = async (privateKey: CryptoKey, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, copyBytes(bytes)))

export type VerifySignature = (key: CryptoKey, bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>

/** Thousands are verified in a row, and WebCrypto copies what it is given: no copy of ours before. */
export const verifySignature: VerifySignature = (key, bytes, signature) =>
  crypto.subtle.verify(algorithm, key, signature as Bytes, bytes as Bytes)
