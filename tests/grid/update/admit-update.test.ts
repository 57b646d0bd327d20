import { describe, expect, it } from 'vitest'
import {
  applyUpdate,
  Doc,
  decodeUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  GC,
  getState,
  Text,
  type Map as YMap,
} from 'yjs'
import { newId } from '../../../src/grid/new-id.ts'
import type { TableDocument } from '../../../src/grid/table-document.ts'
import { admitUpdate } from '../../../src/grid/update/admit-update.ts'
import {
  documentLimits,
  messageLimits,
  textMaxLength,
  textsPerNoteMax,
} from '../../../src/grid/update/grid-limits.ts'
import { splitUpdate } from '../../../src/grid/update/split-update.ts'
import * as moves from '../../attacks/grid-moves.ts'
import { content, item, rawUpdate } from '../../attacks/raw-update.ts'
import { honestHours, openGrid } from './honest-hours.ts'

const cell = 'reflect/ours/well'

/** A device's grid with a note of its own, on which a mate has typed too. */
const victim = (anonymous = true) => {
  const grid = openGrid(anonymous)
  grid.add({ id: 't1-a', cell, text: 'what I wrote' })
  grid.edit('t1-a', 'what I wrote, and more')
  const [text] = moves.textIds(grid.doc)
  if (!text) throw new Error('no text')
  return { grid, text }
}

/** As the guard does: what is admitted is applied. */
const receive = (grid: TableDocument, update: Uint8Array) => {
  const admission = admitUpdate(grid.doc, update)
  if (admission !== 'forbidden' && admission.update) applyUpdate(grid.doc, admission.update, 'link')
  return admission
}

const isWhole = (grid: TableDocument, update: Uint8Array) => {
  const admission = receive(grid, update)
  return admission !== 'forbidden' && admission.update === update
}

/** What any other device would take of all that this one has. */
const expectNewcomerGetsAll = (grid: TableDocument) => {
  const newcomer = openGrid(true)
  for (const piece of splitUpdate(encodeStateAsUpdate(grid.doc))) expect(isWhole(newcomer, piece)).toBe(true)
  expect(encodeStateVector(newcomer.doc).length).toBe(encodeStateVector(grid.doc).length)
  return newcomer
}

const mine = ({ view }: TableDocument) => view.notes.get('t1-a')?.text

