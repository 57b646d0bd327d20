import { compareBytes, concat, numberToBytes, OutOfBytes, randomBytes, textToBytes } from '../../lib/bytes.ts'
import { Recent } from '../../lib/recent.ts'
import {
  comparisonMs,
  comparisonsMax,
  exchangeBytesMax,
  exchangeRecordsMax,
  falseRecordsMax,
} from '../limits.ts'
import type { PublicKeys } from '../signing/public-keys.ts'
import { packBundle } from '../signing/record-bundle.ts'
import type { SignedRecord } from '../signing/record-codec.ts'
import { createComparisonLine } from './comparison-line.ts'
import type { Ledger } from './ledger.ts'
import {
  compare,
  findWanted,
  readAnswer,
  readComparison,
  type Signers,
  saltBytes,
  settle,
  writeAnswer,
  writeComparison,
  writeWanted,
} from './reconcile.ts'
import { compareIds } from './record-set.ts'
import { type Entered, fromStorage, type Ride, type RideParts, type RoomTimers } from './room-types.ts'

/*
 * The record set over one link. Each message begins with its kind:
 *
 * hello (count, digest)  of the set, as the link begins. Where digests differ, the one with fewer records begins to compare.
 * compare (salt, hashes) `reconcile.ts` has the form; so have the next two.
 * answer (ids)           what differs. What the other one lacks is sent at once.
 * want (ids)             what this one lacks.
 * records (bundle)       in reply; and of signers that nobody has confirmed, from who holds their key.
 * end                    all that was wanted has been sent.
 * news (bundle)          what is new at the other end, over the links that pass it on.
 *
 * On a link all comes in order and nothing is lost; what this leaves different all the same, the link's digests show, and
 * both say hello again. Of several neighbours a device compares with one at a time, so that a newcomer gets all only once.
 */
const kinds = { hello: 1, compare: 2, answer: 3, want: 4, records: 5, end: 6, news: 7 } as const

interface ExchangeParts {
  readonly timers: RoomTimers
  readonly ledger: Ledger
  readonly publicKeys: PublicKeys
  givesStanding(record: SignedRecord): boolean
  onEntered(listener: (entered: readonly Entered[]) => void): void
  /** False where it is no bundle of records, or more than can be looked at; each that reads is told. */
  receive(source: string, bundle: Uint8Array, told?: (record: SignedRecord) => void): boolean
  /** Resolves when all that has come so far is verified. */
  settled(): Promise<void>
}

