import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { generateKeyBetween } from 'fractional-indexing'
import type { NoteId, TableId } from '../../domain/ids.ts'
import { checkNoteText } from '../../domain/notes/note-text.ts'
import type { PrivateNote } from '../../domain/notes/private-note.ts'
import { ownerOf } from '../../domain/records/record-owner.ts'
import type { SharedNoteContent } from '../../domain/records/records.ts'
import type { Acted } from '../../domain/refusal.ts'
import type { CellId } from '../../domain/template/template.ts'
import { newId } from '../../grid/new-id.ts'
import { orderAnywhere } from '../../grid/order.ts'
import { done, refuse } from '../../lib/result.ts'
import type { MeetingFacts } from '../../meeting/storage/facts.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { Truth } from '../connect/connection-types.ts'
import type { Gates } from '../table/gates-model.ts'
import type { MeModel, MyNote } from './mine-types.ts'

type Kept = PrivateNote & { readonly removed?: boolean }

/** How long a note that storage refused waits before it is tried again, ms. */
const storeAgainAfterMs = 5_000

interface MeModelParts {
  readonly facts: MeetingFacts
  /** Where this device sits now. */
  readonly table: ReadonlySignal<TableId | undefined>
  readonly gates: Gates
  /** An id for a note of that table; undefined until this device has sat down there. */
  newNoteId(at: TableId): NoteId | undefined
  /** Puts a note on the table's grid under this id; adding it again changes nothing. */
  putOnTable(note: { id: NoteId; cell: CellId; text: string }): void
  /** Puts a note straight into the room's readout under this id. */
  putInRoom(note: { id: NoteId; cell: CellId; text: string; order: string }): Promise<Acted>
}

