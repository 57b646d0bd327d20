import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { followWords } from '../../src/grid/follow-words.ts'
import {
  findRoomFor,
  type KeptRows,
  type KeptWords,
  keptWordsLimits,
  listTaken,
} from '../../src/grid/kept-words.ts'
import type { TableDocument } from '../../src/grid/table-document.ts'
import { openGrid } from './open-grid.ts'

const cell = 'reflect/ours/well'
const shut = 'reflect/ours/shut'
const words = 'The night shift hears of it by chance'

let now = 0
beforeEach(() => {
  now = 1_000_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => vi.restoreAllMocks())

const send = (from: TableDocument, to: TableDocument) =>
  applyUpdate(to.doc, encodeStateAsUpdate(from.doc, encodeStateVector(to.doc)))

/** A phone that follows its table's grid, and a mate's phone beside it. */
const openTable = ({ keepsFromOwnHand = false, stored = new Map<string, KeptWords>() } = {}) => {
  const mine = openGrid({ anonymous: keepsFromOwnHand })
  const theirs = openGrid({ anonymous: keepsFromOwnHand })
  const isOnScreen = (at: string) => at !== shut
  const follow = (document: TableDocument, kept: KeptRows) =>
    followWords({
      document,
      kept,
      isOnScreen,
      keepsFromOwnHand: () => keepsFromOwnHand,
      store(changes) {
        for (const [name, row] of changes)
          if (row) stored.set(name, structuredClone(row))
          else stored.delete(name)
      },
    })
  let words = follow(mine, new Map(stored))
  const table = {
    mine,
    theirs,
    stored,
    get words() {
      return words
    },
    /** The mate's phone does this, and mine hears of it. */
    mate(work: (document: TableDocument) => void) {
      send(mine, theirs)
      work(theirs)
      send(theirs, mine)
    },
    pass(ms: number) {
      for (const end = now + ms; now < end; now += 1_000) words.settle()
    },
    reload() {
      words.close()
      words = follow(mine, new Map(stored))
    },
    /** What could be brought back. */
    get taken(): readonly string[] {
      return listTaken(words.rows, mine.view, isOnScreen).map(([, { texts }]) => texts.join('\n'))
    },
  }
  return table
}

const addLasting = (table: ReturnType<typeof openTable>, text = words) => {
  const id = table.mine.add({ cell, text })
  table.pass(60_000)
  return id
}

describe('words that another device takes away', () => {
  it('[X7] are kept where the note is deleted, before anything else is stored', () => {
    const table = openTable()
    const id = addLasting(table)
    const order: string[] = []
    table.mine.doc.on('update', () => order.push(`${table.stored.size} kept`))
    table.mate((mate) => mate.remove(id))
    expect(order).toEqual(['1 kept'])
    expect(table.taken).toEqual([words])
  })

  it('[X7] are kept where the note is emptied, replaced, or moved off every screen', () => {
    const table = openTable()
    const ids = ['one and only', 'two of a kind', 'three in a row'].map((text) => addLasting(table, text))
    table.mate((mate) => {
      mate.edit(ids[0] ?? '', '')
      mate.edit(ids[1] ?? '', 'nothing to say')
      mate.move(ids[2] ?? '', { cell: shut })
    })
    table.pass(60_000)
    expect([...table.taken].sort()).toEqual(['one and only', 'three in a row', 'two of a kind'])
  })

  it('[X7] are kept where they go letter by letter, with pauses and over reloads', () => {
    const table = openTable()
    const id = addLasting(table)
    for (let left = words.length - 1; left >= 0; left--) {
      table.mate((mate) => mate.edit(id, words.slice(0, left)))
      table.pass(left % 3 === 0 ? 8_000 : 500)
      if (left % 10 === 0) table.reload()
    }
    expect(table.taken).toEqual([words])
    expect(table.stored.size).toBe(1)
  })

  it('[X7] are kept where some go first and others are put in between', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mate((mate) => mate.edit(id, 'The night shift hears of XX'))
    table.pass(10_000)
    table.mate((mate) => mate.remove(id))
    expect(table.taken).toEqual([`${words}\nThe night shift hears of XX`])
  })

  it('[X7] are kept by a device that hears of it only when it comes back', () => {
    const table = openTable()
    const id = addLasting(table)
    send(table.mine, table.theirs)
    table.theirs.edit(id, 'other')
    table.theirs.remove(id)
    table.reload()
    send(table.theirs, table.mine)
    expect(table.taken).toEqual([words])
  })

  it('[X7] are kept once more where they were brought back and taken again', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mate((mate) => mate.remove(id))
    for (let round = 0; round < 5; round++) {
      expect(table.taken).toEqual([words])
      const again = table.mine.add({ cell, text: words })
      expect(table.taken).toEqual([])
      table.mate((mate) => mate.remove(again))
    }
    expect(table.taken).toEqual([words])
  })

  it('[X7] are kept where other words stood in their place for a while, and both where those go too', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mate((mate) => mate.edit(id, 'Nothing was said here'))
    table.pass(20_000)
    table.mate((mate) => mate.remove(id))
    table.pass(20_000)
    expect(table.taken).toEqual([words, 'Nothing was said here'])
  })

  it('[X7] are kept where the person here deletes what was put in their place', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mate((mate) => mate.edit(id, 'Nothing'))
    table.mine.remove(id)
    table.pass(20_000)
    expect(table.taken).toEqual([words])
  })

  it('[X7] are kept of a note that stood in a cell before it was opened', () => {
    const table = openTable()
    const id = table.mine.add({ cell: shut, text: words })
    table.mine.move(id, { cell })
    table.mate((mate) => mate.remove(id))
    expect(table.taken).toEqual([words])
  })

  it('[X7] are not missed where they came back, or stand in another note', () => {
    const table = openTable()
    const [first, second] = [addLasting(table), addLasting(table, 'Nobody reads the sheet')]
    table.mate((mate) => mate.remove(first))
    table.mate((mate) => mate.restore(first))
    expect(table.stored.size).toBe(0)
    table.mate((mate) => {
      mate.edit(first, `${words}, and nobody reads the sheet`)
      mate.remove(second)
    })
    table.pass(60_000)
    expect(table.taken).toEqual([])
  })

  it('[X7] are not missed by the person who took them, while a mate may bring them back', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mine.edit(id, 'Another thought')
    table.mine.remove(id)
    table.pass(60_000)
    expect(table.taken).toEqual([])
    expect(table.stored.size).toBe(0)
  })

  it('[C6] are kept also by the phone that took them where no names are kept: its screen would tell', () => {
    const table = openTable({ keepsFromOwnHand: true })
    const id = addLasting(table)
    table.mine.remove(id)
    table.pass(60_000)
    expect(table.taken).toEqual([words])
    expect(JSON.stringify([...table.stored.values()])).not.toContain('"by"')
  })

  it('[X7] are let go once a correction has stood for long', () => {
    const table = openTable()
    const id = addLasting(table)
    table.mate((mate) => mate.edit(id, words.replace('chance', 'luck')))
    table.pass(10_000)
    expect(table.stored.size).toBe(1)
    table.pass(400_000)
    expect(table.stored.size).toBe(0)
  })
})