export const createExchange = (parts: ExchangeParts) => {
  const { ledger, timers } = parts
  const rides = new Set<ReturnType<typeof openRide>>()
  /** By neighbour: records of it whose signature was false. */
  const blamed = new Map<string, number>()
  const isBlamed = (source: string) => (blamed.get(source) ?? 0) >= falseRecordsMax
  const line = createComparisonLine(timers)
  /** Of signers without standing a device sends what it holds the key of: the others wait where they were heard. */
  const ownWaiting = () => [...ledger.records()].filter(({ signer }) => !ledger.isKnown(signer))
  const listSigners = (): Signers =>
    new Map(ledger.knownSigners().map((signer) => [signer, [...ledger.recordsOf(signer).values()]]))

  const openRide = ({
    device: source,
    send,
    passesOn = () => true,
    noteHeard = () => undefined,
  }: RideParts) => {
    const keysSent = new Set<string>()
    /** Records that it has passed on lately. */
    const told = new Recent<true>(exchangeRecordsMax)
    /** Comparisons that it may still ask for, as of a time. */
    let allowance = { comparisons: comparisonsMax, at: timers.now() }
    /** A neighbour that asks again and again would get the whole set as often. */
    let begunAt = Number.NEGATIVE_INFINITY
    let salt: Uint8Array | undefined
    let offered: ReadonlyMap<string, SignedRecord> = new Map()

    const say = (kind: number, ...content: (Uint8Array | readonly number[])[]) =>
      send(concat([kind], ...content))
    /** Who may speak goes first, so that what they say need not wait. */
    const sendRecords = (records: Iterable<SignedRecord>, kind: number = kinds.records) => {
      const sorted = [...records].sort(compareIds)
      const inOrder = [
        ...sorted.filter(parts.givesStanding),
        ...sorted.filter((record) => !parts.givesStanding(record)),
      ]
      for (const piece of inPieces(inOrder)) {
        const news = [...new Set(piece.map(({ signer }) => signer))].filter((signer) => !keysSent.has(signer))
        for (const signer of news) keysSent.add(signer)
        const keys = news.flatMap((signer) => parts.publicKeys.raw.get(signer) ?? [])
        say(kind, packBundle({ keys, records: piece.map(({ bytes }) => bytes) }))
      }
    }
    const count = () => ledger.knownSigners().reduce((sum, signer) => sum + ledger.recordsOf(signer).size, 0)
    /** Another neighbour would else send again what has come and is not verified yet. */
    const endOnceRead = () => void parts.settled().then(() => line.done(source))
    const begin = () => {
      salt = randomBytes(saltBytes)
      say(kinds.compare, salt, writeComparison(listSigners(), salt))
    }

    const hear: Readonly<Record<number, (content: Uint8Array) => boolean>> = {
      [kinds.hello](content) {
        const theirs = new DataView(content.buffer, content.byteOffset, content.byteLength).getUint32(0)
        const order = theirs - count() || compareBytes(textToBytes(ledger.digest()), content.subarray(4))
        if (order <= 0) line.leave(source)
        if (order <= 0 || timers.now() - begunAt < comparisonMs) return true
        begunAt = timers.now()
        line.wait(source, begin)
        return true
      },
      [kinds.compare](content) {
        const now = timers.now()
        const more = Math.floor((now - allowance.at) / comparisonMs)
        const comparisons = Math.min(comparisonsMax, allowance.comparisons + more) - 1
        if (comparisons < 0) return false
        allowance = { comparisons, at: more > 0 ? now : allowance.at }
        const theirSalt = content.subarray(0, saltBytes)
        const said = readComparison(content.subarray(saltBytes))
        const signers = listSigners()
        const found = compare(said, signers, theirSalt)
        offered = found.offered
        sendRecords([...signers].flatMap(([signer, records]) => (said.has(signer) ? [] : records)))
        say(kinds.answer, writeAnswer(found.differing))
        return true
      },
      [kinds.answer](content) {
        if (!salt) return false
        const { theyLack, lacked } = settle(readAnswer(content), listSigners(), salt)
        salt = undefined
        sendRecords(theyLack)
        if (lacked.size > 0) say(kinds.want, writeWanted(lacked))
        else endOnceRead()
        return true
      },
      [kinds.want](content) {
        sendRecords(findWanted(content, offered))
        offered = new Map()
        say(kinds.end)
        return true
      },
      [kinds.records]: (content) => parts.receive(source, content),
      [kinds.end]() {
        endOnceRead()
        return true
      },
      [kinds.news]: (content) => parts.receive(source, content, ({ id }) => told.set(id, true)),
    }
    const sayHello = () => say(kinds.hello, numberToBytes(count(), 4), textToBytes(ledger.digest()))

    return {
      source,
      start() {
        sayHello()
        sendRecords(ownWaiting())
      },
      reconcile: sayHello,
      /** What nobody passes on yet is for all neighbours: they are the ones that keep it. */
      tell(entered: readonly Entered[]) {
        if (entered.some((one) => one.source === source)) noteHeard(true)
        const news = entered
          .filter((one) => one.source !== source && one.source !== fromStorage)
          .map(({ record }) => record)
        const waiting = news.filter(({ signer }) => !ledger.isKnown(signer))
        if (waiting.length > 0) sendRecords(waiting)
        if (news.length > waiting.length && passesOn())
          sendRecords(
            news.filter((record) => !waiting.includes(record)),
            kinds.news,
          )
      },
      noteHeld(record: SignedRecord) {
        if (told.get(record.id)) noteHeard(false)
      },
      receive(message: Uint8Array): boolean {
        if (message.length > exchangeBytesMax || isBlamed(source)) return false
        try {
          return hear[message[0] ?? 0]?.(message.subarray(1)) ?? false
        } catch (error) {
          if (error instanceof RangeError || error instanceof OutOfBytes) return false
          throw error
        }
      },
    }
  }

  parts.onEntered((entered) => {
    for (const ride of rides) ride.tell(entered)
  })

  return {
    /** The set on one link, from one round of the sync to the next. */
    ride(rideParts: RideParts): Ride {
      const ride = openRide(rideParts)
      rides.add(ride)
      ride.start()
      return {
        receive: ride.receive,
        reconcile: ride.reconcile,
        close() {
          rides.delete(ride)
          line.pause(ride.source)
        },
      }
    },
    /** A neighbour has sent what is in the set already. */
    noteHeld(source: string, record: SignedRecord) {
      for (const ride of rides) if (ride.source === source) ride.noteHeld(record)
    },
    isLinked: (source: string) => [...rides].some((ride) => ride.source === source),
    /** What else has come from it is not worth looking at. */
    isBlamed,
    /** A neighbour has sent what no honest device passes on. */
    blame(source: string) {
      blamed.set(source, (blamed.get(source) ?? 0) + 1)
    },
    close() {
      line.close()
      rides.clear()
    },
  }
}

/** As many records as one message may carry; one that is larger than that goes alone. */
function* inPieces(records: readonly SignedRecord[]): Generator<SignedRecord[]> {
  let piece: SignedRecord[] = []
  let bytes = 0
  for (const record of records) {
    if (
      piece.length >= exchangeRecordsMax ||
      (piece.length > 0 && bytes + record.bytes.length > exchangeBytesMax / 3)
    ) {
      yield piece
      piece = []
      bytes = 0
    }
    piece.push(record)
    bytes += record.bytes.length
  }
  if (piece.length > 0) yield piece
}
