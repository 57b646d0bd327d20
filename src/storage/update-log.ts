import { bytesToHex, randomBytes } from '../lib/bytes.ts'
import { sealBytes, unsealBytes } from './checked-bytes.ts'
import { StorageFull, type Store, type UpdateLog } from './store.ts'

/**
 * The updates of one document under `<prefix>/update/<counter>/<writer>`, and its snapshots under
 * `<prefix>/snapshot/<generation>` with the keys that each covers beside it (`<prefix>/covered/<generation>`).
 *
 * Two generations are kept whole: a fold writes its snapshot and, in the same transaction, deletes what the snapshot
 * before it covered. So one damaged snapshot costs nothing: the one before and all that came after it are still there.
 * Each opened log is a writer of its own, so that two tabs never write under one key; it counts on from what is there,
 * so that key order is the order of writing and a reader sees what was overwritten before what overwrote it.
 * @param prefix `meeting/<id>/doc/<name>`, so that deleting the meeting deletes the log.
 */
export const openUpdateLog = ({ store, prefix }: { store: Store; prefix: string }): UpdateLog => {
  const updates = `${prefix}/update/`
  const snapshots = `${prefix}/snapshot/`
  const covered = `${prefix}/covered/`
  const writer = randomName()
  let counter: number | undefined
  /** Keys that a snapshot made now would cover: what was loaded, and what was appended here. */
  const known = new Set<string>()

  const countOn = (keys: readonly string[]) => {
    const counters = keys
      .map((key) => Number(key.slice(updates.length, updates.length + counterDigits)))
      .filter(Number.isInteger)
    counter = Math.max(counter ?? 0, ...counters.map((count) => count + 1))
  }
  const generationOf = (key: string) => Number(key.slice(key.lastIndexOf('/') + 1))

  return {
    async load() {
      const readable: Uint8Array[] = []
      let damaged = 0
      const read = (value: unknown) => {
        const bytes = unsealBytes(value)
        if (bytes) readable.push(bytes)
        else damaged++
      }
      const [kept, lists, appended] = await Promise.all([
        store.entries(snapshots),
        store.entries(covered),
        store.entries(updates),
      ])
      countOn(appended.map(([key]) => key))
      for (const [, value] of kept) read(value)
      const folded = new Set(lists.flatMap(([, keys]) => (isTexts(keys) ? keys : [])))
      for (const [key, value] of appended) {
        read(value)
        if (!folded.has(key)) known.add(key)
      }
      return { updates: readable, damaged }
    },

    async append(update) {
      if (update.length > updateMaxBytes) throw new StorageFull('an update larger than any meeting')
      if (counter === undefined) countOn((await store.entries(updates)).map(([key]) => key))
      const count = counter ?? 0
      counter = count + 1
      const key = `${updates}${padCounter(count)}/${writer}`
      // Known before it is written: the document has it already, so a snapshot made meanwhile covers it.
      known.add(key)
      try {
        await store.set(key, sealBytes(update))
      } catch (error) {
        known.delete(key)
        throw error
      }
    },

    async scatter(pieces) {
      if (pieces.some((update) => update.length > updateMaxBytes))
        throw new StorageFull('an update larger than any meeting')
      const entries = pieces.map(
        (update) => [`${updates}${scattered}${randomName()}`, sealBytes(update)] as const,
      )
      for (const [key] of entries) known.add(key)
      try {
        await store.setMany(entries)
      } catch (error) {
        for (const [key] of entries) known.delete(key)
        throw error
      }
    },

    get unfolded() {
      return known.size
    },

    async fold(snapshot, how) {
      // In the order of their names, not of their coming.
      const covers = [...known].sort()
      const [kept, lists] = await Promise.all([store.entries(snapshots), store.entries(covered)])
      const generation = Math.max(0, ...kept.map(([key]) => generationOf(key))) + 1
      const twice = how === 'twice'
      const older = kept.map(([key]) => key).filter((key) => twice || generationOf(key) < generation - 1)
      const now = sealBytes(snapshot)
      await store.setMany(
        twice
          ? [generation, generation + 1].map((each) => [`${snapshots}${padCounter(each)}`, now] as const)
          : [
              [`${snapshots}${padCounter(generation)}`, now],
              [`${covered}${padCounter(generation)}`, covers],
            ],
        [
          ...older,
          ...(twice ? covers : []),
          ...lists.flatMap(([key, keys]) => [key, ...(isTexts(keys) ? keys : [])]),
        ],
      )
      for (const key of covers) known.delete(key)
    },
  }
}

/** Sorts after all counters. */
const scattered = '~'

const padCounter = (count: number) => String(count).padStart(counterDigits, '0')

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

const randomName = () => bytesToHex(randomBytes(8))

/** An update longer than this is no work of people in one meeting: refused before it is written. */
const updateMaxBytes = 64 * 1024 * 1024

/** Digits of a counter in a key, so that key order is the order of writing. */
const counterDigits = 10
