import type { Card, CardCandidate } from '../contract/card.ts'
import { ipv4Rank, parseIpv4, parseIpv6 } from './addresses.ts'

const starts = (bytes: Uint8Array | undefined, other: Uint8Array | undefined, length: number) =>
  bytes !== undefined && other !== undefined && bytes.slice(0, length).every((byte, at) => byte === other[at])

const parseCandidates = (candidates: readonly CardCandidate[], kind: CardCandidate['kind']) =>
  candidates.flatMap(({ kind: of, address }) =>
    of === kind ? [(kind === 'ipv4' ? parseIpv4 : parseIpv6)(address)] : [],
  )

const anyPair = <Value>(
  mine: readonly Value[],
  theirs: readonly Value[],
  fits: (one: Value, other: Value) => boolean,
) => mine.some((one) => theirs.some((other) => fits(one, other)))

/**
 * Whether two cards' addresses are of one network. A card does not tell how wide its network is: addresses that share
 * three bytes are taken for one, those that share two for nobody knows, other private ones for two networks.
 */
export const networksOf = (mine: Card, theirs: Card): 'same' | 'different' | 'unknown' => {
  const [ours, others] = [
    parseCandidates(mine.candidates, 'ipv4'),
    parseCandidates(theirs.candidates, 'ipv4'),
  ]
  const v6 = anyPair(
    parseCandidates(mine.candidates, 'ipv6'),
    parseCandidates(theirs.candidates, 'ipv6'),
    (one, other) => starts(one, other, 8),
  )
  if (v6 || anyPair(ours, others, (one, other) => starts(one, other, 3))) return 'same'
  if (ours.length === 0 || others.length === 0) return 'unknown'
  if (anyPair(ours, others, (one, other) => starts(one, other, 2))) return 'unknown'
  const isPrivate = (bytes: Uint8Array | undefined) => bytes !== undefined && ipv4Rank(bytes) < 2
  return ours.some(isPrivate) && others.some(isPrivate) ? 'different' : 'unknown'
}
