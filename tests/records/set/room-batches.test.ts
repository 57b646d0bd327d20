import { expect, it } from 'vitest'
import { type VerifySignature, verifySignature } from '../../../src/lib/p256.ts'
import { insist } from '../../../src/lib/result.ts'
import { createRoom } from '../../../src/records/set/room.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { seeded } from '../../optical/seeded.ts'
import { brief, meeting, note, roomDevice, sync, table } from './room-fixture.ts'

/** A meeting of three tables with 600 notes each: several batches, the tables' standing among the last that was said. */
const largeRoom = async () => {
  const facilitator = await makeSigner()
  const { room } = roomDevice(facilitator.id)
  insist(await room.write('brief', brief, facilitator))
  for (const number of [1, 2, 3]) {
    const signer = await makeSigner()
    insist(await room.write('claim', { table: `t${number}` }, signer))
    const notes = Array.from({ length: 600 }, (_, at) => ({
      key: `note/t${number}-n${at}` as const,
      content: note(`${number}/${at}`),
    }))
    insist(await room.writeAll(notes, signer))
    insist(await room.write(`table/t${number}`, table(number), facilitator))
    insist(await room.write(`confirm/${signer.id}`, { table: `t${number}` }, facilitator))
  }
  return { facilitator: facilitator.id, room }
}

it('[R2] a large room reads the same, in whatever order its signatures are found valid', async () => {
  const { facilitator, room } = await largeRoom()
  const records = room.exportRecords()
  for (const seed of [1, 2, 3]) {
    const random = seeded(seed)
    const verify: VerifySignature = async (...asked) => {
      const valid = await verifySignature(...asked)
      for (let turns = Math.floor(random() * 40); turns > 0; turns--) await Promise.resolve()
      return valid
    }
    const opened = createRoom({ meeting, facilitator, verify })
    const pretended: number[] = []
    opened.onChange(() => pretended.push(opened.view.pretended, opened.view.refused))
    if (seed % 2 === 0) await opened.importRecords(records)
    else await sync(opened, room)
    expect(opened.digest()).toBe(room.digest())
    expect(opened.view.notes.size).toBe(1_800)
    expect(opened.view.waiting).toBe(0)
    // Nobody has tried anything, at no moment.
    expect(new Set(pretended)).toEqual(new Set([0]))
    opened.close()
  }
})

it('[K4] a signature that is said to be invalid lets nothing in, in whatever batch it came', async () => {
  const { facilitator, room } = await largeRoom()
  let asked = 0
  const opened = createRoom({
    meeting,
    facilitator,
    verify: async (...check) => (await verifySignature(...check)) && ++asked % 100 !== 0,
  })
  await opened.importRecords(room.exportRecords())
  expect(opened.view.refused).toBeGreaterThanOrEqual(17)
  expect(opened.view.notes.size).toBeLessThan(1_800)
  opened.close()
})
