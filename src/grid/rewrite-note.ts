import { applyUpdate, Doc, encodeStateAsUpdate, Text } from 'yjs'
import type { NoteId } from '../domain/ids.ts'
import { freshClientId } from '../lib/one-time-client.ts'
import { newTextKey, textKeyToEditedKey } from './note-texts.ts'
import type { TableReader } from './table-reader.ts'
import type { TableNote } from './table-types.ts'

/** What a device shows of a note. */
export type ShownNote = Omit<TableNote, 'id'>

/**
 * What two devices that show a note differently both come to: the words of both. The same whichever of them asks.
 * The words may be longer than a note's may.
 */
export const mergeShown = (a: ShownNote, b: ShownNote): ShownNote => {
  const texts = [a.text, b.text].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
  const [short = '', long = ''] = texts
  const place = [a, b].map(({ cell, order }) => [cell, order] as const).sort()
  const [[cell, order] = [a.cell, a.order]] = place
  const [by] = [a.by, b.by].filter((name) => name !== undefined).sort()
  return {
    cell,
    order,
    text: long.includes(short) ? long : texts.join('\n'),
    ...(by === undefined ? {} : { by }),
  }
}

/**
 * Writes a note anew, so that it hangs on nothing that another device may have elsewhere: under a client and a text's key that
 * nobody has seen, with no neighbour. What stands under the note's keys here is then set to the same.
 * @param write in a transaction, under a client id of its own
 */
export const rewriteNote = (
  { doc, notes, texts, readNote, isGone }: TableReader,
  write: (change: () => void) => void,
  id: NoteId,
  { cell, order, text, by }: ShownNote,
): void => {
  const before = texts.of(id)
  const apart = new Doc()
  apart.clientID = freshClientId()
  apart.transact(() => {
    const key = newTextKey(apart, id)
    apart.getMap('texts').set(key, new Text(text))
    const facts = apart.getMap('notes')
    facts.set(textKeyToEditedKey(key), true)
    facts.set(`${id}/at`, [cell, order])
    if (by !== undefined) facts.set(`${id}/by`, by)
  })
  applyUpdate(doc, encodeStateAsUpdate(apart))
  const now = readNote(id)
  write(() => {
    for (const { key } of before) notes.set(textKeyToEditedKey(key), false)
    if (now?.cell !== cell || now.order !== order) notes.set(`${id}/at`, [cell, order])
    if (now?.by !== by && by !== undefined) notes.set(`${id}/by`, by)
    if (isGone(id)) notes.set(`${id}/gone`, false)
  })
}
