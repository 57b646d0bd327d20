import { applyUpdate } from 'yjs'
import type { NoteId, SignerId, TableId } from '../../src/domain/ids.ts'
import { shareState } from '../../src/domain/notes/share-state.ts'
import { type Readout, readoutOf } from '../../src/domain/plenary/readout.ts'
import { commitsTo } from '../../src/domain/records/record-owner.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { insist } from '../../src/lib/result.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import {
  createBus,
  createDevice,
  createLinks,
  type Device,
  meeting,
  seeded,
  syncGrids,
} from './convergence-world.ts'
import { doHarm, keepWaiting } from './harm.ts'

const cells = ['reflect/ours/well', 'reflect/ours/better', 'plan/ours/stop'] as const
const words = ['handover', '👩‍👩‍👧 together', 'שלום', '<b>late</b>', 'we listened', 'ø', '🇳🇴'] as const

export interface RunResult {
  /** Empty: everything held. Else what did not, in words. */
  readonly faults: readonly string[]
  /** Standing links alone had not brought all together: a digest showed it, and another round was begun. */
  readonly renewed: boolean
}

/**
 * One random meeting: 3 to 12 devices write, share, withdraw, lose links, reload and crash, and now and then one of
 * them does harm. When everybody is linked again, all must have the same, and nothing that was called saved or shared
 * may be missing.
 */
