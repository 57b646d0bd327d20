import { bytesToHex, randomBytes } from '../lib/bytes.ts'
import { sealBytes, unsealBytes } from './checked-bytes.ts'
import { type Rows, StorageFull, type Store, type UpdateLog } from './store.ts'

/**
 * The updates of one document under `<prefix>/update/<counter>/<writer>`, and its snapshots under
 * `<prefix>/snapshot/<generation>` with the keys that each covers beside it (`<prefix>/covered/<generation>`).
 *
 * Two generations are kept whole: a fold writes its snapshot and, in the same transaction, deletes what the snapshot
 * before it covered. So one damaged snapshot costs nothing: the one before and all that came after it are still there.
 * Each opened log is a writer of its own, so that two tabs never write under one key; it counts on from what is there,
 * so that key order is the order of writing and a reader sees what was overwritten before what overwrote it.
 *
 * Plain rows stand under `<prefix>/plain/<name>`, each overwritten in place: a struct of Yjs that cannot be read makes all
 * later ones of its client wait, a row that cannot be read costs itself.
 * @param prefix `meeting/<id>/doc/<name>`, so that deleting the meeting deletes the log.
 */
export const openUpdateLog = ({ store, prefix }: { store: Store; prefix: string }): UpdateLog => {
  const updates = `${prefix}/update/`
  const snapshots = `${prefix}/snapshot/`
  const covered = `${prefix}/covered/`
  const plain = `${prefix}/plain/`
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
  /** In one commit; known before it is written: the document has it already, so a snapshot made meanwhile covers it. */
  const add = async (updatesByKey: readonly (readonly [string, Uint8Array])[], rows: Rows) => {
    if (updatesByKey.some(([, update]) => update.length > updateMaxBytes))
      throw new StorageFull('an update larger than any meeting')
    for (const [key] of updatesByKey) known.add(key)
    try {
      await store.setMany([...updatesByKey.map(sealEntry), ...rowEntries(rows)])
    } catch (error) {
      for (const [key] of updatesByKey) known.delete(key)
      throw error
    }
  }
  const rowEntries = (rows: Rows) => [...rows].map(([name, bytes]) => sealEntry([plain + name, bytes]))
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

    async loadRows() {
      const rows = new Map<string, Uint8Array>()
      let damaged = 0
      for (const [key, value] of await store.entries(plain)) {
        const bytes = unsealBytes(value)
        if (bytes) rows.set(key.slice(plain.length), bytes)
        else damaged++
      }
      return { rows, damaged }
    },

    async append(update, rows = noRows) {
      if (counter === undefined) countOn((await store.entries(updates)).map(([key]) => key))
      const count = counter ?? 0
      counter = count + 1
      await add([[`${updates}${padCounter(count)}/${writer}`, update]], rows)
    },

    scatter: (pieces, rows = noRows) =>
      add(
        pieces.map((update) => [`${updates}${scattered}${randomName()}`, update]),
        rows,
      ),

    get unfolded() {
      return known.size
    },

    async fold(snapshot, how, rows = noRows) {
      // In the order of their names, not of their coming.
      const covers = [...known].sort()
      const [kept, lists] = await Promise.all([store.entries(snapshots), store.entries(covered)])
      const generation = Math.max(0, ...kept.map(([key]) => generationOf(key))) + 1
      const twice = how === 'twice'
      const older = kept.map(([key]) => key).filter((key) => twice || generationOf(key) < generation - 1)
      const now = sealBytes(snapshot)
      await store.setMany(
        [
          [`${snapshots}${padCounter(generation)}`, now],
          twice
            ? [`${snapshots}${padCounter(generation + 1)}`, now]
            : [`${covered}${padCounter(generation)}`, covers],
          ...rowEntries(rows),
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

const noRows: Rows = new Map()

const sealEntry = ([key, bytes]: readonly [string, Uint8Array]) => [key, sealBytes(bytes)] as const

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
