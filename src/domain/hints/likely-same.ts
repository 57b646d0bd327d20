import type { NoteId, TableId } from '../ids.ts'
import type { CellId } from '../template/template.ts'
import { type CellText, CellTexts, type TextNote } from './likeness/cell-texts.ts'
import { type Edge, groupsOf } from './likeness/groups.ts'
import { Lexicon } from './likeness/lexicon.ts'
import { isLikely, strengthOf, weightsOf } from './likeness/overlap.ts'
import { readNote } from './likeness/read-note.ts'
import { findSharedWords } from './likeness/shared-words.ts'
import { WordCounts } from './likeness/word-counts.ts'

/** What is compared of a note. A readout's notes have all of it. */
export interface ComparedNote {
  readonly id: NoteId
  readonly cell: CellId
  readonly table: TableId
  readonly text: string
}

/** Notes that likely all say the same. */
export interface LikelyGroup {
  /** At least two, by id. */
  readonly notes: readonly NoteId[]
  /** The tables that they come from, by id. */
  readonly tables: readonly TableId[]
  readonly strength: number
  /** The words that they all share, or else those of the two most alike. Never empty. */
  readonly words: readonly string[]
}

export interface LikelySame {
  /**
   * Takes a note in, or its new words, cell or table. An ordinary note costs about a tenth of a millisecond; what it
   * costs grows with how many texts of its cell share words with it, and is bounded for any text.
   */
  put(note: ComparedNote): void
  remove(id: NoteId): void
  /**
   * The notes of a cell that likely say the same, those of most tables first, then the most alike. A note is in one
   * group at most.
   */
  groups(cell: CellId): readonly LikelyGroup[]
}

/**
 * Finds notes that likely say the same, on the device and in any language: by the words that they share, rare ones
 * counting more, unless one says the opposite of the other. What it answers depends on the notes that it holds, not on
 * the order in which they came, unless a text is like a flood of others (`nearTextsMax`). It suggests; nothing is ever
 * grouped by it.
 */
export const likelySame = (): LikelySame => {
  const notes = new Map<NoteId, ComparedNote & TextNote>()
  const cells = new Map<CellId, CellTexts>()
  const counts = new WordCounts()
  const lexicon = new Lexicon()

  const remove = (id: NoteId) => {
    const there = notes.get(id)
    if (!there) return
    notes.delete(id)
    counts.remove(there.read)
    cells.get(there.cell)?.remove(there)
  }

  const put = (note: ComparedNote) => {
    const there = notes.get(note.id)
    if (there && isSame(there, note)) return
    remove(note.id)
    const taken = { ...note, read: readNote(note.text, lexicon) }
    notes.set(note.id, taken)
    counts.add(taken.read)
    const texts = cells.get(note.cell) ?? new CellTexts()
    cells.set(note.cell, texts)
    texts.put(taken)
  }

  const rarity = (stem: string) => counts.rarity(stem)

  const groups = (cell: CellId): readonly LikelyGroup[] => {
    const texts = [...(cells.get(cell)?.values() ?? [])]
    const weights = new Map<CellText, readonly number[]>()
    const weigh = (text: CellText) => {
      const there = weights.get(text) ?? weightsOf(text.read, rarity)
      weights.set(text, there)
      return there
    }
    const edges: Edge<CellText>[] = []
    for (const a of texts)
      for (const [b, found] of a.near) {
        if (a.read.key > b.read.key) continue
        const strength = strengthOf(found, weigh(a), weigh(b))
        if (isLikely(strength, found.words)) edges.push({ a, b, strength })
      }
    edges.sort(
      (x, y) =>
        y.strength - x.strength || compare(x.a.read.key, y.a.read.key) || compare(x.b.read.key, y.b.read.key),
    )
    const grouped = groupsOf(edges)
    const inGroups = new Set(grouped.flatMap(({ members }) => members))
    const repeated = texts.filter(
      (text) => text.notes.size > 1 && !inGroups.has(text) && /\p{L}/u.test(text.read.text),
    )
    return [...grouped, ...repeated.map((text) => ({ members: [text], strength: 1 }))]
      .map(({ members, strength }) => likelyGroup(members, strength))
      .sort(byAgreement)
  }

  return { put, remove, groups }
}

const isSame = (a: ComparedNote, b: ComparedNote) =>
  a.text === b.text && a.cell === b.cell && a.table === b.table

const likelyGroup = (texts: readonly CellText[], strength: number): LikelyGroup => ({
  notes: texts.flatMap(({ notes }) => [...notes.keys()]).sort(compare),
  tables: [...new Set(texts.flatMap(({ notes }) => [...notes.values()].map(({ table }) => table)))].sort(
    compare,
  ),
  strength,
  words: findSharedWords(texts),
})

const byAgreement = (a: LikelyGroup, b: LikelyGroup): number =>
  b.tables.length - a.tables.length || b.strength - a.strength || compare(a.notes[0] ?? '', b.notes[0] ?? '')

/** By code units: the same on every device, whatever its language. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
