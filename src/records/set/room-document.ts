import { Doc, type YMapEvent } from 'yjs'
import type { SignerId } from '../../domain/ids.ts'
import { builtInKinds, type RecordKey } from '../../domain/records/kinds.ts'
import { equalBytes } from '../../lib/bytes.ts'
import { isFault } from '../../lib/fault.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { freshClientId, writeTo } from '../../lib/one-time-client.ts'
import { verifyBatchRecords } from '../limits.ts'
import { createPublicKeys } from '../signing/public-keys.ts'
import { packBundle, unpackBundle } from '../signing/record-bundle.ts'
import { contentOf, parseRecord, recordToSignedBytes } from '../signing/record-codec.ts'
import type { Signer } from '../signing/signer.ts'
import { signerIdOf, verifySignature } from '../signing/signer.ts'
import { createLedger, type Ledger, type LedgerRecord } from './ledger.ts'
import { createMending } from './mending.ts'
import { browserTimers } from './room-timers.ts'
import type { RoomDocument, RoomDocumentOptions } from './room-types.ts'
import { emptyView, type RevisableView, reviseView } from './room-view.ts'
import { createRoomWriter } from './room-writer.ts'
import { type Arrival, createWaiting } from './waiting-records.ts'

export * from './room-types.ts'

/**
 * The room document over a Yjs document of two flat maps: `records` carries signed records under
 * `<signer>/<key>` (each signer its own slot, so that no two signers ever overwrite each other), `keys` carries raw
 * public keys under the ids that they hash to. Whatever else anybody writes there is refused, and what is overwritten
 * is put back.
 */
