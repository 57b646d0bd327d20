import { type AbstractType, Doc, Text, XmlText, type YEvent, type YMapEvent } from 'yjs'
import type { DeviceId, NoteId, TableId } from '../domain/ids.ts'
import { nameMaxLength } from '../domain/limits.ts'
import { checkNoteText, shortenText, wellFormed } from '../domain/notes/note-text.ts'
import { cellPattern } from '../domain/records/check-record.ts'
import { isRecordKey } from '../domain/records/record-key.ts'
import { ownerOf } from '../domain/records/record-owner.ts'
import type { CellId } from '../domain/template/template.ts'
import { freshClientId, writeTo } from '../lib/one-time-client.ts'
import { createSetDigest } from '../lib/set-digest.ts'
import { newId, newNoteId } from './new-id.ts'
import { isOrder, orderAnywhere, orderBetween } from './order.ts'
import { smallestChange } from './smallest-change.ts'
import { noPace, paceFacts } from './table-pace.ts'
import type { TableDocument, TableNote, TableView } from './table-types.ts'

export * from './table-types.ts'

export interface TableDocumentOptions {
  readonly table: TableId
  readonly doc?: Doc
  /** Whether the meeting keeps no names: then every write comes from a client id used once, and no name is written. */
  readonly anonymous: () => boolean
}

/**
 * One table's grid over a Yjs document of flat maps, so that no shared type stands under a key that two devices could
 * both create:
 * - `notes`: `<note>/at` = [cell, order], `<note>/by`, `<note>/gone`, and `<note>/edited/<text>` for texts that were typed in.
 * - `texts`: `<note>/<random>` = Y.Text. A note that two devices have added under one id (after a crash) has two;
 *   the one that was edited counts, and where both were, both are shown until the next edit makes them one.
 * - `seats`: `<device>` = { name? }. `table`: `agreed`. `pace`: see table-pace.ts.
 */
