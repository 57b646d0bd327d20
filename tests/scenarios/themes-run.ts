import { signal } from '@preact/signals'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import type { NoteId } from '../../src/domain/ids.ts'
import {
  type Readout,
  type ReadoutNote,
  type ReadoutState,
  readoutOf,
  readoutState,
  reviseReadout,
} from '../../src/domain/plenary/readout.ts'
import type { Acted } from '../../src/domain/refusal.ts'
import { insist } from '../../src/lib/result.ts'
import { plenaryModel } from '../../src/models/plenary/plenary-model.ts'
import type { PlenaryModel } from '../../src/models/plenary/plenary-types.ts'
import { createRoom, type Ride, type Room } from '../../src/records/set/room.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { recordsMessage, syncRooms } from '../doubles/room-links.ts'
import { heldTimers } from '../records/set/room-fixture.ts'
import { meeting, type Seeded, seeded } from './convergence-world.ts'

const cells = ['reflect/ours/well', 'learn/ours/learned'] as const
const names = ['', 'Handover', 'שלום', 'Night 🌙'] as const
const noteCount = 12

interface Device {
  readonly room: Room
  readonly readout: () => Readout
  readonly model: PlenaryModel | undefined
  close(): void
}

/** One device with the real document; a facilitator's with the real plenary, whose readout follows record by record. */
const device = (facilitator: string, signer: OwnSigner, facilitates: boolean, rng: Seeded): Device => {
  const room = createRoom({
    meeting,
    facilitator,
    timers: heldTimers(),
  })
  room.hold(signer)
  let state: ReadoutState = readoutState(room.view)
  let seen = room.view
  const view = signal(room.view)
  const readout = signal(state.readout)
  room.onChange((changed) => {
    state = reviseReadout(state, seen, room.view, changed)
    seen = room.view
    view.value = room.view
    readout.value = state.readout
  })
  const model = facilitates
    ? plenaryModel({
        view,
        readout,
        template: signal(actionLearningMeeting),
        say: (statements) => room.writeAll(statements, signer),
        newThemeId: () => `r${rng.below(2 ** 32)}`,
      })
    : undefined
  return {
    room,
    readout: () => state.readout,
    model,
    close: () => room.close(),
  }
}

const openTable = async (room: Room, facilitator: OwnSigner, signer: OwnSigner) => {
  insist(await room.write('table/t1', { id: 't1', name: 'One', number: 1, signers: [] }, facilitator))
  insist(await room.write(`confirm/${signer.id}`, { table: 't1' }, facilitator))
}

/** What a facilitator may do next, on notes and themes as they stand by then. */
const actsOf = (rng: Seeded, ids: readonly NoteId[], undoes: boolean): readonly DoSomething[] => {
  const back: DoSomething = (one) => one.undo()
  const anyNotes = (readout: Readout, most: number) => {
    const cell = rng.pick([...readout.cells.values()])
    const notes = [...(cell?.notes ?? [])]
    return Array.from({ length: 1 + rng.below(most) }, () => rng.pick(notes)?.id ?? 'none').filter(
      (id) => id !== 'none',
    )
  }
  const anyTheme = (readout: Readout) =>
    rng.pick([...readout.cells.values()].flatMap(({ themes }) => themes))?.id
  return [
    (one, readout) => one.group(anyNotes(readout, 4), rng.pick(names)),
    (one, readout) => one.group(anyNotes(readout, 3)),
    (one, readout) => one.group(anyNotes(readout, 5), 'Together'),
    (one, readout) => one.group(anyNotes(readout, 4)),
    (one, readout) => one.add(anyTheme(readout) ?? 'none', anyNotes(readout, 3)),
    (one, readout) => one.takeOut(anyNotes(readout, 2)),
    (one, readout) => one.rename(anyTheme(readout) ?? 'none', rng.pick(names) ?? ''),
    (one, readout) => one.ungroup(anyTheme(readout) ?? 'none'),
    (one) => one.star(rng.pick(ids) ?? '', rng.chance(0.7)),
    (one) => one.park(rng.pick(ids) ?? '', rng.chance(0.5)),
    (one) => one.hide(rng.pick(ids) ?? '', rng.chance(0.4)),
    ...(undoes ? [back, back, (one: PlenaryModel) => one.redo()] : []),
  ]
}

type DoSomething = (one: PlenaryModel, readout: Readout) => Promise<unknown>

/** One facilitator with nobody beside: all acts undone give what was before, all redone what was after. */
export const runUndo = async (
  seed: number,
  keys: readonly OwnSigner[],
  steps = 20,
): Promise<readonly string[]> => {
  const rng = seeded(seed)
  const [first, , , table] = keys
  if (!first || !table) throw new Error('a run needs keys')
  const tablet = device(first.id, first, true, rng)
  const ids = Array.from({ length: noteCount }, (_, i) => `t1-n${i}`)
  await openTable(tablet.room, first, table)
  for (const [at, id] of ids.entries())
    insist(
      await tablet.room.write(`note/${id}`, { cell: cells[at % 2], text: id, order: `a${at % 5}` }, table),
    )
  const text = () => JSON.stringify([...tablet.readout().cells])
  const before = text()
  for (let step = 0; step < steps; step++)
    if (tablet.model) await rng.pick(actsOf(rng, ids, false))?.(tablet.model, tablet.readout())
  const after = text()
  const all = async (back: (() => Promise<Acted<boolean>>) | undefined) => {
    for (let left = 3 * steps; left > 0 && back && insist(await back()); left--);
  }
  await all(tablet.model?.undo)
  const undone = text()
  await all(tablet.model?.redo)
  const redone = text()
  tablet.close()
  return [
    ...(undone === before ? [] : ['all undone is not what was before']),
    ...(redone === after ? [] : ['all redone is not what was after']),
  ]
}