describe('an honest grid', () => {
  it.each([
    ['with names', false],
    ['without names', true],
  ])('%s passes, as it is written, to a newcomer, and after a reload', (_, anonymous) => {
    const mates = new Map<TableDocument, TableDocument>()
    const [grid] = honestHours({
      anonymous,
      minutes: 10,
      seed: 1,
      devices: 3,
      onUpdate: (update, of) => {
        const mate = mates.get(of) ?? openGrid(anonymous)
        if (!mates.has(of)) mates.set(of, mate)
        const admission = receive(mate, update)
        // A mate that had no link while the others met lacks what they wrote; nothing else is left out.
        expect(admission).toMatchObject({ refused: 0 })
      },
    })
    if (!grid) throw new Error('no grid')
    const before = grid.digest()
    const newcomer = expectNewcomerGetsAll(grid)
    if (anonymous) expect(newcomer.digest()).toBe(before)
    const reloaded = openGrid(anonymous)
    for (const piece of splitUpdate(encodeStateAsUpdate(grid.doc)))
      applyUpdate(reloaded.doc, piece, 'storage')
    reloaded.edit([...reloaded.view.notes.keys()][0] ?? '', 'after the reload')
    expectNewcomerGetsAll(reloaded)
    const kinds = decodeUpdate(encodeStateAsUpdate(reloaded.doc)).structs.map((struct) =>
      'content' in struct ? struct.content.constructor.name : struct.constructor.name,
    )
    expect([...new Set(kinds)].sort()).toEqual([
      'ContentAny',
      'ContentDeleted',
      'ContentString',
      'ContentType',
    ])
  })

  it('[X2] three hours of eight people typing fast stay within half of every bound', () => {
    // An hour is run; what a grid holds grows by the minute, and no faster.
    const [grid] = honestHours({ anonymous: true, minutes: 60, seed: 2 })
    if (!grid) throw new Error('no grid')
    const { clients } = grid.doc.store
    const structs = [...clients.values()].reduce((sum, { length }) => sum + length, 0)
    const length = [...clients.keys()].reduce((sum, client) => sum + getState(grid.doc.store, client), 0)
    const share = {
      clients: (3 * clients.size) / documentLimits.clients,
      structs: (3 * structs) / documentLimits.structs,
      length: (3 * length) / documentLimits.length,
      notes: (3 * grid.doc.getMap('notes').size) / documentLimits.keys.notes,
      texts: (3 * grid.doc.getMap('texts').size) / documentLimits.keys.texts,
      pace: (3 * grid.doc.getMap('pace').size) / documentLimits.keys.pace,
    }
    for (const [bound, part] of Object.entries(share)) expect(part, bound).toBeLessThan(0.5)
    expect(clients.size).toBeGreaterThan(2_000)
  })

  it('of the first edition passes: texts under keys drawn by lot, all written under one client id', () => {
    const doc = new Doc()
    const [notes, texts] = [doc.getMap('notes'), doc.getMap('texts') as YMap<Text>]
    for (let at = 0; at < 300; at++) {
      const key = newId()
      doc.transact(() => {
        notes.set(`t1-n${at}/at`, [cell, `a${at}`])
        notes.set(`t1-n${at}/by`, 'Mercy')
        texts.set(`t1-n${at}/${key}`, new Text(`words ${at}`))
      })
      doc.transact(() => {
        notes.set(`t1-n${at}/edited/${key}`, true)
        texts.get(`t1-n${at}/${key}`)?.insert(3, 'more')
      })
      notes.set(`t1-n${at >> 1}/at`, [cell, `b${at}`])
    }
    const newcomer = expectNewcomerGetsAll(openGrid(false, doc))
    expect(newcomer.view.notes.size).toBe(300)
    expect(newcomer.view.notes.get('t1-n7')?.text).toBe('wormoreds 7')
  })

  it('two texts of one note, concurrent typing in one place and a text emptied all pass', () => {
    const [a, b] = [openGrid(false), openGrid(true)]
    for (const grid of [a, b]) grid.add({ id: 't1-a', cell, text: 'brought' })
    a.edit('t1-a', 'brought here')
    b.edit('t1-a', 'brought there')
    const [fromA, fromB] = [encodeStateAsUpdate(a.doc), encodeStateAsUpdate(b.doc)]
    expect([isWhole(b, fromA), isWhole(a, fromB)]).toEqual([true, true])
    a.edit('t1-a', 'one')
    expect(isWhole(b, encodeStateAsUpdate(a.doc))).toBe(true)
    b.edit('t1-a', '')
    b.edit('t1-a', 'another')
    expect(isWhole(a, encodeStateAsUpdate(b.doc))).toBe(true)
    expect(a.view.notes.get('t1-a')?.text).toBe('another')
    expect(b.view.notes.get('t1-a')?.text).toBe('another')
  })

  it('is taken up to what is known, and the rest once its predecessors are there', () => {
    const { grid } = victim()
    const mate = openGrid(true)
    const before = encodeStateVector(grid.doc)
    const first = encodeStateAsUpdate(grid.doc)
    grid.edit('t1-a', 'what I wrote, and more, and more')
    grid.add({ id: 't1-b', cell, text: 'apart' })
    expect(receive(mate, encodeStateAsUpdate(grid.doc, before))).toMatchObject({ refused: 0, lacks: true })
    expect([...mate.view.notes.keys()]).toEqual(['t1-b'])
    expect(mate.doc.store.pendingStructs).toBe(null)
    expect(mate.doc.store.pendingDs).toBe(null)
    expect(isWhole(mate, first)).toBe(true)
    expect(isWhole(mate, encodeStateAsUpdate(grid.doc))).toBe(true)
    expect(mate.digest()).toBe(grid.digest())
  })
})

