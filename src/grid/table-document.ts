import { Doc } from 'yjs'
import type { NoteId, TableId } from '../domain/ids.ts'
import { checkNoteText, fitName } from '../domain/notes/note-text.ts'
import { ownerOf } from '../domain/records/record-owner.ts'
import { cellPattern } from '../domain/records/shared-readers.ts'
import type { CellId } from '../domain/template/template.ts'
import { freshClientId, writeUnder } from '../lib/one-time-client.ts'
import { newTextKey, textKeyToEditedKey } from './note-texts.ts'
import { isOrder, orderAnywhere, orderBetween } from './order.ts'
import { plainRows } from './plain-rows.ts'
import { rewriteNote } from './rewrite-note.ts'
import { smallestChange } from './smallest-change.ts'
import { createTableReader, type TableReader } from './table-reader.ts'
import type { TableDocument } from './table-types.ts'

export * from './table-types.ts'

interface TableDocumentOptions {
  readonly table: TableId
  readonly doc?: Doc
  /** An id of the table for a note that begins here. */
  newNoteId(): NoteId
  /** Whether the meeting keeps no names: then no name is written, and each edit too has a client id that is used once. */
  readonly anonymous: () => boolean
}

/**
 * One table's grid over a Yjs document of flat maps, so that no shared type stands under a key that two devices could
 * both create:
 * - `notes`: `<note>/at` = [cell, order], `<note>/by`, `<note>/gone`, and `<note>/edited/<text>` for texts that were typed in.
 * - `texts`: see note-texts.ts. Where both texts of a note were edited, both are shown until the next edit makes them one.
 * - `pace`: see table-pace.ts. Of the first edition there may be `seats` and `table`, which nobody reads.
 */
export const createTableDocument = (options: TableDocumentOptions): TableDocument => {
  const { table, anonymous, newNoteId } = options
  const doc = options.doc ?? new Doc()
  doc.clientID = freshClientId()
  const reader = createTableReader(doc, table, anonymous)
  const { pace } = reader
  const write = (change: () => void) => writeUnder(doc, freshClientId(), change)
  const spells = createSpells()
  const type = (id: NoteId, change: () => void) =>
    anonymous() ? write(change) : writeUnder(doc, spells.clientOf(id), change)
  const plain = plainRows(doc, reader)

  return {
    table,
    doc,
    get view() {
      return reader.view
    },
    get isEmpty() {
      // What was deleted counts too.
      return reader.notes._map.size === 0
    },
    cellOf: reader.cellOf,
    onChange: reader.onChange,
    plain,
    ...noteActions(reader, { table, anonymous, newNoteId, write, type }),
    rewrite(id, note) {
      // Others may have something else under the spell's next clocks
      spells.end()
      rewriteNote(reader, write, id, note)
    },
    pace(change) {
      write(() => pace.write(change))
    },
    digest: reader.digest,
    close() {
      plain.close()
      reader.close()
    },
  }
}

interface Writing extends Pick<TableDocumentOptions, 'table' | 'anonymous' | 'newNoteId'> {
  /** Under a client id that is used once: under one that comes back, another could write in its owner's absence. */
  write(change: () => void): void
  /** Of typing in a note, so that letter after letter becomes one struct where names are shown anyway. */
  type(id: NoteId, change: () => void): void
}

/** A spell of typing ends with a pause of this length; so does the use of its client id. */
const spellPauseMs = 10_000

/** The client id of each spell of typing in one note. */
const createSpells = () => {
  let spell: { readonly id: NoteId; readonly client: number; typedAt: number } | undefined
  return {
    clientOf(id: NoteId): number {
      const now = performance.now()
      if (spell?.id !== id || now - spell.typedAt > spellPauseMs)
        spell = { id, client: freshClientId(), typedAt: now }
      spell.typedAt = now
      return spell.client
    },
    end() {
      spell = undefined
    },
  }
}

type NoteActions = Pick<TableDocument, 'add' | 'edit' | 'move' | 'remove' | 'restore'>

const noteActions = (
  reader: TableReader,
  { table, anonymous, newNoteId, write, type }: Writing,
): NoteActions => {
  const { notes, texts } = reader

  /** An order in the cell: before another note, else last, or anywhere where an order would tell who wrote. */
  const orderIn = (cell: CellId, moved: NoteId | undefined, before?: NoteId): string => {
    const others = (reader.view.cells.get(cell) ?? []).filter((note) => note.id !== moved)
    const next = before === undefined ? undefined : others.find((note) => note.id === before)
    if (!next) return anonymous() ? orderAnywhere() : orderBetween(others.at(-1)?.order ?? null, null)
    const below = others.filter((note) => note.order < next.order).at(-1)
    return orderBetween(below?.order ?? null, next.order)
  }

  const exists = (id: NoteId): boolean => texts.of(id).length > 0

  return {
    add({ cell, text, id = newNoteId(), by, order }) {
      if (ownerOf(id) !== table || id.includes('/'))
        throw new RangeError(`no note id of table ${table}: ${id}`)
      if (!cellPattern.test(cell)) throw new RangeError(`no cell: ${cell}`)
      const words = fitText(text)
      if (exists(id)) return id
      const place = [cell, order !== undefined && isOrder(order) ? order : orderIn(cell, undefined)]
      write(() => {
        notes.set(`${id}/at`, place)
        if (by !== undefined && by !== '' && !anonymous()) notes.set(`${id}/by`, fitName(by))
        texts.add(newTextKey(reader.doc, id), words)
      })
      return id
    },
    edit(id, typed) {
      const text = fitText(typed)
      const [first, ...others] = texts.of(id)
      if (!first) return
      const shown = reader.view.notes.get(id)?.text
      if (shown === text && others.length === 0) return
      const change = smallestChange(first.text.toString(), text)
      type(id, () => {
        if (notes.get(textKeyToEditedKey(first.key)) !== true) notes.set(textKeyToEditedKey(first.key), true)
        for (const { key } of others) notes.set(textKeyToEditedKey(key), false)
        if (change && change.remove > 0) first.text.delete(change.at, change.remove)
        if (change && change.insert !== '') first.text.insert(change.at, change.insert)
      })
    },
    move(id, { cell, before }) {
      if (!cellPattern.test(cell)) throw new RangeError(`no cell: ${cell}`)
      if (!exists(id) || before === id) return
      write(() => notes.set(`${id}/at`, [cell, orderIn(cell, id, before)]))
    },
    remove(id) {
      if (exists(id) && notes.get(`${id}/gone`) !== true) write(() => notes.set(`${id}/gone`, true))
    },
    restore(id) {
      if (notes.get(`${id}/gone`) === true) write(() => notes.set(`${id}/gone`, false))
    },
  }
}

/** The words as they may be written. */
const fitText = (text: string): string => {
  const checked = checkNoteText(text)
  if (!checked.ok) throw new RangeError(checked.why)
  return checked.value
}
