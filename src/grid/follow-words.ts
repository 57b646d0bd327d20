import type { NoteId } from '../domain/ids.ts'
import type { CellId } from '../domain/template/template.ts'
import { findRoomFor, findStoodClass, isTaken, type KeptRows, type KeptWords } from './kept-words.ts'
import { newId } from './new-id.ts'
import { isLeftOf, keepsAllWords } from './same-words.ts'
import type { TableDocument, TableNote } from './table-types.ts'

/** A note has been left alone for so long, ms: somebody who selects all and types anew is done by then. */
const quietMs = 5_000
/** A note that is never left alone is looked at all the same, so long after the first change, ms. */
const quietAtLatestMs = 30_000
/** What has stood as it is for so long is what the table has, ms; a correction is then no longer held against it. */
const acceptedAfterMs = 300_000

interface FollowParts {
  readonly document: Pick<TableDocument, 'view' | 'onChange'>
  /** What was kept before, from storage. */
  readonly kept: KeptRows
  /** Whether a note of this cell is on a screen of the table at all. */
  isOnScreen(cell: CellId): boolean
  /** Whether words are kept also from the person of this device. */
  keepsFromOwnHand(): boolean
  /** Told of the rows that changed; undefined: no longer kept. Before the document's own 'update', so that it is written first. */
  store(changes: ReadonlyMap<string, KeptWords | undefined>): void
}

/** One note, as this device has seen it. */
interface Followed {
  /** What it is measured by: the words before any went, and, where it has others now, those that stood last. */
  texts: readonly string[]
  /** Where it stood, and its words, when it was last on a screen. */
  at: TableNote
  /** Its words now; '' where it is on no screen. */
  text: string
  readonly since: number
  changedAt: number
  /** When it was first changed since it was quiet. */
  unquietSince: number | undefined
  /** The name of the row that it has now. */
  row: string | undefined
}

/**
 * Follows each note of a table's grid and keeps its words where another device deletes it, empties it, moves it off all
 * screens or replaces most of it, at once or letter by letter. They are kept before it is known what becomes of the note,
 * and let go where the words come back or stand as they are for long.
 */
