import { ByteReader, type Bytes, concat, numberToBytes, OutOfBytes, textToBytes } from '../../lib/bytes.ts'
import type { Card, CardCandidate } from '../contract/card.ts'
import { meshLimits } from '../contract/limits.ts'
import { formatIpv4, formatIpv6, formatMdns, parseIpv4, parseIpv6, parseMdns } from './addresses.ts'

type CardRefusal = 'not-a-card' | 'newer-version' | 'broken'

export class CardRefused extends Error {
  override name = 'CardRefused'
  constructor(readonly reason: CardRefusal) {
    super(reason)
  }
}

const mark = 0xc0
const version = 1
const tagBytes = 4
const fingerprintBytes = 32
const iceAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const rawText = 0x80
/** RFC 8839: 4 to 256 characters and 22 to 256; more than a length byte's 7 bits is nobody's. */
const ufragLength = [4, 127] as const
const pwdLength = [22, 127] as const
const kinds = ['ipv4', 'ipv6', 'mdns'] as const
const parsers = { ipv4: parseIpv4, ipv6: parseIpv6, mdns: parseMdns }
const formatters = { ipv4: formatIpv4, ipv6: formatIpv6, mdns: formatMdns }

const isIceText = (text: string, [least, most]: readonly [number, number]) =>
  text.length >= least && text.length <= most && /^[\x21-\x7e]+$/.test(text)

/** True where every part is in range, so that nothing else than a card's parts can come into a description. */
export const isCard = (card: Card): boolean =>
  card.tag.length === tagBytes &&
  card.fingerprint.length === fingerprintBytes &&
  isIceText(card.ufrag, ufragLength) &&
  isIceText(card.pwd, pwdLength) &&
  card.candidates.length <= meshLimits.cardCandidates &&
  card.candidates.every(
    ({ kind, address, port }) =>
      kinds.includes(kind) &&
      parsers[kind](address) !== undefined &&
      Number.isInteger(port) &&
      port > 0 &&
      port < 65_536,
  )

const countPackedBytes = (characters: number) => Math.ceil((characters * 6) / 8)

/** Characters of the ICE alphabet take 6 bits each; any other text goes as it is, behind a marked length. */
const packText = (text: string): Bytes => {
  const values = Array.from(text, (character) => iceAlphabet.indexOf(character))
  if (values.includes(-1)) return concat([rawText | text.length], textToBytes(text))
  const packed = new Uint8Array(countPackedBytes(text.length))
  values.forEach((value, index) => {
    for (let bit = 0; bit < 6; bit++) {
      const at = index * 6 + bit
      if (value & (32 >> bit)) packed[at >> 3] = (packed[at >> 3] ?? 0) | (128 >> (at & 7))
    }
  })
  return concat([text.length], packed)
}

const unpackText = (reader: ByteReader): string => {
  const head = reader.number(1)
  const length = head & ~rawText
  if (head & rawText) return String.fromCharCode(...reader.take(length))
  const packed = reader.take(countPackedBytes(length))
  return Array.from({ length }, (_, index) => {
    let value = 0
    for (let at = index * 6; at < index * 6 + 6; at++) {
      value = value * 2 + (((packed[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return iceAlphabet[value]
  }).join('')
}

/**
 * The card as bytes: mark and version, tag, fingerprint, ufrag, pwd, candidates (kind, address, port).
 * @throws CardRefused('broken') where a part is out of range.
 */
export const encodeCard = (card: Card): Bytes => {
  if (!isCard(card)) throw new CardRefused('broken')
  const candidates = card.candidates.map(({ kind, address, port }) =>
    concat([kinds.indexOf(kind)], parsers[kind](address) ?? [], numberToBytes(port, 2)),
  )
  return concat(
    [mark | version],
    card.tag,
    card.fingerprint,
    packText(card.ufrag),
    packText(card.pwd),
    ...candidates,
  )
}

const readCandidates = (reader: ByteReader): CardCandidate[] => {
  const candidates: CardCandidate[] = []
  while (reader.left > 0) {
    const kind = kinds[reader.number(1)]
    if (kind === undefined || candidates.length === meshLimits.cardCandidates) throw new CardRefused('broken')
    const address = formatters[kind](reader.take(kind === 'ipv4' ? 4 : 16))
    candidates.push({ kind, address, port: reader.number(2) })
  }
  return candidates
}

/** What is read from foreign bytes; undefined where they are too few, or no card. */
export const readForeign = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof CardRefused || error instanceof OutOfBytes) return undefined
    throw error
  }
}

/** @throws CardRefused, with the reason; nothing else, whatever the bytes are. */
export const decodeCard = (bytes: Uint8Array): Card => {
  const first = bytes[0] ?? 0
  if ((first & 0xf0) !== mark || bytes.length > meshLimits.cardBytes) throw new CardRefused('not-a-card')
  if ((first & 0x0f) > version) throw new CardRefused('newer-version')
  if ((first & 0x0f) < version) throw new CardRefused('broken')
  const reader = new ByteReader(bytes.subarray(1))
  try {
    const card: Card = {
      tag: reader.take(tagBytes),
      fingerprint: reader.take(fingerprintBytes),
      ufrag: unpackText(reader),
      pwd: unpackText(reader),
      candidates: readCandidates(reader),
    }
    if (!isCard(card)) throw new CardRefused('broken')
    return card
  } catch (error) {
    if (error instanceof OutOfBytes) throw new CardRefused('broken')
    throw error
  }
}
