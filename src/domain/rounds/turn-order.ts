import type { NoteId } from '../ids.ts'
import type { Rounds } from '../template/template.ts'

/** Whose turn is which: facts of the table, `<rounds>/<turn>` to the bid that was called up in it. */
export type CalledUp = ReadonlyMap<string, NoteId>

export const turnKey = (rounds: Rounds, turn: number): string => `${rounds.id}/${turn}`

/**
 * The bids in the order of their turns. Someone called up in a turn has it; the others follow as they stand on the
 * grid (where two who asked in the same moment stand in the order of their notes' random ids: fair, and the same on every
 * phone), or by lot. A bid called up in two turns at once (two timekeepers out of touch) has the first of them; the one
 * that lost its turn so is not lost, but next.
 * @param from turns before this one that nobody was called up in stay empty.
 * @param bids ids of the notes in the bids' cell, in the order of the grid.
 * @returns one bid for each turn, undefined where nobody has asked for it yet; bids over the number of turns come after.
 */
export const turnOrder = (
  rounds: Rounds,
  bids: readonly NoteId[],
  called: CalledUp,
  from = 1,
): readonly (NoteId | undefined)[] => {
  const turns: (NoteId | undefined)[] = []
  const used = new Set<NoteId>()
  for (let turn = 1; turn <= rounds.presenters; turn++) {
    const bid = called.get(turnKey(rounds, turn))
    const counts = bid !== undefined && bids.includes(bid) && !used.has(bid)
    turns.push(counts ? bid : undefined)
    if (counts) used.add(bid)
  }
  const waiting = (rounds.order === 'drawn' ? drawLots(bids) : bids).filter((bid) => !used.has(bid))
  for (let turn = Math.max(0, from - 1); turn < turns.length; turn++) turns[turn] ??= waiting.shift()
  return [...turns, ...waiting]
}

/** A lot that every device draws the same: the ids are random, and so is what they are hashed to. */
const drawLots = (bids: readonly NoteId[]): readonly NoteId[] =>
  [...bids].sort((a, b) => lot(a) - lot(b) || (a < b ? -1 : a > b ? 1 : 0))

/** FNV-1a, so that the order is not the one in which equal places on the grid are settled. */
const lot = (text: string): number => {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
