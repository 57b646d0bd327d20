import { describe, expect, it } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector, getState } from 'yjs'
import { mergeShown } from '../../src/grid/rewrite-note.ts'
import type { TableDocument } from '../../src/grid/table-document.ts'
import { admitUpdate } from '../../src/grid/update/admit-update.ts'
import { content, item, rawUpdate } from '../attacks/raw-update.ts'
import { openGrid } from './open-grid.ts'

const [cell, otherCell] = ['reflect/ours/well', 'reflect/ours/other']
const id = 't1-a'

/** As over a link: what is admitted is applied. */
const receive = (grid: TableDocument, update: Uint8Array) => {
  const admission = admitUpdate(grid.doc, update)
  if (admission === 'forbidden') throw new Error('forbidden')
  if (admission.update) applyUpdate(grid.doc, admission.update, 'link')
}
const meet = (a: TableDocument, b: TableDocument) => {
  const forA = encodeStateAsUpdate(b.doc, encodeStateVector(a.doc))
  receive(b, encodeStateAsUpdate(a.doc, encodeStateVector(b.doc)))
  receive(a, forA)
}

/** Two mates with one note. */
const mates = () => {
  const [a, b] = [openGrid(), openGrid()]
  a.add({ id, cell, text: 'what we saw' })
  meet(a, b)
  return [a, b] as const
}

/** Both write the note anew, as they agree once they have told each other what they show. */
const agree = (a: TableDocument, b: TableDocument) => {
  const [mine, theirs] = [a.view.notes.get(id), b.view.notes.get(id)]
  if (!mine || !theirs) throw new Error('no note')
  a.rewrite(id, mergeShown(mine, theirs))
  b.rewrite(id, mergeShown(theirs, mine))
  meet(a, b)
}

describe('a note that is written anew', () => {
  it('[X5] is the same at both, with the words that hung on what only one of them had', () => {
    const [a, b] = mates()
    const [text] = a.doc.getMap('texts').values()
    const last = (text as { _start: { lastId: { client: number; clock: number } } })._start.lastId
    receive(
      b,
      rawUpdate([{ client: 7, structs: [item(content.deleted(1), { parent: 'notes', key: 't1-n/gone' })] }]),
    )
    receive(
      a,
      rawUpdate([{ client: 7, structs: [item(content.text('!'), { origin: [last.client, last.clock] })] }]),
    )
    a.edit(id, 'what we saw! and why')
    meet(a, b)
    expect(b.view.notes.get(id)?.text).toBe('what we saw')
    agree(a, b)
    // What the hostile seat wrote is deleted, as it was for one of them
    for (const grid of [a, b]) expect(grid.view.notes.get(id)?.text).toBe('what we saw and why')
    expect(a.digest()).toBe(b.digest())
    b.edit(id, 'what we saw and why, and when')
    meet(a, b)
    expect(a.view.notes.get(id)?.text).toBe('what we saw and why, and when')
  })

  it('[X5] is typed on under a client id whose clocks nobody has taken at the other', () => {
    const [a, b] = mates()
    a.edit(id, 'what we saw and')
    meet(a, b)
    const spell =
      [...b.doc.getMap('notes')._map].find(([key]) => key.startsWith(`${id}/edited/`))?.[1].id.client ?? 0
    const place = { parent: 'notes', key: 't1-n/gone' }
    const clock = getState(b.doc.store, spell)
    receive(b, rawUpdate([{ client: spell, clock, structs: [item(content.deleted(1_000), place)] }]))
    a.edit(id, 'what we saw and did')
    meet(a, b)
    expect(b.view.notes.get(id)?.text).toBe('what we saw and')
    agree(a, b)
    a.edit(id, 'what we saw and did then')
    meet(a, b)
    expect(b.view.notes.get(id)?.text).toBe('what we saw and did then')
    expect(a.digest()).toBe(b.digest())
  })

  it('[X5] is back where one of them was told that it is gone', () => {
    const [a, b] = mates()
    const gone = (key: string) =>
      rawUpdate([{ client: 9, structs: [item(content.any(true), { parent: 'notes', key })] }])
    receive(a, gone(`${id}/gone`))
    receive(b, gone('t1-n/gone'))
    const theirs = b.view.notes.get(id)
    if (!theirs) throw new Error('no note')
    for (const grid of [a, b]) grid.rewrite(id, theirs)
    meet(a, b)
    expect([a, b].map(({ view }) => view.notes.get(id)?.text)).toEqual(['what we saw', 'what we saw'])
    expect(a.digest()).toBe(b.digest())
  })

  it('[X7] stays where it stood when its place is deleted, also after a reload', () => {
    const [a, b] = mates()
    a.move(id, { cell: otherCell })
    meet(a, b)
    for (const { client, structs } of [...b.doc.store.clients].map(([client, structs]) => ({
      client,
      structs,
    })))
      for (const struct of structs)
        if ('parentSub' in struct && struct.parentSub === `${id}/at`)
          receive(a, rawUpdate([], [[client, [[struct.id.clock, 1]]]]))
    expect(a.doc.getMap('notes').has(`${id}/at`)).toBe(false)
    const reloaded = openGrid()
    applyUpdate(reloaded.doc, encodeStateAsUpdate(a.doc), 'storage')
    for (const grid of [a, reloaded])
      expect(grid.view.notes.get(id)).toMatchObject({ cell: otherCell, text: 'what we saw' })
  })

  it('both sides come to the same of two, and nobody’s words are cut', () => {
    const [one, other] = [
      { cell, order: 'a1', text: 'yes', by: 'Ben' },
      { cell: otherCell, order: 'a0', text: 'no' },
    ]
    expect(mergeShown(one, other)).toEqual(mergeShown(other, one))
    expect(mergeShown(one, other)).toMatchObject({ text: 'no\nyes', by: 'Ben' })
    expect(mergeShown({ ...one, text: 'no way' }, other).text).toBe('no way')
  })
})
