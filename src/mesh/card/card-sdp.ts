import { bytesToHex, hexToBytes } from '../../lib/bytes.ts'
import type { Card, CardCandidate } from '../contract/card.ts'
import { meshLimits } from '../contract/limits.ts'
import { ipv4Rank, isIpv6LinkLocal, isLoopback, parseIpv4, parseIpv6, parseMdns } from './addresses.ts'
import { CardRefused, isCard } from './card-codec.ts'

const line = (sdp: string, name: string): string | undefined =>
  new RegExp(`^a=${name}:(.*?)\\s*$`, 'm').exec(sdp)?.[1]

interface Ranked extends CardCandidate {
  readonly rank: number
  /** As the internet sees this device; only where a public server was asked. */
  readonly isFar: boolean
}

const loopbackRank = 100
const farMost = 2

const rankAddress = (address: string, port: number, isFar: boolean): Ranked | undefined => {
  const common = { address, port, isFar }
  const ipv4 = parseIpv4(address)
  if (ipv4) return { ...common, kind: 'ipv4', rank: isLoopback(ipv4) ? loopbackRank : ipv4Rank(ipv4) }
  if (parseMdns(address)) return { ...common, kind: 'mdns', address: address.toLowerCase(), rank: 10 }
  const ipv6 = parseIpv6(address)
  if (!ipv6 || isIpv6LinkLocal(ipv6)) return undefined
  return { ...common, kind: 'ipv6', rank: isLoopback(ipv6) ? loopbackRank + 1 : 20 }
}

/**
 * Candidates over UDP, the most useful first: private IPv4, other IPv4, mDNS; IPv6 and loopback only for want of others. Those
 * as the internet sees this device (one of each family) come last and always have a place.
 */
const candidatesOf = (sdp: string): CardCandidate[] => {
  const found: Ranked[] = []
  for (const [, protocol = '', address = '', port = '', type = ''] of sdp.matchAll(
    /^a=candidate:\S+ 1 (\S+) \d+ (\S+) (\d+) typ (\S+)/gm,
  )) {
    const isUseful = protocol.toLowerCase() === 'udp' && (type === 'host' || type === 'srflx')
    const candidate = isUseful && rankAddress(address, Number(port), type === 'srflx')
    if (candidate && candidate.port > 0 && !found.some((one) => one.address === address))
      found.push(candidate)
  }
  found.sort((a, b) => a.rank - b.rank)
  const far = found.filter((candidate) => candidate.isFar).slice(0, farMost)
  const near = found.filter((candidate) => !candidate.isFar)
  const reachable = near.filter((candidate) => candidate.rank < loopbackRank)
  // Local networks that have IPv6 have IPv4 too: its 16 bytes would only make the code bigger
  const needed = reachable.some(({ kind }) => kind === 'ipv4')
    ? reachable.filter(({ kind }) => kind !== 'ipv6')
    : reachable
  const most = meshLimits.cardCandidates - far.length
  return [...(needed.length > 0 ? needed : near).slice(0, most), ...far].map(({ kind, address, port }) => ({
    kind,
    address,
    port,
  }))
}

/**
 * The card of a connection that has gathered, from its local description (JSEP, RFC 9429).
 * @throws CardRefused('broken') where the description lacks what a card needs, candidates excepted.
 */
export const cardFromSdp = (sdp: string, tag: Uint8Array): Card => {
  const hex = (line(sdp, 'fingerprint') ?? '')
    .replace(/^sha-256 /i, '')
    .replaceAll(':', '')
    .toLowerCase()
  const card: Card = {
    tag,
    ufrag: line(sdp, 'ice-ufrag') ?? '',
    pwd: line(sdp, 'ice-pwd') ?? '',
    fingerprint: /^[0-9a-f]{64}$/.test(hex) ? hexToBytes(hex) : new Uint8Array(),
    candidates: candidatesOf(sdp),
  }
  if (!isCard(card)) throw new CardRefused('broken')
  return card
}

/**
 * The card's addresses as ICE candidates (RFC 8839 5.1), the first preferred. Browsers pass over one that they were given before:
 * a `foundation` of one's own makes them try the same address again.
 */
export const candidateLines = (card: Card, foundation = 1): string[] =>
  card.candidates.map(
    ({ address, port }, at) =>
      // RFC 8445 5.1.2.1: host preference 126, then the card's own order
      `candidate:${foundation + at} 1 udp ${2_122_260_223 - at * 65_536} ${address} ${port} typ host`,
  )

/** The description with other ICE credentials. */
export const withCredentials = (sdp: string, { ufrag, pwd }: Pick<Card, 'ufrag' | 'pwd'>): string =>
  sdp
    .replace(/^a=ice-ufrag:.*?(\r?)$/gm, `a=ice-ufrag:${ufrag}$1`)
    .replace(/^a=ice-pwd:.*?(\r?)$/gm, `a=ice-pwd:${pwd}$1`)

/**
 * The answer that the card's owner would have given. Both sides take the other's card so, with complementary setup.
 * @throws CardRefused('broken') rather than letting anything else than a card's parts into a description.
 */
export const sdpFromCard = (card: Card, setup: 'active' | 'passive'): string => {
  if (!isCard(card)) throw new CardRefused('broken')
  const fingerprint = (bytesToHex(card.fingerprint).match(/../g) ?? []).join(':').toUpperCase()
  const lines = [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${card.ufrag}`,
    `a=ice-pwd:${card.pwd}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${setup}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    ...candidateLines(card).map((candidate) => `a=${candidate}`),
  ]
  return `${lines.join('\r\n')}\r\n`
}
