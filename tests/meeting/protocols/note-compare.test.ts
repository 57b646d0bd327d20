import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteMaxLength } from '../../../src/domain/limits.ts'
import type { TableDocument } from '../../../src/grid/table-document.ts'
import { bytesToText, textToBytes } from '../../../src/lib/bytes.ts'
import { openNoteComparing } from '../../../src/meeting/protocols/note-compare.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import type { Mesh, Peer } from '../../../src/mesh/contract/mesh.ts'
import { openGrid } from '../../grid/open-grid.ts'

const cell = 'reflect/ours/well'
const minuteMs = 60_000

type Listener = (from: string, payload: Uint8Array, direct: boolean) => void
type Side = 'a' | 'b'

/** Two devices of a table on one link; their grids are not synced, so that each shows what a hostile seat has told it. */
const scene = () => {
  const grids = { a: openGrid(), b: openGrid() }
  const listeners = new Map<Side, Listener>()
  const onWay: (() => void)[] = []
  const sent: { from: Side; payload: Uint8Array }[] = []
  const state = { agrees: false, admits: true }
  const deliver = (from: Side, to: Side, payload: Uint8Array) => {
    expect(payload.length).toBeLessThanOrEqual(meshLimits.payloadBytes)
    sent.push({ from, payload })
    onWay.push(() => listeners.get(to)?.(from, payload, true))
  }
  const open = (self: Side, other: Side) => {
    const mesh = {
      peers: new Map([[other, { agrees: { get: () => state.agrees } } as unknown as Peer]]),
      send: () => undefined,
      sendDirect: (_: string, __: string, payload: Uint8Array) => {
        deliver(self, other, payload)
        return true
      },
      onMessage: (_: string, listener: Listener) => {
        listeners.set(self, listener)
        return () => listeners.delete(self)
      },
    } as unknown as Mesh
    return openNoteComparing({
      mesh,
      table: 't1',
      document: grids[self],
      documentName: 'table',
      admits: () => state.admits,
    })
  }
  const [a, b] = [open('a', 'b'), open('b', 'a')]
  const run = () => {
    for (let next = onWay.shift(); next; next = onWay.shift()) next()
  }
  return {
    grids,
    state,
    sent,
    a,
    b,
    run,
    /** What a hostile neighbour says to `a`. */
    say: (message: object) => {
      listeners.get('a')?.('b', textToBytes(JSON.stringify(message)), true)
      run()
    },
  }
}

const countTexts = ({ doc }: TableDocument) => doc.getMap('texts').size
const textOf = ({ view }: TableDocument, id: string) => view.notes.get(id)?.text
const pass = (ms: number) => vi.advanceTimersByTime(ms)

