import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, Text, Map as YMap } from 'yjs'
import type { TableDocument } from '../../src/grid/table-document.ts'
import { openGrid as open } from './open-grid.ts'

const cell = 'reflect/ours/well'
const other = 'reflect/ours/better'
const device = 'ab'.repeat(16)

const sync = (a: TableDocument, b: TableDocument) => {
  const [fromA, fromB] = [encodeStateAsUpdate(a.doc), encodeStateAsUpdate(b.doc)]
  applyUpdate(b.doc, fromA)
  applyUpdate(a.doc, fromB)
}

const texts = (document: TableDocument, at = cell) =>
  (document.view.cells.get(at) ?? []).map((note) => note.text)

const plain = ({ view }: TableDocument) => ({
  cells: [...view.cells].sort(([a], [b]) => (a < b ? -1 : 1)),
})

describe('table document', () => {
  it('[L2] what two devices add is on both, in one order', () => {
    const [a, b] = [open(), open()]
    a.add({ cell, text: 'one' })
    b.add({ cell, text: 'two' })
    a.add({ cell, text: 'three' })
    sync(a, b)
    expect(texts(a).sort()).toEqual(['one', 'three', 'two'])
    expect(plain(a)).toEqual(plain(b))
    expect(a.digest()).toBe(b.digest())
  })

  it('[P3] two people type in one note, and both keep what they typed', () => {
    const [a, b] = [open(), open()]
    const id = a.add({ cell, text: 'The sheet is filled in' })
    sync(a, b)
    a.edit(id, 'The one-page sheet is filled in')
    b.edit(id, 'The sheet is filled in late')
    sync(a, b)
    expect(texts(a)).toEqual(['The one-page sheet is filled in late'])
    expect(texts(b)).toEqual(texts(a))
  })

  it('[P3] a note moves to another cell, and before another note', () => {
    const document = open()
    const [one, two, three] = ['one', 'two', 'three'].map((text) => document.add({ cell, text }))
    document.move(three ?? '', { cell, before: one ?? '' })
    expect(texts(document)).toEqual(['three', 'one', 'two'])
    document.move(one ?? '', { cell: other })
    expect(texts(document)).toEqual(['three', 'two'])
    expect(texts(document, other)).toEqual(['one'])
    document.move(one ?? '', { cell, before: two ?? '' })
    expect(texts(document)).toEqual(['three', 'one', 'two'])
    expect(document.view.cells.has(other)).toBe(false)
  })

  it('[P3] a removed note comes back with what somebody else typed meanwhile', () => {
    const [a, b] = [open(), open()]
    const id = a.add({ cell, text: 'half' })
    sync(a, b)
    a.remove(id)
    b.edit(id, 'half a thought')
    sync(a, b)
    expect(texts(a)).toEqual([])
    expect(texts(b)).toEqual([])
    a.restore(id)
    sync(a, b)
    expect(texts(b)).toEqual(['half a thought'])
  })

  it('[L2] bringing a note twice changes nothing', () => {
    const document = open()
    document.add({ id: 't1-a', cell, text: 'brought' })
    document.edit('t1-a', 'brought and changed')
    document.add({ id: 't1-a', cell, text: 'brought' })
    expect(texts(document)).toEqual(['brought and changed'])
  })

  it('[K1] a note brought again after a crash, apart from table mates who have typed in it, costs nobody a word', () => {
    for (const edits of [
      [false, false, 'brought'],
      [true, false, 'brought and changed'],
      [false, true, 'brought elsewhere'],
    ] as const) {
      const [mate, crashed] = [open(), open()]
      mate.add({ id: 't1-a', cell, text: 'brought' })
      crashed.add({ id: 't1-a', cell, text: 'brought' })
      if (edits[0]) mate.edit('t1-a', 'brought and changed')
      if (edits[1]) crashed.edit('t1-a', 'brought elsewhere')
      sync(mate, crashed)
      expect(texts(mate)).toEqual([edits[2]])
      expect(texts(crashed)).toEqual([edits[2]])
    }
    const [mate, crashed] = [open(), open()]
    mate.add({ id: 't1-a', cell, text: 'brought' })
    crashed.add({ id: 't1-a', cell, text: 'brought' })
    mate.edit('t1-a', 'brought and changed')
    crashed.edit('t1-a', 'brought elsewhere')
    sync(mate, crashed)
    expect(texts(mate).join().split('\n').sort()).toEqual(['brought and changed', 'brought elsewhere'])
    expect(texts(crashed)).toEqual(texts(mate))
    mate.edit('t1-a', 'one again')
    sync(mate, crashed)
    expect(texts(crashed)).toEqual(['one again'])
    expect(texts(mate)).toEqual(['one again'])
  })

  it('[X7] a seat that somebody writes into the grid, as once was done, is nobody’s', () => {
    const [a, b] = [open(), open()]
    a.add({ cell, text: 'one' })
    const digest = a.digest()
    a.doc.getMap('seats').set(device, { name: 'Mercy' })
    a.doc.getMap('table').set('agreed', true)
    sync(a, b)
    expect(b.view).toEqual(a.view)
    expect(a.digest()).toBe(digest)
    expect(b.digest()).toBe(digest)
  })

  it('[C2] a grid is empty until something was written, and stays written though it is removed', () => {
    const grid = open()
    expect(grid.isEmpty).toBe(true)
    const id = grid.add({ cell, text: 'one' })
    expect(grid.isEmpty).toBe(false)
    grid.remove(id)
    expect(grid.view.notes.size).toBe(0)
    expect(grid.isEmpty).toBe(false)
  })

  it('[C6] in a meeting without names every write has a client id of its own and no name', () => {
    const document = open({ anonymous: true })
    const own = document.doc.clientID
    const id = document.add({ cell, text: 'one', by: 'Mercy' })
    document.edit(id, 'one and a half')
    document.move(id, { cell: other })
    document.remove(id)
    document.restore(id)
    expect(document.doc.store.clients.size).toBe(5)
    expect(document.doc.store.clients.has(own)).toBe(false)
    expect(document.doc.clientID).toBe(own)
    expect(JSON.stringify(document.doc.toJSON())).not.toContain('Mercy')
    expect(document.view.notes.get(id)?.by).toBeUndefined()
  })

  it('changes only what changed in its view', () => {
    const document = open()
    const one = document.add({ cell, text: 'one' })
    const two = document.add({ cell: other, text: 'two' })
    const before = document.view
    document.edit(one, 'one!')
    expect(document.view.cells.get(other)).toBe(before.cells.get(other))
    expect(document.view.notes.get(two)).toBe(before.notes.get(two))
    expect(before.notes.get(one)?.text).toBe('one')
    expect(document.view.pace).toBe(before.pace)
  })

  it('[K4] a note too long is refused and changes nothing', () => {
    const document = open()
    const id = document.add({ cell, text: 'one' })
    const digest = document.digest()
    expect(() => document.edit(id, 'x'.repeat(100_000))).toThrow('note-too-long')
    expect(() => document.add({ cell, text: 'x'.repeat(2_001) })).toThrow('note-too-long')
    expect(() => document.add({ id: 't2-a', cell, text: 'another table’s' })).toThrow('t1')
    expect(document.digest()).toBe(digest)
  })

  it('[K4] whatever a hostile member writes, the view shows what it can and throws nothing', () => {
    const document = open()
    const good = document.add({ cell, text: 'good' })
    const hostile = new Doc()
    applyUpdate(hostile, encodeStateAsUpdate(document.doc))
    const [notes, bodies, seats] = [hostile.getMap('notes'), hostile.getMap('texts'), hostile.getMap('seats')]
    hostile.getMap('table').set('agreed', 'perhaps')
    for (const value of [
      1,
      null,
      'x',
      {},
      [],
      [cell],
      [5, 5],
      ['__proto__', 'a0'],
      [cell, 'zz!!'],
      new YMap(),
    ]) {
      notes.set(`t1-h${Math.random()}/at`, value instanceof YMap ? new YMap() : value)
      bodies.set(`t1-h${Math.random()}/b`, value instanceof YMap ? new YMap() : value)
      seats.set(`${Math.random()}`, value instanceof YMap ? new YMap() : value)
    }
    notes.set('t1-long/at', [cell, '{not an order}'])
    bodies.set('t1-long/b', new Text('🇳🇴'.repeat(25_000)))
    notes.set('t1-embed/at', [cell, 'a1'])
    const embed = new Text('ab')
    bodies.set('t1-embed/b', embed)
    embed.insertEmbed(1, { script: '<script>' })
    notes.set('__proto__/at', [cell, 'a0'])
    bodies.set('__proto__/b', new Text('polluted'))
    notes.set('t2-x/at', [cell, 'a0'])
    bodies.set('t2-x/b', new Text('of another table'))
    seats.set(device, { name: 5 })
    applyUpdate(document.doc, encodeStateAsUpdate(hostile))
    expect([...document.view.notes.keys()].sort()).toEqual([good, 't1-embed', 't1-long'].sort())
    expect(document.view.notes.get('t1-long')?.text).toMatch(/^(🇳🇴)+$/u)
    expect(document.view.notes.get('t1-long')?.text.length).toBeLessThanOrEqual(2_000)
    document.edit('t1-embed', 'abc, shorter now or longer')
    document.edit('t1-long', 'short')
    document.move('t1-long', { cell, before: good })
    expect(texts(document)).toContain('short')
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('[K4] emoji flags, joined emoji, right-to-left words and script tags stay the text they are', () => {
    const words = ['🇳🇴🇳🇱', '👩‍👩‍👧‍👦 family', 'שלום עולם', '<script>alert(1)</script>', 'a\u202Eb', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']
    const [a, b] = [open(), open()]
    for (const text of words) a.add({ cell, text })
    sync(a, b)
    expect(texts(b)).toEqual(words)
  })

  it('half a character is the same on every device', () => {
    const [a, b] = [open(), open()]
    const id = a.add({ cell, text: 'x\ud83cy' })
    a.edit(id, 'x\ud83cy\uddf4')
    sync(a, b)
    expect(texts(a)).toEqual(['x\ufffdy\ufffd'])
    expect(plain(a)).toEqual(plain(b))
    expect(a.digest()).toBe(b.digest())
  })

  it('an edit makes the text what was typed, whatever characters it is of', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '🇳', '🇴', '👩', '\u200d', 'ש', 'é', '💡'),
      maxLength: 30,
    })
    fc.assert(
      fc.property(text, text, text, (first, second, third) => {
        const document = open()
        const id = document.add({ cell, text: first })
        document.edit(id, second)
        expect(document.view.notes.get(id)?.text).toBe(second)
        document.edit(id, third)
        expect(document.view.notes.get(id)?.text).toBe(third)
      }),
      { numRuns: 300, seed: 20_26 },
    )
  })

  it('any edits, removals and moves in any partition end in one grid', () => {
    const step = fc.record({
      device: fc.nat(2),
      act: fc.constantFrom('add', 'edit', 'move', 'remove', 'restore', 'sync', 'add-same'),
      pick: fc.nat(20),
      with: fc.nat(2),
      text: fc.string({ maxLength: 12 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, anonymous) => {
        const devices = [open({ anonymous }), open({ anonymous }), open({ anonymous })]
        const added = new Set<string>()
        for (const { device: index, act, pick, with: peer, text } of steps) {
          const own = devices[index]
          const mate = devices[peer]
          if (!own || !mate) continue
          const ids = [...own.view.notes.keys()].sort()
          const id = ids[pick % Math.max(1, ids.length)]
          if (act === 'add') added.add(own.add({ cell: pick % 2 ? cell : other, text }))
          else if (act === 'add-same') added.add(own.add({ id: `t1-same${pick % 3}`, cell, text: 'same' }))
          else if (act === 'sync') sync(own, mate)
          else if (id === undefined) continue
          else if (act === 'edit') own.edit(id, text)
          else if (act === 'move')
            own.move(id, { cell: pick % 3 ? cell : other, ...(ids[0] ? { before: ids[0] } : {}) })
          else if (act === 'remove') own.remove(id)
          else own.restore(id)
        }
        for (let round = 0; round < 2; round++)
          for (const one of devices) for (const two of devices) if (one !== two) sync(one, two)
        const [first, ...others] = devices
        if (!first) return
        for (const document of others) {
          expect(plain(document)).toEqual(plain(first))
          expect(document.digest()).toBe(first.digest())
        }
        for (const id of added) first.restore(id)
        expect(new Set(first.view.notes.keys())).toEqual(added)
        const reopened = open({ doc: first.doc, anonymous })
        expect(plain(reopened)).toEqual(plain(first))
        expect(reopened.digest()).toBe(first.digest())
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

describe('a table’s own pace', () => {
  const at = (step: string) => ({
    place: { stage: 'turn', step },
    base: { place: { stage: 'turn', step: 'challenge' }, startedAt: 3 },
  })

  it('[L5] two timekeepers out of touch keep one place, and everything that either opened and called up', () => {
    const [a, b] = [open(), open()]
    sync(a, b)
    a.pace({
      here: at('reflection'),
      open: [at('reflection').place],
      call: [['turns/1', 't1-a']],
      timekeeper: device,
    })
    b.pace({ here: at('questions'), open: [at('questions').place], call: [['turns/2', 't1-b']] })
    sync(a, b)
    expect(a.view.pace).toEqual(b.view.pace)
    expect([...a.view.pace.opened].sort()).toEqual(['turn/questions', 'turn/reflection'])
    expect(a.view.pace.called).toEqual(
      new Map([
        ['turns/1', 't1-a'],
        ['turns/2', 't1-b'],
      ]),
    )
    expect(a.view.pace.timekeeper).toBe(device)
    expect(a.digest()).toBe(b.digest())
    a.pace({ timekeeper: null })
    expect(a.view.pace.timekeeper).toBeUndefined()
    expect(a.digest()).not.toBe(b.digest())
  })

  it('[K4] what is no fact is none: a clock out of bounds, a bid of another table, a key too long', () => {
    const document = open()
    const facts = document.doc.getMap('pace')
    facts.set('here', { ...at('questions'), clock: { startedAt: -1, durationMs: 1 } })
    facts.set('timekeeper', 'me')
    facts.set('opened/turn', true)
    facts.set('opened/turn/a/b', true)
    facts.set('opened/turn/questions', 'true')
    facts.set(`opened/turn/${'x'.repeat(65)}`, true)
    facts.set('called/turns/1', 't2-a')
    facts.set('called/turns/2', 7)
    facts.set('keeps/turn/perspectives', 'somebody')
    expect(document.view.pace).toEqual({
      here: undefined,
      opened: new Set(),
      called: new Map(),
      wordKeepers: new Map(),
      timekeeper: undefined,
    })
  })

  it('[C6] [L5] where no names are kept each fact comes from a client id of its own', () => {
    const document = open({ anonymous: true })
    document.add({ cell, text: 'a bid' })
    document.pace({ here: at('challenge') })
    document.pace({ here: at('questions') })
    const clients = new Set([...document.doc.store.clients.keys()])
    expect(clients.size).toBe(3)
    expect(clients.has(document.doc.clientID)).toBe(false)
  })
})
