import type { SignerId } from '../../domain/ids.ts'
import { bytesToHex, randomBytes } from '../../lib/bytes.ts'
import { type Entered, fromStorage, type Room } from '../../records/set/room-types.ts'
import { makeSealKey, openSealed, salvageRecords, sealRecords } from '../../records/set/sealed-records.ts'
import { unpackBundle } from '../../records/signing/record-bundle.ts'
import { parseRecord } from '../../records/signing/record-codec.ts'
import { readFirstEdition } from '../../records/travel/first-edition.ts'
import type { Store, UpdateLog } from '../../storage/store.ts'
import type { Saving } from './saving.ts'
import { createWriteQueue } from './write-queue.ts'

/** Values beyond one a signer; then each signer's are brought together in one. */
const foldAfterValues = 300
interface KeptRoomParts {
  readonly room: Room
  readonly store: Store
  /** Of all that is kept of this room. */
  readonly prefix: string
  /** Where the first edition kept it: read once more, and deleted when all of it is kept anew. */
  readonly firstEdition: { readonly prefix: string; readonly log: UpdateLog }
}

/**
 * The room's records on this device: `<prefix>kept/<signer>-<random>` has some of what a signer has said, sealed
 * (`records/set/sealed-records.ts`), under `<prefix>seal-key`, which no script can read out. What comes is added under
 * names of its own; now and then a signer's values are brought together in one, which replaces exactly those. No name tells
 * when anything came, or together with what.
 */
export const keepRoom = async ({ room, store, prefix, firstEdition }: KeptRoomParts): Promise<Saving> => {
  const names = { kept: `${prefix}kept/`, key: `${prefix}seal-key` }
  const { meeting } = room
  const [keptKey, values, before] = await Promise.all([
    store.get<CryptoKey>(names.key),
    store.entries<unknown>(names.kept),
    firstEdition.log.load(),
  ])
  let sealKey = keptKey
  /** By signer, the names under which its records are kept now. */
  const kept = new Map<SignerId, Set<string>>()
  /** Signers with a value that is not whole, or with several. */
  const toFold = new Set<SignerId>()
  let foldAt = foldAfterValues
  const damaged = { records: before.damaged, restored: 0, missing: before.damaged }

  const remember = (name: string) => {
    const signer = signerIn(name)
    const all = kept.get(signer) ?? new Set()
    kept.set(signer, all.add(name))
    if (all.size > 1) toFold.add(signer)
  }
  const load = async () => {
    const opened = await Promise.all(
      values.map(async ([name, value]) => {
        remember(name)
        const bytes = value instanceof Uint8Array ? value : new Uint8Array(0)
        return { name, bytes, whole: keptKey && (await openSealed(meeting, keptKey, bytes)) }
      }),
    )
    room.enterVerified(opened.flatMap(({ whole }) => whole ?? []))
    for (const { name, bytes, whole } of opened) {
      if (whole) continue
      const { bundle, count } = salvageRecords(bytes, signerIn(name))
      const records = unpackBundle(bundle)?.records ?? []
      await room.importRecords(bundle, fromStorage)
      if (keptKey) {
        damaged.records++
        damaged.missing += count - records.filter((record) => isHeld(room, record)).length
      }
      toFold.add(signerIn(name))
    }
    if (before.updates.length === 0) return
    await room.importRecords(readFirstEdition(before.updates))
  }

  const seal = async (signer: SignerId, records: Parameters<typeof sealRecords>[3]) => {
    const key = sealKey ?? (await makeSealKey())
    if (!sealKey) await store.set(names.key, key)
    sealKey = key
    const publicKey = room.publicKeyOf(signer)
    return publicKey && sealRecords(meeting, key, publicKey, records)
  }
  const add = async (batch: readonly Entered[]) => {
    const entries: [string, Uint8Array][] = []
    for (const { record } of batch) {
      const bytes = await seal(record.signer, [record])
      if (bytes) entries.push([nameFor(names.kept, record.signer), bytes])
    }
    await store.setMany(entries)
    for (const [name] of entries) remember(name)
  }
  /** What is brought together has all that its values had: a record is in the room before it is kept. */
  const fold = async () => {
    const signers = [...toFold]
    const folded = signers.flatMap((signer) => [...(kept.get(signer) ?? [])])
    const entries: [string, Uint8Array][] = []
    for (const signer of signers) {
      const bytes = await seal(signer, room.recordsOf(signer).values())
      if (bytes) entries.push([nameFor(names.kept, signer), bytes])
    }
    await store.setMany(entries, folded)
    for (const name of folded) kept.get(signerIn(name))?.delete(name)
    for (const signer of signers) toFold.delete(signer)
    for (const [name] of entries) remember(name)
  }
  const countUnfolded = () => [...kept.values()].reduce((sum, all) => sum + all.size - 1, 0)

  const warn = (error: unknown) => console.warn('The room could not be folded', error)
  const queue = createWriteQueue<Entered>({
    async write(batch) {
      await add(batch)
      if (countUnfolded() < foldAt) return
      await fold().then(
        () => {
          foldAt = foldAfterValues
        },
        (error) => {
          // A device that has no room for it goes on adding; another try comes after as many values again.
          warn(error)
          foldAt = countUnfolded() + foldAfterValues
        },
      )
    },
  })
  const stop = room.onEntered((entered) => {
    const news = entered.filter(({ source }) => source !== fromStorage)
    if (news.length > 0) queue.add(...news)
  })
  await load()
  return {
    state: queue.state,
    damaged,
    settled: queue.waitUntilWritten,
    async close() {
      stop()
      if (!(await queue.close())) return
      const end = async () => {
        if (toFold.size > 0) await fold()
        // What waits for its signer's standing is kept nowhere else.
        if (before.updates.length > 0 && room.view.waiting === 0)
          await store.deletePrefix(firstEdition.prefix)
      }
      await end().catch(warn)
    },
  }
}

const nameFor = (prefix: string, signer: SignerId) => `${prefix}${signer}-${bytesToHex(randomBytes(8))}`
const signerIn = (name: string): SignerId => name.slice(name.lastIndexOf('/') + 1).split('-')[0] ?? ''

const isHeld = (room: Room, bytes: Uint8Array): boolean => {
  const record = parseRecord(bytes)
  return record !== undefined && room.recordsOf(record.signer).has(record.key)
}
