import { verifySignature } from '../../../src/lib/p256.ts'
import { insist } from '../../../src/lib/result.ts'
import { keepRoom } from '../../../src/meeting/storage/kept-room.ts'
import { createRoom, type Room } from '../../../src/records/set/room.ts'
import type { OwnSigner } from '../../../src/records/signing/signer.ts'
import type { Store } from '../../../src/storage/store.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { type MemoryStore, memoryStore } from '../../doubles/memory-store.ts'
import { heldTimers, meeting, note, openRoom, sync } from '../../records/set/room-fixture.ts'

export const prefix = `meeting/${meeting}/room/`
export const logPrefix = `meeting/${meeting}/doc/room`

/** A device's room, kept in this storage; counts the signatures that it looks at. */
export const openKept = async (
  store: Store,
  facilitator: string,
  held: readonly OwnSigner[] = [],
  before?: (room: Room) => void,
) => {
  const counted = { verified: 0 }
  const room = createRoom({
    meeting,
    facilitator,
    timers: heldTimers(),
    verify(...asked) {
      counted.verified++
      return verifySignature(...asked)
    },
  })
  for (const signer of held) room.hold(signer)
  before?.(room)
  const log = openUpdateLog({ store, prefix: logPrefix })
  const saving = await keepRoom({ room, store, prefix, firstEdition: { prefix: `${logPrefix}/`, log } })
  return {
    room,
    saving,
    counted,
    async close() {
      await saving.close()
      room.close()
    },
  }
}

/** The names under which records are kept. */
export const keptNames = (store: MemoryStore) =>
  [...store.values.keys()].filter((key) => key.startsWith(`${prefix}kept/`))

/** A facilitator and a table that have said some things, all of it kept in one storage, closed. */
export const storeSome = async (notes = 5) => {
  const { facilitator, tablet, at } = await openRoom(1)
  const { room, signer } = at(1)
  for (let i = 0; i < notes; i++) insist(await room.write(`note/t1-${i}`, note(`words ${i}`), signer))
  insist(await room.write('note/t1-0', null, signer))
  insist(await tablet.room.write('hide/t1-1', { on: true }, facilitator))
  await sync(tablet.room, room)
  const store = memoryStore()
  const kept = await openKept(store, facilitator.id)
  await sync(kept.room, tablet.room)
  await kept.saving.settled()
  return { facilitator, signer, store, kept, tablet, digest: tablet.room.digest() }
}