export const run = async (seed: number, keys: readonly OwnSigner[], steps = 40): Promise<RunResult> => {
  const rng = seeded(seed)
  // 3 to 12 devices, small rooms more often: they find as much, and sooner.
  const count = 3 + Math.floor(10 * rng.random() ** 2)
  const tables = Math.min(1 + rng.below(4), count - 1)
  const anonymous = rng.chance(0.5)
  const hostile = rng.chance(0.4)
  const [facilitator, second, stranger, ...tableKeys] = keys
  if (!facilitator || !second || !stranger) throw new Error('a run needs keys')
  const bus = createBus(rng)
  bus.connect(count)

  const devices: Device[] = []
  const tableOf = (index: number): TableId => `t${((index - 1) % tables) + 1}`
  /** Some tables start as two halves that do not know of each other. */
  const keysOf = (index: number): OwnSigner[] => {
    const table = (index - 1) % tables
    const [one, other] = [tableKeys[2 * table], tableKeys[2 * table + 1]]
    if (!one || !other) throw new Error('a run needs two keys for each table')
    return [table % 2 === 0 && index > tables ? other : one]
  }
  for (let index = 0; index < count; index++) {
    const device = createDevice({
      index,
      table: index === 0 ? undefined : tableOf(index),
      signers: index === 0 ? [facilitator] : keysOf(index),
      facilitator: facilitator.id,
      anonymous,
      send: (table, update) => bus.send(index, count, table, update),
    })
    await device.start()
    devices.push(device)
  }
  const tablet = devices[0]
  if (!tablet) throw new Error('no tablet')
  let allLinked = false
  const isMate = (a: number, b: number) => devices[a]?.table === devices[b]?.table
  const links = createLinks(
    devices,
    rng,
    (a, b) => bus.linked(a, b) || (allLinked && (a === 0 || isMate(a, b))),
  )

  /** Grid notes that a flushed log or a reached neighbour made safe; and those that somebody has removed since. */
  const savedOnGrid = new Map<NoteId, TableId>()
  const everRemoved = new Set<NoteId>()
  const saidShared = new Set<NoteId>()
  const everWithdrawn = new Set<NoteId>()

  /** Keys whose confirmation was taken back once: their words may be refused meanwhile. */
  const takenBack = new Map<SignerId, TableId>()

  /** Whether it was said. */
  const write = async (
    device: Device,
    key: Parameters<Device['room']['write']>[0],
    content: unknown,
    signer = rng.pick(device.signers),
  ) => {
    if (!signer) return false
    if (device !== tablet && !device.room.view.claims.some((claim) => claim.signer === signer.id)) {
      const confirmed = device.room.view.tables.some((table) => table.signers.includes(signer.id))
      if (!confirmed) insist(await device.room.write('claim', { table: device.table }, signer))
    }
    const result = await device.room.write(key, content, signer)
    if (!result.ok && !takenBack.has(signer.id)) insist(result)
    return result.ok
  }
  /** The key of this device to which the note's id commits; none where the other half's has not come yet. */
  const keyOf = (device: Device, id: NoteId) => device.signers.find((signer) => commitsTo(id, signer.id))
  const confirm = async (signer: SignerId, table: TableId | undefined) => {
    const content = table === undefined ? null : { table }
    if (table !== undefined && !tablet.room.view.tables.some(({ id }) => id === table)) {
      const said = { id: table, name: `Table ${table}`, number: Number(table.slice(1)), signers: [] }
      insist(await tablet.room.write(`table/${table}`, said, facilitator))
    }
    insist(await tablet.room.write(`confirm/${signer}`, content, facilitator))
  }
  const confirmClaims = async () => {
    for (const { signer, table } of tablet.room.view.claims) await confirm(signer, table)
  }

  const acts: readonly (readonly [number, (device: Device) => void | Promise<void>])[] = [
    [
      8,
      (device) => void device.grid?.add({ cell: rng.pick(cells) ?? cells[0], text: rng.pick(words) ?? '' }),
    ],
    [
      8,
      (device) => {
        const note = rng.pick([...(device.grid?.view.notes.values() ?? [])])
        if (!note) return
        const at = rng.below(note.text.length + 1)
        const word = rng.pick(words) ?? ''
        device.grid?.edit(
          note.id,
          rng.chance(0.8) ? note.text.slice(0, at) + word + note.text.slice(at) : word,
        )
      },
    ],
    [
      3,
      (device) => {
        const notes = [...(device.grid?.view.notes.keys() ?? [])]
        const [id, before] = [rng.pick(notes), rng.pick(notes)]
        if (id) device.grid?.move(id, { cell: rng.pick(cells) ?? cells[0], ...(before ? { before } : {}) })
      },
    ],
    [
      2,
      (device) => {
        const id = rng.pick([...(device.grid?.view.notes.keys() ?? [])])
        if (!id) return
        everRemoved.add(id)
        device.grid?.remove(id)
        if (rng.chance(0.5)) device.grid?.restore(id)
      },
    ],
    [
      9,
      async (device) => {
        const note = rng.pick([...(device.grid?.view.notes.values() ?? [])])
        if (!note || shareState(note, device.room.view.notes.get(note.id)) === 'shared') return
        const { id, ...words } = note
        const signer = keyOf(device, id)
        if (!signer) {
          everRemoved.add(id)
          device.grid?.remove(id)
          device.grid?.add(words)
          return
        }
        const { cell, text, order } = words
        const written = await write(device, `note/${id}`, { cell, text, order }, signer)
        await device.flush()
        if (written) saidShared.add(id)
      },
    ],
    [
      2,
      async (device) => {
        const signer = rng.pick(device.signers)
        if (device.table === undefined || !signer) return
        const id = newOwnedId(device.table, signer.id)
        const content = { cell: cells[2], text: 'straight to the room', order: 'a0' }
        const written = await write(device, `note/${id}`, content, signer)
        await device.flush()
        if (written) saidShared.add(id)
      },
    ],
    [
      3,
      async (device) => {
        const own = [...device.room.view.notes.values()].filter(
          (note) => note.content && note.table === device.table && keyOf(device, note.id),
        )
        const note = rng.pick(own)
        if (!note) return
        everWithdrawn.add(note.id)
        await write(device, `note/${note.id}`, null, keyOf(device, note.id))
        await device.flush()
      },
    ],
    [
      2,
      async (device) => {
        if (device.table) await write(device, 'ready/reflect', { ready: rng.chance(0.7) })
      },
    ],
    [
      2,
      async () => {
        if (!tablet.running) return
        const place = { stage: rng.pick(['reflect', 'learn', 'plan']) ?? 'plan', step: 'alone' }
        insist(await tablet.room.write('stage', { place, startedAt: 0, durationMs: 60_000 }, facilitator))
        if (rng.chance(0.2))
          insist(await tablet.room.write(`role/${second.id}`, { facilitator: true }, facilitator))
        if (rng.chance(0.5) && tablet.room.view.facilitators.has(second.id))
          insist(await tablet.room.write('stage', { place, startedAt: 1, durationMs: 60_000 }, second))
      },
    ],
    [3, () => (tablet.running ? confirmClaims() : undefined)],
    [
      1,
      async () => {
        const table = tablet.running ? rng.pick(tablet.room.view.tables) : undefined
        const signer = rng.pick(table?.signers ?? [])
        if (!table || signer === undefined) return
        takenBack.set(signer, table.id)
        await confirm(signer, undefined)
      },
    ],
    [
      2,
      (device) => {
        // The halves of a table meet, and hand each other their keys.
        const mate = rng.pick(devices.filter((other) => other !== device && other.table === device.table))
        for (const signer of mate?.signers ?? []) {
          if (!device.signers.includes(signer)) device.signers.push(signer)
          device.room.hold(signer)
        }
      },
    ],
    [5, async (device) => flush(device)],
    [
      2,
      async (device) => {
        await flush(device)
        await device.reload()
      },
    ],
    [2, () => bus.partition(count)],
    [2, () => bus.heal(count)],
    [
      4,
      (device) => {
        const other = rng.pick(devices.filter((one) => one.running && bus.linked(device.index, one.index)))
        if (other) syncGrids(device, other)
      },
    ],
    [3, () => links.fail()],
    [
      2,
      async (device) => {
        await flush(device)
        device.crash()
        await device.start()
      },
    ],
    [
      2,
      async (device) => {
        device.crash()
        if (rng.chance(0.6)) await device.start()
      },
    ],
    [3, (device) => device.advance(rng.below(15_000))],
    [hostile ? 6 : 0, (device) => doHarm(device.room, { meeting, rng, stranger, heard: links.heard })],
  ]
  const total = acts.reduce((sum, [weight]) => sum + weight, 0)

  const flush = async (device: Device) => {
    await device.flush()
    for (const id of device.grid?.view.notes.keys() ?? []) savedOnGrid.set(id, device.table ?? '')
  }
  const deliver = (most: number) => {
    links.deliver(most)
    for (let i = 0; i < most && bus.waiting.length > 0; i++) {
      const message = bus.take()
      const device = message && devices[message.to]
      if (message && device?.grid && device.table === message.table)
        applyUpdate(device.grid.doc, message.update, 'link')
    }
  }

  for (let step = 0; step < steps; step++) {
    const running = devices.filter((device) => device.running)
    const device = rng.pick(running)
    if (device) {
      let at = rng.random() * total
      const act = acts.find(([weight]) => {
        at -= weight
        return at < 0
      })
      await act?.[1](device)
    }
    if (rng.chance(0.1)) for (const off of devices) if (!off.running) await off.start()
    deliver(rng.below(24))
    // Sometimes the next thing happens while records are still being verified.
    if (rng.chance(0.5)) for (const one of devices) await one.settled()
  }

  bus.heal(count)
  allLinked = true
  for (const device of devices) if (!device.running) await device.start()
  if (hostile) for (const device of devices) keepWaiting(device.room)
  for (let pass = 0; pass < 2; pass++) {
    await links.quiet()
    await confirmClaims()
    // Only now: a tablet that lost what it had said last takes up from what the others have of it.
    for (const [signer, table] of takenBack) await confirm(signer, table)
    for (const device of devices) device.advance(70_000)
    await links.quiet()
  }
  const renewed = links.renew()
  await links.quiet()
  // Through each table's first device, there and back.
  for (let pass = 0; pass < 2; pass++)
    for (const device of devices) {
      const mate = devices.find((other) => other.table === device.table)
      if (mate && mate !== device) syncGrids(mate, device)
    }

  const faults = compare(devices, tablet)
  if (links.broken() > 0) faults.push('an honest neighbour was found to break the rules')
  for (const id of saidShared) {
    const note = tablet.room.view.notes.get(id)
    if (!note) faults.push(`shared note ${id} is missing`)
    else if (!everWithdrawn.has(id) && note.content === null) faults.push(`shared note ${id} lost its words`)
  }
  for (const [id, table] of savedOnGrid) {
    const there = devices.find((device) => device.table === table)?.grid?.view.notes.has(id)
    if (!there && !everRemoved.has(id)) faults.push(`saved note ${id} is missing from ${table}`)
  }
  links.close()
  for (const device of devices) device.crash()
  return { faults, renewed }
}

