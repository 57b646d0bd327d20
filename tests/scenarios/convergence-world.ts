import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { TableId } from '../../src/domain/ids.ts'
import {
  type Readout,
  type ReadoutState,
  readoutState,
  reviseReadout,
} from '../../src/domain/plenary/readout.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { createTableDocument, type TableDocument } from '../../src/grid/table-document.ts'
import { loadRoom } from '../../src/meeting/opened-room.ts'
import type { Saving } from '../../src/meeting/storage/saving.ts'
import { createRoom, type Room } from '../../src/records/set/room.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import type { Store, UpdateLog } from '../../src/storage/store.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import { type End, wireRooms } from '../doubles/room-links.ts'
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
  let generation = 0
  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      for (const { commit, resolve } of batch) {
        await commit()
        resolve()
      }
    }
  }
  return {
    /** As a page that was just opened has it: after a crash it writes no more. */
    open(): Store {
      const own = generation
      const later = (commit: () => Promise<void>) =>
        new Promise<void>((resolve) => {
          if (own === generation) waiting.push({ commit, resolve })
        })
      return {
        ...kept,
        set: (key, value) => later(() => kept.set(key, value)),
        setMany: (entries, deletes) => later(() => kept.setMany(entries, deletes)),
      }
    },
    /** Commits what is written until `done` resolves: its writer reads and seals between one write and the next. */
    async flushUntil(done: Promise<unknown>) {
      let going = true
      const end = done.finally(() => {
        going = false
      })
      while (going) {
        await flush()
        await new Promise(setImmediate)
      }
      await end
    },
    crash() {
      generation++
      waiting = []
    },
  }
}

/** The room on one device, and how it is kept. */
interface KeptRoom {
  readonly room: Room
  readonly saving: Saving
}

/** The table's grid on one device, with its log. */
interface KeptGrid {
  readonly grid: TableDocument
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
  crash(): void
  start(): Promise<void>
  /** Closes the page in peace, where all is brought together on the disk, and opens it again. */
  reload(): Promise<void>
  advance(ms: number): void
  settled(): Promise<void>
}

interface Message {
  readonly to: number
  readonly table: TableId
  readonly update: Uint8Array
}

