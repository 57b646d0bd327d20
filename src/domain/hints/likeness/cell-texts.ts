import type { NoteId, TableId } from '../../ids.ts'
import { nearTextsMax } from './limits.ts'
import { type Overlap, overlapOf, reverseOverlap } from './overlap.ts'
import type { ReadNote } from './read-note.ts'

/** A note that has a text; its own spelling of it may have other capitals and spaces. */
export interface TextNote {
  readonly id: NoteId
  readonly table: TableId
  readonly read: ReadNote
}

/** A text of a cell, with all the notes that have it. */
export interface CellText {
  readonly read: ReadNote
  readonly notes: Map<NoteId, TextNote>
  /** Texts that may be likely the same, each with what is shared, from this one to that. */
  readonly near: Map<CellText, Overlap>
  readonly weight: number
}

/**
 * The texts of one cell. Which of them are near each other depends on the two texts alone, so each is laid beside the
 * others once, when it comes.
 */
export class CellTexts {
  private readonly byKey = new Map<string, CellText>()
  private readonly byWord = new Map<string, Set<CellText>>()

  put(note: TextNote): void {
    const { id, read } = note
    const there = this.byKey.get(read.key)
    if (there) {
      there.notes.set(id, note)
      return
    }
    const text: CellText = { read, notes: new Map([[id, note]]), near: new Map(), weight: weightOf(read) }
    for (const other of this.findSharing(text)) meet(text, other)
    this.byKey.set(read.key, text)
    for (const [word] of indexWords(read)) {
      const texts = this.byWord.get(word)
      if (texts) texts.add(text)
      else this.byWord.set(word, new Set([text]))
    }
  }

  remove({ id, read: { key } }: TextNote): void {
    const text = this.byKey.get(key)
    if (!text?.notes.delete(id) || text.notes.size > 0) return
    this.byKey.delete(key)
    for (const other of text.near.keys()) other.near.delete(text)
    for (const [word] of indexWords(text.read)) {
      const texts = this.byWord.get(word)
      texts?.delete(text)
      if (texts?.size === 0) this.byWord.delete(word)
    }
  }

  values(): Iterable<CellText> {
    return this.byKey.values()
  }

  /** Texts that share enough weight with this one for a closer look. */
  private findSharing({ read, weight: own }: CellText): readonly CellText[] {
    const shared = new Map<CellText, number>()
    for (const [word, weight] of indexWords(read))
      for (const other of this.byWord.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + weight)
    const close: CellText[] = []
    for (const [other, weight] of shared)
      if (weight >= closerLookShare * Math.min(own, other.weight)) close.push(other)
    return close
  }
}

/** Two texts are looked at closely where the lighter one shares so much of its weight. */
const closerLookShare = 0.4
/** A word's first letters: "planning" finds "planned". */
const indexedLength = 5

/** What a text is found by, with the weight of each. */
const indexWords = ({ words }: ReadNote): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const { stem, weight } of words) {
    const word = stem.slice(0, indexedLength)
    found.set(word, Math.max(found.get(word) ?? 0, weight))
  }
  return found
}

const weightOf = ({ words }: ReadNote) => words.reduce((sum, { weight }) => sum + weight, 0)

const meet = (text: CellText, other: CellText) => {
  if (text.near.size >= nearTextsMax || other.near.size >= nearTextsMax) return
  // In the same direction whichever came first, so that both orders find the same.
  const [one, two] = text.read.key < other.read.key ? [text, other] : [other, text]
  const found = overlapOf(one.read, two.read)
  if (!found) return
  one.near.set(two, found)
  two.near.set(one, reverseOverlap(found))
}
