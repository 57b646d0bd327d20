import { paperMaxLength } from '../../domain/limits.ts'
import { shortenText, wellFormed } from '../../domain/notes/note-text.ts'
import { base64ToBytes, bytesToBase64Url, concat, copyBytes, textToBytes } from '../../lib/bytes.ts'

/** A hat's key pair: papers are sealed to the public half, and only who holds the private half can read them. */
export interface HatKey {
  /** Raw P-256 point, 65 bytes. */
  readonly publicKey: Uint8Array
  /** The scalar, 32 bytes. */
  readonly privateKey: Uint8Array
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const pointBytes = 65
const scalarBytes = 32
const tagBytes = 16
const lengthBytes = 2
/** UTF-8 of the longest paper: three bytes for each UTF-16 unit at most. */
const paperBytes = lengthBytes + 3 * paperMaxLength
/** Every sealed paper has this size, whatever is written on it. */
export const sealedPaperBytes = pointBytes + paperBytes + tagBytes
/** A key is used for one message only, so its nonce may be known. */
const nonce = new Uint8Array(12)

export const makeHatKey = async (): Promise<HatKey> => {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const { d } = await crypto.subtle.exportKey('jwk', privateKey)
  return { publicKey: await rawOf(publicKey), privateKey: base64ToBytes(d ?? '') }
}

/**
 * Seals to a public key (ECIES: a key pair used once, ECDH, HKDF-SHA-256, AES-256-GCM).
 * @throws DOMException where the public key is no point of the curve.
 */
export const sealTo = async (
  publicKey: Uint8Array,
  bytes: Uint8Array,
  purpose: string,
): Promise<Uint8Array> => {
  const theirs = await crypto.subtle.importKey('raw', copyBytes(publicKey), curve, false, [])
  const once = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const raw = await rawOf(once.publicKey)
  const key = await keyFor(once.privateKey, theirs, concat(raw, publicKey), purpose)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, copyBytes(bytes))
  return concat(raw, new Uint8Array(sealed))
}

/** undefined where these bytes were not sealed to this key for this purpose. */
export const openSealed = async (
  { publicKey, privateKey }: HatKey,
  sealed: Uint8Array,
  purpose: string,
): Promise<Uint8Array | undefined> => {
  try {
    const once = sealed.subarray(0, pointBytes)
    const theirs = await crypto.subtle.importKey('raw', copyBytes(once), curve, false, [])
    const mine = await crypto.subtle.importKey('jwk', jwkOf(publicKey, privateKey), curve, false, [
      'deriveBits',
    ])
    const key = await keyFor(mine, theirs, concat(once, publicKey), purpose)
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce },
      key,
      copyBytes(sealed.subarray(pointBytes)),
    )
    return new Uint8Array(bytes)
  } catch {
    // WebCrypto says no more than that it did not work: no point of the curve, or a foreign or altered seal.
    return undefined
  }
}

/** A paper, written or blank: always `sealedPaperBytes` long. */
export const sealPaper = (publicKey: Uint8Array, hat: string, text: string): Promise<Uint8Array> =>
  sealTo(publicKey, paperToBytes(text), paperPurpose(hat))

/** '' where it is blank; undefined where it is no paper of this hat. */
export const openPaper = async (
  key: HatKey,
  hat: string,
  sealed: Uint8Array,
): Promise<string | undefined> => {
  const paper = await openSealed(key, sealed, paperPurpose(hat))
  return paper && paperFromBytes(paper)
}

/** Words in as many bytes as the longest paper has. */
export const paperToBytes = (text: string): Uint8Array => {
  const words = textToBytes(wellFormed(shortenText(text, paperMaxLength)))
  const paper = new Uint8Array(paperBytes)
  new DataView(paper.buffer).setUint16(0, words.length)
  paper.set(words, lengthBytes)
  return paper
}

/** undefined where these bytes are no paper. */
export const paperFromBytes = (bytes: Uint8Array): string | undefined => {
  if (bytes.length !== paperBytes) return undefined
  const paper = bytes.slice()
  const length = new DataView(paper.buffer).getUint16(0)
  if (length > paperBytes - lengthBytes) return undefined
  const text = new TextDecoder().decode(paper.subarray(lengthBytes, lengthBytes + length)).trim()
  return wellFormed(shortenText(text, paperMaxLength))
}

const paperPurpose = (hat: string) => `hat ${hat}`

const keyFor = async (mine: CryptoKey, theirs: CryptoKey, salt: Uint8Array, purpose: string) => {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, scalarBytes * 8)
  const root = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: copyBytes(salt), info: textToBytes(`plenary/1/${purpose}`) },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const rawOf = async (key: CryptoKey) => new Uint8Array(await crypto.subtle.exportKey('raw', key))

const jwkOf = (publicKey: Uint8Array, privateKey: Uint8Array): JsonWebKey => ({
  kty: 'EC',
  crv: 'P-256',
  d: bytesToBase64Url(privateKey),
  x: bytesToBase64Url(publicKey.subarray(1, 33)),
  y: bytesToBase64Url(publicKey.subarray(33)),
})
