import { builtInKinds, type RecordKey } from '../../domain/records/kinds.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { idOfPublicKey, verifySignature } from '../../lib/p256.ts'
import { unverifiedBytesMax, verifyBatchRecords } from '../limits.ts'
import { createPublicKeys } from '../signing/public-keys.ts'
import { packBundle, unpackBundle } from '../signing/record-bundle.ts'
import { parseRecord, type SignedRecord } from '../signing/record-codec.ts'
import type { Signer } from '../signing/signer.ts'
import { type Arrival, createAdmission } from './admission.ts'
import { createExchange } from './exchange.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createQueue } from './queue.ts'
import { compareIds, type HeldRecord } from './record-set.ts'
import { browserTimers } from './room-timers.ts'
import { type Entered, fromFile, fromScreen, fromStorage, type Room, type RoomOptions } from './room-types.ts'
import { emptyView, type RevisableView, reviseView } from './room-view.ts'
import { createRoomWriter } from './room-writer.ts'

export * from './room-types.ts'

/**
 * The room as a set of signed records: each is true or false by itself, the set merges by union, and the ledger shows
 * of each key the highest record of those who may say it.
 */
export const createRoom = (options: RoomOptions): Room => {
  const { meeting, facilitator, timers = browserTimers } = options
  const { verify = verifySignature, kinds = builtInKinds } = options
  const ledger = createLedger(facilitator, kinds)
  const publicKeys = createPublicKeys()
  const admission = createAdmission({
    meeting,
    kinds,
    ledger,
    publicKeys,
    verify,
    isLinked: (source) => exchange.isLinked(source),
    isBlamed: (source) => exchange.isBlamed(source),
    falselySigned: (source) => exchange.blame(source),
    noteHeld: (source, record) => exchange.noteHeld(source, record),
  })
  const listeners = new Set<(changed: readonly RecordKey[]) => void>()
  const enteredListeners = new Set<(entered: readonly Entered[]) => void>()
  const fallenListeners = new Set<(fallen: readonly HeldRecord[]) => void>()
  /** One write after the other: the next sequence is known only when the record before is in the ledger. */
  const inTurn = createTurns()
  let view: RevisableView = emptyView(ledger)
  /** As last seen while nothing was under way: a newcomer's role may stand in the same batch as its words. */
  let pretended = 0
  /** By source, the bytes of what waits to be verified. */
  const unverified = new Map<string, number>()
  let closed = false

  const countUnverified = (source: string, bytes: number) => {
    const left = (unverified.get(source) ?? 0) + bytes
    if (left > 0) unverified.set(source, left)
    else unverified.delete(source)
  }
  const arrive = (arrivals: readonly Arrival[]) => {
    for (const { source, record } of arrivals) countUnverified(source, record.bytes.length)
    queue.add(arrivals)
  }
  const givesStanding = ({ key }: { readonly key: RecordKey }) => kinds.rowOf(key)?.givesStanding === true
  const listClaims = () => [...ledger.ownClaims(), ...admission.claims()]

  /** Takes new standing into account; gives the keys that may read otherwise, whose records need not have changed. */
  const restand = (): Set<RecordKey> => {
    const { signers, keys, fallen } = ledger.restand()
    if (fallen.length > 0) for (const listener of [...fallenListeners]) listener(fallen)
    arrive(admission.takeWaiting(signers))
    const changed = new Set(keys)
    for (const signer of signers) changed.add(`role/${signer}`)
    if (signers.size > 0) for (const { id } of view.tables) changed.add(`table/${id}`)
    return changed
  }

  /** Puts valid records into the ledger, lets standing follow, and tells who listens. */
  const enter = (
    arrived: readonly Entered[],
    told?: (record: HeldRecord, outcome: ReturnType<Ledger['add']>) => void,
  ) => {
    const changed = new Set<RecordKey>()
    const added: Entered[] = []
    for (const entered of arrived) {
      const outcome = ledger.add(entered.record, (gone) => changed.add(gone))
      told?.(entered.record, outcome)
      if (outcome === 'older' && entered.source !== undefined)
        exchange.noteHeld(entered.source, entered.record)
      if (outcome !== 'added') continue
      changed.add(entered.record.key)
      added.push(entered)
    }
    if (added.some(({ record }) => givesStanding(record))) for (const key of restand()) changed.add(key)
    publish(changed)
    if (added.length > 0) for (const listener of [...enteredListeners]) listener(added)
  }

  const publish = (changed: ReadonlySet<RecordKey>) => {
    const counters = admission.counters()
    if (queue.isEmpty) pretended = counters.pretended
    const claims = listClaims()
    const isSame =
      changed.size === 0 &&
      view.waiting === counters.waiting &&
      view.refused === counters.refused &&
      view.pretended === pretended &&
      JSON.stringify(view.claims) === JSON.stringify(claims)
    if (isSame) return
    view = { ...reviseView(view, changed, ledger), ...counters, pretended, claims }
    for (const listener of [...listeners]) listener([...changed])
  }

  const queue = createQueue<Arrival, HeldRecord>({
    batch: verifyBatchRecords,
    /** Others' signatures are verified while a batch is entered, unless it is this one that gives them their standing. */
    mayGoOn: (batch) => !batch.some(({ record }) => givesStanding(record)),
    judge: admission.judge,
    enter(batch, judged) {
      for (const { source, record } of batch) countUnverified(source, -record.bytes.length)
      if (closed) return
      enter(
        batch.flatMap(({ source }, at) => {
          const record = judged[at]
          return record ? [{ record, source }] : []
        }),
      )
    },
  })

  const exchange = createExchange({
    timers,
    ledger,
    publicKeys,
    givesStanding,
    onEntered(listener) {
      enteredListeners.add(listener)
    },
    receive: (source, bundle, told) => receive(source, bundle, told),
    settled: () => queue.waitUntilEmpty(),
  })

  /** False where the bytes are no bundle. Who may speak is looked at first, so that what they say need not wait. */
  const receive = (source: string, bytes: Uint8Array, told?: (record: SignedRecord) => void): boolean => {
    const bundle = unpackBundle(bytes)
    if (!bundle) return false
    const keys = new Map(bundle.keys.map((key) => [idOfPublicKey(key), key]))
    const arrivals: Arrival[] = []
    for (const one of bundle.records) {
      const record = parseRecord(one, kinds)
      if (record) arrivals.push({ source, record, publicKey: keys.get(record.signer) })
      else admission.refuseUnread()
      if (record) told?.(record)
    }
    arrive([
      ...arrivals.filter(({ record }) => givesStanding(record)),
      ...arrivals.filter(({ record }) => !givesStanding(record)),
    ])
    if (arrivals.length < bundle.records.length) publish(new Set())
    return source === fromFile || source === fromScreen || (unverified.get(source) ?? 0) <= unverifiedBytesMax
  }

  const hold = (signer: Signer) => {
    if (ledger.holds(signer.id)) return
    publicKeys.learn(signer.id, signer.publicKey)
    ledger.hold(signer.id)
    publish(restand())
  }
  const write = createRoomWriter({
    meeting,
    kinds,
    ledger,
    publicKeys,
    hold,
    isClosed: () => closed,
    enter: (records, told) =>
      enter(
        records.map((record) => ({ record })),
        told,
      ),
  })
  const writeAll: Room['writeAll'] = (statements, signer) => inTurn(() => write(statements, signer))
  const settled = async () => {
    await inTurn(async () => undefined)
    await queue.waitUntilEmpty()
  }
  ledger.restand()

  return {
    meeting,
    get view() {
      return view
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onEntered(listener) {
      enteredListeners.add(listener)
      return () => enteredListeners.delete(listener)
    },
    onFallen(listener) {
      fallenListeners.add(listener)
      return () => fallenListeners.delete(listener)
    },
    contentOf: (key) => ledger.findShown(key)?.content,
    write: (key, content, signer) => writeAll([{ key, content }], signer),
    writeAll,
    hold,
    verify: (signer, bytes, signature) => publicKeys.verify(signer, bytes, signature),
    ride: exchange.ride,
    recordsOf: (signer) => ledger.recordsOf(signer),
    publicKeyOf: (signer) => publicKeys.raw.get(signer),
    enterVerified(signers) {
      const all: Entered[] = []
      for (const { publicKey, records } of signers) {
        publicKeys.learn(idOfPublicKey(publicKey), publicKey)
        for (const record of records) all.push({ record, source: fromStorage })
      }
      // Who may say what comes first: of a closed key, what does not count must take no other record's place.
      enter(all.filter(({ record }) => givesStanding(record)))
      enter(all.filter(({ record }) => !givesStanding(record)))
    },
    exportRecords() {
      const records = [...ledger.records()].sort(compareIds)
      const signers = new Set(records.map((record) => record.signer))
      return packBundle({
        keys: [...signers].flatMap((signer) => publicKeys.raw.get(signer) ?? []),
        records: records.map((record) => record.bytes),
      })
    },
    async importRecords(bytes, source = fromFile) {
      if (!receive(source, bytes)) admission.refuseUnread()
      await settled()
      publish(new Set())
    },
    digest: () => ledger.digest(),
    settled,
    close() {
      closed = true
      exchange.close()
      listeners.clear()
      enteredListeners.clear()
    },
  }
}