describe('comparing notes with a mate', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[X5] what two show differently is written anew by both, whichever of them asks', () => {
    for (const asks of ['a', 'b'] as const) {
      const { grids, run, ...sides } = scene()
      for (const [side, words] of [
        ['a', 'yes'],
        ['b', 'no!'],
      ] as const) {
        grids[side].add({ id: 't1-same', cell, text: 'the same', order: 'a0' })
        grids[side].add({ id: 't1-apart', cell, text: words, order: 'a1' })
        grids[side].add({ id: `t1-only-${side}`, cell, text: `only ${side}`, order: 'a2' })
      }
      pass(10_000)
      sides[asks].start(asks === 'a' ? 'b' : 'a')
      run()
      for (const grid of [grids.a, grids.b])
        expect([...grid.view.notes.values()].map(({ text }) => text).sort()).toEqual([
          'no!\nyes',
          'only a',
          'only b',
          'the same',
        ])
      expect(grids.a.digest()).toBe(grids.b.digest())
      expect([grids.a, grids.b].map(countTexts)).toEqual([6, 6])
    }
  })

  it('[X5] a note that somebody has just changed is on its way, and left alone', () => {
    const { grids, a, run, sent } = scene()
    for (const grid of [grids.a, grids.b]) grid.add({ id: 't1-n', cell, text: 'words', order: 'a0' })
    pass(10_000)
    grids.b.edit('t1-n', 'words that are being typed')
    a.start('b')
    run()
    expect(sent).toHaveLength(1)
    expect(textOf(grids.a, 't1-n')).toBe('words')
  })

  it('[X5] a note that was left out as it was changing is asked about again at the next word of it', () => {
    for (const isGone of [false, true]) {
      const { grids, a, run } = scene()
      grids.a.add({ id: 't1-n', cell, text: 'told to a', order: 'a0' })
      grids.b.add({ id: 't1-n', cell, text: 'told to b', order: 'a0' })
      grids.a.add({ id: 't1-other', cell, text: 'the same', order: 'a1' })
      grids.b.add({ id: 't1-other', cell, text: 'the same', order: 'a1' })
      pass(10_000)
      if (isGone) grids.a.remove('t1-n')
      else grids.a.edit('t1-n', 'told to a, and more')
      pass(3_500)
      a.start('b')
      run()
      expect(textOf(grids.b, 't1-n')).toBe('told to b')
      pass(3_000)
      a.start('b')
      run()
      expect(textOf(grids.a, 't1-n')).toBe(isGone ? 'told to b' : 'told to b\ntold to a, and more')
      expect(grids.a.digest()).toBe(grids.b.digest())
    }
  })

  it('[X5] a large grid is compared in messages that the mesh sends, and one note of it found', () => {
    const { grids, a, run, sent } = scene()
    for (const [side, grid] of Object.entries(grids))
      for (let at = 0; at < 400; at++)
        grid.add({
          id: `t1-n${at}`,
          cell,
          text: at === 345 ? `told to ${side}` : `note ${at}`,
          order: `a${at}V`,
        })
    pass(10_000)
    a.start('b')
    run()
    expect(sent.length).toBeGreaterThanOrEqual(4)
    expect(textOf(grids.a, 't1-n345')).toBe('told to a\ntold to b')
    expect(grids.a.digest()).toBe(grids.b.digest())
  })

  it('[X5] words that are too long together for one note are both there, in two', () => {
    const { grids, a, run } = scene()
    const long = (letter: string) => letter.repeat(noteMaxLength - 1)
    grids.a.add({ id: 't1-n', cell, text: long('a'), order: 'a0' })
    grids.b.add({ id: 't1-n', cell, text: long('b'), order: 'a0' })
    pass(10_000)
    a.start('b')
    run()
    expect([...grids.a.view.notes.values()].map(({ text }) => text)).toEqual([long('a'), long('a')])
    expect([...grids.b.view.notes.values()].map(({ text }) => text)).toEqual([long('b'), long('b')])
  })

  it('[X5] a neighbour that goes on cannot make a device write without end', () => {
    const { grids, say } = scene()
    for (let at = 0; at < 10; at++) grids.a.add({ id: `t1-n${at}`, cell, text: `note ${at}` })
    const before = countTexts(grids.a)
    let told = 0
    for (let second = 0; second < 3 * 3_600; second += 5) {
      pass(5_000)
      told += 1
      const notes = Array.from({ length: 10 }, (_, at) => [`t1-n${at}`, 'not the same'])
      say({ t: 'notes', from: '', to: '~', notes })
      for (let at = 0; at < 10; at++)
        for (const t of ['mine-too', 'mine'])
          say({ t, id: `t1-n${at}`, note: { cell, order: 'a0', text: `told ${told}` } })
    }
    // Of each note at the beginning, and after 1, 4, 16 and 64 minutes.
    expect(countTexts(grids.a) - before).toBeGreaterThan(10)
    expect(countTexts(grids.a) - before).toBeLessThanOrEqual(10 * 5)
    for (let at = 0; at < 10; at++) expect(textOf(grids.a, `t1-n${at}`)).toContain(`note ${at}`)
  })

  it('[X5] a neighbour is asked once a minute, and one that has no seat or shows the same not at all', () => {
    const { grids, a, run, sent, state, say } = scene()
    grids.a.add({ id: 't1-n', cell, text: 'words' })
    pass(10_000)
    state.agrees = true
    say({ t: 'notes', from: '', to: '~', notes: [] })
    expect(sent).toHaveLength(0)
    state.agrees = false
    state.admits = false
    a.start('b')
    say({ t: 'notes', from: '', to: '~', notes: [] })
    expect(sent).toHaveLength(0)
    state.admits = true
    for (let at = 0; at < 10; at++) a.start('b')
    const asked = () => sent.filter(({ payload }) => bytesToText(payload).includes('"notes"')).length
    expect(asked()).toBe(1)
    run()
    pass(minuteMs)
    a.start('b')
    expect(asked()).toBe(2)
  })

  it('[X5] what is no such message, or of another table’s note, changes nothing', () => {
    const { grids, a, say, sent } = scene()
    for (const grid of [grids.a, grids.b]) grid.add({ id: 't1-n', cell, text: 'words', order: 'a0' })
    pass(10_000)
    a.start('b')
    const before = [sent.length, grids.a.digest()]
    const note = { cell, order: 'a0', text: 'told' }
    for (const message of [
      {},
      { t: 'notes', from: 1, to: 2, notes: [] },
      { t: 'notes', from: '', to: '~', notes: [['t2-n', '']] },
      { t: 'mine', id: 't2-n', note },
      { t: 'mine', id: 't1-n', note: { ...note, cell: 'no cell' } },
      { t: 'mine', id: 't1-n', note: { ...note, text: 'x'.repeat(noteMaxLength + 1) } },
      { t: 'mine', id: 't1-n', note: { ...note, by: 7 } },
      { t: 'mine-too', id: 't1-n', note },
    ])
      say(message)
    expect([sent.length, grids.a.digest()]).toEqual(before)
  })
})
