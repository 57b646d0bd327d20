import type { Doc } from 'yjs'
import type { DeviceId, NoteId } from '../domain/ids.ts'
import { bytesToText, equalBytes, textToBytes } from '../lib/bytes.ts'
import { writeGivingWay } from '../lib/one-time-client.ts'
import { newId } from './new-id.ts'
import { keyToNote, textKeyToEditedKey } from './note-texts.ts'
import { type Reach, reachOf, watchRestored } from './restored-words.ts'
import { smallestChange } from './smallest-change.ts'
import type { TablePace } from './table-pace.ts'
import type { TableReader } from './table-reader.ts'
import type { PlainRows } from './table-types.ts'

/** The one row of all that is no note; no note's id is like it. */
const factsRow = 'table'

interface NoteRow {
  readonly at: readonly [cell: string, order: string]
  readonly text: string
  readonly by?: string
  readonly gone: boolean
  /** What its words are made of, to know when all of it has come back from a mate. */
  readonly reach: Reach
}

interface FactsRow {
  readonly here?: TablePace['here']
  readonly opened: readonly string[]
  readonly timekeeper?: DeviceId | undefined
  readonly called: readonly (readonly [string, NoteId])[]
  readonly wordKeepers?: readonly (readonly [string, DeviceId])[]
}

/**
 * A table's values as rows: `<note>` for each note, and `table` for its pace. No row tells when, by which client or
 * after what it was written, and lists are sorted: where no names are kept, the rows tell no more than the screen does.
 */
export const plainRows = (doc: Doc, reader: TableReader): PlainRows & { close(): void } => {
  const { notes } = reader
  const restored = watchRestored(doc)

  const readFacts = (): FactsRow | undefined => {
    const { here, timekeeper, opened, called, wordKeepers } = reader.view.pace
    if (opened.size + called.size + wordKeepers.size === 0 && !here && timekeeper === undefined)
      return undefined
    return { here, opened: [...opened], timekeeper, called: [...called], wordKeepers: [...wordKeepers] }
  }
  const readNote = (id: NoteId): NoteRow | undefined => {
    const note = reader.readNote(id)
    if (!note) return undefined
    const { cell, order, text, by } = note
    const shown = reader.texts.of(id).map((one) => one.text)
    return {
      at: [cell, order],
      text,
      ...(by === undefined ? {} : { by }),
      gone: reader.isGone(id),
      reach: reachOf(shown, shown.flatMap(restored.reachOf)),
    }
  }
  const read = (name: string) => {
    const row = name === factsRow ? readFacts() : readNote(name)
    return row && textToBytes(JSON.stringify(row))
  }

  const restoreFacts = ({ here, opened, timekeeper, called, wordKeepers = [] }: FactsRow) => {
    const open = opened.map((place) => {
      const [stage = '', step = ''] = place.split('/')
      return { stage, step }
    })
    reader.pace.write({
      ...(here && { here }),
      open,
      ...(timekeeper === undefined ? {} : { timekeeper }),
      call: called,
      keep: wordKeepers,
    })
  }
  /** @returns whether anything was to be written */
  const restoreNote = (id: NoteId, { at, text, by, gone }: NoteRow): boolean => {
    const [first, ...others] = reader.texts.of(id)
    const now = readNote(id)
    const change = first && now?.text !== text ? smallestChange(first.text.toString(), text) : undefined
    let isSame = true
    const set = (key: string, value: unknown) => {
      notes.set(`${id}/${key}`, value)
      isSame = false
    }
    writeGivingWay(doc, () => {
      if (now?.at[0] !== at[0] || now.at[1] !== at[1]) set('at', at)
      if (by !== undefined && now?.by !== by) set('by', by)
      if (gone !== reader.isGone(id)) set('gone', gone)
      if (!first) reader.texts.add(`${id}/${newId()}`, text)
      if (!first || !change) return
      isSame = false
      notes.set(textKeyToEditedKey(first.key), true)
      for (const { key } of others) notes.set(textKeyToEditedKey(key), false)
      first.text.delete(change.at, change.remove)
      first.text.insert(change.at, change.insert)
    })
    return !isSame
  }

  return {
    names: () => [...new Set([...notes.keys()].map(keyToNote)), factsRow],
    read,
    onChange: (listener) =>
      reader.onChange((change) => listener([...change.notes, ...(change.pace ? [factsRow] : [])])),
    restore(rows, isWhole) {
      let count = 0
      for (const [name, bytes] of rows) {
        const now = read(name)
        if (now && equalBytes(now, bytes)) continue
        const row = JSON.parse(bytesToText(bytes))
        if (name !== factsRow) {
          if (!isWhole && restoreNote(name, row)) count++
          for (const { text } of reader.texts.of(name)) restored.watch(text, row.reach)
        } else if (!isWhole) writeGivingWay(doc, () => restoreFacts(row))
      }
      return count
    },
    close: restored.close,
  }
}
