import type { inMemoryRoom, RoomDevice } from './in-memory-room.ts'

type Room = Awaited<ReturnType<typeof inMemoryRoom>>

/** The first facilitator's person adds another device, whose person says yes; the two are linked directly. */
export const addFacilitator = async (
  room: Room,
  first: RoomDevice,
  second: RoomDevice,
  name = 'Ben',
): Promise<void> => {
  const stop = first.model.facilitators?.invite()
  await room.scan(second, first)
  await second.model.roles.answer(true, name)
  await room.network.settle()
  await first.model.facilitators?.decide(true)
  stop?.()
  await room.network.settle()
  if (second.model.role !== 'facilitator') throw new Error('the role has not arrived')
}
