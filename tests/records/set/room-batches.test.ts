import { expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { insist } from '../../../src/lib/result.ts'
import { createRoom } from '../../../src/records/set/room.ts'
import type { VerifySignature } from '../../../src/records/signing/signer.ts'
import { makeSigner, verifySignature } from '../../../src/records/signing/signer.ts'
import { brief, meeting, note, roomDevice, table } from './room-fixture.ts'

/** A meeting of three tables with 600 notes each: several batches, the tables' standing among the last that was said. */
const largeRoom = async () => {
  const facilitator = await makeSigner()
  const { room } = roomDevice(facilitator.id, { anonymous: true })
  insist(await room.write('brief', brief, facilitator))
  for (const number of [1, 2, 3]) {
    const signer = await makeSigner()
    insist(await room.write('claim', { table: `t${number}` }, signer))
    const notes = Array.from({ length: 600 }, (_, at) => ({
      key: `note/t${number}-n${at}` as const,
      content: note(`${number}/${at}`),
    }))
    insist(await room.writeAll(notes, signer))
    insist(await room.write(`table/t${number}`, table(number, [signer.id]), facilitator))
  }
  return { facilitator: facilitator.id, room }
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed. */
const seeded = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

it('[R2] a large room reads the same, in whatever order its signatures are found valid', async () => {
  const { facilitator, room } = await largeRoom()
  const update = encodeStateAsUpdate(room.doc)
  for (const seed of [1, 2, 3]) {
    const random = seeded(seed)
    const verify: VerifySignature = async (...asked) => {
      const valid = await verifySignature(...asked)
      for (let turns = Math.floor(random() * 40); turns > 0; turns--) await Promise.resolve()
      return valid
    }
    const opened = createRoom({ meeting, facilitator, anonymous: () => true, verify })
    const pretended: number[] = []
    opened.onChange(() => pretended.push(opened.view.pretended, opened.view.refused, opened.view.overruled))
    applyUpdate(opened.doc, update)
    await opened.settled()
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
    doc: new Doc(),
    anonymous: () => true,
    verify: async (...check) => (await verifySignature(...check)) && ++asked % 100 !== 0,
  })
  applyUpdate(opened.doc, encodeStateAsUpdate(room.doc))
  await opened.settled()
  expect(opened.view.refused).toBeGreaterThanOrEqual(17)
  expect(opened.view.notes.size).toBeLessThan(1_800)
  opened.close()
})