/**
 * Two or three facilitators group, name, ungroup, park, star, hide, undo and redo at once, while tables share, move and
 * withdraw; what one says reaches the others late, twice, in another order, or only when the links are back.
 * @returns what did not hold, in words, and how many themes stood at the end.
 */
export const runThemes = async (
  seed: number,
  keys: readonly OwnSigner[],
  steps = 24,
): Promise<{ readonly faults: readonly string[]; readonly themes: number }> => {
  const rng = seeded(seed)
  const count = 2 + rng.below(2)
  const [first, second, third, table] = keys
  if (!first || !second || !third || !table) throw new Error('a run needs four keys')
  const facilitators = [first, second, third].slice(0, count)
  const devices = [
    ...facilitators.map((signer) => device(first.id, signer, true, rng)),
    device(first.id, table, false, rng),
  ]
  const [tablet, phone] = [devices[0], devices[count]]
  if (!tablet || !phone) throw new Error('no devices')
  /** Each record by itself, to whom it may come late, twice, after its followers, or not at all. */
  const waiting: { readonly to: Ride; readonly message: Uint8Array }[] = []
  let apart = false
  for (const [at, from] of devices.entries()) {
    const others = devices
      .filter((to) => to !== from)
      .map(({ room }) => room.ride({ device: `device ${at}`, send: () => undefined }))
    from.room.onEntered((entered) => {
      for (const { record, source } of entered) {
        const key = from.room.publicKeyOf(record.signer)
        if (source !== undefined || apart || !key) continue
        for (const to of others) waiting.push({ to, message: recordsMessage([key], [record.bytes]) })
      }
    })
  }

  const settle = async () => {
    for (const { room } of devices) await room.settled()
  }
  const meet = async () => {
    for (let pass = 0; pass < 2; pass++)
      for (const other of devices) if (other !== tablet) await syncRooms(tablet.room, other.room)
  }

  insist(await tablet.room.write('template', actionLearningMeeting, first))
  for (const signer of facilitators.slice(1))
    insist(await tablet.room.write(`role/${signer.id}`, { facilitator: true }, first))
  await openTable(tablet.room, first, table)
  await meet()
  const ids: NoteId[] = []
  const withdrawn = new Set<NoteId>()
  const share = async (id: NoteId) => {
    const content = { cell: rng.pick(cells) ?? cells[0], text: `words of ${id};`, order: `a${rng.below(5)}` }
    insist(await phone.room.write(`note/${id}`, content, table))
  }
  for (let i = 0; i < noteCount; i++) {
    ids.push(`t1-n${i}`)
    await share(`t1-n${i}`)
  }
  await meet()

  const acts = actsOf(rng, ids, true)
  for (let step = 0; step < steps; step++) {
    if (rng.chance(0.15)) {
      const id = rng.pick(ids) ?? ''
      if (rng.chance(0.3)) {
        insist(await phone.room.write(`note/${id}`, null, table))
        withdrawn.add(id)
      } else {
        await share(id)
        withdrawn.delete(id)
      }
    } else {
      const one = rng.pick(devices.slice(0, count))
      if (one?.model) await rng.pick(acts)?.(one.model, one.readout())
    }
    if (rng.chance(0.1)) apart = !apart
    for (let i = rng.below(8); i > 0 && waiting.length > 0; i--) {
      const at = rng.below(waiting.length)
      const message = waiting[at]
      if (!rng.chance(0.2)) waiting.splice(at, 1)
      if (message && !rng.chance(0.2)) message.to.receive(message.message)
    }
    if (rng.chance(0.4)) await settle()
  }
  await meet()

  const faults: string[] = []
  for (const [at, one] of devices.entries())
    faults.push(...faultsOf(one, tablet, ids, withdrawn).map((fault) => `${at}: ${fault}`))
  const themes = [...tablet.readout().cells.values()].reduce((sum, cell) => sum + cell.themes.length, 0)
  for (const one of devices) one.close()
  return { faults, themes }
}

const faultsOf = (
  one: Device,
  tablet: Device,
  ids: readonly NoteId[],
  withdrawn: ReadonlySet<NoteId>,
): string[] => {
  const faults: string[] = []
  const plain = ({ cells: of, ...rest }: Readout) =>
    JSON.stringify([rest, [...of].sort(([a], [b]) => (a < b ? -1 : 1))])
  if (one.room.digest() !== tablet.room.digest()) faults.push('another digest than the tablet')
  if (plain(one.readout()) !== plain(tablet.readout())) faults.push('another readout than the tablet')
  if (plain(one.readout()) !== plain(readoutOf(one.room.view)))
    faults.push('record by record it reads otherwise')
  if (JSON.stringify(workingDocument(one.room.view)) !== JSON.stringify(workingDocument(tablet.room.view)))
    faults.push('another document than the tablet')
  const at = (notes: readonly ReadoutNote[]) => notes.map(({ id }) => id)
  const places = [...one.readout().cells.values()].flatMap(({ themes, alone, parked }) => [
    ...themes.flatMap(({ notes }) => at(notes)),
    ...at(alone),
    ...at(parked),
  ])
  if (new Set(places).size !== places.length) faults.push('a note stands twice')
  for (const id of ids) {
    const hidden = one.room.view.marks.get(id)?.hidden === true
    if (places.includes(id) === (hidden || withdrawn.has(id))) faults.push(`${id} is not where it should be`)
  }
  for (const { cell, themes } of one.readout().cells.values())
    for (const { id, notes, name } of themes)
      if (notes.length < (name === '' ? 2 : 1) || notes.some((note) => note.cell !== cell))
        faults.push(`theme ${id}`)
  return faults
}
