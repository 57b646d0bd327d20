import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import { noteMaxLength } from '../../domain/limits.ts'
import { cellOf, isShown, type OpenedSteps } from '../../domain/rounds/gates.ts'
import { findPlace } from '../../domain/template/places.ts'
import type { CellId, Place, Template } from '../../domain/template/template.ts'
import { followWords } from '../../grid/follow-words.ts'
import { type KeptWords, listTaken } from '../../grid/kept-words.ts'
import type { TableDocument } from '../../grid/table-types.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import { openKeptWords } from '../../meeting/storage/kept-words.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { Gates } from './gates-model.ts'
import type { RemovedModel } from './table-types.ts'

/** So many are more than tidying up, and are told above the grid; fewer wait below it. */
const severalNotes = 3
/** A list that a person can read; as many more come where they are asked for. */
const listedAtOnce = 50

/** How often it is asked whether notes have come to rest, ms. */
const lookEveryMs = 1_000

interface RemovedParts {
  readonly document: TableDocument
  readonly facts: MeetingFacts
  readonly gates: Pick<Gates, 'mayChange'>
  readonly template: ReadonlySignal<Template>
  /** Where the table is, and what it has opened. */
  readonly rounds: { readonly place: ReadonlySignal<Place>; readonly opened: ReadonlySignal<OpenedSteps> }
  readonly roomView: ReadonlySignal<RoomView>
  readonly names: () => boolean
}

/** The words that went from the table's grid by another's hand, and how they come back. */
export const removedModel = async (parts: RemovedParts) => {
  const { document, gates, template, names, rounds } = parts
  const isOnScreen = (cell: CellId) => {
    const found = cellOf(template.peek(), cell)
    if (!found || found.cell.staysWithMe) return false
    return isShown({ template: template.peek(), at: rounds.place.peek(), opened: rounds.opened.peek() }, cell)
  }
  // By the room's place, which a facilitator signs: the table's own is any seat's to move.
  const hasClosed = () => {
    const { stage } = parts.roomView.peek()
    return stage !== undefined && findPlace(template.peek(), stage.place)?.step.kind === 'close'
  }
  const kept = await openKeptWords(parts.facts, document.table, hasClosed)
  const words = followWords({
    document,
    kept: kept.loaded,
    isOnScreen,
    // Else the one screen at the table that tells of nothing would tell who removed it.
    keepsFromOwnHand: () => !names(),
    store: kept.store,
  })

  const taken = signal<ReturnType<typeof listTaken>>([])
  const listedMost = signal(listedAtOnce)
  const look = () => {
    const listed = listTaken(words.rows, document.view, isOnScreen).filter(([, { cell }]) =>
      gates.mayChange(cell),
    )
    if (listed.length + taken.peek().length > 0) taken.value = listed
  }
  const timer = setInterval(() => {
    if (words.settle()) look()
  }, lookEveryMs)
  const stop = effect(() => {
    void [template.value, rounds.place.value, rounds.opened.value]
    untracked(words.followNew)
  })

  const put = ({ note, cell, order, by, texts }: KeptWords) => {
    for (const text of fitNotes(texts)) document.add({ cell, order, text, ...(names() && by ? { by } : {}) })
    // What is left of the old one is an empty card.
    if (document.view.notes.get(note)?.text.trim() === '') document.remove(note)
  }
  const bringBack = (keys: readonly string[]) => {
    for (const [key, row] of taken.peek()) if (keys.includes(key)) put(row)
    look()
  }
  const dismiss = (listed: readonly string[], dismissed: boolean) => {
    words.dismiss(listed, dismissed)
    look()
  }

  const model: RemovedModel = {
    notes: computed(() =>
      taken.value.slice(0, listedMost.value).map(([key, { cell, texts, by }]) => ({
        key,
        cell,
        text: texts.join('\n'),
        ...(names() && by ? { by } : {}),
      })),
    ),
    count: computed(() => taken.value.length),
    told: computed(() => tellWhere(taken.value.map(([, row]) => row))),
    listMore() {
      listedMost.value += listedAtOnce
    },
    bringBack,
    dismiss() {
      const listed = taken.peek().map(([name]) => name)
      dismiss(listed, true)
      return () => dismiss(listed, false)
    },
  }
  return {
    model,
    close() {
      clearInterval(timer)
      stop()
      words.close()
      return kept.close()
    },
  }
}

/** What stood for a moment only is seldom missed: a slip of the finger is no news to a table. */
const tellWhere = (taken: readonly KeptWords[]): 'above' | 'below' | undefined => {
  const lasting = taken.filter(({ stood }) => stood > 0).length
  if (lasting >= severalNotes) return 'above'
  return lasting > 0 || taken.length >= severalNotes ? 'below' : undefined
}

/** What was kept of one note as one note, unless that is too long for one. */
const fitNotes = (texts: readonly string[]): readonly string[] => {
  const whole = texts.join('\n')
  return whole.length <= noteMaxLength ? [whole] : texts
}
