import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId, NoteId } from '../../domain/ids.ts'
import type { TurnProgress } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import { pauseClock, remainingMs, resumeClock, stepMs } from '../../domain/rounds/clock.ts'
import { cellOf } from '../../domain/rounds/gates.ts'
import {
  blockOf,
  isWithTable,
  nextTablePlace,
  previousTablePlace,
  type RoomAt,
  type TableClock,
  tablePlace,
} from '../../domain/rounds/pace.ts'
import { turnKey, turnOrder } from '../../domain/rounds/turn-order.ts'
import { comparePlaces, findPlace, samePlace } from '../../domain/template/places.ts'
import type { Place, Rounds, Stage, Template } from '../../domain/template/template.ts'
import type { TableDocument } from '../../grid/table-document.ts'
import type { TablePaceChange } from '../../grid/table-pace.ts'
import type { TableView } from '../../grid/table-types.ts'
import { done, refuse } from '../../lib/result.ts'
import { tableClock } from '../../meeting/protocols/table-clock.ts'
import type { TablePresence } from '../../meeting/protocols/table-presence.ts'
import type { Fact } from '../../meeting/storage/facts.ts'
import type { BidView, RoundsModel, TurnView } from './set-types.ts'

const minuteMs = 60_000

const stepKey = ({ stage, step }: Place): string => `${stage}/${step}`

export interface RoundsParts {
  readonly document: TableDocument
  readonly presence: TablePresence
  readonly template: ReadonlySignal<Template>
  /** Where the room is, as far as this device knows. */
  readonly room: ReadonlySignal<RoomAt>
  readonly self: DeviceId
  /** Devices heard of lately, this one left out. */
  readonly present: ReadonlySignal<ReadonlySet<DeviceId>>
  names(): boolean
  /** Of a device with a seat; undefined where none is known. */
  nameOf(device: DeviceId): string | undefined
  /** This device's clock, and its signal once a second. */
  now(): number
  readonly tick: ReadonlySignal<number>
  readonly roomOffset: ReadonlySignal<number>
  /** Ids that private notes of this device have on the grid. */
  broughtIds(): readonly NoteId[]
  /** Bids for which this device writes, or no longer does. */
  readonly kept: Fact<Readonly<Record<NoteId, boolean>>>
  /** Puts a bid on the grid. */
  addBid(cell: string, text: string): Acted
  /** What the facilitators' board has of this table's pace. */
  readonly said: ReadonlySignal<TurnProgress | undefined>
  sayTurn(turn: TurnProgress): Promise<unknown>
}

