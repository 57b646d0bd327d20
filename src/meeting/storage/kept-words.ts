import type { TableId } from '../../domain/ids.ts'
import { nameMaxLength, noteMaxLength, orderMaxLength } from '../../domain/limits.ts'
import { type Fields, readFields, readText } from '../../domain/read-value.ts'
import { cellPattern } from '../../domain/records/shared-readers.ts'
import { type KeptRows, type KeptWords, stoodClassesMs } from '../../grid/kept-words.ts'
import { catchFault, isFault } from '../../lib/fault.ts'
import type { MeetingFacts } from './facts.ts'
import { createWriteQueue } from './write-queue.ts'

/** Those before some words went, and those that stood last. */
const textsMax = 2

/**
 * The words that others took off a table's grid, on this device: one plain row each, written before the update that took
 * them. They are in no shared document, no pack and no export. Once the meeting has closed they are deleted, when the
 * device leaves the table or comes back to it; a facilitator who moved on by mistake may go back until then.
 * @param hasClosed whether a facilitator has moved the room to its close
 */
export const openKeptWords = async (facts: MeetingFacts, table: TableId, hasClosed: () => boolean) => {
  const stored = facts.keptWords(table)
  if (hasClosed()) await facts.forgetKeptWords()
  const loaded = (await stored.load()).flatMap(([name, value]) => {
    const words = readKeptWords(value)
    return words ? [[name, words] as const] : []
  })
  const queue = createWriteQueue<readonly [string, KeptWords | undefined]>({
    // Of several changes of one row the last counts.
    write: (batch) => stored.write(new Map(batch)),
  })
  return {
    loaded: new Map(loaded) as KeptRows,
    store: (changes: ReadonlyMap<string, KeptWords | undefined>) => queue.add(...changes),
    async close() {
      await queue.close()
      if (hasClosed()) await facts.forgetKeptWords()
    },
  }
}

/** undefined where it is damaged. */
const readKeptWords = (value: unknown): KeptWords | undefined => {
  const words = catchFault(() => readFieldsOf(readFields(value)))
  return isFault(words) ? undefined : words
}

const readFieldsOf = (fields: Fields): KeptWords => ({
  note: fields.id('note'),
  cell: fields.matching('cell', cellPattern),
  order: fields.text('order', orderMaxLength),
  ...fields.ifThere('by', (key) => fields.text(key, nameMaxLength)),
  texts: fields.list('texts', textsMax, (text, path) => readText(text, path, noteMaxLength)),
  stood: fields.whole('stood', 0, stoodClassesMs.length),
  ...fields.ifThere('dismissed', (key) => fields.flag(key)),
})
