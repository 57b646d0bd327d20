import { expect, it } from 'vitest'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { createRoom } from '../../../src/records/set/room.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { forge, openNeighbour } from './neighbour.ts'
import { meeting } from './room-fixture.ts'

const device = 'ee'.repeat(16)
const place = { stage: 'reflect', step: 'alone' }

const facilitatorsOnly: readonly (readonly [key: RecordKey, content: unknown])[] = [
  ['stage', { place, startedAt: 1, durationMs: 1 }],
  ['hide/t1-n', { on: true }],
  [`role/${device}`, { facilitator: true }],
  [`confirm/${device}`, { table: 't1' }],
  ['hat/h1', { id: 'h1', place, publicKey: `04${'ab'.repeat(64)}`, keys: [], devices: 7 }],
  ['next', { title: 'Never', on: '', event: 'e1'.repeat(8), revision: 9, generation: 9 }],
  ['next-code', { event: 'e1'.repeat(8), generation: 9, code: '1'.repeat(90) }],
  ['papers/r1', { texts: ['We never ask'], ids: [device] }],
]

it.each(facilitatorsOnly)('[K5] [L7] a forged %s changes nothing and is told', async (key, content) => {
  const facilitator = await makeSigner()
  const stranger = await makeSigner()
  const room = createRoom({ meeting, facilitator: facilitator.id })
  room.hold(facilitator)
  await room.settled()
  const neighbour = openNeighbour(room)
  // Under its own name, and in the facilitator's.
  neighbour.bring([await forge(stranger, key, content, 1)], [stranger])
  await room.settled()
  expect(room.view.pretended).toBe(1)
  neighbour.bring([await forge({ ...stranger, id: facilitator.id }, key, content, 1)], [facilitator])
  await room.settled()
  expect(room.view.pretended).toBe(2)
  expect(room.view.facilitators.size).toBe(1)
  expect([room.view.stage, room.view.hats.size, room.view.papers.size, room.view.marks.size]).toEqual([
    undefined,
    0,
    0,
    0,
  ])
  room.close()
})