/** Who is linked to whom just now; and what grids say, which is lost, repeated, late and out of order. */
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
        if (rng.chance(0.5)) link(0, i)
      }
    },
    partition(devices: number) {
      groups = Array.from({ length: devices }, () => rng.below(3))
    },
    heal(devices: number) {
      groups = new Array<number>(devices).fill(0)
    },
    send(from: number, devices: number, table: TableId, update: Uint8Array) {
      for (let to = 0; to < devices; to++) if (linked(from, to)) waiting.push({ to, table, update })
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

/**
 * The rooms' links: in order and without loss as long as one stands. What is under way when it breaks is gone.
 * @param isUp whether the two of these indices are linked
 */
export const createLinks = (
  devices: readonly Device[],
  rng: Seeded,
  isUp: (a: number, b: number) => boolean,
) => {
  const wires = new Map<string, ReturnType<typeof wireRooms<Room>>>()
  /** Messages of the past, for who repeats them. */
  const heard: Uint8Array[] = []
  let broken = 0
  const drop = (name: string) => {
    wires.get(name)?.close()
    wires.delete(name)
  }
  const follow = () => {
    for (const a of devices)
      for (const b of devices) {
        if (a.index >= b.index) continue
        const name = `${a.index} ${b.index}`
        const wire = wires.get(name)
        const up = a.running && b.running && isUp(a.index, b.index)
        const stands = up && wire?.rooms.a === a.room && wire.rooms.b === b.room
        if (stands || (!up && !wire)) continue
        drop(name)
        if (!up) continue
        const names = { a: `device ${a.index}`, b: `device ${b.index}` }
        wires.set(
          name,
          wireRooms({ a: a.room, b: b.room }, names, (_, message) => heard.push(message)),
        )
      }
  }
  const arrive = (wire: ReturnType<typeof wireRooms<Room>>, end: End) => {
    wire.deliver(end)
    if (wire.broken.length > 0) broken++
  }
  const busy = () =>
    [...wires.values()].flatMap((wire) =>
      ends.filter((end) => wire.underWay(end) > 0).map((end) => ({ wire, end })),
    )
  return {
    heard,
    follow,
    /** One link fails and comes back, now or later. */
    fail: () => drop(rng.pick([...wires.keys()]) ?? ''),
    deliver(most: number) {
      follow()
      for (let i = 0; i < most; i++) {
        const next = rng.pick(busy())
        if (!next) return
        arrive(next.wire, next.end)
      }
    },
    async quiet() {
      follow()
      for (let calm = 0; calm < 3; ) {
        const waiting = busy()
        for (const { wire, end } of waiting) arrive(wire, end)
        for (const device of devices) await device.settled()
        calm = waiting.length === 0 ? calm + 1 : 0
      }
    },
    /** Another round where the digests at both ends are different, as the mesh begins one; whether there was any. */
    renew(): boolean {
      const differing = [...wires].filter(([, { rooms }]) => rooms.a.digest() !== rooms.b.digest())
      for (const [name] of differing) drop(name)
      follow()
      return differing.length > 0
    },
    /** Messages of honest neighbours that were found to break the rules. */
    broken: () => broken,
    close() {
      for (const name of [...wires.keys()]) drop(name)
    },
  }
}
const ends = ['a', 'b'] as const
export type Links = ReturnType<typeof createLinks>

export interface DeviceParts {
  readonly index: number
  readonly table: TableId | undefined
  readonly signers: readonly OwnSigner[]
  readonly facilitator: string
  readonly anonymous: boolean
  send(table: TableId, update: Uint8Array): void
}

export const createDevice = (parts: DeviceParts): Device => {
  const { index, table, facilitator } = parts
  const anonymous = () => parts.anonymous
  const signers = [...parts.signers]
  const ownDisk = disk()
  let timers = heldTimers()
  let kept: KeptRoom | undefined
  let keptGrid: KeptGrid | undefined
  let state: ReadoutState | undefined

  const openLog = (store: Store, name: string) =>
    openUpdateLog({ store, prefix: `meeting/${meeting}/doc/${name}` })
  const keepGrid = async (store: Store, at: TableId, grid: TableDocument): Promise<KeptGrid> => {
    const log = openLog(store, at)
    const { updates, damaged } = await log.load()
    if (damaged > 0) throw new Error('the disk of this world damages nothing')
    for (const update of updates) applyUpdate(grid.doc, update, 'disk')
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin === 'disk') return
      void log.append(update)
      parts.send(at, update)
    }
    grid.doc.on('update', onUpdate)
    return {
      grid,
      log,
      stop() {
        grid.doc.off('update', onUpdate)
        grid.close()
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
  const must = (): KeptRoom => {
    if (!kept) throw new Error(`device ${index} is off`)
    return kept
  }
  const settled = async () => {
    await kept?.room.settled()
  }
  const crash = () => {
    ownDisk.crash()
    kept?.room.close()
    keptGrid?.stop()
    kept = undefined
    keptGrid = undefined
  }
  const start = async () => {
    timers = heldTimers()
    const store = ownDisk.open()
    const room = createRoom({ meeting, facilitator, timers })
    for (const signer of signers) room.hold(signer)
    const saving = await loadRoom(room, { store, openLog: (name) => openLog(store, name) })
    if (saving.damaged.records > 0) throw new Error('the disk of this world damages nothing')
    await room.settled()
    kept = { room, saving }
    follow(room)
    const own = signers[0]
    if (table !== undefined && own) {
      const newNoteId = () => newOwnedId(table, own.id)
      keptGrid = await keepGrid(store, table, createTableDocument({ table, anonymous, newNoteId }))
    }
  }

  return {
    index,
    table,
    signers,
    get room() {
      return must().room
    },
    get grid() {
      return keptGrid?.grid
    },
    get readout() {
      if (!state) throw new Error(`device ${index} was never on`)
      return state.readout
    },
    get running() {
      return kept !== undefined
    },
    flush: () => ownDisk.flushUntil(must().saving.settled()),
    crash,
    start,
    async reload() {
      await settled()
      await ownDisk.flushUntil(
        Promise.all([must().saving.close(), keptGrid?.log.fold(encodeStateAsUpdate(keptGrid.grid.doc))]),
      )
      crash()
      await start()
    },
    advance: (ms) => timers.advance(ms),
    settled,
  }
}

/** What neighbours at a table do when a link comes up: each asks for what it lacks of the grid. */
export const syncGrids = (a: Device, b: Device): void => {
  const [one, other] = [a.grid?.doc, b.grid?.doc]
  if (!one || !other || a.table !== b.table) return
  applyUpdate(other, encodeStateAsUpdate(one, encodeStateVector(other)), 'link')
  applyUpdate(one, encodeStateAsUpdate(other, encodeStateVector(one)), 'link')
}

/** Key pairs take longer to make than a whole run: all runs of a file share them. */
export const makeSigners = (count: number): Promise<OwnSigner[]> =>
  Promise.all(Array.from({ length: count }, () => makeSigner()))