describe('much that stood for a moment', () => {
  it('[X7] crowds out nothing that stood for long', () => {
    const table = openTable()
    const honest = Array.from({ length: 12 }, (_, at) => addLasting(table, `honest thought ${at}`))
    for (let round = 0; round < 4; round++) {
      const junk: string[] = []
      table.mate((mate) => {
        for (let at = 0; at < 40; at++) junk.push(mate.add({ cell, text: `junk ${round} ${at}` }))
      })
      table.mate((mate) => {
        for (const id of junk) mate.remove(id)
      })
    }
    table.mate((mate) => {
      for (const id of honest) mate.remove(id)
    })
    table.pass(10_000)
    expect(table.taken).toHaveLength(172)
    expect(table.taken.slice(0, 12).sort()).toEqual(honest.map((_, at) => `honest thought ${at}`).sort())
  })

  const row = (stood: number, text = 'words'): KeptWords => ({
    note: 't1-a',
    cell,
    order: 'a0',
    texts: [text],
    stood,
  })
  const rowsOf = (count: number, stood: number, text?: string) =>
    Array.from({ length: count }, (_, at) => [`${stood} ${at}`, row(stood, text)] as const)

  it('[X7] gives way to what stood longer, and never the other way round', () => {
    const { rows } = keptWordsLimits
    const full = new Map([...rowsOf(rows - 2, 3), ...rowsOf(2, 1)])
    expect(findRoomFor(new Map(rowsOf(rows - 1, 0)), row(0))).toEqual([])
    expect(findRoomFor(full, row(3))).toEqual(['1 0'])
    expect(findRoomFor(full, row(1))).toBeUndefined()
    expect(findRoomFor(new Map(rowsOf(rows, 3)), row(3))).toBeUndefined()
  })

  it('[X7] is bounded by its letters too', () => {
    const long = 'x'.repeat(2_000)
    const count = keptWordsLimits.characters / long.length
    const full = new Map([...rowsOf(count - 3, 2, long), ...rowsOf(3, 0, long)])
    expect(findRoomFor(full, row(1, long))).toEqual(['0 0'])
    expect(findRoomFor(full, row(0, 'more'))).toBeUndefined()
    expect(findRoomFor(new Map(rowsOf(count, 2, long)), row(1))).toBeUndefined()
  })
})