/** The first circle: plain records in this device's storage, written one by one. */
export const meModel = async ({ facts, table, gates, newNoteId, putOnTable, putInRoom }: MeModelParts) => {
  const kept = signal<ReadonlyMap<string, Kept>>(
    new Map((await facts.privateNotes()).map((note) => [note.id, note])),
  )

  /** Notes whose last change is not in storage yet. */
  const unsaved = signal<ReadonlySet<string>>(new Set())
  const refused = signal(false)
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const settle = (id: string, saved: boolean) => {
    const next = new Set(unsaved.peek())
    if (saved) next.delete(id)
    else next.add(id)
    unsaved.value = next
  }
  const store = async (note: Kept): Promise<Acted> => {
    settle(note.id, false)
    try {
      await facts.privateNote(note.id).set(note)
    } catch {
      // Full, or refused by the browser: the words stay in memory, are tried again, and the screen says so.
      refused.value = true
      if (!closed) retry ??= setTimeout(storeAgain, storeAgainAfterMs)
      return refuse('storage-full')
    }
    if (kept.peek().get(note.id) === note) settle(note.id, true)
    refused.value = false
    return done
  }
  const storeAgain = () => {
    retry = undefined
    for (const id of unsaved.peek()) {
      const note = kept.peek().get(id)
      if (note) void store(note)
    }
  }
  const put = (note: Kept): Promise<Acted> => {
    kept.value = new Map(kept.peek()).set(note.id, note)
    return store(note)
  }
  /** A note that could not be stored at all is taken back: its words are still in the field. */
  const putNew = async (note: Kept): Promise<Acted> => {
    const stored = await put(note)
    if (stored.ok) return stored
    const next = new Map(kept.peek())
    next.delete(note.id)
    kept.value = next
    settle(note.id, true)
    return stored
  }
  const change = async (id: string, part: Partial<Kept>): Promise<Acted> => {
    const note = kept.peek().get(id)
    return note ? put({ ...note, ...part }) : done
  }
  const lastOrder = (cell: CellId) =>
    [...kept.peek().values()].reduce<string | null>(
      (last, note) => (note.cell === cell && (last === null || note.order > last) ? note.order : last),
      null,
    )

  const notes = computed(() => {
    const cells = new Map<CellId, MyNote[]>()
    for (const { removed, ...note } of kept.value.values()) {
      if (removed) continue
      const isHere = note.broughtAs && note.broughtTo === table.value
      const circle = note.sharedAs ? 'room' : isHere ? 'table' : 'me'
      cells.set(note.cell, [...(cells.get(note.cell) ?? []), { ...note, circle }])
    }
    for (const list of cells.values())
      list.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
    return cells as ReadonlyMap<CellId, readonly MyNote[]>
  })

  const model: MeModel = {
    notes,
    async add(cell, text) {
      const checked = checkNoteText(text)
      if (!checked.ok) return checked
      if (checked.value === '') return done
      if (!gates.mayWriteAlone(cell)) return refuse('not-open')
      return putNew({
        id: newId(),
        cell,
        text: checked.value,
        order: generateKeyBetween(lastOrder(cell), null),
      })
    },
    async edit(id, text) {
      const checked = checkNoteText(text)
      return checked.ok ? change(id, { text: checked.value }) : checked
    },
    async move(id, cell) {
      if (!gates.mayWriteAlone(cell)) return refuse('not-open')
      return change(id, { cell, order: generateKeyBetween(lastOrder(cell), null) })
    },
    remove: (id) => change(id, { removed: true }),
    restore: (id) => change(id, { removed: false }),
    async bringToTable(ids) {
      let brought: Acted = done
      for (const id of ids) {
        const note = kept.peek().get(id)
        const broughtTo = table.peek()
        if (!note || !broughtTo || note.removed || !gates.accepts(note.cell)) continue
        // Brought to this table before; what went to another table stays there.
        if (note.broughtAs && note.broughtTo === broughtTo) continue
        // The id is kept first: a crash between the two is mended by `bringAgain`, and brings the note once.
        const broughtAs = newNoteId(broughtTo)
        if (!broughtAs) return refuse('no-seat')
        const stored = await change(id, { broughtAs, broughtTo })
        if (!stored.ok) brought = stored
        putOnTable({ id: broughtAs, cell: note.cell, text: note.text })
      }
      return brought
    },
    async shareWithRoom(ids) {
      let shared: Acted = done
      for (const id of ids) {
        const note = kept.peek().get(id)
        const from = table.peek()
        if (!note || !from || note.removed || !gates.mayShare(note.cell)) continue
        // Sharing it again tells the room its words as they are now, in the name of the table where one sits now.
        const isOurs = note.sharedAs !== undefined && ownerOf(note.sharedAs) === from
        const sharedAs = isOurs && note.sharedAs ? note.sharedAs : newNoteId(from)
        if (!sharedAs) return refuse('no-seat')
        await change(id, { sharedAs })
        const told = await putInRoom({ id: sharedAs, cell: note.cell, text: note.text, order: note.order })
        if (told.ok) continue
        await put(note)
        shared = told
      }
      return shared
    },
  }

  return {
    model,
    /** 'saved' only when every private note is in storage as it stands on screen. */
    saving: computed<Truth['here']>(() =>
      unsaved.value.size === 0 ? 'saved' : refused.value ? 'full' : 'saving',
    ),
    /** All of this device, those that were removed too, for carrying them over. */
    all: () => [...kept.peek().values()],
    /** A note that came from another device of its person. */
    keepCarried: (note: PrivateNote) => putNew(note),
    close() {
      closed = true
      clearTimeout(retry)
    },
    /** After a table was opened: what was brought to it and did not arrive before a crash. */
    bringAgain() {
      for (const note of kept.peek().values())
        if (note.broughtAs && note.broughtTo === table.peek())
          putOnTable({ id: note.broughtAs, cell: note.cell, text: note.text })
    },
    /** Ids that notes of this device have on the table's grid. */
    broughtIds: () => [...kept.peek().values()].flatMap((note) => note.broughtAs ?? []),
  }
}

/**
 * A private note as it goes straight to the room. Where no names are kept, its place among one's own notes stays at home:
 * it would tell which of the room's notes are by one hand.
 */
export const straightNote = (
  note: { id: NoteId; cell: CellId; text: string; order: string },
  { names, name, room }: { names: boolean; name: string; room: Room },
): SharedNoteContent => ({
  cell: note.cell,
  text: note.text,
  order: names ? note.order : (room.view.notes.get(note.id)?.content?.order ?? orderAnywhere()),
  ...(names && name !== '' ? { by: name } : {}),
})
