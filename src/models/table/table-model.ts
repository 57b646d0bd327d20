import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { NoteId, TableId } from '../../domain/ids.ts'
import { checkNoteText } from '../../domain/notes/note-text.ts'
import { isShared, shareState } from '../../domain/notes/share-state.ts'
import type { SharedNote } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId, StageId } from '../../domain/template/template.ts'
import { mergeText } from '../../grid/merge-text.ts'
import type { TableNote, TableView } from '../../grid/table-types.ts'
import { done, refuse } from '../../lib/result.ts'
import type { TableVoice } from '../../meeting/keys/table-voice.ts'
import type { Fact } from '../../meeting/storage/facts.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { Gates } from './gates-model.ts'
import { gridNotes } from './grid-notes.ts'
import type { RoundsParts } from './rounds-model.ts'
import type { SeatingModel } from './seating-types.ts'
import type { AirtimeModel, RoundsModel } from './set-types.ts'
import type { RemovedModel, TableModel } from './table-types.ts'

/** In a meeting without names an edit is written whole, after this pause in typing, ms. */
const wholeEditAfterMs = 600
/** ... and at the latest so long after the first key, ms: nobody types without a pause and loses it all in a crash. */
const wholeEditAtLatestMs = 2_000

interface PendingEdit {
  readonly base: string
  readonly text: string
}

interface TableModelParts
  extends Pick<RoundsParts, 'document' | 'presence' | 'self' | 'names' | 'broughtIds'> {
  readonly gates: Gates
  readonly rounds: RoundsModel
  readonly airtime: AirtimeModel
  readonly removed: RemovedModel
  /** Told of a note that this device has put on the grid. */
  noteAdded(id: NoteId, cell: CellId): void
  readonly roomView: ReadonlySignal<RoomView>
  readonly voice: TableVoice
  readonly name: () => string
  readonly sharedSeen: Fact<readonly NoteId[]>
  readonly seating: SeatingModel | undefined
}

