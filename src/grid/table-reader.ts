import type { Doc, Transaction, YMapEvent } from 'yjs'
import type { NoteId, TableId } from '../domain/ids.ts'
import { nameMaxLength } from '../domain/limits.ts'
import { shortenText } from '../domain/notes/note-text.ts'
import { isRecordKey } from '../domain/records/kinds.ts'
import { ownerOf } from '../domain/records/record-owner.ts'
import type { CellId } from '../domain/template/template.ts'
import { createSetDigest } from '../lib/set-digest.ts'
import { isSameNote, noteToText, readPlace, regroupCells } from './grid-cells.ts'
import { keyToNote, openNoteTexts, textKeyToEditedKey } from './note-texts.ts'
import { noPace, paceFacts } from './table-pace.ts'
import type { TableChange, TableNote, TableView } from './table-types.ts'

const emptyView: TableView = {
  cells: new Map(),
  notes: new Map(),
  pace: noPace,
}

const textsComparedMax = 8

const paceToText = ({ here, opened, timekeeper, called, wordKeepers }: TableView['pace']) =>
  JSON.stringify([here ?? null, [...opened], timekeeper ?? null, [...called], [...wordKeepers]])

/** The table's document as a value, kept up to date note by note, and a digest of it. */
export const createTableReader = (doc: Doc, table: TableId, anonymous: () => boolean) => {
  const notes = doc.getMap<unknown>('notes')
  doc.gcFilter = ({ parent }) => parent !== notes
  const pace = paceFacts(doc, table)
  const listeners = new Set<(change: TableChange) => void>()
  const digest = createSetDigest()
  const changed = new Set<NoteId>()
  const texts = openNoteTexts(
    doc,
    (key) => notes.get(textKeyToEditedKey(key)) === true,
    (id) => changed.add(id),
  )
  let isPaceStale = true
  let view = emptyView

  const isOwnId = (id: NoteId) => ownerOf(id) === table && isRecordKey(`note/${id}`)

  /** Deleted ones too: where a note stands can be overwritten and never be taken away, or its words would be on no screen. */
  const findPlace = (id: NoteId) => {
    for (let item = notes._map.get(`${id}/at`) ?? null; item; item = item.left) {
      const place = readPlace(item.content.getContent().at(-1))
      if (place) return place
    }
    return undefined
  }

  const isGone = (id: NoteId) => notes.get(`${id}/gone`) === true

  /** Also one that was removed. */
  const readNote = (id: NoteId): TableNote | undefined => {
    if (!isOwnId(id)) return undefined
    const place = findPlace(id)
    const shown = texts.of(id)
    if (!place || shown.length === 0) return undefined
    const by = notes.get(`${id}/by`)
    const all = [...new Set(shown.map(({ text }) => shortenText(text.toString())))]
    // One that another holds whole is an earlier state of it. Each is looked for in each: no honest note has so many.
    const isEarlier = (one: string) =>
      all.length <= textsComparedMax && all.some((other) => other !== one && other.includes(one))
    const words = all.filter((one) => !isEarlier(one)).join('\n')
    return {
      id,
      ...place,
      text: shortenText(words),
      ...(typeof by === 'string' && by !== '' && !anonymous() ? { by: shortenText(by, nameMaxLength) } : {}),
    }
  }

  const reviseNotes = (): Pick<TableView, 'notes' | 'cells'> => {
    const next = new Map(view.notes)
    const touched = new Set<CellId>()
    for (const id of changed) {
      const [before, after] = [next.get(id), isGone(id) ? undefined : readNote(id)]
      if (isSameNote(before, after)) continue
      for (const note of [before, after]) {
        if (!note) continue
        touched.add(note.cell)
        digest.flip(noteToText(note))
      }
      if (after) next.set(id, after)
      else next.delete(id)
    }
    changed.clear()
    if (touched.size === 0) return view
    return { notes: next, cells: regroupCells(view.cells, next, touched) }
  }

  const revisePace = (): TableView['pace'] => {
    if (!isPaceStale) return view.pace
    const next = pace.read()
    digest.flip(paceToText(view.pace))
    digest.flip(paceToText(next))
    return next
  }

  const refresh = ({ local: isLocal }: Pick<Transaction, 'local'>) => {
    if (changed.size === 0 && !isPaceStale) return
    const change = { notes: new Set(changed), pace: isPaceStale, isLocal }
    const { notes: nextNotes, cells } = reviseNotes()
    view = {
      cells,
      notes: nextNotes,
      pace: revisePace(),
    }
    isPaceStale = false
    for (const listener of [...listeners]) listener(change)
  }

  const onNotes = ({ keysChanged }: YMapEvent<unknown>) => {
    // Yjs tells a sequence that somebody put under the map's name as a change of `null`.
    for (const key of keysChanged as ReadonlySet<unknown>)
      if (typeof key === 'string') changed.add(keyToNote(key))
  }

  for (const key of notes.keys()) changed.add(keyToNote(key))
  notes.observe(onNotes)
  const stopPace = pace.observe(() => {
    isPaceStale = true
  })
  doc.on('afterTransaction', refresh)
  refresh({ local: false })

  return {
    doc,
    notes,
    texts,
    pace,
    get view() {
      return view
    },
    cellOf: (id: NoteId) => (isOwnId(id) ? findPlace(id)?.cell : undefined),
    readNote,
    isGone,
    onChange(listener: (change: TableChange) => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    digest: () => digest.read(),
    close() {
      notes.unobserve(onNotes)
      texts.close()
      stopPace()
      doc.off('afterTransaction', refresh)
      listeners.clear()
    },
  }
}

export type TableReader = ReturnType<typeof createTableReader>
