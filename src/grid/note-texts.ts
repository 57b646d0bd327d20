import { type AbstractType, type Doc, getState, Text, XmlText, type YEvent } from 'yjs'
import type { NoteId } from '../domain/ids.ts'

/** One of a note's texts, under its key in the map `texts`. */
interface NoteText {
  readonly key: string
  readonly text: Text
}

export const keyToNote = (key: string): NoteId => {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}

/** `<note>/<text>` -> `<note>/edited/<text>`. */
export const textKeyToEditedKey = (textKey: string): string => textKey.replace('/', '/edited/')

/** Of the first edition, which drew them by lot. */
const drawnTextKey = /^t[1-9]\d{0,2}-[A-Za-z0-9-]{1,64}\/[0-9A-Za-z]{16}$/
const namedTextKey = /^t[1-9]\d{0,2}-[A-Za-z0-9-]{1,64}\/([0-9a-z]{1,11}-[0-9a-z]{1,11})$/

const structName = (client: number, clock: number) => `${client.toString(36)}-${clock.toString(36)}`

/**
 * `<note>/<client>-<clock>` of the struct that a text written now gets, so that nobody else can write under the key. To be
 * called in the transaction, right before the text is added.
 */
export const newTextKey = (doc: Doc, id: NoteId): string =>
  `${id}/${structName(doc.clientID, getState(doc.store, doc.clientID))}`

/** Whether the struct may be the text under this key. */
export const isTextKeyOf = (key: string, { client, clock }: { client: number; clock: number }): boolean =>
  namedTextKey.exec(key)?.[1] === structName(client, clock) || drawnTextKey.test(key)

/**
 * The map `texts`: a key from `newTextKey` = Y.Text. A note that two devices have added under one id (after a crash) has two;
 * the one that was edited counts, and where both were, both do.
 * @param isEdited whether the map `notes` says so of a text
 * @param onChange told the note of each text that changed, in the transaction that changed it
 */
export const openNoteTexts = (
  doc: Doc,
  isEdited: (textKey: string) => boolean,
  onChange: (note: NoteId) => void,
) => {
  const texts = doc.getMap<unknown>('texts')
  const keysByNote = new Map<NoteId, Set<string>>()

  const index = (key: string) => {
    const id = keyToNote(key)
    const keys = keysByNote.get(id) ?? new Set()
    if (texts.has(key)) keysByNote.set(id, keys.add(key))
    else if (keys.delete(key) && keys.size === 0) keysByNote.delete(id)
    onChange(id)
  }
  const onTexts = (events: readonly YEvent<AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [key] = event.path
      if (event.target === texts) for (const textKey of event.keys.keys()) index(textKey)
      // Items of a sequence have a number in their path and belong to no note.
      else if (typeof key === 'string') onChange(keyToNote(key))
    }
  }
  for (const key of texts.keys()) index(key)
  texts.observeDeep(onTexts)

  return {
    /** The texts that count, in key order: the same on every device. Empty where there is no such note. */
    of(id: NoteId): readonly NoteText[] {
      const all = [...(keysByNote.get(id) ?? [])].sort().flatMap((key) => {
        const text = texts.get(key)
        // Markup is a kind of text to Yjs, but reads its members' own methods, which may be anybody's.
        return text instanceof Text && !(text instanceof XmlText) ? [{ key, text }] : []
      })
      const edited = all.filter(({ key }) => isEdited(key))
      return edited.length > 0 ? edited : all.slice(0, 1)
    },
    add(key: string, words: string): void {
      texts.set(key, new Text(words))
    },
    close: () => texts.unobserveDeep(onTexts),
  }
}
