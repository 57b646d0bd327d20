import { expect, it } from 'vitest'
import { inMemoryRoom } from './in-memory-room.ts'

const cell = 'reflect/ours/well'

it('[P2] [K5] what a table shares before the facilitator knows it waits, says so, and is in the room at one yes', async () => {
  const room = await inMemoryRoom({ standBeside: false })
  const phone = await room.join('t1')
  await room.tablet.model.facilitate?.move({ stage: 'reflect', step: 'together' })
  phone.model.table.value?.add(cell, 'Nobody left late')
  const note = () => phone.model.table.value?.notes.value.get(cell)?.[0]
  await phone.model.table.value?.shareWithRoom([note()?.id ?? ''])
  await room.network.settle()
  // Nobody is linked yet: that is what keeps the note here.
  expect(phone.model.connection.truth.value.room).toBe('alone')
  room.network.link(phone.device, room.tablet.device)
  await room.network.settle()
  expect(note()?.share).toBe('waits')
  expect(phone.model.connection.truth.value.room).toBe('waits')
  expect(room.tablet.model.room.readout.value.cells.size).toBe(0)

  const [claim, ...others] = room.tablet.model.facilitate?.claims.value ?? []
  expect(others).toEqual([])
  expect(claim?.table.id).toBe('t1')
  await room.tablet.model.facilitate?.confirmClaim(claim?.signer ?? '')
  await room.network.settle()
  expect(note()?.share).toBe('shared')
  expect(phone.model.connection.truth.value.room).toBe('has-it')
  expect(room.tablet.model.room.readout.value.cells.size).toBe(1)
  await room.close()
})
