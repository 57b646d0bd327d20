import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ThemeId } from '../../domain/ids.ts'
import {
  type Act,
  addToTheme,
  flagNote,
  groupNotes,
  putInOrder,
  renameTheme,
  type SaidSource,
  takenOut,
  undone,
  ungroupTheme,
} from '../../domain/plenary/plenary-acts.ts'
import type { Readout, ReadoutSource } from '../../domain/plenary/readout.ts'
import {
  beginRound,
  nextTurn,
  pointsLeft,
  pointTold,
  type RoundSource,
  roundPaused,
  turnOf,
} from '../../domain/plenary/round.ts'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { RoomStage, Spotlight, StageOrder } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { StageId, Template } from '../../domain/template/template.ts'
import { createTurns } from '../../lib/in-turn.ts'
import { done, succeed } from '../../lib/result.ts'
import type { PlenaryActKind, PlenaryModel } from './plenary-types.ts'

/** So many acts of one device can be taken back; nobody looks further back than that. */
const undoActsMax = 200

interface PlenaryParts {
  readonly view: ReadonlySignal<
    ReadoutSource & { readonly spotlight: Spotlight | undefined; readonly stage: RoomStage | undefined }
  >
  readonly readout: ReadonlySignal<Readout>
  readonly template: ReadonlySignal<Template>
  /** Says these as the facilitator, all together; the view has them when it resolves. */
  say(statements: readonly { readonly key: RecordKey; readonly content: unknown }[]): Promise<Acted>
  newThemeId(): ThemeId
}

const noOrders: ReadonlyMap<StageId, StageOrder> = new Map()

interface ActDone {
  readonly kind: PlenaryActKind
  readonly act: Act
}

