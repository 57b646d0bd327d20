import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startClock } from '../../../src/domain/rounds/clock.ts'
import {
  accepts,
  type GateKeeper,
  isShown,
  mayMove,
  mayShare,
  mayWrite,
} from '../../../src/domain/rounds/gates.ts'
import {
  blockOf,
  nextRoomPlace,
  nextTablePlace,
  previousRoomPlace,
  previousTablePlace,
  type RoomAt,
  roomPlaceOf,
  roomPlaces,
  type TableHere,
  tablePlace,
} from '../../../src/domain/rounds/pace.ts'
import { turnOrder } from '../../../src/domain/rounds/turn-order.ts'
import { checkTemplate } from '../../../src/domain/template/check-template.ts'
import {
  comparePlaces,
  findPlace,
  firstPlace,
  places,
  samePlace,
} from '../../../src/domain/template/places.ts'
import {
  type Cell,
  type CellId,
  cellId,
  type Place,
  type Stage,
  type Template,
} from '../../../src/domain/template/template.ts'
import { rollUpRounds, unrollRounds } from '../../../src/domain/template/unrolled.ts'
import { anyTemplate } from './any-template.ts'

const runs = { numRuns: 1_000, seed: 11 }
const cellsOf = (template: Template): readonly { id: CellId; stage: Stage; cell: Cell }[] =>
  template.stages.flatMap((stage) =>
    (stage.grid?.cells ?? []).map((cell) => ({ id: cellId(stage.id, cell.row, cell.column), stage, cell })),
  )

/** One table and its room, by nothing but the engine's rules; `presents`: this device writes for whoever presents. */
const tableOf = (template: Template, presents = true) => {
  const first = firstPlace(template) ?? { stage: '', step: '' }
  let now = 1
  let room: RoomAt = { place: roomPlaceOf(template, first), startedAt: now }
  let here: TableHere | undefined
  const opened = new Set<string>()
  const notes = new Map<string, CellId>()
  const at = () => tablePlace(template, room, here)
  const gate = (): GateKeeper => ({ template, at: at(), opened, presents: () => presents })
  const say = (to: Place | undefined) => {
    if (!to) return
    here = { place: to, base: room }
    opened.add(`${to.stage}/${to.step}`)
  }
  return {
    at,
    gate,
    room: () => room,
    notes,
    moveRoom(to: Place | undefined) {
      if (to) room = { place: to, startedAt: ++now }
    },
    start: () => say(blockOf(template, at()).length > 0 ? at() : undefined),
    next: () => say(nextTablePlace(template, at())),
    previous: () => say(previousTablePlace(template, at())),
    /** Writes as an honest model does: what it opens by being written stays open. */
    write(id: CellId, stage: Stage, cell: Cell) {
      if (!accepts(gate(), id)) return false
      notes.set(`${notes.size}`, id)
      if (cell.opensAtStep !== undefined) opened.add(`${stage.id}/${cell.opensAtStep}`)
      return true
    },
  }
}

/** Said in other words than the engine's: whether the cell's own step has come, with the table at this step of its stage. */
const isDue = (stage: Stage, step: string, cell: Cell): boolean => {
  const ids = stage.steps.map(({ id }) => id)
  const upToNow = stage.steps.slice(0, ids.indexOf(step) + 1)
  if (cell.opensAtStep !== undefined) return upToNow.some(({ id }) => id === cell.opensAtStep)
  if (cell.opensAt === undefined) return true
  const late = cell.opensAt === 'together' ? ['together', 'plenary', 'close'] : ['plenary', 'close']
  const hasOne = stage.steps.some(({ kind }) => late.includes(kind))
  return !hasOne || upToNow.some(({ kind }) => late.includes(kind))
}