export const tableModel = async (parts: TableModelParts) => {
  const { document, roomView, voice, self, names, name, gates, presence } = parts
  const table: TableId = document.table
  const view = signal(document.view)
  /** Edits that are not written yet, in a meeting without names: the words they began from, and the words now. */
  const pending = signal<ReadonlyMap<NoteId, PendingEdit>>(new Map())
  const seen = signal<ReadonlySet<NoteId>>(new Set(await parts.sharedSeen.get()))

  const stop = document.onChange(() => {
    view.value = document.view
  })

  let pauseTimer: ReturnType<typeof setTimeout> | undefined
  let latestTimer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(pauseTimer)
    clearTimeout(latestTimer)
    latestTimer = undefined
    for (const [id, { base, text }] of pending.peek()) {
      const now = document.view.notes.get(id)?.text
      // What a table mate has written into the note meanwhile stays.
      if (now !== undefined) document.edit(id, mergeText(base, text, now))
    }
    if (pending.peek().size > 0) pending.value = new Map()
  }

  const findShared = (id: NoteId): SharedNote | undefined => {
    const shared = roomView.value.notes.get(id)
    return shared?.table === table ? shared : undefined
  }
  const draw = gridNotes()
  /** Without what came before its gate: it waits in the document. */
  const shown = computed<TableView>(() => {
    const cells = [...view.value.cells]
    const open = cells.filter(([cell]) => gates.isShown(cell))
    return open.length === cells.length ? view.value : { ...view.value, cells: new Map(open) }
  })
  const notes = computed(() => draw(shown.value, pending.value, findShared))
  const mayChange = (id: NoteId) => {
    const note = document.view.notes.get(id)
    return note !== undefined && gates.mayChange(note.cell)
  }
  /** What a note became in the room, as a copy or as an action point, is said by those who may say the note. */
  const mayAnswerFor = (id: NoteId) => {
    // Read for the subscription: the note may arrive after what it became.
    void view.value
    const cell = document.cellOf(id)
    return cell === undefined || gates.mayAnswerFor(cell)
  }

  /** By the id that they had when they were shared, so that this can be taken back. */
  const renewed = new Map<NoteId, NoteId>()
  /**
   * The id under which a note is said. Nobody can say one whose key is lost: its words go on under a new id. So do, where no
   * names are kept, words of a phone that had a key of its own before it met its table: all that is under that key is its.
   */
  const idToShare = ({ id, ...words }: TableNote): NoteId => {
    const isTelling = !names() && !findShared(id) && !voice.isOfKeyNow(id)
    if (voice.holdsKeyOf(id) && !isTelling) return id
    document.remove(id)
    const next = document.add(words)
    renewed.set(id, next)
    return next
  }

  const markSeen = (ids: readonly NoteId[]) => {
    seen.value = new Set([...seen.peek(), ...ids])
    parts.sharedSeen.keep([...seen.peek()])
  }

  const model: TableModel = {
    id: table,
    notes,
    add(cell, text) {
      const checked = checkNoteText(text)
      if (!checked.ok) return checked
      if (checked.value === '') return done
      if (!gates.accepts(cell)) return refuse('not-open')
      parts.noteAdded(
        document.add({ cell, text: checked.value, ...(names() && name() ? { by: name() } : {}) }),
        cell,
      )
      return done
    },
    edit(id, text) {
      const checked = checkNoteText(text)
      if (!checked.ok) return checked
      if (!mayChange(id)) return refuse('not-open')
      if (names()) document.edit(id, text)
      else {
        const base = pending.peek().get(id)?.base ?? document.view.notes.get(id)?.text ?? ''
        pending.value = new Map(pending.peek()).set(id, { base, text })
        clearTimeout(pauseTimer)
        pauseTimer = setTimeout(flush, wholeEditAfterMs)
        latestTimer ??= setTimeout(flush, wholeEditAtLatestMs)
      }
      return done
    },
    move(id, cell, before) {
      const from = document.view.notes.get(id)?.cell
      if (from === undefined) return done
      if (!gates.mayMove(from, cell)) return refuse('not-open')
      document.move(id, { cell, ...(before === undefined ? {} : { before }) })
      return done
    },
    remove(id) {
      flush()
      // A mate may have removed it in this moment.
      if (document.view.notes.has(id) && !mayChange(id)) return refuse('not-open')
      document.remove(id)
      return done
    },
    restore(id) {
      document.restore(id)
      return done
    },
    async shareWithRoom(ids) {
      flush()
      markSeen(ids)
      let shared: Acted = done
      for (const id of ids) {
        const note = document.view.notes.get(id)
        if (!note || !gates.mayShare(note.cell) || isShared(shareState(note, findShared(id)))) continue
        const { cell, text, order, by } = note
        const said = await voice.say(`note/${idToShare(note)}`, {
          cell,
          text,
          order,
          ...(names() && by ? { by } : {}),
        })
        if (!said.ok) shared = said
      }
      return shared
    },
    async withdraw(ids) {
      let withdrawn: Acted = done
      for (const id of ids.map((each) => renewed.get(each) ?? each)) {
        if (!findShared(id)?.content) continue
        const said = mayAnswerFor(id) ? await voice.say(`note/${id}`, null) : refuse('not-open' as const)
        if (!said.ok) withdrawn = said
      }
      return withdrawn
    },
    sharedByOthers: computed(() => {
      // Read for the subscription: what I brought changes only with what stands on the grid.
      void view.value
      return parts.broughtIds().filter((id) => !seen.value.has(id) && findShared(id)?.content)
    }),
    dismissSharedByOthers() {
      markSeen(model.sharedByOthers.peek())
    },
    seats: parts.seating?.all ?? signal([{ device: self, code: '', me: true, here: true }]),
    seating: parts.seating,
    typists: computed(() =>
      presence.others.value.filter(({ typing }) => typing === true).map(readWhereTyping),
    ),
    setTypingIn(where) {
      if (!where) flush()
      if (!names()) {
        presence.type(where !== undefined)
        return
      }
      presence.say('typing', where !== undefined || undefined)
      presence.say('note', where?.note)
      presence.say('cell', where?.cell)
      presence.say('name', (where && name()) || undefined)
    },
    ready: computed(() => roomView.value.ready.get(table) ?? none),
    setReady: (stage: StageId, ready) => voice.say(`ready/${stage}`, { ready }),
    rounds: parts.rounds,
    airtime: parts.airtime,
    removed: parts.removed,
  }

  return {
    model,
    mayAnswerFor,
    /** Words that are on screen and not in the document yet. */
    unwritten: computed(() => pending.value.size > 0),
    /** Writes what is still pending; the page may be about to go. */
    flush,
    close() {
      flush()
      stop()
    },
  }
}

const none: ReadonlySet<StageId> = new Set()

/** What another device that types says of itself, as far as it has the right shape: where names are shown, who and where. */
const readWhereTyping = (
  state: Readonly<Record<string, unknown>>,
): TableModel['typists']['value'][number] => {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 80) : undefined)
  const [who, note, cell] = [text(state.name), text(state.note), text(state.cell)]
  return {
    ...(who ? { name: who } : {}),
    ...(note ? { note } : {}),
    ...(cell ? { cell } : {}),
  }
}
