import type { DeviceId } from '../../../domain/ids.ts'
import {
  ByteReader,
  type Bytes,
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  concat,
  hexToBytes,
  numberToBytes,
  textToBytes,
} from '../../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../../lib/p256.ts'
import { decodeCard, encodeCard, readForeign } from '../../card/card-codec.ts'
import type { Card } from '../../contract/card.ts'
import { type DeviceKey, isSignedByDevice } from '../../contract/device-key.ts'
import type { LetterLimits } from './letter-limits.ts'

/** What devices tell each other over a third party: a call to everybody in the meeting, or a card to one device. */
export interface Letter {
  readonly from: DeviceId
  /** The tag under which `from` gets letters of its own, 32 bytes as hex; another one each time a page loads. */
  readonly address: string
  /** Drawn by a call; its answers name it, and what comes back names the answer's card. 8 bytes as hex. */
  readonly call: string
  /** ms, by the sender's clock. */
  readonly sentAt: number
  readonly says: { readonly isAlone: boolean; readonly attempt: number } | SignedCard
}

/** A card, and the word of its device that it goes to this address in this exchange: `signCard`. */
export interface SignedCard {
  readonly card: Card
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
}

/** A letter as it came, sealed. */
export interface SealedLetter {
  readonly topic: string
  readonly content: string
}

export const isSealedLetter = (value: unknown): value is SealedLetter => {
  if (typeof value !== 'object' || value === null) return false
  const { topic, content } = value as Record<string, unknown>
  return typeof topic === 'string' && typeof content === 'string'
}

const version = 2
const kinds = { call: 0, card: 1 } as const
const deviceBytes = 16
export const topicBytes = 32
export const callBytes = 8
const ivBytes = 12
const tagBytes = 16
const attemptMost = 127
const aloneFlag = 128

/** Characters of a sealed letter: there are no other lengths. */
export const contentLengths = (limits: LetterLimits): readonly number[] =>
  [limits.smallLetterBytes, limits.largeLetterBytes].map(
    (bytes) => Math.ceil((ivBytes + bytes + tagBytes) / 3) * 4,
  )

/** Whose letter it is, to be sealed or opened: the transport's name is part of the seal. */
interface LetterSeal {
  readonly name: string
  readonly seal: CryptoKey
  readonly limits: LetterLimits
}

const algorithm = (iv: Bytes, name: string, topic: string) => ({
  name: 'AES-GCM',
  iv,
  // A letter to one tag cannot be shown under another
  additionalData: textToBytes(`plenary ${name} ${version} ${topic}`),
})

const encodeHead = ({ from, address, call, sentAt }: Omit<Letter, 'says'>): Bytes =>
  concat(numberToBytes(sentAt, 6), hexToBytes(from), hexToBytes(address), hexToBytes(call))

const encode = (letter: Letter): Bytes => {
  const { says } = letter
  if ('card' in says) {
    const card = encodeCard(says.card)
    const signed = concat(says.publicKey, says.signature, numberToBytes(card.length, 2), card)
    return concat([version, kinds.card, 0], encodeHead(letter), signed)
  }
  const flags = (says.isAlone ? aloneFlag : 0) | Math.min(says.attempt, attemptMost)
  return concat([version, kinds.call, flags], encodeHead(letter))
}

/** All that a card's letter says, and to which topic: nobody who has read it can send it elsewhere, or as another's. */
const statement = (letter: Omit<Letter, 'says'>, card: Card, topic: string) =>
  concat(textToBytes(`letter ${topic}`), encodeHead(letter), encodeCard(card))

/** A letter of this device with its card in it, to this topic. */
export const signCard = async (
  letter: Omit<Letter, 'from' | 'says'>,
  { card, topic, key }: { readonly card: Card; readonly topic: string; readonly key: DeviceKey },
): Promise<Letter> => {
  const head = { ...letter, from: key.id }
  const signature = await key.sign('card', statement(head, card, topic))
  return { ...head, says: { card, publicKey: key.publicKey, signature } }
}

/** Whether the device that the letter is from has said so to this topic. */
export const isCardSigned = async (letter: Letter, signed: SignedCard, topic: string): Promise<boolean> => {
  const { card, publicKey, signature } = signed
  if (idOfPublicKey(publicKey) !== letter.from) return false
  return isSignedByDevice(publicKey, 'card', statement(letter, card, topic), signature)
}

/**
 * Sealed for a tag, padded to one of two lengths, as base64.
 * @throws RangeError where it is longer than the longer of them.
 */
export const sealLetter = async (
  letter: Letter,
  { topic, name, seal, limits }: LetterSeal & { readonly topic: string },
): Promise<string> => {
  const plain = encode(letter)
  const length = [limits.smallLetterBytes, limits.largeLetterBytes].find((most) => plain.length <= most)
  if (length === undefined) throw new RangeError('letter')
  const padded = new Uint8Array(length)
  padded.set(plain)
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  return bytesToBase64(
    concat(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm(iv, name, topic), seal, padded))),
  )
}

/** The part of a sealed letter that is its own and nobody else's: for telling the same letter over several lines. */
export const letterId = (content: string): string => content.slice(0, (ivBytes / 3) * 4)

const decode = (plain: Uint8Array): Letter | undefined => {
  const reader = new ByteReader(plain)
  const [is, kind, flags] = [reader.number(1), reader.number(1), reader.number(1)]
  const sentAt = reader.number(6)
  const from = bytesToHex(reader.take(deviceBytes))
  const address = bytesToHex(reader.take(topicBytes))
  const call = bytesToHex(reader.take(callBytes))
  const common = { from, address, call, sentAt }
  if (is !== version) return undefined
  if (kind === kinds.call)
    return { ...common, says: { isAlone: (flags & aloneFlag) !== 0, attempt: flags & ~aloneFlag } }
  if (kind !== kinds.card) return undefined
  const [publicKey, signature] = [reader.take(publicKeyBytes), reader.take(signatureBytes)]
  return { ...common, says: { card: decodeCard(reader.take(reader.number(2))), publicKey, signature } }
}

/** undefined where the letter is not this meeting's, altered, or none at all. Never throws. */
export const openLetter = async (
  { topic, content }: SealedLetter,
  { name, seal, limits }: LetterSeal,
): Promise<Letter | undefined> => {
  if (!contentLengths(limits).includes(content.length) || !/^[A-Za-z0-9+/]+={0,2}$/.test(content))
    return undefined
  let plain: Uint8Array
  try {
    const bytes = base64ToBytes(content)
    const sealed = bytes.subarray(ivBytes)
    plain = new Uint8Array(
      await crypto.subtle.decrypt(algorithm(bytes.slice(0, ivBytes), name, topic), seal, sealed),
    )
  } catch {
    // Not base64, or a foreign or altered seal: WebCrypto says no more
    return undefined
  }
  return readForeign(() => decode(plain))
}
