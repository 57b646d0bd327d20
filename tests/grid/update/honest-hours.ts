import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { newId } from '../../../src/grid/new-id.ts'
import { createTableDocument, type TableDocument } from '../../../src/grid/table-document.ts'
import { seeded } from '../../scenarios/convergence-world.ts'

const cells = ['reflect/ours/well', 'reflect/ours/better', 'learn/theirs/well', 'plan/ours/next']
const people = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(32))
const words = 'the sheet was filled in late and nobody had seen it before the round 🇳🇴 so we asked'.split(' ')

type Rng = ReturnType<typeof seeded>

const sentence = (rng: Rng, count: number) =>
  Array.from({ length: count }, () => rng.pick(words) ?? '').join(' ')

interface Hours {
  readonly anonymous: boolean
  readonly minutes: number
  readonly seed: number
  /** How many devices hold the grid; the eight people type on them in turn. */
  readonly devices?: number
  /** Told each update that a device has made. */
  onUpdate?(update: Uint8Array, of: TableDocument): void
}

export const openGrid = (anonymous: boolean, doc = new Doc()): TableDocument =>
  createTableDocument({ table: 't1', doc, anonymous: () => anonymous, newNoteId: () => `t1-${newId()}` })

/** Brings two grids together as a new link does. */
export const meet = (a: TableDocument, b: TableDocument): void => {
  const [forA, forB] = [
    encodeStateAsUpdate(b.doc, encodeStateVector(a.doc)),
    encodeStateAsUpdate(a.doc, encodeStateVector(b.doc)),
  ]
  applyUpdate(a.doc, forA, 'link')
  applyUpdate(b.doc, forB, 'link')
}

/** What a person's hands do in a minute of fast typing, on top of one new note. */
const actsPerMinute = { edit: 6, move: 0.5, remove: 0.1, restore: 0.05 }

const edited = (text: string, rng: Rng): string => {
  const at = rng.below(text.length + 1)
  if (text.length > 400 || rng.below(4) === 0) return text.slice(0, at) + text.slice(at + 12)
  return `${text.slice(0, at)}${sentence(rng, 2)} ${text.slice(at)}`
}

/** Letter by letter, as where names are shown. */
const typeInto = (grid: TableDocument, id: string, text: string, anonymous: boolean, rng: Rng) => {
  const now = grid.view.notes.get(id)?.text ?? ''
  const next = edited(now, rng)
  if (!anonymous && next.length > now.length) {
    const at = [...now].findIndex((letter, index) => letter !== [...next][index])
    const from = at < 0 ? now.length : [...now].slice(0, at).join('').length
    const more = next.length - now.length
    for (let letters = 1; letters < more; letters++)
      grid.edit(id, now.slice(0, from) + next.slice(from, from + letters) + now.slice(from))
  }
  grid.edit(id, next || text)
}

/** A table of eight that types, moves, removes and goes through its steps, on devices that are often out of touch. */
export const honestHours = ({ anonymous, minutes, seed, devices = 2, onUpdate }: Hours): TableDocument[] => {
  const rng = seeded(seed)
  const grids = Array.from({ length: devices }, () => openGrid(anonymous))
  for (const grid of grids)
    grid.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'link') onUpdate?.(update, grid)
    })
  const ids: string[] = []
  const chance = (often: number) => rng.below(1_000) < often * 1_000
  const act = (grid: TableDocument, person: string) => {
    const pick = () => ids[Math.max(0, ids.length - 1 - rng.below(40))] ?? ''
    ids.push(grid.add({ cell: rng.pick(cells) ?? '', text: sentence(rng, 10), by: `Person ${person[0]}` }))
    for (let left = actsPerMinute.edit; left > 0; left--) {
      const id = pick()
      if (grid.view.notes.has(id)) typeInto(grid, id, sentence(rng, 3), anonymous, rng)
    }
    if (chance(actsPerMinute.move)) grid.move(pick(), { cell: rng.pick(cells) ?? '', before: pick() })
    if (chance(actsPerMinute.remove)) grid.remove(pick())
    if (chance(actsPerMinute.restore)) grid.restore(pick())
  }
  const place = (step: number) => ({ stage: 'reflect', step: `s${step}` })
  for (let minute = 0; minute < minutes; minute++) {
    for (const [at, person] of people.entries()) {
      const grid = grids[at % devices]
      if (!grid) continue
      act(grid, person)
    }
    const keeper = grids[minute % devices]
    if (keeper && minute % 5 === 0) {
      const here = {
        place: place(minute / 5),
        base: { place: place(0), startedAt: 1 },
        clock: { startedAt: 1, durationMs: 300_000 },
      }
      keeper.pace({
        here,
        open: [here.place],
        timekeeper: people[minute % 8] ?? null,
        call: [[`turns/${minute}`, ids.at(-1) ?? '']],
      })
    }
    const [one, other] = [rng.pick(grids), rng.pick(grids)]
    if (one && other && one !== other) meet(one, other)
  }
  for (const one of grids) for (const other of grids) if (one !== other) meet(one, other)
  return grids
}
