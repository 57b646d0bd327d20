import type { MeetingId, SignerId } from '../../domain/ids.ts'
import type { KindTable } from '../../domain/records/kinds.ts'
import type { Claim } from '../../domain/records/records.ts'
import { isFault } from '../../lib/fault.ts'
import type { VerifySignature } from '../../lib/p256.ts'
import type { PublicKeys } from '../signing/public-keys.ts'
import { contentOf, recordToSignedBytes, type SignedRecord } from '../signing/record-codec.ts'
import { createClaims } from './claims.ts'
import type { Ledger } from './ledger.ts'
import { type HeldRecord, holdRecord } from './record-set.ts'
import { fromStorage, isFar } from './room-types.ts'
import { createWaiting } from './waiting-records.ts'

/** A record that came, from which neighbour or file, and the public key that came with it. */
export interface Arrival {
  readonly source: string
  readonly record: SignedRecord
  readonly publicKey: Uint8Array | undefined
}

interface AdmissionParts {
  readonly meeting: MeetingId
  readonly kinds: KindTable
  readonly ledger: Ledger
  readonly publicKeys: PublicKeys
  readonly verify: VerifySignature
  /** Whether this neighbour is there now. */
  isLinked(source: string): boolean
  /** A neighbour has brought something that no honest device passes on. */
  falselySigned(source: string): void
  /** A neighbour has brought what is in the set already, or something higher. */
  noteHeld(source: string, record: SignedRecord): void
  /** Whether this neighbour has brought too much of that. */
  isBlamed(source: string): boolean
}

/**
 * What becomes of a record that comes, in this order: what is held already is passed over; what would not be kept
 * anyway is refused; what its signer has no standing for waits; what is falsely signed, or does not read, is refused.
 */
export const createAdmission = (parts: AdmissionParts) => {
  const { meeting, kinds, ledger, publicKeys, verify, isLinked, isBlamed, falselySigned } = parts
  const waiting = createWaiting(kinds.rowOf, isLinked)
  const claims = createClaims()
  let refused = 0
  let pretended = 0

  const refuse = ({ source, record }: Pick<Arrival, 'source' | 'record'>): undefined => {
    // What was damaged in storage is counted there, and is nobody's attempt.
    if (source === fromStorage) return
    refused++
    if (kinds.rowOf(record.key)?.writer === 'facilitator') pretended++
  }
  const checkRecord = async ({ source, record, publicKey }: Arrival): Promise<HeldRecord | undefined> => {
    if (publicKey) publicKeys.learn(record.signer, publicKey)
    const key = publicKeys.known(record.signer) ?? (await publicKeys.find(record.signer))
    if (!key) return undefined
    if (!(await verify(key, recordToSignedBytes(meeting, record), record.signature))) {
      falselySigned(source)
      return refuse({ source, record })
    }
    const content = kinds.checkRecord(record.key, contentOf(record))
    return isFault(content) ? refuse({ source, record }) : holdRecord(record, content)
  }
  const isFacilitators = (record: SignedRecord) => kinds.rowOf(record.key)?.writer === 'facilitator'
  /** What this device had let in before it lets in again, also before it knows what gave it its standing. */
  const hasStanding = ({ source, record }: Arrival) =>
    source === fromStorage ||
    (isFacilitators(record) ? ledger.isFacilitator(record.signer) : ledger.isKept(record.signer))

  /** A claim waits like all else; who claims which table is for a facilitator to see. */
  const wait = async (arrival: Arrival): Promise<undefined> => {
    const { source, record } = arrival
    const publicKey =
      arrival.publicKey ?? waiting.publicKey(source, record.signer) ?? publicKeys.raw.get(record.signer)
    if (record.key === 'claim' && publicKey) return waitWithClaim({ source, record, publicKey })
    if (isFar(source)) return refuse(arrival)
    waiting.add(source, record, publicKey)
  }
  const waitWithClaim = async (arrival: Arrival): Promise<undefined> => {
    const { source, record, publicKey } = arrival
    const { signer, sequence } = record
    if (claims.isOld(source, signer, sequence)) return
    if (!isFar(source) && claims.isFull(source, signer)) return void waiting.add(source, record, publicKey)
    const claim = (await checkRecord(arrival))?.content as Claim | undefined
    // A later one may have come while this one was verified.
    if (!claim || claims.isOld(source, signer, sequence)) return
    if (isFar(source) && claims.isFull(source, signer)) drawOut(source)
    waiting.add(source, record, publicKey)
    claims.add(source, signer, { table: claim.table, sequence })
    claims.keepOf(waiting.has)
  }
  const drawOut = (source: string) => {
    const signer = claims.drawOut(source)
    if (signer === undefined) return
    waiting.drop(source, signer)
    publicKeys.forget(signer)
  }

  return {
    /** The record, where it belongs into the ledger. */
    async judge(arrival: Arrival): Promise<HeldRecord | undefined> {
      const { record } = arrival
      try {
        const outcome = ledger.judge(record)
        if (outcome === 'older') return void parts.noteHeld(arrival.source, record)
        if (outcome === 'full' || isBlamed(arrival.source) || kinds.commitsToOther(record.key, record.signer))
          return refuse(arrival)
        return await (hasStanding(arrival) ? checkRecord(arrival) : wait(arrival))
      } catch {
        // Whatever about it cannot even be judged is refused, and costs none of those that came with it.
        return refuse(arrival)
      }
    },
    /** What waits for these signers; whether they have standing now, `judge` will see. */
    takeWaiting(signers: Iterable<SignerId>): Arrival[] {
      const taken: Arrival[] = []
      for (const signer of signers) {
        claims.forget(signer)
        taken.push(...waiting.take(signer))
      }
      return taken
    },
    refuseUnread() {
      refused++
    },
    claims: claims.list,
    counters: () => ({
      waiting: waiting.count(),
      pretended: pretended + waiting.countPretended(),
      refused,
    }),
  }
}