export const createTableDocument = (options: TableDocumentOptions): TableDocument => {
  const { table, anonymous } = options
  const doc = options.doc ?? new Doc()
  doc.clientID = freshClientId()
  const notes = doc.getMap<unknown>('notes')
  const texts = doc.getMap<unknown>('texts')
  const seats = doc.getMap<unknown>('seats')
  const facts = doc.getMap<unknown>('table')
  const pace = paceFacts(doc, table)

  const listeners = new Set<() => void>()
  const digest = createSetDigest()
  /** Keys of each note's texts. */
  const textKeys = new Map<NoteId, Set<string>>()
  const changed = new Set<NoteId>()
  let seatsChanged = true
  let paceChanged = true
  let view: TableView = {
    cells: new Map(),
    notes: new Map(),
    seats: new Map(),
    agreedToJoin: false,
    pace: noPace,
  }

  const isOwnId = (id: NoteId) => ownerOf(id) === table && isRecordKey(`note/${id}`)
  const write = (change: () => void) => writeTo(doc, anonymous(), change)

  const textsOf = (id: NoteId): { readonly key: string; readonly text: Text }[] => {
    // In key order: the same on every device.
    const all = [...(textKeys.get(id) ?? [])].sort().flatMap((key) => {
      const text = texts.get(key)
      // Markup is a kind of text to Yjs, but reads its members' own methods, which may be anybody's.
      return text instanceof Text && !(text instanceof XmlText) ? [{ key, text }] : []
    })
    const edited = all.filter(({ key }) => notes.get(textKeyToEditedKey(key)) === true)
    return edited.length > 0 ? edited : all.slice(0, 1)
  }

  const readNote = (id: NoteId): TableNote | undefined => {
    if (!isOwnId(id)) return undefined
    const place = placeOf(notes.get(`${id}/at`))
    const shown = textsOf(id)
    if (!place || shown.length === 0 || notes.get(`${id}/gone`) === true) return undefined
    const by = notes.get(`${id}/by`)
    const words = [...new Set(shown.map(({ text }) => text.toString()))].join('\n')
    return {
      id,
      ...place,
      text: shortenText(words),
      ...(typeof by === 'string' && by !== '' && !anonymous() ? { by: shortenText(by, nameMaxLength) } : {}),
    }
  }

  const readSeats = (): TableView['seats'] => {
    const found = new Map<DeviceId, { name?: string }>()
    for (const [device, value] of seats.entries()) {
      if (!/^[0-9a-f]{32}$/.test(device)) continue
      const name = nameOf(value)
      found.set(device, name === undefined ? {} : { name })
    }
    return found
  }

  const refresh = () => {
    if (changed.size === 0 && !seatsChanged && !paceChanged) return
    const nextNotes = new Map(view.notes)
    const touched = new Set<CellId>()
    for (const id of changed) {
      const before = nextNotes.get(id)
      const after = readNote(id)
      if (sameNote(before, after)) continue
      if (before) {
        touched.add(before.cell)
        digest.flip(digestOf(before))
        nextNotes.delete(id)
      }
      if (after) {
        touched.add(after.cell)
        digest.flip(digestOf(after))
        nextNotes.set(id, after)
      }
    }
    changed.clear()
    const cells = touched.size > 0 ? regroupCells(view.cells, nextNotes, touched) : view.cells
    const nextSeats = seatsChanged ? readSeats() : view.seats
    if (seatsChanged) {
      for (const seat of view.seats) digest.flip(JSON.stringify(seat))
      for (const seat of nextSeats) digest.flip(JSON.stringify(seat))
    }
    seatsChanged = false
    const nextPace = paceChanged ? pace.read() : view.pace
    if (paceChanged) {
      digest.flip(digestOfPace(view.pace))
      digest.flip(digestOfPace(nextPace))
    }
    paceChanged = false
    view = {
      cells,
      notes: touched.size > 0 ? nextNotes : view.notes,
      seats: nextSeats,
      agreedToJoin: facts.get('agreed') === true,
      pace: nextPace,
    }
    for (const listener of [...listeners]) listener()
  }

  const onNotes = ({ keysChanged }: YMapEvent<unknown>) => {
    // Yjs tells a sequence that somebody put under the map's name as a change of `null`.
    for (const key of keysChanged as ReadonlySet<unknown>)
      if (typeof key === 'string') changed.add(noteOf(key))
  }
  const indexText = (key: string) => {
    const id = noteOf(key)
    const keys = textKeys.get(id) ?? new Set()
    if (texts.has(key)) textKeys.set(id, keys.add(key))
    else if (keys.delete(key) && keys.size === 0) textKeys.delete(id)
    changed.add(id)
  }
  const onTexts = (events: readonly YEvent<AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [key] = event.path
      if (event.target === texts) for (const textKey of event.keys.keys()) indexText(textKey)
      // What stands in a sequence has a number in its path, and is no note's.
      else if (typeof key === 'string') changed.add(noteOf(key))
    }
  }
  const onFacts = () => {
    seatsChanged = true
  }

  /** A text's own place in the order of its cell, the last one or the one before another note. */
  const orderIn = (cell: CellId, moved: NoteId | undefined, before?: NoteId): string => {
    const others = (view.cells.get(cell) ?? []).filter((note) => note.id !== moved)
    const next = before === undefined ? undefined : others.find((note) => note.id === before)
    if (!next) return anonymous() ? orderAnywhere() : orderBetween(others.at(-1)?.order ?? null, null)
    const below = others.filter((note) => note.order < next.order).at(-1)
    return orderBetween(below?.order ?? null, next.order)
  }

  const exists = (id: NoteId): boolean => textsOf(id).length > 0

  for (const key of texts.keys()) indexText(key)
  for (const key of notes.keys()) changed.add(noteOf(key))
  notes.observe(onNotes)
  texts.observeDeep(onTexts)
  seats.observe(onFacts)
  facts.observe(onFacts)
  const stopPace = pace.observe(() => {
    paceChanged = true
  })
  doc.on('afterTransaction', refresh)
  refresh()

  return {
    table,
    doc,
    get view() {
      return view
    },
    cellOf: (id) => (isOwnId(id) ? placeOf(notes.get(`${id}/at`))?.cell : undefined),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    add({ cell, text, id = newNoteId(table), by, order }) {
      if (ownerOf(id) !== table || id.includes('/'))
        throw new RangeError(`no note id of table ${table}: ${id}`)
      if (!cellPattern.test(cell)) throw new RangeError(`no cell: ${cell}`)
      const words = fitText(text)
      if (exists(id)) return id
      const place = [cell, order !== undefined && isOrder(order) ? order : orderIn(cell, undefined)]
      write(() => {
        notes.set(`${id}/at`, place)
        if (by !== undefined && by !== '' && !anonymous()) notes.set(`${id}/by`, shortName(by))
        texts.set(`${id}/${newId()}`, new Text(words))
      })
      return id
    },
    edit(id, typed) {
      const text = fitText(typed)
      const [first, ...others] = textsOf(id)
      if (!first) return
      const shown = view.notes.get(id)?.text
      if (shown === text && others.length === 0) return
      const change = smallestChange(first.text.toString(), text)
      write(() => {
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

    seat(device, { name }) {
      const seat = name === undefined || name === '' || anonymous() ? {} : { name: shortName(name) }
      // A second giver may not know the name that the first one wrote.
      if (seats.has(device) && (seat.name === undefined || nameOf(seats.get(device)) === seat.name)) return
      write(() => seats.set(device, seat))
    },
    agreeToJoin() {
      if (facts.get('agreed') !== true) write(() => facts.set('agreed', true))
    },

    pace(change) {
      write(() => pace.write(change))
    },

    digest: () => digest.read(),
    close() {
      notes.unobserve(onNotes)
      texts.unobserveDeep(onTexts)
      seats.unobserve(onFacts)
      facts.unobserve(onFacts)
      stopPace()
      doc.off('afterTransaction', refresh)
      listeners.clear()
    },
  }
}

const noteOf = (key: string): NoteId => {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}

/** `<note>/<text>` -> `<note>/edited/<text>`. */
const textKeyToEditedKey = (textKey: string): string => textKey.replace('/', '/edited/')

const fallbackOrder = 'a0'

/** undefined where the value is no place of a note; a broken order costs the order only. */
const placeOf = (value: unknown): { readonly cell: CellId; readonly order: string } | undefined => {
  if (!Array.isArray(value)) return undefined
  const [cell, order] = value as unknown[]
  if (typeof cell !== 'string' || !cellPattern.test(cell)) return undefined
  return { cell, order: isOrder(order) ? order : fallbackOrder }
}

const nameOf = (seat: unknown): string | undefined => {
  if (typeof seat !== 'object' || seat === null || !Object.hasOwn(seat, 'name')) return undefined
  const { name } = seat as { name: unknown }
  return typeof name === 'string' && name !== '' ? shortenText(name, nameMaxLength) : undefined
}

/** The words as they may be written. */
const fitText = (text: string): string => {
  const checked = checkNoteText(text)
  if (!checked.ok) throw new RangeError(checked.why)
  return checked.text
}

const shortName = (name: string) => wellFormed(shortenText(name, nameMaxLength))

const digestOf = ({ id, cell, text, order, by }: TableNote) =>
  JSON.stringify([id, cell, text, order, by ?? null])

const digestOfPace = ({ here, opened, timekeeper, called }: TableView['pace']) =>
  JSON.stringify([here ?? null, [...opened], timekeeper ?? null, [...called]])

const sameNote = (a: TableNote | undefined, b: TableNote | undefined) =>
  a === b || (a !== undefined && b !== undefined && digestOf(a) === digestOf(b))

const regroupCells = (
  cells: TableView['cells'],
  notes: TableView['notes'],
  touched: ReadonlySet<CellId>,
): TableView['cells'] => {
  const next = new Map(cells)
  for (const cell of touched) next.delete(cell)
  const lists = new Map<CellId, TableNote[]>()
  for (const note of notes.values()) {
    if (!touched.has(note.cell)) continue
    const list = lists.get(note.cell)
    if (list) list.push(note)
    else lists.set(note.cell, [note])
  }
  for (const [cell, list] of lists) next.set(cell, list.sort(byOrder))
  return next
}

const byOrder = (a: TableNote, b: TableNote) =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1
