import { type Doc, decodeUpdate, encodeStateAsUpdate, getState } from 'yjs'
import { content, garbage, type Id, item, type RawStruct, rawUpdate, skip } from './raw-update.ts'

/*
 * What a member with a seat may send as an update of the table's grid. Each function makes one attack as bytes; sizes are
 * parameters, so that a suite can send one small message, one large one or many.
 */

const cell = 'reflect/ours/well'
const range = (count: number) => Array.from({ length: count }, (_, at) => at)
/** Clients of the attacker's own, rising. */
const firstClient = 5_000_000

const place = (note: string, key = 'at') => ({ parent: 'notes', key: `${note}/${key}` })
/** The key of a text that is the first struct of its client. */
const ownTextKey = (client: number, note = 't1-a') => `${note}/${client.toString(36)}-0`
const at = (order = 'a0') => content.any([cell, order])

/** Many clients that all set one key of a map, none having seen another: each is compared with those before it. */
export const manyClientsOneKey = (count: number, note = 't1-a', first = firstClient): Uint8Array =>
  rawUpdate(range(count).map((at_) => ({ client: first + at_, structs: [item(at(), place(note))] })))

/** The same in messages of a few clients each, the lowest first: each walks past all before it. */
export const manyClientsOneKeyInParts = (count: number, size: number): Uint8Array[] =>
  range(Math.ceil(count / size)).map((part) =>
    manyClientsOneKey(Math.min(size, count - part * size), 't1-a', firstClient + part * size),
  )

export const manyMapEntries = (count: number, client = firstClient): Uint8Array =>
  manyMapEntriesFrom(0, count, client)

/** Entries that go on from these, for one message after the other. */
export const manyMapEntriesFrom = (from: number, count: number, client = firstClient): Uint8Array =>
  rawUpdate([{ client, structs: range(count).map((i) => item(at(), place(`t1-n${from + i}`))) }])

/** Types in types: Yjs walks up and down them by recursion. */
export const deepStructs = (depth: number, client = firstClient): Uint8Array =>
  rawUpdate([
    {
      client,
      structs: range(depth).map((i) =>
        item(
          content.type(1),
          i === 0 ? { parent: 'texts', key: 't1-a/deep' } : { parent: [client, i - 1], key: 'deep' },
        ),
      ),
    },
  ])

/** One client in very many pieces, which nothing merges. */
export const manyStructsOneClient = (count: number, client = firstClient): Uint8Array => {
  const text: Id = [client, 0]
  return rawUpdate([
    {
      client,
      structs: [
        item(content.type(), { parent: 'texts', key: ownTextKey(client) }),
        ...range(count).map((): RawStruct => item(content.text('x'), { parent: text })),
      ],
    },
  ])
}

/** A long chain of letters, and letters that say they stand anywhere in it: each walks the whole chain. */
export const unanchoredLetters = (count: number, text: Id, first = firstClient): Uint8Array =>
  rawUpdate(
    range(count).map((i) => ({ client: first + i, structs: [item(content.text('x'), { parent: text })] })),
  )

/** The chain itself. */
export const chainOfLetters = (count: number, text: Id, client = firstClient - 1): Uint8Array =>
  rawUpdate(
    range(count).map((i) => ({
      client: client - i,
      structs: [item(content.text('x'), i === 0 ? { parent: text } : { origin: [client - i + 1, 0] })],
    })),
  )

export const subdocuments = (count: number, client = firstClient): Uint8Array =>
  rawUpdate([
    {
      client,
      structs: range(count).map((i) =>
        item(content.subdocument(`${i}`), { parent: 'texts', key: `t1-a/d${i}` }),
      ),
    },
  ])

/** Twenty bytes that take an absent member's next clocks, so that what it writes from then on is skipped. */
export const garbageUnderVictim = (doc: Doc, victim: number, length = 1_000): Uint8Array =>
  rawUpdate([{ client: victim, clock: getState(doc.store, victim), structs: [garbage(length)] }])

/** The same with an item that looks like any other. */
export const forgedItemUnderVictim = (doc: Doc, victim: number, note = 't1-forged'): Uint8Array =>
  rawUpdate([{ client: victim, clock: getState(doc.store, victim), structs: [item(at(), place(note))] }])

export const skipStructs = (count: number, client = firstClient): Uint8Array =>
  rawUpdate([{ client, structs: range(count).map(() => skip(1_000)) }])

