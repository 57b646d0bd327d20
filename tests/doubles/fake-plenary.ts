import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { NoteId, TableId } from '../../src/domain/ids.ts'
import {
  type Readout,
  type ReadoutSource,
  type ReadoutState,
  readoutState,
} from '../../src/domain/plenary/readout.ts'
import { alsoHeardFrom } from '../../src/domain/plenary/round.ts'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import type {
  Flag,
  Grouping,
  NoteMark,
  SharedNote,
  Spotlight,
  Table,
  Theme,
} from '../../src/domain/records/records.ts'
import type { Place, Template } from '../../src/domain/template/template.ts'
import { arrivalOrder } from '../../src/models/plenary/arrival-order.ts'
import { plenaryModel } from '../../src/models/plenary/plenary-model.ts'
import type { PlenaryModel, RoomPlenary, Thanks } from '../../src/models/plenary/plenary-types.ts'

export interface FakePlenaryParts {
  readonly tables: ReadonlySignal<readonly Table[]>
  readonly shared: ReadonlySignal<ReadonlyMap<NoteId, SharedNote>>
  readonly spotlight: Signal<Spotlight>
  readonly template: ReadonlySignal<Template>
  readonly place: ReadonlySignal<Place>
  myTable(): TableId | undefined
  did(action: string, ...parameters: readonly unknown[]): void
  newId(): string
}

export interface FakePlenary {
  readonly marks: Signal<ReadonlyMap<NoteId, NoteMark>>
  readonly themes: Signal<ReadonlyMap<string, Theme>>
  readonly heartCounts: Signal<ReadonlyMap<NoteId, number>>
  readonly thanks: Signal<readonly Thanks[]>
  readonly source: ReadonlySignal<ReadoutSource>
  readonly readout: ReadonlySignal<Readout>
  readonly room: RoomPlenary
  readonly facilitate: PlenaryModel
}

/** The real model of the plenary over records that are kept in memory and signed by nobody. */
export const fakePlenary = (parts: FakePlenaryParts): FakePlenary => {
  const { tables, shared, spotlight, template, place, did } = parts
  const marks = signal<ReadonlyMap<NoteId, NoteMark>>(new Map())
  const themes = signal<ReadonlyMap<string, Theme>>(new Map())
  const heartCounts = signal<ReadonlyMap<NoteId, number>>(new Map())
  const myHearts = signal<ReadonlySet<NoteId>>(new Set())
  const thanks = signal<readonly Thanks[]>([])
  const told = signal<ReadonlySet<NoteId>>(new Set())
  const following = signal(true)
  const source = computed<ReadoutSource>(() => ({
    tables: tables.value,
    notes: shared.value,
    marks: marks.value,
    themes: themes.value,
    themeSizes: sizesOf(marks.value),
    hearts: new Map(),
    heartCounts: heartCounts.value,
  }))
  let state: ReadoutState | undefined
  const readout = computed(() => {
    state = readoutState(source.value, state)
    return state.readout
  })
  const arrivals = arrivalOrder(shared.peek())
  const lit = computed(() => (following.value ? spotlight.value : {}))

  const write = (key: RecordKey, content: unknown) => {
    const slash = key.indexOf('/')
    const [kind, id] = [key.slice(0, slash), key.slice(slash + 1)]
    const { theme, ...mark } = marks.value.get(id) ?? {}
    const put = (next: NoteMark) => {
      marks.value = new Map(marks.value).set(id, next)
    }
    const kept = theme === undefined ? {} : { theme }
    if (key === 'spotlight') spotlight.value = content as Spotlight
    else if (kind === 'star') put({ ...mark, ...kept, starred: (content as Flag).on })
    else if (kind === 'park') put({ ...mark, ...kept, parked: (content as Flag).on })
    else if (kind === 'hide') put({ ...mark, ...kept, hidden: (content as Flag).on })
    else if (kind === 'group') put(content === null ? mark : { ...mark, theme: (content as Grouping).theme })
    else {
      const next = new Map(themes.value)
      if (content === null) next.delete(id)
      else next.set(id, content as Theme)
      themes.value = next
    }
  }
  const model = plenaryModel({
    view: computed(() => ({
      ...source.value,
      spotlight: spotlight.value,
      stage: { place: place.value, startedAt: 0, durationMs: 0 },
    })),
    readout,
    template,
    async say(statements) {
      for (const { key, content } of statements) write(key, content)
    },
    newThemeId: parts.newId,
  })
  const count = (note: NoteId, by: 1 | -1) => {
    const next = new Map(heartCounts.value)
    next.set(note, (next.get(note) ?? 0) + by)
    if (next.get(note) === 0) next.delete(note)
    heartCounts.value = next
  }

  return {
    marks,
    themes,
    heartCounts,
    thanks,
    source,
    readout,
    room: {
      tablesAsked: computed(() => tables.value.filter(({ closed }) => !closed).length),
      newest(stage) {
        for (const [id, note] of shared.value) arrivals.see(id, note)
        return arrivals.newest(readout.value, stage)
      },
      following,
      stopFollowing() {
        following.value = false
      },
      follow() {
        following.value = true
      },
      lit,
      turn: computed(() => {
        const mine = parts.myTable()
        if (mine === undefined) return 'none'
        return spotlight.value.table === mine ? 'now' : spotlight.value.next === mine ? 'next' : 'none'
      }),
      alsoHeardFrom: (note) => alsoHeardFrom(readout.value, spotlight.value, note),
      hiddenOfOurs: computed(() =>
        model.hidden.value.filter(({ id, table }) => table === parts.myTable() && !told.value.has(id)),
      ),
      dismissHiddenOfOurs() {
        told.value = new Set(model.hidden.value.map(({ id }) => id))
      },
      myHearts,
      canHeart: (note) => note.table !== parts.myTable(),
      async heart(note) {
        did('heart', note)
        if (myHearts.value.has(note)) return true
        myHearts.value = new Set([...myHearts.value, note])
        count(note, 1)
        return true
      },
      async takeHeartBack(note) {
        did('takeHeartBack', note)
        if (!myHearts.value.has(note)) return true
        myHearts.value = new Set([...myHearts.value].filter((id) => id !== note))
        count(note, -1)
        return true
      },
      thanks,
      dismissThanks() {
        thanks.value = []
      },
    },
    facilitate: recorded(model, did),
  }
}

/** The model, which tells of each action that was called. */
const recorded = (model: PlenaryModel, did: FakePlenaryParts['did']): PlenaryModel =>
  Object.fromEntries(
    Object.entries(model).map(([name, member]) => [
      name,
      typeof member !== 'function'
        ? member
        : (...parameters: readonly unknown[]) => {
            did(`plenary.${name}`, ...parameters)
            return (member as (...given: readonly unknown[]) => unknown)(...parameters)
          },
    ]),
  ) as unknown as PlenaryModel

const sizesOf = (marks: ReadonlyMap<NoteId, NoteMark>): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>()
  for (const { theme } of marks.values())
    if (theme !== undefined) sizes.set(theme, (sizes.get(theme) ?? 0) + 1)
  return sizes
}