const compare = (devices: readonly Device[], tablet: Device): string[] => {
  const faults: string[] = []
  const same = (what: string, one: unknown, two: unknown) => {
    if (JSON.stringify(one) !== JSON.stringify(two)) faults.push(`${what} differ`)
  }
  for (const device of devices) {
    const name = `device ${device.index} and the tablet:`
    same(`${name} room digests`, device.room.digest(), tablet.room.digest())
    same(`${name} notes`, plainMap(device.room.view.notes), plainMap(tablet.room.view.notes))
    same(`${name} tables`, device.room.view.tables, tablet.room.view.tables)
    same(`${name} stages`, device.room.view.stage, tablet.room.view.stage)
    same(
      `${name} readiness`,
      plainMap(device.room.view.ready).map(([table, stages]) => [table, [...stages].sort()]),
      plainMap(tablet.room.view.ready).map(([table, stages]) => [table, [...stages].sort()]),
    )
    same(`${name} readouts`, plainReadout(device.readout), plainReadout(tablet.readout))
    same(
      `${name} incremental and whole readout`,
      plainReadout(device.readout),
      plainReadout(readoutOf(device.room.view)),
    )
    const mate = devices.find((other) => other.table === device.table)
    same(`${name} grid digests of ${device.table}`, device.grid?.digest(), mate?.grid?.digest())
    same(
      `${name} grids of ${device.table}`,
      plainMap(device.grid?.view.cells ?? new Map()),
      plainMap(mate?.grid?.view.cells ?? new Map()),
    )
  }
  return faults
}

const plainMap = <V>(map: ReadonlyMap<string, V>): [string, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))
const plainReadout = ({ cells, withdrawn, hidden }: Readout) => [withdrawn, hidden, plainMap(cells)]