/** A text of the grid with what no note has: a picture's place, and bold. */
export const embedAndFormat = (text: Id, client = firstClient): Uint8Array =>
  rawUpdate([
    {
      client,
      structs: [
        item(content.embed({ image: 'x' }), { parent: text }),
        item(content.format('bold', true), { origin: [client, 0] }),
      ],
    },
  ])

/** Every other kind of content and of type, and every place where none belongs; one update each. */
export const foreignStructs = (text: Id, client = firstClient): Record<string, Uint8Array> => {
  const one = (struct: RawStruct) => rawUpdate([{ client, structs: [struct] }])
  return {
    'a list of JSON': one(item(content.json([1]), place('t1-a'))),
    bytes: one(item(content.binary(new Uint8Array(9)), place('t1-a'))),
    'a map': one(item(content.type(1), { parent: 'texts', key: 't1-a/0123456789abcdef' })),
    markup: one(item(content.type(6), { parent: 'texts', key: 't1-a/0123456789abcdef' })),
    'a text in the map of notes': one(item(content.type(), place('t1-a'))),
    'a text in a text': one(item(content.type(), { parent: text })),
    'a text under a key of somebody else’s': one(
      item(content.type(), { parent: 'texts', key: ownTextKey(client + 1) }),
    ),
    'a root that no grid has': one(item(content.any(1), { parent: 'other', key: 'a' })),
    'a list in a root': one(item(content.any([cell, 'a0']), { parent: 'notes' })),
    'words in a root': one(item(content.text('words'), { parent: 'notes' })),
    'words under a key': one(item(content.text('w'), place('t1-a'))),
    'several values under a key': one(item(content.any([cell, 'a0'], [cell, 'a1']), place('t1-a'))),
    'a value among words': one(item(content.any(1), { parent: text })),
    'no words at all': one(item(content.text(''), { parent: text })),
    'a key that no note has': one(item(content.any(true), place('t1-a', 'other'))),
    'a place that is none': one(item(content.any({ cell }), place('t1-a'))),
    'a seat of no device': one(item(content.any({}), { parent: 'seats', key: 'me' })),
    'a seat with more than a name': one(
      item(content.any({ more: 1 }), { parent: 'seats', key: 'ab'.repeat(16) }),
    ),
    'a value of 50 kB': one(item(content.any('x'.repeat(50_000)), place('t1-a', 'by'))),
  }
}

export const hugeText = (length: number, client = firstClient): Uint8Array =>
  rawUpdate([
    {
      client,
      structs: [
        item(content.type(), { parent: 'texts', key: ownTextKey(client) }),
        item(content.text('x'.repeat(length)), { parent: [client, 0] }),
      ],
    },
  ])

/** The victim's own words grow by so much; the message is of the form of any typing. */
export const hugeEdit = (length: number, text: Id, client = firstClient): Uint8Array =>
  rawUpdate([{ client, structs: [item(content.text('x'.repeat(length)), { parent: text })] }])

/** Texts that all count for one note, which shows them together. */
export const manyTextsOneNote = (count: number, note: string, first = firstClient): Uint8Array =>
  rawUpdate(
    range(count).map((i) => {
      const client = first + i
      const key = ownTextKey(client, note)
      return {
        client,
        structs: [
          item(content.type(), { parent: 'texts', key }),
          item(content.text(`words ${client}`), { parent: [client, 0] }),
          item(content.any(true), { parent: 'notes', key: key.replace('/', '/edited/') }),
        ],
      }
    }),
  )

/** Deletes whatever the document has: values, texts and words. */
export const deleteEverything = (doc: Doc): Uint8Array =>
  rawUpdate(
    [],
    [...doc.store.clients.keys()].map((client) => [client, [[0, getState(doc.store, client)]]]),
  )

/** Deletes the texts themselves, and none of their words. */
export const deleteTexts = (doc: Doc): Uint8Array =>
  rawUpdate(
    [],
    textIds(doc).map(([client, clock]) => [client, [[clock, 1]]]),
  )

/** The same range over and over: each goes through all structs of the client. */
export const sameDeletionAgain = (doc: Doc, client: number, count: number): Uint8Array =>
  rawUpdate([], [[client, range(count).map(() => [0, getState(doc.store, client)] as const)]])

/** The ids of the document's texts. */
export const textIds = (doc: Doc): Id[] =>
  decodeUpdate(encodeStateAsUpdate(doc)).structs.flatMap((struct) =>
    'content' in struct && struct.content.constructor.name === 'ContentType'
      ? [[struct.id.client, struct.id.clock] as const]
      : [],
  )