/** What a facilitator says of notes, and how tables present: each act computed from what the room holds at its turn. */
export const plenaryModel = (parts: PlenaryParts): PlenaryModel => {
  const { view, readout, template } = parts
  const acts = signal<readonly ActDone[]>([])
  const takenBack = signal<readonly ActDone[]>([])

  const inTurn = createTurns()
  const write = (act: Act) => parts.say(act.map(({ key, after }) => ({ key, content: after })))
  const perform = async (kind: PlenaryActKind, act: Act) => {
    if (act.length === 0) return done
    const written = await write(act)
    if (!written.ok) return written
    acts.value = [...acts.peek(), { kind, act }].slice(-undoActsMax)
    takenBack.value = []
    return done
  }
  const act = (kind: PlenaryActKind, of: (source: ReadoutSource) => Act): Promise<Acted> =>
    inTurn(() => perform(kind, of(view.peek())))
  const takeBack = (from: typeof acts, to: typeof acts): Promise<Acted<boolean>> =>
    inTurn(async () => {
      for (;;) {
        const last = from.peek().at(-1)
        if (!last) return succeed(false)
        const back = undone(view.peek(), last.act)
        const written = back.length > 0 ? await write(back) : done
        if (!written.ok) return written
        from.value = from.peek().slice(0, -1)
        if (back.length === 0) continue
        to.value = [...to.peek(), { kind: last.kind, act: back }]
        return succeed(true)
      }
    })

  const round = computed<(RoundSource & { readonly spotlight: Spotlight }) | undefined>(() => {
    const { stage: at, tables, spotlight } = view.value
    const stage = at?.place.stage ?? template.value.stages[0]?.id
    if (stage === undefined) return undefined
    return {
      tables,
      stage,
      step: plenaryStep(template.value, stage, at?.place.step),
      before: countPresentedBefore(template.value, stage),
      // Read only where points are told one by one: presenting in full does not depend on what arrives.
      get readout() {
        return readout.value
      },
      spotlight: spotlight ?? {},
    }
  })
  const present = (next: (source: RoundSource, now: Spotlight) => Spotlight | undefined): Promise<Acted> =>
    inTurn(async () => {
      const source = round.peek()
      const spotlight = source && next(source, source.spotlight)
      return spotlight ? parts.say([{ key: 'spotlight', content: spotlight }]) : done
    })

  const marks = computed(() => view.value.marks)
  const themes = computed(() => view.value.themes)
  const themeSizes = computed(() => view.value.themeSizes)
  const orders = computed(() => view.value.orders ?? noOrders)
  const said = computed<SaidSource>(() => ({
    orders: orders.value,
    marks: marks.value,
    themes: themes.value,
    themeSizes: themeSizes.value,
  }))
  const hiddenIds = computed(() => readout.value.hiddenIds)

  return {
    group: (notes, name = '') =>
      inTurn(async () => {
        const made = groupNotes(view.peek(), notes, name, parts.newThemeId)
        if (!made) return succeed(undefined)
        const grouped = await perform('group', made.act)
        return grouped.ok ? succeed(made.theme) : grouped
      }),
    add: (theme, notes) => act('add', (source) => addToTheme(source, theme, notes)),
    takeOut: (notes) => act('takeOut', (source) => takenOut(source, notes)),
    rename: (theme, name) => act('rename', (source) => renameTheme(source, theme, name)),
    ungroup: (theme) => act('ungroup', (source) => ungroupTheme(source, theme)),
    star: (note, on) => act('star', (source) => flagNote(source, 'star', note, on)),
    park: (note, on) => act('park', (source) => flagNote(source, 'park', note, on)),
    hide: (note, on) => act('hide', (source) => flagNote(source, 'hide', note, on)),
    markSaid: (note, on) => act('said', (source) => flagNote(source, 'said', note, on)),
    orderThemes: (stage, themes) => act('order', (source) => putInOrder(source, stage, { themes })),
    orderCells: (stage, cells) => act('order', (source) => putInOrder(source, stage, { cells })),
    hidden: computed(() =>
      hiddenIds.value.flatMap((id) => {
        const note = view.value.notes.get(id)
        return note?.content ? [{ ...note.content, id, table: note.table }] : []
      }),
    ),

    undo: () => takeBack(acts, takenBack),
    redo: () => takeBack(takenBack, acts),
    undoes: computed(() => nextOf(acts.value, said.value)),
    redoes: computed(() => nextOf(takenBack.value, said.value)),

    begin: (how) => present((source) => beginRound(source, how)),
    nextTurn: () => present(nextTurn),
    present: (table) => present((source, now) => turnOf(source, now, table)),
    tellNext: (table) =>
      present((_, { next: _before, ...now }) => (table === undefined ? now : { ...now, next: table })),
    tell: (id) =>
      present((source, now) => {
        const cell = view.peek().notes.get(id)?.content?.cell
        const there = cell === undefined ? undefined : source.readout.cells.get(cell)
        const note = there?.notes.find((one) => one.id === id)
        return note && pointTold(source, now, note)
      }),
    light: (what) =>
      present((_, { cell: _cell, theme: _theme, note: _note, ...now }) => ({ ...now, ...what })),
    stopPresenting: () => present((_, now) => roundPaused(now)),
    upcoming: computed(() => round.value && nextTurn(round.value, round.value.spotlight).table),
    pointsLeft: computed(() => {
      const { table, round: how } = round.value?.spotlight ?? {}
      return round.value && table !== undefined ? pointsLeft(round.value, how, table) : []
    }),
  }
}

const countPresentedBefore = ({ stages }: Template, stage: StageId): number =>
  stages
    .slice(
      0,
      Math.max(
        0,
        stages.findIndex(({ id }) => id === stage),
      ),
    )
    .filter(({ grid, steps }) => grid && steps.some(({ kind }) => kind === 'plenary')).length

/** The step that says what is presented: the room's own where it is a plenary, else the stage's first one. */
const plenaryStep = (template: Template, stage: StageId, step: string | undefined) => {
  const steps = template.stages.find(({ id }) => id === stage)?.steps ?? []
  const plenaries = steps.filter(({ kind }) => kind === 'plenary')
  return plenaries.find(({ id }) => id === step) ?? plenaries[0]
}

const nextOf = (acts: readonly ActDone[], source: SaidSource): PlenaryActKind | undefined => {
  for (let at = acts.length - 1; at >= 0; at--) {
    const one = acts[at]
    if (one && undone(source, one.act).length > 0) return one.kind
  }
  return undefined
}
