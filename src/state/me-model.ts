import { computed, signal } from '@preact/signals'
import { generateKeyBetween } from 'fractional-indexing'
import { newId, newNoteId } from '../docs/new-id.ts'
import type { NoteId, TableId } from '../domain/ids.ts'
import { checkNoteText } from '../domain/note-text.ts'
import type { PrivateNote } from '../domain/private-note.ts'
import type { CellId } from '../domain/template.ts'
import { StorageFull } from '../storage/store.ts'
import type { MeetingFacts } from './facts.ts'
import type { MeModel, MyNote, Refusal } from './models.ts'

type Kept = PrivateNote & { readonly removed?: boolean }

export interface MeModelParts {
  readonly facts: MeetingFacts
  /** Where this device sits now. */
  table(): TableId | undefined
  /** Puts a note on the table's grid under this id; adding it again changes nothing. */
  putOnTable(note: { id: NoteId; cell: CellId; text: string }): void
  /** Puts a note straight into the room's readout under this id. False where this device may not. */
  putInRoom(note: { id: NoteId; cell: CellId; text: string; order: string }): Promise<boolean>
}

/** The first circle: plain records in this device's storage, written one by one. */
export const meModel = async ({ facts, table, putOnTable, putInRoom }: MeModelParts) => {
  const kept = signal<ReadonlyMap<string, Kept>>(
    new Map((await facts.privateNotes()).map((note) => [note.id, note])),
  )

  const put = async (note: Kept): Promise<Refusal | undefined> => {
    kept.value = new Map(kept.peek()).set(note.id, note)
    try {
      await facts.privateNote(note.id).set(note)
    } catch (error) {
      if (error instanceof StorageFull) return 'storage-full'
      throw error
    }
    return undefined
  }
  const change = async (id: string, part: Partial<Kept>) => {
    const note = kept.peek().get(id)
    return note && put({ ...note, ...part })
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
      const circle = note.sharedAs ? 'room' : note.broughtAs ? 'table' : 'me'
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
      if (!checked.ok) return checked.why
      if (checked.text === '') return undefined
      return put({ id: newId(), cell, text: checked.text, order: generateKeyBetween(lastOrder(cell), null) })
    },
    async edit(id, text) {
      const checked = checkNoteText(text)
      if (!checked.ok) return checked.why
      return change(id, { text: checked.text })
    },
    async move(id, cell) {
      await change(id, { cell, order: generateKeyBetween(lastOrder(cell), null) })
    },
    async remove(id) {
      await change(id, { removed: true })
    },
    async restore(id) {
      await change(id, { removed: false })
    },
    async bringToTable(ids) {
      for (const id of ids) {
        const note = kept.peek().get(id)
        const broughtTo = table()
        if (!note || !broughtTo || note.removed || note.broughtAs) continue
        // The id is kept first: a crash between the two is mended by `bringAgain`, and brings the note once.
        const broughtAs = newNoteId(broughtTo)
        await change(id, { broughtAs, broughtTo })
        putOnTable({ id: broughtAs, cell: note.cell, text: note.text })
      }
    },
    async shareWithRoom(ids) {
      for (const id of ids) {
        const note = kept.peek().get(id)
        const from = table()
        if (!note || !from || note.removed) continue
        // Sharing it again tells the room its words as they are now.
        const sharedAs = note.sharedAs ?? newNoteId(from)
        await change(id, { sharedAs })
        if (!(await putInRoom({ id: sharedAs, cell: note.cell, text: note.text, order: note.order }))) {
          await put(note)
          return
        }
      }
    },
  }

  return {
    model,
    /** After a table was opened: what was brought to it and did not arrive before a crash. */
    bringAgain() {
      for (const note of kept.peek().values())
        if (note.broughtAs && note.broughtTo === table())
          putOnTable({ id: note.broughtAs, cell: note.cell, text: note.text })
    },
    /** Ids that notes of this device have on the table's grid. */
    broughtIds: () => [...kept.peek().values()].flatMap((note) => note.broughtAs ?? []),
  }
}
