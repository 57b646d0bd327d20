import { expect, it, vi } from 'vitest'
import type { KeptWords } from '../../../src/grid/kept-words.ts'
import { meetingFacts } from '../../../src/meeting/storage/facts.ts'
import { openKeptWords } from '../../../src/meeting/storage/kept-words.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const meeting = 'ab'.repeat(16)
const row = (text: string): KeptWords => ({
  note: 't1-a',
  cell: 'reflect/ours/well',
  order: 'a0',
  texts: [text],
  stood: 2,
})
const isOpen = () => false

const open = async () => {
  const store = memoryStore()
  const facts = meetingFacts(store, meeting)
  const kept = await openKeptWords(facts, 't1', isOpen)
  kept.store(new Map([1, 2, 3].map((at) => [`row${at}`, row(`words ${at}`)])))
  await kept.close()
  return { store, facts }
}

it('[X7] what was kept is there after a reload, and what was let go is not', async () => {
  const { facts } = await open()
  const again = await openKeptWords(facts, 't1', isOpen)
  expect([...again.loaded.values()].map(({ texts }) => texts[0])).toEqual(['words 1', 'words 2', 'words 3'])
  again.store(new Map([['row2', undefined]]))
  await again.close()
  expect([...(await openKeptWords(facts, 't1', isOpen)).loaded.keys()]).toEqual(['row1', 'row3'])
  expect((await openKeptWords(facts, 't2', isOpen)).loaded.size).toBe(0)
})

it('[X8] a damaged row costs itself and no other', async () => {
  const { store, facts } = await open()
  const damages: unknown[] = [
    undefined,
    null,
    7,
    'words',
    new Uint8Array(4),
    {},
    { ...row('x'), texts: 'x' },
    { ...row('x'), texts: ['x', 'y', 'z'] },
    { ...row('x'), texts: ['x'.repeat(2_001)] },
    { ...row('x'), cell: 'nowhere' },
    { ...row('x'), stood: 99 },
    { ...row('x'), by: 7 },
  ]
  for (const damaged of damages) {
    store.values.set(`meeting/${meeting}/kept-words/t1/row2`, damaged)
    const { loaded } = await openKeptWords(facts, 't1', isOpen)
    expect([...loaded.keys()]).toEqual(['row1', 'row3'])
  }
})

it('[K1] what a full device refuses is written once there is room', async () => {
  vi.useFakeTimers()
  const store = memoryStore()
  const kept = await openKeptWords(meetingFacts(store, meeting), 't1', isOpen)
  store.full = true
  kept.store(new Map([['row1', row('words')]]))
  await vi.advanceTimersByTimeAsync(1_000)
  kept.store(new Map([['row2', row('more')]]))
  await vi.advanceTimersByTimeAsync(1_000)
  store.full = false
  await vi.advanceTimersByTimeAsync(10_000)
  vi.useRealTimers()
  expect([...store.values.keys()].sort()).toEqual([
    `meeting/${meeting}/kept-words/t1/row1`,
    `meeting/${meeting}/kept-words/t1/row2`,
  ])
})

it('[X7] the words go when the meeting has closed and the device leaves, or comes back; until then a step back is one', async () => {
  const { store, facts } = await open()
  let closed = true
  const kept = await openKeptWords(facts, 't1', isOpen)
  await kept.close()
  expect(store.values.size).toBe(3)
  expect((await openKeptWords(facts, 't1', () => closed)).loaded.size).toBe(0)
  expect(store.values.size).toBe(0)

  closed = false
  const next = await openKeptWords(facts, 't2', () => closed)
  next.store(new Map([['row', row('words')]]))
  closed = true
  await next.close()
  expect(store.values.size).toBe(0)
})

it('[X7] deleting the meeting deletes them', async () => {
  const { store, facts } = await open()
  await facts.forget()
  expect(store.values.size).toBe(0)
})