describe('the engine, on any template that the schema admits', () => {
  it('[S2] what is generated is what the schema admits, through JSON too', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        expect(checkTemplate(template)).toEqual(template)
        expect(checkTemplate(JSON.parse(JSON.stringify(template)))).toEqual(template)
      }),
      runs,
    )
  })

  it('[L5] each turn has places and cells of its own, and rolls up again to the same data', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const run = unrollRounds(template)
        expect(unrollRounds(run)).toBe(run)
        expect(rollUpRounds(run, run)).toEqual(template)
        expect(rollUpRounds(template, run)).toEqual(template)
        const all = places(run).map(({ place }) => `${place.stage}/${place.step}`)
        expect(new Set(all).size).toBe(all.length)
        for (const rounds of template.rounds ?? [])
          for (const stage of rounds.stages)
            expect(run.stages.filter(({ round }) => round?.base === stage)).toHaveLength(rounds.presenters)
      }),
      runs,
    )
  })

  it('[R7] the room goes through every place from start to end and back, and its time is that of all steps', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const run = unrollRounds(template)
        const walked = [roomPlaceOf(run, firstPlace(run) ?? { stage: '', step: '' })]
        for (let at = nextRoomPlace(run, walked[0] as Place); at; at = nextRoomPlace(run, at)) walked.push(at)
        expect(walked).toEqual(roomPlaces(run).map(({ place }) => place))
        const back = [walked.at(-1) as Place]
        for (let at = previousRoomPlace(run, back[0] as Place); at; at = previousRoomPlace(run, at))
          back.push(at)
        expect(back.reverse()).toEqual(walked)
        const covered = walked.flatMap((place) => {
          const block = blockOf(run, place)
          return block.length > 0 ? block.map((there) => there.place) : [place]
        })
        expect(covered).toEqual(places(run).map(({ place }) => place))
        const minutes = places(run).reduce((sum, { step }) => sum + step.minutes, 0)
        expect(walked.reduce((sum, place) => sum + startClock(run, place, 0).durationMs, 0)).toBe(
          minutes * 60_000,
        )
      }),
      runs,
    )
  })

  it('[S2] [L5] run from start to end, each cell can be written in at its time and not before, and no note is lost', () => {
    fc.assert(
      fc.property(anyTemplate, fc.boolean(), (template, presents) => {
        const run = unrollRounds(template)
        const table = tableOf(run, presents)
        const cells = cellsOf(run)
        const written = new Set<CellId>()
        const wrong: string[] = []
        for (const { place: roomAt } of roomPlaces(run)) {
          table.moveRoom(roomAt)
          table.start()
          for (;;) {
            const at = table.at()
            const gate = table.gate()
            const stageAt = run.stages.findIndex(({ id }) => id === at.stage)
            for (const { id, stage, cell } of cells) {
              const index = run.stages.indexOf(stage)
              const isHis = !cell.staysWithMe && (presents || !cell.presenterOnly)
              const due = index < stageAt || (index === stageAt && isDue(stage, at.step, cell))
              if (mayWrite(gate, id) !== (isHis && due)) wrong.push(`may write ${id} at ${at.step}`)
              const gated = cell.opensAt !== undefined || cell.opensAtStep !== undefined
              if (accepts(gate, id) !== (isHis && (due || !gated))) wrong.push(`accepts ${id} at ${at.step}`)
              if (index === stageAt && table.write(id, stage, cell)) written.add(id)
            }
            for (const id of table.notes.values()) if (!isShown(gate, id)) wrong.push(`hides ${id}`)
            const last = blockOf(run, at).at(-1)
            if (!last || samePlace(last.place, at)) break
            table.next()
            if (samePlace(table.at(), at)) throw new Error(`stuck at ${at.stage}/${at.step}`)
          }
        }
        expect(wrong).toEqual([])
        const open = cells.filter(({ cell }) => !cell.staysWithMe && (presents || !cell.presenterOnly))
        expect(written).toEqual(new Set(open.map(({ id }) => id)))
      }),
      runs,
    )
  })

  it('[R7] [L5] back and forth as anybody likes, the table is at a place of its room, and what was on the grid stays on it', () => {
    const act = fc.constantFrom('room-next', 'room-back', 'room-first', 'start', 'next', 'back', 'write')
    fc.assert(
      fc.property(anyTemplate, fc.array(act, { maxLength: 40 }), (template, acts) => {
        const run = unrollRounds(template)
        const table = tableOf(run)
        const cells = cellsOf(run)
        const first = firstPlace(run)
        for (const doing of acts) {
          const from = table.room().place
          const was = table.at()
          if (doing === 'room-next') table.moveRoom(nextRoomPlace(run, from))
          if (doing === 'room-back') table.moveRoom(previousRoomPlace(run, from))
          if (doing === 'room-first') table.moveRoom(first && roomPlaceOf(run, first))
          if (doing === 'start') table.start()
          if (doing === 'next') table.next()
          if (doing === 'back') table.previous()
          if (doing === 'write') for (const { id, stage, cell } of cells) table.write(id, stage, cell)
          const at = table.at()
          expect(findPlace(run, at)).toBeDefined()
          // A facilitator who moves the room on leaves nobody behind, one who moves it back takes along everybody.
          if (doing === 'room-next')
            expect(comparePlaces(run, roomPlaceOf(run, at), table.room().place)).toBeGreaterThanOrEqual(0)
          if (doing === 'start') expect(at).toEqual(was)
          for (const id of table.notes.values()) expect(isShown(table.gate(), id)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('[C5] what stays at the table can neither be shared nor carried to where it could be', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const run = unrollRounds(template)
        const table = tableOf(run)
        for (const { place } of roomPlaces(run)) {
          table.moveRoom(place)
          const cells = cellsOf(run)
          const gate = table.gate()
          const leaves = new Set(cells.filter(({ id }) => mayShare(gate, id)).map(({ id }) => id))
          const kept = cells.filter(({ cell }) => cell.staysAtTable === true || cell.staysWithMe === true)
          expect(leaves.size + kept.length).toBe(cells.length)
          expect(kept.filter(({ id }) => leaves.has(id))).toEqual([])
          const carriedOut = kept.flatMap((from) =>
            from.cell.staysAtTable
              ? [...leaves].filter((to) => mayMove(gate, from.id, to)).map((to) => [from.id, to])
              : [],
          )
          expect(carriedOut).toEqual([])
        }
      }),
      runs,
    )
  })
})

describe('the turn order', () => {
  const anyBids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 8 })
  const anyCase = fc.record({
    bids: anyBids,
    presenters: fc.integer({ min: 1, max: 5 }),
    order: fc.constantFrom('asked' as const, 'drawn' as const),
    from: fc.integer({ min: 1, max: 5 }),
    called: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat({ max: 9 })), { maxLength: 4 }),
  })

  it('[L5] keeps every bid exactly once, whoever was called up in which turn, and has the same order everywhere', () => {
    fc.assert(
      fc.property(anyCase, ({ bids, presenters, order, from, called }) => {
        const rounds = { id: 'r', stages: ['s'], presenters, order }
        const facts = new Map(called.map(([turn, bid]) => [`r/${turn}`, bids[bid] ?? 'gone']))
        const turns = turnOrder(rounds, bids, facts, from)
        expect(turns.filter((bid) => bid !== undefined).sort()).toEqual([...bids].sort())
        expect(turns.length).toBeGreaterThanOrEqual(presenters)
        for (const [key, bid] of facts) {
          const turn = Number(key.slice(2))
          const others = [...facts].filter(([other, same]) => same === bid && Number(other.slice(2)) < turn)
          if (turn <= presenters && bids.includes(bid) && others.length === 0)
            expect(turns[turn - 1]).toBe(bid)
        }
        if (order === 'drawn') expect(turnOrder(rounds, [...bids].reverse(), facts, from)).toEqual(turns)
      }),
      runs,
    )
  })
})
