import type { DeviceId, SignerId } from '../../domain/ids.ts'
import {
  base64ToBytes,
  bytesToBase64Url,
  concat,
  copyBytes,
  equalBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import {
  curve,
  idOfPublicKey,
  importPublicKey,
  makeSignature,
  publicKeyBytes,
  verifySignature,
} from '../../lib/p256.ts'

/** A signer whose private key can be kept or handed over; for a table, this is the table's secret. */
export interface OwnSigner extends Signer {
  /** As `exportSigner` gives it. */
  readonly secret: Uint8Array
}

type SignerRefusal = 'not-a-signer' | 'newer-signer' | 'broken-signer'

const formatVersion = 1
const privateBytes = 32
const secretLength = 1 + privateBytes + publicKeyBytes

/** A new ECDSA P-256 key pair. */
export const makeSigner = async (): Promise<OwnSigner> => {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const { d } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  return ownSigner(
    pair.privateKey,
    publicKey,
    concat(Uint8Array.of(formatVersion), base64ToBytes(d ?? ''), publicKey),
  )
}

/** 98 bytes: version, private key (32), raw public key (65). Anyone who holds them speaks as this signer. */
export const exportSigner = (signer: OwnSigner): Uint8Array => copyBytes(signer.secret)

/** Takes back what `exportSigner` gave, after a trial signature; or says why not. */
export const importSigner = async (secret: Uint8Array): Promise<OwnSigner | SignerRefusal> => {
  if (secret.length === 0) return 'not-a-signer'
  if ((secret[0] ?? 0) > formatVersion) return 'newer-signer'
  if (secret[0] !== formatVersion || secret.length !== secretLength) return 'not-a-signer'
  const kept = copyBytes(secret)
  const publicKey = kept.slice(1 + privateBytes)
  try {
    const privateKey = await crypto.subtle.importKey(
      'jwk',
      {
        kty: 'EC',
        crv: 'P-256',
        d: bytesToBase64Url(kept.slice(1, 1 + privateBytes)),
        x: bytesToBase64Url(publicKey.slice(1, 33)),
        y: bytesToBase64Url(publicKey.slice(33)),
      },
      curve,
      false,
      ['sign'],
    )
    const signer = ownSigner(privateKey, publicKey, kept)
    const trial = textToBytes('plenary/1/trial')
    const key = await importPublicKey(publicKey)
    return key && (await verifySignature(key, trial, await signer.sign(trial))) ? signer : 'broken-signer'
  } catch {
    // WebCrypto refuses numbers that are no key of this curve.
    return 'broken-signer'
  }
}

/** The key pair under a signer, for sealing something to it: the point (65 bytes) and the scalar (32 bytes). */
export const keyPairOf = ({ publicKey, secret }: OwnSigner) => ({
  publicKey,
  privateKey: secret.slice(1, 1 + privateBytes),
})

/**
 * Shows `to` that `from` holds this table secret, without giving it: HMAC-SHA-256 over both devices' ids under a key
 * derived from the secret. Bound to its direction, so that it cannot be sent back as one's own.
 */
export const tableProof = async (secret: Uint8Array, from: DeviceId, to: DeviceId): Promise<Uint8Array> => {
  const root = await crypto.subtle.importKey('raw', copyBytes(secret), 'HKDF', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: textToBytes('plenary/1/table-proof') },
    root,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, textToBytes(`${from}>${to}`)))
}

/** Whether `proof` is what `from` shows to `to` with this secret. */
export const isTableProof = async (
  proof: Uint8Array,
  secret: Uint8Array,
  from: DeviceId,
  to: DeviceId,
): Promise<boolean> => equalBytes(proof, await tableProof(secret, from, to))

const ownSigner = (privateKey: CryptoKey, publicKey: Uint8Array, secret: Uint8Array): OwnSigner => ({
  id: idOfPublicKey(publicKey),
  publicKey,
  secret,
  sign: (bytes) => makeSignature(privateKey, bytes),
})

/** A private key and what others verify it by. */
export interface Signer {
  readonly id: SignerId
  /** Raw P-256 point, 65 bytes. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Promise<Uint8Array>
}
