import type { Invitation } from '../../../domain/joining/invitation.ts'
import {
  ByteReader,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  isHex,
  numberToBytes,
  textToBytes,
} from '../../../lib/bytes.ts'
import { type Result, refuse, succeed } from '../../../lib/result.ts'
import { shortLine } from '../../../lib/short-line.ts'
import { CardRefused, decodeCard, encodeCard } from '../../card/card-codec.ts'
import type { Card } from '../../contract/card.ts'
import { decodeRelayNames, encodeRelayNames } from '../relays/relay-names.ts'
import { fromDigits, toDigits } from './digits.ts'

/** What a link carries: always the invitation, and the card of the device that shows it. */
interface LinkContents {
  readonly invitation: Invitation
  readonly card?: Card
}

type LinkProblem = 'not-plenary' | 'broken' | 'newer'

/** What every app reads, and what one before invitations held a focus calls newer. */
const version = '1'
const versionWithFocus = '2'
const secretBytes = 16
const facilitatorBytes = 16
const hasCard = 1
const showsNames = 2
const usesRelays = 4
const namesRelays = 8
const isSet = 16
const hasFocus = 32
const knownFlags = hasCard | showsNames | usesRelays | namesRelays | isSet | hasFocus
/** Longer than any link of ours; a text beyond it is not looked at. */
const linkCharacters = 4_000
/** Shorter runs of digits are a barcode, a telephone number or another page's anchor, not a truncated link. */
const leastDigits = 24
/** So much of a focus leaves the code coarse enough for the back row. */
const focusBytes = 64

/** CRC-16/IBM-3740 (CCITT, start 0xFFFF): tells a mangled link from a whole one; it protects against nobody. */
const check = (bytes: Uint8Array): number => {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}

/**
 * `base` + '#' + digits. The fragment is never sent to a web server. The digits: a version, then in groups of 17 the flags,
 * secret, facilitator, template, tables, the relays' names, the focus and the card if any, and a check.
 * @throws CardRefused or RangeError where a part is out of range.
 */
export const encodeLink = (base: string, { invitation, card }: LinkContents): string => {
  const { secret, facilitator, hint } = invitation
  if (secret.length !== secretBytes || !isHex(facilitator, facilitatorBytes))
    throw new RangeError('invitation')
  const relays = relaysOn(invitation, card)
  // A code with a card stays small, as for relays: what the meeting is about comes over the link it leads to.
  const set = !card && hint.set === true
  const focus = textToBytes(card ? '' : shortLine(hint.focus ?? '', focusBytes))
  const payload = concat(
    [
      (card ? hasCard : 0) |
        (hint.names ? showsNames : 0) |
        (relays ? usesRelays : 0) |
        (relays?.length ? namesRelays : 0) |
        (set ? isSet : 0) |
        (focus.length > 0 ? hasFocus : 0),
    ],
    secret,
    hexToBytes(facilitator),
    [hint.template, hint.tables],
    relays?.length ? encodeRelayNames(relays) : [],
    focus.length > 0 ? [focus.length, ...focus] : [],
    card ? encodeCard(card) : [],
  )
  return `${base}#${set || focus.length > 0 ? versionWithFocus : version}${toDigits(concat(payload, numberToBytes(check(payload), 2)))}`
}

/** A code with a card stays small: it leads to a link, over which the relays of one's own become known. */
const relaysOn = ({ relays }: Invitation, card: Card | undefined): readonly string[] | undefined =>
  card && relays?.length ? undefined : relays

const fragmentOf = (text: string): string => {
  const at = text.lastIndexOf('#')
  return at >= 0 ? text.slice(at + 1) : text
}

/** Mostly digits and long: a link of ours in which something went wrong on the way. */
const wasOurs = (fragment: string) =>
  /^\d/.test(fragment) &&
  fragment.length >= leastDigits &&
  fragment.replace(/\D/g, '').length >= fragment.length * 0.8

/** Written by a stranger, maybe: one plain line, as we would have cut it. */
const readFocus = (reader: ByteReader): string => {
  const bytes = reader.take(reader.number(1))
  const focus = bytesToText(bytes)
  if (focus === '' || shortLine(focus, focusBytes) !== focus) throw new CardRefused('broken')
  return focus
}

const readPayload = (payload: Uint8Array): LinkContents => {
  const reader = new ByteReader(payload)
  const flags = reader.number(1)
  const secret = reader.take(secretBytes)
  const facilitator = bytesToHex(reader.take(facilitatorBytes))
  const first = { template: reader.number(1), tables: reader.number(1), names: (flags & showsNames) !== 0 }
  if (flags & ~knownFlags || first.tables < 1) throw new CardRefused('broken')
  const relays = flags & namesRelays ? decodeRelayNames(reader) : []
  const focus = flags & hasFocus ? readFocus(reader) : undefined
  const hint: Invitation['hint'] = {
    ...first,
    ...(flags & isSet ? { set: true } : {}),
    ...(focus === undefined ? {} : { focus }),
  }
  const invitation: Invitation = { secret, facilitator, hint, ...(flags & usesRelays ? { relays } : {}) }
  const rest = reader.rest()
  if (flags & hasCard) return { invitation, card: decodeCard(rest) }
  if (rest.length > 0) throw new CardRefused('broken')
  return { invitation }
}

/** Reads a link from any host, or the fragment alone, as scanned or pasted. Never throws. */
export const readLink = (text: string): Result<LinkContents, LinkProblem> => {
  if (text.length > linkCharacters) return refuse('not-plenary')
  const fragment = fragmentOf(text.trim())
  if (!wasOurs(fragment)) return refuse('not-plenary')
  if (!/^\d+$/.test(fragment)) return refuse('broken')
  if (fragment.charAt(0) > versionWithFocus) return refuse('newer')
  const isOurs = fragment.startsWith(version) || fragment.startsWith(versionWithFocus)
  const bytes = isOurs ? fromDigits(fragment.slice(1)) : undefined
  if (!bytes || bytes.length < 3) return refuse('broken')
  const payload = bytes.slice(0, -2)
  if (check(payload) !== new ByteReader(bytes.slice(-2)).number(2)) return refuse('broken')
  try {
    const contents = readPayload(payload)
    const { set, focus } = contents.invitation.hint
    const written = set || focus !== undefined ? versionWithFocus : version
    return fragment.startsWith(written) ? succeed(contents) : refuse('broken')
  } catch (error) {
    return refuse(error instanceof CardRefused && error.reason === 'newer-version' ? 'newer' : 'broken')
  }
}