export const followWords = (parts: FollowParts) => {
  const { document, isOnScreen } = parts
  const rows = new Map(parts.kept)
  const followed = new Map<NoteId, Followed>()
  const unquiet = new Set<NoteId>()
  let changes = new Map<string, KeptWords | undefined>()
  /** What could be brought back may be another than it was. */
  let isStale = true

  const findShown = (id: NoteId): TableNote | undefined => {
    const note = document.view.notes.get(id)
    return note && isOnScreen(note.cell) ? note : undefined
  }
  const setRow = (name: string, words: KeptWords | undefined) => {
    if (words) rows.set(name, words)
    else rows.delete(name)
    changes.set(name, words)
  }
  const letGo = (note: Followed) => {
    if (note.row !== undefined) setRow(note.row, undefined)
    note.row = undefined
  }
  const keep = (note: Followed) => {
    const { id, cell, order, by } = note.at
    const stood = findStoodClass(performance.now() - note.since)
    const before = note.row === undefined ? undefined : rows.get(note.row)
    const words: KeptWords = {
      note: id,
      cell,
      order,
      ...(by === undefined ? {} : { by }),
      texts: note.texts,
      stood: before?.stood ?? stood,
    }
    if (before && sameTexts(before.texts, words.texts)) return
    letGo(note)
    const giveWay = findRoomFor(rows, words)
    if (!giveWay) return
    for (const name of giveWay) setRow(name, undefined)
    note.row = newId()
    setRow(note.row, words)
  }

  const begin = (note: TableNote, since: number) => {
    const { id, text } = note
    if (text.trim() === '') return
    const now = performance.now()
    followed.set(id, {
      texts: [text],
      at: note,
      text,
      since,
      changedAt: now,
      unquietSince: undefined,
      row: undefined,
    })
  }
  /** Of what another device made of it. */
  const measure = (note: Followed, shown: TableNote | undefined) => {
    const text = shown?.text ?? ''
    note.texts = grow(note.texts, text)
    if (isTaken(note.texts, shown)) keep(note)
    else if (note.texts.every((one) => keepsAllWords(one, text))) letGo(note)
    note.unquietSince ??= performance.now()
    unquiet.add(note.at.id)
  }
  /** Of what the person here made of it: that is not held against anybody. */
  const takeAsOwn = (note: Followed, shown: TableNote | undefined) => {
    const wasTaken = isTaken(note.texts, { ...note.at, text: note.text })
    if (!shown) {
      if (!wasTaken) letGo(note)
      followed.delete(note.at.id)
      unquiet.delete(note.at.id)
      return
    }
    note.texts = wasTaken ? grow(note.texts, shown.text) : [shown.text]
    if (!isTaken(note.texts, shown)) letGo(note)
  }
  const follow = (id: NoteId, isOwnHand: boolean) => {
    isStale = true
    const shown = findShown(id)
    const note = followed.get(id)
    if (!note) {
      if (shown) begin(shown, performance.now())
      return
    }
    if ((shown?.text ?? '') !== note.text) {
      if (isOwnHand) takeAsOwn(note, shown)
      else measure(note, shown)
      note.text = shown?.text ?? ''
      note.changedAt = performance.now()
    }
    if (shown) note.at = shown
  }

  /** Nobody has changed it for a while: what it says now is what it says. */
  const settleNote = (note: Followed) => {
    note.unquietSince = undefined
    unquiet.delete(note.at.id)
    const shown = findShown(note.at.id)
    if (!isTaken(note.texts, shown)) {
      if (shown && isOther(note.texts, shown)) note.texts = [note.texts[0] ?? '', note.text]
      if (note.texts.every((one) => keepsAllWords(one, note.text))) letGo(note)
      else keep(note)
    } else if (shown && isOther(note.texts, shown)) {
      // Other words stand in its place now, and are as good as any.
      begin(shown, performance.now())
    }
  }
  const acceptLasting = (now: number) => {
    for (const { note: id } of [...rows.values()]) {
      const note = followed.get(id)
      if (!note || now - note.changedAt < acceptedAfterMs) continue
      if (isTaken(note.texts, findShown(id))) continue
      note.texts = [note.text]
      letGo(note)
    }
  }
  const flush = () => {
    if (changes.size === 0) return
    const stored = changes
    changes = new Map()
    parts.store(stored)
  }

  /** What was kept of a note that may still come back, or go further. */
  const goOn = (name: string, { note: id, cell, order, by, texts }: KeptWords) => {
    const now = performance.now()
    const shown = findShown(id)
    const at: TableNote = shown ?? { id, cell, order, text: '', ...(by === undefined ? {} : { by }) }
    if (shown && isTaken(texts, shown) && isOther(texts, shown)) return
    followed.set(id, {
      texts,
      at,
      text: shown?.text ?? '',
      since: Number.NEGATIVE_INFINITY,
      changedAt: now,
      unquietSince: now,
      row: name,
    })
    unquiet.add(id)
  }
  const followNew = (since: number) => {
    for (const note of document.view.notes.values())
      if (!followed.has(note.id) && isOnScreen(note.cell)) begin(note, since)
  }
  followNew(Number.NEGATIVE_INFINITY)
  for (const [name, words] of rows) goOn(name, words)

  const stop = document.onChange(({ notes, isLocal }) => {
    const isOwnHand = isLocal && !parts.keepsFromOwnHand()
    for (const id of notes) follow(id, isOwnHand)
    flush()
  })

  return {
    /** All that is kept, also of notes that still have most of their words. */
    get rows(): KeptRows {
      return rows
    },
    /** A cell may have been opened, with notes that were there before. */
    followNew: () => followNew(performance.now()),
    /** To be called now and then. @returns whether notes have come to rest, so that what was taken may be another now */
    settle(): boolean {
      const now = performance.now()
      const quiet = [...unquiet]
        .flatMap((id) => followed.get(id) ?? [])
        .filter(
          ({ changedAt, unquietSince = now }) =>
            now - changedAt >= quietMs || now - unquietSince >= quietAtLatestMs,
        )
      for (const note of quiet) settleNote(note)
      acceptLasting(now)
      flush()
      if (quiet.length === 0 && (!isStale || unquiet.size > 0)) return false
      isStale = unquiet.size > 0
      return true
    },
    /** The person here has looked at these, and does not miss them, or does after all. */
    dismiss(names: readonly string[], dismissed: boolean): void {
      for (const name of names) {
        const words = rows.get(name)
        if (words) setRow(name, { ...words, dismissed })
      }
      flush()
    },
    close: stop,
  }
}

/** Words that were only added to belong to what was there; what is all in a later text needs no keeping of its own. */
const grow = (texts: readonly string[], now: string): readonly string[] => {
  const last = texts.at(-1) ?? ''
  if (!keepsAllWords(last, now)) return texts
  const [first = ''] = texts
  return keepsAllWords(first, now) ? [now] : [first, now]
}

/** Whether the note says anything that is not left of what it said. */
const isOther = (texts: readonly string[], { text }: TableNote) =>
  !texts.some((one) => isLeftOf(text.trim(), one))

const sameTexts = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, at) => text === b[at])