/** A table's own pace: its place, its clock, its turns. The facts stand in the table document. */
export const roundsModel = async (parts: RoundsParts) => {
  const { document, template, room, self } = parts
  const view = signal<TableView>(document.view)
  const kept = signal<Readonly<Record<NoteId, boolean>>>((await parts.kept.get()) ?? {})
  const undos = [
    document.onChange(() => {
      view.value = document.view
    }),
  ]

  const pace = computed(() => view.value.pace)
  const place = computed(() => tablePlace(template.value, room.value, pace.value.here))
  const counts = computed(() => isWithTable(template.value, room.value, pace.value.here))
  const clockFact = computed<TableClock | undefined>(() =>
    counts.value ? pace.value.here?.clock : undefined,
  )
  const isMine = (id: NoteId) => kept.value[id] ?? parts.broughtIds().includes(id)
  const keepsTime = computed(() => pace.value.timekeeper === self)
  const clock = tableClock({
    presence: parts.presence,
    now: parts.now,
    roomOffset: parts.roomOffset,
    beats: computed(() => keepsTime.value && clockFact.value !== undefined),
  })
  undos.push(clock.close)

  /** Once a second, and whenever something changes. */
  const timeNow = () => {
    void parts.tick.value
    return parts.now() + clock.offset.value
  }
  /** The rounds where the table is, else the next ones after it. */
  const roundsNow = computed<{ readonly rounds: Rounds; readonly turn: number } | undefined>(() => {
    const { stages } = template.value
    const index = stages.findIndex((stage) => stage.id === place.value.stage)
    const round = stages[index]?.round ?? stages.slice(index + 1).find((stage) => stage.round)?.round
    return round && { rounds: round.rounds, turn: stages[index]?.round ? round.turn : 0 }
  })
  const orderOf = (rounds: Rounds, from: number) => turnOrder(rounds, bidsOf(rounds), pace.value.called, from)
  const bidsOf = (rounds: Rounds): readonly NoteId[] =>
    rounds.bids === undefined ? [] : (view.value.cells.get(rounds.bids) ?? []).map(({ id }) => id)

  const order = computed<readonly BidView[]>(() => {
    const now = roundsNow.value
    if (!now) return []
    return orderOf(now.rounds, now.turn).flatMap((id, index) => {
      const note = id === undefined ? undefined : view.value.notes.get(id)
      if (!note) return []
      const turn = index + 1
      return [
        {
          id: note.id,
          text: note.text,
          ...(note.by === undefined ? {} : { by: note.by }),
          mine: isMine(note.id),
          turn,
          state: turn < now.turn ? 'presented' : turn === now.turn ? 'presenting' : 'waiting',
        },
      ]
    })
  })

  /** Whether this device writes for the presenter in this stage's turn; everybody's where nobody is known to. */
  const presents = (stage: Stage): boolean => {
    if (!stage.round) return true
    const { rounds, turn } = stage.round
    const bid = orderOf(rounds, Math.max(1, roundsNow.value?.turn ?? 1))[turn - 1]
    return bid === undefined || isMine(bid)
  }

  const turn = computed<TurnView | undefined>(() => {
    const at = place.value
    const block = blockOf(template.value, at)
    const found = findPlace(template.value, at)
    if (!found || block.length === 0) return undefined
    const round = found.stage.round
    const facts = clockFact.value
    const next = nextTablePlace(template.value, at)
    const inTurn = (number: number) =>
      number <= (round?.rounds.presenters ?? 0) ? order.value.find((bid) => bid.turn === number) : undefined
    return {
      place: at,
      steps: block.map((there) => there.place),
      number: round?.turn,
      of: round?.rounds.presenters ?? 1,
      presenter: round && inTurn(round.turn),
      next: round && inTurn(round.turn + 1),
      state: !facts ? 'waiting' : facts.pausedAt === undefined ? 'running' : 'paused',
      clock: facts
        ? {
            remainingMs: remainingMs(facts, timeNow()),
            paused: facts.pausedAt !== undefined,
          }
        : { remainingMs: stepMs(found.step), paused: true },
      aheadOfRoom: comparePlaces(template.value, block[0]?.place ?? at, room.value.place) > 0,
      handsOver: next !== undefined && !block.some((there) => samePlace(there.place, next)),
      last: next === undefined,
    }
  })

  /** Writes as the timekeeper, or says why not. */
  const asTimekeeper = (change: () => TablePaceChange | undefined): Acted => {
    const keeper = pace.peek().timekeeper
    if (keeper !== undefined && keeper !== self) return refuse('not-timekeeper')
    const facts = change()
    if (facts) document.pace({ ...facts, ...(keeper === self ? {} : { timekeeper: self }) })
    return done
  }
  const here = (to: Place, of: TableClock | undefined): TablePaceChange => ({
    here: { place: to, base: room.peek(), ...(of ? { clock: of } : {}) },
    open: [to],
  })
  const fresh = (to: Place): TableClock => {
    const step = findPlace(template.peek(), to)?.step
    return { startedAt: clock.now(), durationMs: step ? stepMs(step) : 0 }
  }
  /** The presenter of this turn is so for good, however the grid is rearranged later. */
  const callForTurn = (): Pick<TablePaceChange, 'call'> => {
    const round = findPlace(template.peek(), place.peek())?.stage.round
    const bid = turn.peek()?.presenter
    return round && bid ? { call: [[turnKey(round.rounds, round.turn), bid.id]] } : {}
  }
  const changeClock = (change: (clock: TableClock) => TableClock) =>
    asTimekeeper(() => {
      const facts = clockFact.peek()
      return facts && here(place.peek(), change(facts))
    })

  /** What was tried to be said, over what stood there: once, however often the clock ticks meanwhile. */
  let tried = ''
  undos.push(
    effect(() => {
      const now = turn.value
      if (!now || !keepsTime.value || !counts.value) return
      const { stage, step } = now.place
      const said = parts.said.value
      if (said?.stage === stage && said.step === step) return
      const saying = JSON.stringify([stage, step, said])
      if (tried === saying) return
      tried = saying
      // Where it is refused, the board shows an older step until the next one; the table goes on.
      void parts.sayTurn({ stage, step })
    }),
  )

  const model: RoundsModel = {
    turn,
    order,
    bidsCell: computed(() => roundsNow.value?.rounds.bids),
    bid(text) {
      const cell = model.bidsCell.peek()
      return cell === undefined ? refuse('not-open') : parts.addBid(cell, text)
    },
    moveBid(id, before) {
      const cell = view.peek().notes.get(id)?.cell
      if (cell === undefined || cell !== model.bidsCell.peek()) return refuse('not-open')
      document.move(id, { cell, ...(before === undefined ? {} : { before }) })
      return done
    },
    writeFor(id, on) {
      kept.value = { ...kept.peek(), [id]: on }
      parts.kept.keep(kept.peek())
    },
    timekeeper: computed(() => {
      const keeper = pace.value.timekeeper
      if (keeper === undefined) return { who: 'nobody', here: false }
      const name = parts.names() ? parts.nameOf(keeper) : undefined
      return {
        who: keeper === self ? 'me' : 'other',
        here: keeper === self || parts.present.value.has(keeper),
        ...(name === undefined ? {} : { name }),
      }
    }),
    keepTime(on) {
      const keeper = pace.peek().timekeeper
      if (on ? keeper !== self : keeper === self) document.pace({ timekeeper: on ? self : null })
    },
    wordKeeper: computed(() => {
      const at = turn.value && findPlace(template.value, turn.value.place)
      if (!at?.step.wordKeeper) return undefined
      const keeper = pace.value.wordKeepers.get(stepKey(at.place))
      if (keeper === undefined) return { who: 'nobody' }
      const name = parts.names() ? parts.nameOf(keeper) : undefined
      return { who: keeper === self ? 'me' : 'other', ...(name === undefined ? {} : { name }) }
    }),
    keepWords(on) {
      const who = model.wordKeeper.peek()?.who
      if (who === undefined || (who === 'me') === on) return
      if (!on || turn.peek()) document.pace({ keep: [[stepKey(place.peek()), on ? self : null]] })
    },
    start: () =>
      asTimekeeper(() => {
        if (turn.peek()?.state !== 'waiting') return undefined
        return { ...here(place.peek(), fresh(place.peek())), ...callForTurn() }
      }),
    pause: () => changeClock((facts) => pauseClock(facts, clock.now())),
    resume: () => changeClock((facts) => resumeClock(facts, clock.now())),
    addMinutes: (minutes) =>
      changeClock((facts) => ({
        ...facts,
        durationMs: Math.max(0, facts.durationMs + minutes * minuteMs),
      })),
    next: () =>
      asTimekeeper(() => {
        const now = turn.peek()
        const to = now && nextTablePlace(template.peek(), now.place)
        if (!now || !to) return undefined
        return { ...here(to, now.handsOver ? undefined : fresh(to)), ...callForTurn() }
      }),
    previous: () =>
      asTimekeeper(() => {
        const to = turn.peek() && previousTablePlace(template.peek(), place.peek())
        return to && here(to, fresh(to))
      }),
    callUp: (id) =>
      asTimekeeper(() => {
        const round = findPlace(template.peek(), place.peek())?.stage.round
        const waits = order.peek().some((bid) => bid.id === id && bid.state === 'waiting')
        return round && waits ? { call: [[turnKey(round.rounds, round.turn), id]] } : undefined
      }),
  }

  return {
    model,
    place,
    presents,
    opened: computed(() => pace.value.opened),
    /**
     * A note that this device has put into a cell of the grid. In the bids' cell, it writes for the person who made the bid; and
     * what is open by having been passed stays open, so that the note is not put behind its gate by going back.
     */
    noteAdded(id: NoteId, cell: string) {
      const found = cellOf(template.peek(), cell)
      const step = found?.cell.opensAtStep
      if (found && step !== undefined) document.pace({ open: [{ stage: found.stage.id, step }] })
      if (template.peek().rounds?.some(({ bids }) => bids === cell)) model.writeFor(id, true)
    },
    close() {
      for (const undo of undos) undo()
    },
  }
}