describe('a hostile update of a grid', () => {
  const forbidden: readonly [string, (doc: Doc, text: readonly [number, number]) => Uint8Array][] = [
    ['[X2] 15,000 clients that set one key', () => moves.manyClientsOneKey(15_000)],
    ['[X2] 20,000 entries of a map', () => moves.manyMapEntries(20_000)],
    ['[X2] maps in maps', () => moves.deepStructs(200)],
    ['[X11] one client in 20,000 pieces', () => moves.manyStructsOneClient(20_000)],
    ['[X11] subdocuments', () => moves.subdocuments(100)],
    ['[X3] three megabytes of words', () => moves.hugeText(3_000_000)],
    ['[X4] garbage under another’s client id', (doc, [client]) => moves.garbageUnderVictim(doc, client)],
    ['[X4] skips', () => moves.skipStructs(10)],
    ['[X2] pictures and markup in a text', (_, text) => moves.embedAndFormat(text)],
    ['[X2] a deletion again and again', (doc, [client]) => moves.sameDeletionAgain(doc, client, 1_000)],
    ['[X2] bytes that are no update', () => Uint8Array.of(1, 1, 250, 250)],
    ['[X2] more bytes than an update has', (doc) => new Uint8Array([...encodeStateAsUpdate(doc), 0])],
    ['[X2] seven bytes that ask for 200 MB', () => Uint8Array.of(0x80, 0x80, 0x80, 0x80, 1, 0, 0)],
  ]
  it.each(forbidden)('is forbidden: %s', (_, make) => {
    const { grid, text } = victim()
    expect(admitUpdate(grid.doc, make(grid.doc, text))).toBe('forbidden')
  })

  it('[X2] [X11] is forbidden or left out: any other kind of struct, type, place, key or value', () => {
    const { grid, text } = victim()
    const before = grid.digest()
    const { 'a value among words': value, 'a text in a text': inner, ...rest } = moves.foreignStructs(text)
    for (const [what, update] of Object.entries(rest))
      expect(admitUpdate(grid.doc, update), what).toBe('forbidden')
    for (const update of [value, inner])
      expect(admitUpdate(grid.doc, update ?? new Uint8Array())).toBe('forbidden')
    expect(grid.digest()).toBe(before)
  })

  it('[X2] cannot say through an origin what it may not say with a parent', () => {
    const { grid, text } = victim()
    const at = decodeUpdate(encodeStateAsUpdate(grid.doc)).structs.find(
      (struct) => 'parentSub' in struct && struct.parentSub === 't1-a/at',
    )
    if (!at) throw new Error('no place')
    const origin = [at.id.client, at.id.clock] as const
    const letter = [text[0], text[1] + 1] as const
    let client = 7
    for (const place of [
      { origin },
      { rightOrigin: origin },
      { origin, rightOrigin: letter },
      { origin: text },
    ])
      for (const what of [content.text('words'), content.any({ cell }), content.any(true)]) {
        client += 1
        const update = rawUpdate([{ client, structs: [item(what, place)] }])
        expect(receive(grid, update)).toMatchObject({ update: undefined, refused: 1 })
      }
    expect(mine(grid)).toBe('what I wrote, and more')
    expect(grid.doc.store.pendingStructs).toBe(null)
  })

  it('[X2] of few clients at a time that set one key costs no more with each message', () => {
    const { grid } = victim()
    const began = performance.now()
    const sizes = moves.manyClientsOneKeyInParts(20_000, 250).map((part) => {
      const admission = receive(grid, part)
      return admission === 'forbidden' ? 0 : 250 - admission.refused
    })
    // 80 messages, of which applying the last as they are takes Yjs seconds.
    expect(performance.now() - began).toBeLessThan(80 * 250)
    expect(sizes[0]).toBe(250)
    expect(sizes.at(-1)).toBeLessThan(25)
    expect(mine(grid)).toBe('what I wrote, and more')
  })

  it('[X2] of letters that stand anywhere in a long text costs no more than the steps of one message', () => {
    const { grid, text } = victim()
    for (let at = 0; at < 40; at++)
      expect(isWhole(grid, moves.chainOfLetters(200, text, 5_000_000 - at * 200))).toBe(true)
    const admission = receive(grid, moves.unanchoredLetters(250, text))
    if (admission === 'forbidden') throw new Error('forbidden')
    const admitted = 250 - admission.refused
    expect(admitted * 250).toBeLessThan(messageLimits.steps)
    expect(admission.refused).toBeGreaterThan(0)
  })

  it('[X2] opens no more texts for one note than it may have, so that the note is quick to read', () => {
    const { grid } = victim()
    for (let at = 0; at < 20; at++) receive(grid, moves.manyTextsOneNote(100, 't1-a', 5_000_000 + at * 100))
    expect(grid.doc.getMap('texts').size).toBe(textsPerNoteMax)
    const began = performance.now()
    for (let at = 0; at < 20; at++) grid.move('t1-a', { cell: 'reflect/ours/better' })
    // With all of them, each touch of the note compared each text with each.
    expect(performance.now() - began).toBeLessThan(20 * 50)
    expect(isWhole(grid, moves.manyTextsOneNote(20, 't1-b', 6_000_000))).toBe(true)
  })

  it('[X2] of small changes to very many notes changes no more than one message may', () => {
    const { grid } = victim()
    const notes = (key: string, first: number) =>
      rawUpdate(
        Array.from({ length: 500 }, (_, at) => ({
          client: first + at,
          structs: [item(content.any(true), { parent: 'notes', key: `t1-n${at}/${key}` })],
        })),
      )
    expect(receive(grid, notes('gone', 5_000_000))).toMatchObject({ refused: 500 - messageLimits.lists })
    expect(receive(grid, notes('gone', 5_000_000))).toMatchObject({ refused: 0 })
    const deletions = rawUpdate(
      [],
      Array.from({ length: 500 }, (_, at) => [5_000_000 + at, [[0, 1]]] as const),
    )
    expect(receive(grid, deletions)).toMatchObject({ refused: 500 - messageLimits.lists })
  })

  it('[X2] [X3] ends at the document’s bounds, however it comes', () => {
    const { grid } = victim()
    let refused = 0
    for (let message = 0; message < 64; message++) {
      const admission = receive(grid, moves.manyMapEntriesFrom(message * 250, 250, 9_000_000 + message))
      if (admission !== 'forbidden') refused += admission.refused
    }
    const huge = Array.from({ length: 10 }, (_, at) =>
      receive(grid, moves.hugeText(textMaxLength, 8_000_000 + at)),
    )
    expect(huge.every((one) => one !== 'forbidden' && one.refused === 0)).toBe(true)
    expect(receive(grid, moves.hugeText(textMaxLength + 1, 8_100_000))).toMatchObject({ refused: 1 })
    expect(grid.doc.getMap('notes').size).toBe(documentLimits.keys.notes)
    expect(refused).toBeGreaterThan(0)
    expectNewcomerGetsAll(grid)
  })

  it('[X3] cannot make a text longer than a text may be, in one message or in many', () => {
    const { grid, text } = victim()
    expect(receive(grid, moves.hugeEdit(textMaxLength, text))).toMatchObject({
      update: undefined,
      refused: 1,
    })
    for (let at = 0; at < 30; at++) receive(grid, moves.hugeEdit(1_000, text, 6_000_000 + at))
    const words = grid.doc.getMap<Text>('texts').get([...grid.doc.getMap('texts').keys()][0] ?? '')
    expect(words?.length).toBeLessThanOrEqual(textMaxLength)
  })

  it('[X4] under a client id that was used before takes nothing from its owner, who uses none again', () => {
    for (const anonymous of [true, false]) {
      const { grid } = victim(anonymous)
      const mate = openGrid(anonymous)
      receive(mate, encodeStateAsUpdate(grid.doc))
      for (const client of grid.doc.store.clients.keys())
        receive(mate, moves.forgedItemUnderVictim(grid.doc, client, `t1-f${client}`))
      receive(mate, moves.forgedItemUnderVictim(grid.doc, grid.doc.clientID))
      const since = encodeStateVector(grid.doc)
      grid.add({ id: 't1-later', cell, text: 'after I came back' })
      grid.move('t1-a', { cell: 'reflect/ours/better' })
      expect(isWhole(mate, encodeStateAsUpdate(grid.doc, since))).toBe(true)
      expect(mate.view.notes.get('t1-later')?.text).toBe('after I came back')
      expect(mate.view.notes.get('t1-a')).toEqual(grid.view.notes.get('t1-a'))
    }
  })

  it('[X4] under the id that a device’s own presence has is left out, so that it need not take another', () => {
    const { grid } = victim()
    const id = grid.doc.clientID
    expect(receive(grid, moves.forgedItemUnderVictim(grid.doc, id))).toMatchObject({ refused: 1 })
    expect(grid.doc.clientID).toBe(id)
  })

  it('[X5] under a text’s key that is there, or that names another struct, opens no text', () => {
    const { grid } = victim()
    const [key = ''] = grid.doc.getMap('texts').keys()
    const again = rawUpdate([{ client: 2 ** 52, structs: [item(content.type(), { parent: 'texts', key })] }])
    expect(admitUpdate(grid.doc, again)).toBe('forbidden')
    const drawn = (client: number) =>
      rawUpdate([
        { client, structs: [item(content.type(), { parent: 'texts', key: 't1-a/0123456789abcdef' })] },
      ])
    expect(isWhole(grid, drawn(5))).toBe(true)
    expect(receive(grid, drawn(6))).toMatchObject({ update: undefined, refused: 1 })
  })

  it('[X7] deletes no text, whatever else it deletes', () => {
    const { grid } = victim()
    for (const update of [moves.deleteEverything(grid.doc), moves.deleteTexts(grid.doc)])
      receive(grid, update)
    expect(grid.doc.getMap('texts').size).toBe(1)
    expect(decodeUpdate(encodeStateAsUpdate(grid.doc)).structs.some((struct) => struct instanceof GC)).toBe(
      false,
    )
    expectNewcomerGetsAll(grid)
  })

  it('loses nobody else’s words of the same message: what fits is taken', () => {
    const { grid, text } = victim()
    const honest = openGrid(true)
    honest.add({ id: 't1-h', cell, text: 'of a mate' })
    const whole = new Doc()
    for (const update of [
      encodeStateAsUpdate(grid.doc),
      encodeStateAsUpdate(honest.doc),
      moves.hugeEdit(30_000, text),
    ])
      applyUpdate(whole, update)
    expect(receive(grid, encodeStateAsUpdate(whole))).toMatchObject({ refused: 1, lacks: false })
    expect(grid.view.notes.get('t1-h')?.text).toBe('of a mate')
    expect(mine(grid)).toBe('what I wrote, and more')
  })
})
