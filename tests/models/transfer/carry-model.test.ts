import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PrivateNote } from '../../../src/domain/notes/private-note.ts'
import { done, refuse, succeed } from '../../../src/lib/result.ts'
import { carryModel } from '../../../src/models/transfer/carry-model.ts'
import { fakeBrowser } from '../../doubles/fake-browser.ts'

const meeting = '0123456789abcdef0123456789abcdef'
type Kept = PrivateNote & { readonly removed?: boolean }

const device = (begun: readonly Kept[] = [], full = false, of = meeting) => {
  const notes = new Map(begun.map((note) => [note.id, note]))
  const carry = carryModel({
    meeting: of,
    files: fakeBrowser().browser.files,
    notes: () => [...notes.values()],
    async keep(note) {
      if (full) return refuse('storage-full')
      notes.set(note.id, note)
      return done
    },
  })
  return { notes, carry }
}
const note = (id: string, text: string, more: Partial<Kept> = {}): Kept => ({
  id,
  cell: 'reflect/mine/well',
  text,
  order: 'a0',
  ...more,
})

describe('private notes on another device', () => {
  it('[S5] come over whole, and twice changes nothing', async () => {
    const phone = device([note('a', 'One'), note('b', 'Two', { broughtAs: 't1-x', broughtTo: 't1' })])
    const laptop = device()
    expect(await laptop.carry.bring(phone.carry.toText())).toEqual(succeed(2))
    expect([...laptop.notes.values()]).toEqual([note('a', 'One'), note('b', 'Two')])
    expect(await laptop.carry.bring(phone.carry.toText())).toEqual(succeed(0))
  })

  it('[S5] never change or bring back what is here: other words come as a note of their own, once', async () => {
    const phone = device([note('a', 'Reworded'), note('b', 'Two')])
    const laptop = device([note('a', 'One'), note('b', 'Two', { removed: true })])
    expect(await laptop.carry.bring(phone.carry.toText())).toEqual(succeed(1))
    expect(await laptop.carry.bring(phone.carry.toText())).toEqual(succeed(0))
    expect([...laptop.notes.values()].map(({ text }) => text)).toEqual(['One', 'Two', 'Reworded'])
    expect(laptop.notes.get('b')?.removed).toBe(true)
  })

  it('[K4] [S5] what is foreign, newer, broken or of another meeting is refused, and changes nothing', async () => {
    const good = JSON.parse(device([note('a', 'One')]).carry.toText())
    const bad = [
      ['a poem', 'not-notes'],
      ['[]', 'not-notes'],
      [JSON.stringify({ ...good, format: 'plenary-working-document' }), 'not-notes'],
      [JSON.stringify({ ...good, version: 2 }), 'newer'],
      [JSON.stringify({ ...good, meeting: 'x' }), 'broken'],
      [JSON.stringify({ ...good, notes: [{ ...good.notes[0], text: 7 }] }), 'broken'],
      [JSON.stringify({ ...good, notes: [{ ...good.notes[0], order: '!' }] }), 'broken'],
      [JSON.stringify({ ...good, notes: [{ ...good.notes[0], id: '../b' }] }), 'broken'],
      [JSON.stringify({ ...good, notes: [good.notes[0], good.notes[0]] }), 'broken'],
      [JSON.stringify({ ...good, meeting: 'f'.repeat(32) }), 'other-meeting'],
    ] as const
    const laptop = device([note('b', 'Two')])
    for (const [json, why] of bad) expect(await laptop.carry.bring(json), json).toEqual(refuse(why))
    expect([...laptop.notes.values()]).toEqual([note('b', 'Two')])
  })

  it('[K4] [S5] whatever the text, it is refused or read, and nothing that is here changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (json) => {
        const laptop = device([note('b', 'Two')])
        await laptop.carry.bring(json)
        expect(laptop.notes.get('b')).toEqual(note('b', 'Two'))
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  it('[K1] [S5] a full device says so', async () => {
    const phone = device([note('a', 'One')])
    expect(await device([], true).carry.bring(phone.carry.toText())).toEqual(refuse('storage-full'))
  })
})
