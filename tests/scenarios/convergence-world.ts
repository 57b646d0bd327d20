import { applyUpdate, type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { TableId } from '../../src/domain/ids.ts'
import {
  type Readout,
  type ReadoutState,
  readoutState,
  reviseReadout,
} from '../../src/domain/plenary/readout.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { createTableDocument, type TableDocument } from '../../src/grid/table-document.ts'
import { createRoom, type Room } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import type { Store, UpdateLog } from '../../src/storage/store.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import { heldTimers } from '../records/set/room-fixture.ts'

export const meeting = '0123456789abcdef0123456789abcdef'

/** Mulberry32: the same numbers for the same seed, on every machine. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    random,
    below: (n: number) => Math.floor(random() * n),
    chance: (p: number) => random() < p,
    pick: <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)],
  }
}
export type Seeded = ReturnType<typeof seeded>

/** A disk on which nothing is written before it is flushed; what was not is gone after a crash. */
export const disk = () => {
  const kept = memoryStore()
  let waiting: { commit(): Promise<void>; resolve(): void }[] = []
  const later = (commit: () => Promise<void>) =>
    new Promise<void>((resolve) => {
      waiting.push({ commit, resolve })
    })
  const store: Store = {
    ...kept,
    set: (key, value) => later(() => kept.set(key, value)),
    setMany: (entries, deletes) => later(() => kept.setMany(entries, deletes)),
  }
  return {
    store,
    async flush() {
      while (waiting.length > 0) {
        const batch = waiting
        waiting = []
        for (const { commit, resolve } of batch) {
          await commit()
          resolve()
        }
      }
    },
    crash() {
      waiting = []
    },
  }
}

/** One document on one device, with its log and the notes that its log has made safe. */
interface Kept<D> {
  readonly document: D
  readonly log: UpdateLog
  stop(): void
}

export interface Device {
  readonly index: number
  readonly table: TableId | undefined
  readonly signers: OwnSigner[]
  readonly room: Room
  readonly grid: TableDocument | undefined
  /** Kept up to date record by record, as the app does. */
  readonly readout: Readout
  readonly running: boolean
  flush(): Promise<void>
  fold(): Promise<void>
  crash(): void
  start(): Promise<void>
  advance(ms: number): void
  settled(): Promise<void>
}

interface Message {
  readonly to: number
  readonly document: 'room' | TableId
  readonly update: Uint8Array
}

/** A bus that loses, repeats, delays and reorders, between devices that are now linked and now not. */
export const createBus = (rng: Seeded) => {
  const waiting: Message[] = []
  let groups: readonly number[] = []
  const neighbours = new Map<number, Set<number>>()
  const linked = (a: number, b: number) => (neighbours.get(a)?.has(b) ?? false) && groups[a] === groups[b]
  return {
    linked,
    waiting,
    /** A ring with some chords: partial, as a real mesh is. */
    connect(devices: number) {
      groups = new Array<number>(devices).fill(0)
      const link = (a: number, b: number) => {
        if (a === b) return
        for (const [x, y] of [
          [a, b],
          [b, a],
        ] as const)
          neighbours.set(x, (neighbours.get(x) ?? new Set()).add(y))
      }
      for (let i = 0; i < devices; i++) {
        link(i, (i + 1) % devices)
        link(i, rng.below(devices))
      }
    },
    partition(devices: number) {
      groups = Array.from({ length: devices }, () => rng.below(3))
    },
    heal(devices: number) {
      groups = new Array<number>(devices).fill(0)
    },
    send(from: number, devices: number, document: Message['document'], update: Uint8Array) {
      for (let to = 0; to < devices; to++) if (linked(from, to)) waiting.push({ to, document, update })
    },
    take(): Message | undefined {
      const index = rng.below(waiting.length)
      const message = waiting[index]
      if (!rng.chance(0.15)) waiting.splice(index, 1)
      return rng.chance(0.15) ? undefined : message
    },
  }
}
export type Bus = ReturnType<typeof createBus>

export interface DeviceParts {
  readonly index: number
  readonly table: TableId | undefined
  readonly signers: readonly OwnSigner[]
  readonly facilitator: string
  readonly anonymous: boolean
  readonly random: () => number
  send(document: 'room' | TableId, update: Uint8Array): void
}

export const createDevice = (parts: DeviceParts): Device => {
  const { index, table, facilitator, random } = parts
  const anonymous = () => parts.anonymous
  const signers = [...parts.signers]
  const ownDisk = disk()
  let timers = heldTimers()
  let room: Kept<Room> | undefined
  let grid: Kept<TableDocument> | undefined
  let state: ReadoutState | undefined

  const keep = async <D extends { doc: Doc; close(): void }>(name: string, document: D): Promise<Kept<D>> => {
    const log = openUpdateLog({ store: ownDisk.store, prefix: `meeting/${meeting}/doc/${name}` })
    const { updates, damaged } = await log.load()
    if (damaged > 0) throw new Error('the disk of this world damages nothing')
    for (const update of updates) applyUpdate(document.doc, update, 'disk')
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin === 'disk') return
      void log.append(update)
      parts.send(name === 'room' ? 'room' : name, update)
    }
    document.doc.on('update', onUpdate)
    return {
      document,
      log,
      stop() {
        document.doc.off('update', onUpdate)
        document.close()
      },
    }
  }
  const follow = (document: Room) => {
    let seen = document.view
    let followed = readoutState(seen)
    state = followed
    document.onChange((changed) => {
      followed = reviseReadout(followed, seen, document.view, changed)
      seen = document.view
      state = followed
    })
  }
  const must = <T>(kept: Kept<T> | undefined): Kept<T> => {
    if (!kept) throw new Error(`device ${index} is off`)
    return kept
  }
  const settled = async () => {
    await room?.document.settled()
  }

  return {
    index,
    table,
    signers,
    get room() {
      return must(room).document
    },
    get grid() {
      return grid?.document
    },
    get readout() {
      if (!state) throw new Error(`device ${index} was never on`)
      return state.readout
    },
    get running() {
      return room !== undefined
    },
    flush: () => ownDisk.flush(),
    async fold() {
      await settled()
      must(room).document.putBackNow()
      let folding = true
      const folds = Promise.all(
        [must(room), ...(grid ? [grid] : [])].map(({ document, log }) =>
          log.fold(encodeStateAsUpdate(document.doc)),
        ),
      ).finally(() => {
        folding = false
      })
      // A fold reads before it writes, so that what it writes has to be flushed later than it began.
      while (folding) await ownDisk.flush()
      await folds
    },
    crash() {
      ownDisk.crash()
      room?.stop()
      grid?.stop()
      room = undefined
      grid = undefined
    },
    async start() {
      timers = heldTimers()
      const opened = createRoom({ meeting, facilitator, anonymous, timers, random })
      room = await keep('room', opened)
      for (const signer of signers) opened.hold(signer)
      await opened.settled()
      follow(opened)
      const own = signers[0]
      if (table !== undefined && own) {
        const newNoteId = () => newOwnedId(table, own.id)
        grid = await keep(table, createTableDocument({ table, anonymous, newNoteId }))
      }
    },
    advance: (ms) => timers.advance(ms),
    settled,
  }
}

/** What neighbours do when a link comes up: each asks for what it lacks, for each document that both may have. */
export const syncPair = (a: Device, b: Device): void => {
  if (!a.running || !b.running) return
  exchange(a.room.doc, b.room.doc)
  if (a.table !== undefined && a.table === b.table && a.grid && b.grid) exchange(a.grid.doc, b.grid.doc)
}

const exchange = (a: Doc, b: Doc) => {
  applyUpdate(b, encodeStateAsUpdate(a, encodeStateVector(b)), 'link')
  applyUpdate(a, encodeStateAsUpdate(b, encodeStateVector(a)), 'link')
}

/** Key pairs take longer to make than a whole run: all runs of a file share them. */
export const makeSigners = (count: number): Promise<OwnSigner[]> =>
  Promise.all(Array.from({ length: count }, () => makeSigner()))
