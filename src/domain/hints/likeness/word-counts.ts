import type { ReadNote } from './read-note.ts'

/** How many notes of the meeting have each word. */
export class WordCounts {
  private readonly notesByStem = new Map<string, number>()
  private notes = 0

  add(read: ReadNote): void {
    this.notes++
    for (const stem of stemsOf(read)) this.notesByStem.set(stem, (this.notesByStem.get(stem) ?? 0) + 1)
  }

  remove(read: ReadNote): void {
    this.notes--
    for (const stem of stemsOf(read)) {
      const left = (this.notesByStem.get(stem) ?? 0) - 1
      if (left > 0) this.notesByStem.set(stem, left)
      else this.notesByStem.delete(stem)
    }
  }

  /** 1 for a word of two notes or fewer, 0 for a word of all notes; few notes count as if they were some more. */
  rarity(stem: string): number {
    const others = Math.max(1, (this.notesByStem.get(stem) ?? 0) - 1)
    return Math.max(0, 1 - Math.log(others) / Math.log(Math.max(smallRoomNotes, this.notes)))
  }
}

/** In a small room a word that three of five notes have is not common yet. */
const smallRoomNotes = 30

const stemsOf = ({ words }: ReadNote) => new Set(words.map(({ stem }) => stem))
