import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, decodeUpdate, encodeStateAsUpdate, Text } from 'yjs'
import { countPieces, updatePieces } from '../../src/grid/update-pieces.ts'
import { freshClientId, writeUnder } from '../../src/lib/one-time-client.ts'

/** A document written under ids used once, and the update that brings all of it to somebody new. */
const written = (acts: readonly number[]): { doc: Doc; update: Uint8Array } => {
  const doc = new Doc()
  const [notes, texts] = [doc.getMap<unknown>('notes'), doc.getMap<Text>('texts')]
  for (const [i, act] of acts.entries())
    writeUnder(doc, freshClientId(), () => {
      const id = `n${act % 5}`
      const text = texts.get(id)
      if (act % 4 === 0 || !text) {
        notes.set(`${id}/at`, ['cell', `a${i}`])
        texts.set(id, new Text(`words ${i}`))
      } else if (act % 4 === 1) text.insert(Math.min(2, text.length), `more ${i}`)
      else if (act % 4 === 2 && text.length > 3) text.delete(1, 2)
      else notes.set(`${id}/gone`, i % 2 === 0)
    })
  return { doc, update: encodeStateAsUpdate(doc) }
}

const contents = (doc: Doc) => ({ notes: doc.getMap('notes').toJSON(), texts: doc.getMap('texts').toJSON() })

describe('an update taken apart', () => {
  it('[C6] says the same in any order, and no piece has two clients', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (acts, chances) => {
          const { doc, update } = written(acts)
          const pieces = updatePieces(update)
          expect(pieces.length).toBe(countPieces(update))
          for (const piece of pieces) {
            const { structs, ds } = decodeUpdate(piece)
            expect(new Set([...structs.map(({ id }) => id.client), ...ds.clients.keys()]).size).toBe(1)
          }
          const order = pieces.map((piece) => ({ piece, at: chances.next().value as number }))
          const copy = new Doc()
          for (const { piece } of order.sort((a, b) => a.at - b.at)) applyUpdate(copy, piece)
          expect(contents(copy)).toEqual(contents(doc))
          expect(encodeStateAsUpdate(copy).length).toBe(update.length)
        },
      ),
      { seed: 20261121, numRuns: 200 },
    )
  })
})