export const createRoomDocument = (options: RoomDocumentOptions): RoomDocument => {
  const { meeting, facilitator, anonymous, timers = browserTimers, random = Math.random } = options
  const { verify = verifySignature, kinds = builtInKinds } = options
  const doc = options.doc ?? new Doc()
  doc.clientID = freshClientId()
  const carried = doc.getMap<unknown>('records')
  const carriedKeys = doc.getMap<unknown>('keys')

  const ledger = createLedger(facilitator, kinds)
  const publicKeys = createPublicKeys((signer) => carriedKeys.get(signer))
  const held = new Map<SignerId, Signer>()
  const listeners = new Set<(changed: readonly RecordKey[]) => void>()
  /** Whether this slot (`<signer>/<key>`) is one from which only a facilitator may speak: a forgery there is told. */
  const isFacilitatorSlot = (slot: string) => kinds.rowOf(keyOf(slot))?.writer === 'facilitator'
  const waiting = createWaiting(isFacilitatorSlot)
  const arrivals = new Map<number, Arrival>()
  let arrivalCount = 0
  let refused = 0
  let pretended = 0
  /** As last seen while nothing was under way: a newcomer's role may stand in the same batch as its words. */
  let pretenders = 0
  let overruled = 0
  let view: RevisableView = emptyView(ledger)
  let working: Promise<void> | undefined
  /** One write after the other: the next sequence is known only when the record before is in the ledger. */
  const inTurn = createTurns()
  /** A further batch is being verified. */
  let underWay = false
  let closed = false

  const givesStanding = (slot: string): boolean => kinds.rowOf(keyOf(slot))?.givesStanding === true
  /** Also in a meeting that shows names nothing may tell which device wrote these. */
  const isUntied = ({ key }: LedgerRecord): boolean => kinds.rowOf(key)?.isUntied === true

  const slotOf = (record: { readonly signer: SignerId; readonly key: RecordKey }) =>
    `${record.signer}/${record.key}`
  const isCarried = (record: LedgerRecord) => {
    const there = carried.get(slotOf(record))
    return there instanceof Uint8Array && equalBytes(there, record.bytes)
  }

  const mending = createMending(timers, random, (items) => {
    const records: LedgerRecord[] = []
    const keys: SignerId[] = []
    for (const item of items) {
      const key = item.startsWith(keyItem) ? item.slice(keyItem.length) : undefined
      if (key !== undefined) keys.push(key)
      else {
        const record = ledgerRecordOf(item)
        if (record && ledger.counts(record) && !isCarried(record)) records.push(record)
      }
    }
    carry(records, keys)
    return [...records.map(slotOf), ...keys.map((key) => keyItem + key)]
  })

  const ledgerRecordOf = (slot: string): LedgerRecord | undefined => {
    const signer = signerOf(slot)
    return ledger.highest(signer, slot.slice(signer.length + 1) as RecordKey)
  }

  /** Puts records, and the public keys that they need, into the document in one transaction. */
  const carry = (records: readonly LedgerRecord[], keys: readonly SignerId[] = []) => {
    if (closed || records.length + keys.length === 0) return
    writeTo(doc, anonymous() || records.some(isUntied), () => {
      for (const signer of new Set([...keys, ...records.map((record) => record.signer)])) {
        const raw = publicKeys.raw.get(signer)
        const there = carriedKeys.get(signer)
        if (raw && !(there instanceof Uint8Array && equalBytes(there, raw))) carriedKeys.set(signer, raw)
      }
      for (const record of records) carried.set(slotOf(record), record.bytes)
    })
  }

  /** Looks at one arrival: the record that it brings, if it is valid, known signer's and news. */
  const judge = async (arrival: Arrival): Promise<LedgerRecord | undefined> => {
    const { slot, value } = arrival
    const refuse = (): undefined => {
      refused++
      if (isFacilitatorSlot(slot)) pretended++
    }
    if (value === undefined) return undefined
    if (!(value instanceof Uint8Array)) return refuse()
    const record = parseRecord(value, kinds)
    if (!record || slotOf(record) !== slot || kinds.commitsToOther(record.key, record.signer)) return refuse()
    const known = ledger.highest(record.signer, record.key)
    if (known && (equalBytes(known.bytes, value) || record.sequence < known.sequence)) return undefined
    const wait = (): undefined => {
      waiting.add(record.signer, arrival)
    }
    if (!ledger.wants(record.signer, record.key)) return wait()
    let key = publicKeys.known(record.signer)
    while (!key) {
      const there = carriedKeys.get(record.signer)
      key = await publicKeys.find(record.signer)
      // A key that came while this one was looked for has found nobody waiting for it: so look again.
      if (!key && carriedKeys.get(record.signer) === there) return wait()
    }
    const valid = await verify(key, recordToSignedBytes(meeting, record), record.signature)
    if (!valid) return refuse()
    const content = kinds.checkRecord(record.key, contentOf(record))
    return isFault(content) ? refuse() : { ...record, content }
  }

  const judgeAlone = async (arrival: Arrival): Promise<LedgerRecord | undefined> => {
    try {
      return await judge(arrival)
    } catch {
      // Whatever about it cannot even be judged is refused, and costs none of those that came with it.
      refused++
      return undefined
    }
  }

  const arrive = (slot: string, value: unknown, imported?: true) => {
    const id = arrivalCount++
    arrivals.set(id, { id, slot, value, ...(imported ? { imported } : {}) })
  }
  /** Who may speak is looked at first, so that what they say need not wait. */
  const arriveAll = (slots: readonly string[]) => {
    const isFirst = givesStanding
    for (const slot of slots) if (isFirst(slot)) arrive(slot, carried.get(slot))
    for (const slot of slots) if (!isFirst(slot)) arrive(slot, carried.get(slot))
  }
  const recheck = (signers: Iterable<SignerId>) => {
    for (const signer of signers) {
      for (const [slot, waited] of waiting.take(signer)) {
        for (const arrival of waited) arrivals.set(arrival.id, arrival)
        arrive(slot, carried.get(slot))
      }
    }
  }

  /** Puts valid records into the ledger, lets standing follow, and gives the keys that may read otherwise now. */
  const enter = (
    records: readonly LedgerRecord[],
    told?: (record: LedgerRecord, outcome: ReturnType<Ledger['add']>) => void,
  ): Set<RecordKey> => {
    const changed = new Set<RecordKey>()
    let standing = false
    for (const record of records) {
      const outcome = ledger.add(record)
      told?.(record, outcome)
      if (outcome === 'full') refused++
      if (outcome !== 'added') continue
      changed.add(record.key)
      standing ||= kinds.rowOf(record.key)?.givesStanding === true
    }
    if (standing) for (const key of restand()) changed.add(key)
    return changed
  }

  const restand = () => {
    const { signers, keys } = ledger.restand()
    recheck(signers)
    // Standing shows in these even where no record of theirs changed.
    return signers.size === 0 ? keys : new Set<RecordKey>([...keys, 'claim', ...roleKeys(signers)])
  }

  const publish = (changed: ReadonlySet<RecordKey>) => {
    if (arrivals.size === 0 && !underWay) pretenders = waiting.countPretended(ledger.facilitators)
    const counters = {
      waiting: ledger.unconfirmed() + waiting.count(),
      pretended: pretended + pretenders,
      refused,
      overruled,
    }
    const keys = ['waiting', 'pretended', 'refused', 'overruled'] as const
    if (changed.size === 0 && keys.every((key) => view[key] === counters[key])) return
    view = { ...reviseView(view, changed, ledger), ...counters }
    for (const listener of [...listeners]) listener([...changed])
  }

  /** The next batch, its signatures being looked at already. */
  const begin = () => {
    if (arrivals.size === 0 || closed) return undefined
    const batch = [...arrivals.values()].slice(0, verifyBatchRecords)
    for (const { id } of batch) arrivals.delete(id)
    return { batch, judged: Promise.all(batch.map(judgeAlone)) }
  }
  const workOff = async () => {
    for (let now = begin(); now; ) {
      // Others' signatures are verified while this batch is entered, unless it is this one that gives them their standing.
      const next = now.batch.some(({ slot }) => givesStanding(slot)) ? undefined : begin()
      underWay = next !== undefined
      const records = (await now.judged).filter((record) => record !== undefined)
      if (closed) return
      const changed = enter(records)
      const news: LedgerRecord[] = []
      for (const { slot, imported } of now.batch) {
        const best = ledgerRecordOf(slot)
        if (!best || isCarried(best) || !ledger.counts(best)) continue
        if (imported) news.push(best)
        else {
          overruled++
          mending.need(slot, held.has(best.signer))
        }
      }
      carry(news)
      publish(changed)
      now = next ?? begin()
    }
  }
  const work = () => {
    if (working || closed || arrivals.size === 0) return
    // Begins in a later microtask: arrivals are told in the middle of a Yjs transaction.
    working = Promise.resolve()
      .then(workOff)
      .finally(() => {
        working = undefined
        work()
      })
  }

  const onRecords = ({ keysChanged }: YMapEvent<unknown>) => {
    arriveAll(namesIn(keysChanged))
    work()
  }
  const onKeys = ({ keysChanged }: YMapEvent<unknown>) => {
    const signers = namesIn(keysChanged)
    for (const signer of signers) {
      const raw = publicKeys.raw.get(signer)
      const there = carriedKeys.get(signer)
      if (raw && !(there instanceof Uint8Array && equalBytes(there, raw)))
        mending.need(keyItem + signer, held.has(signer))
    }
    recheck(signers)
    work()
  }

  const hold = (signer: Signer) => {
    if (held.has(signer.id)) return
    held.set(signer.id, signer)
    ledger.hold(signer.id)
    publish(restand())
    work()
    // Its public key may be missing from the document, or deleted there.
    void inTurn(async () => {
      if (!(await publicKeys.learn(signer.id, signer.publicKey))) return
      recheck([signer.id])
      work()
    })
  }

  const write = createRoomWriter({
    meeting,
    kinds,
    ledger,
    publicKeys,
    hold,
    isClosed: () => closed,
    enter(records, told) {
      const added: LedgerRecord[] = []
      const changed = enter(records, (record, outcome) => {
        if (outcome === 'added') added.push(record)
        told(record, outcome)
      })
      carry(added)
      publish(changed)
      work()
    },
  })

  const writeAll: RoomDocument['writeAll'] = (statements, signer) => inTurn(() => write(statements, signer))

  arriveAll([...carried.keys()])
  carried.observe(onRecords)
  carriedKeys.observe(onKeys)
  ledger.restand()
  work()

  return {
    meeting,
    doc,
    get view() {
      return view
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    contentOf: (key) => ledger.shown(key)?.content,
    write: (key, content, signer) => writeAll([{ key, content }], signer),
    writeAll,
    hold,
    verify: (signer, bytes, signature) => publicKeys.verify(signer, bytes, signature),
    exportRecords() {
      const records = [...ledger.records()]
      const signers = new Set(records.map((record) => record.signer))
      return packBundle({
        keys: [...signers].flatMap((signer) => publicKeys.raw.get(signer) ?? []),
        records: records.map((record) => record.bytes),
      })
    },
    async importRecords(bytes) {
      const bundle = unpackBundle(bytes)
      if (!bundle) {
        refused++
        publish(new Set())
        return
      }
      const signers = await Promise.all(
        bundle.keys.map(async (key) => {
          const signer = await signerIdOf(key)
          return (await publicKeys.learn(signer, key)) ? signer : undefined
        }),
      )
      recheck(signers.filter((signer) => signer !== undefined))
      for (const imported of bundle.records) {
        const record = parseRecord(imported, kinds)
        if (!record) refused++
        else arrive(slotOf(record), imported, true)
      }
      work()
      await settled()
    },
    putBackNow() {
      carry([...ledger.records()].filter((record) => !isCarried(record)))
    },
    digest: () => ledger.digest(),
    settled,
    close() {
      closed = true
      mending.close()
      carried.unobserve(onRecords)
      carriedKeys.unobserve(onKeys)
      listeners.clear()
    },
  }

  async function settled() {
    await inTurn(async () => undefined)
    while (working) await working
  }
}

/** A map's entries only: anybody may have put a sequence under its name, and Yjs tells that as a change of `null`. */
const namesIn = (keysChanged: ReadonlySet<unknown>): string[] =>
  [...keysChanged].filter((key) => typeof key === 'string')

const keyOf = (slot: string) => slot.slice(slot.indexOf('/') + 1)

const signerOf = (slot: string): SignerId => slot.slice(0, Math.max(0, slot.indexOf('/')))

const keyItem = 'public-key '

const roleKeys = (signers: ReadonlySet<SignerId>): RecordKey[] =>
  [...signers].map((signer): RecordKey => `role/${signer}`)
