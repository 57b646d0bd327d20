import { afterEach, describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { done, refuse } from '../../src/lib/result.ts'
import { askAfterMs } from '../../src/meeting/protocols/seating.ts'
import { tableDocumentName } from '../../src/records/secrets.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'

type Room = Awaited<ReturnType<typeof inMemoryRoom>>

const well = cellId('reflect', 'ours', 'well')
const gridOf = ({ model }: RoomDevice) =>
  (model.table.value?.notes.value.get(well) ?? []).map(({ text }) => text).toSorted()
const readoutOf = ({ model }: RoomDevice) =>
  (model.room.readout.value.cells.get(well)?.notes ?? []).map(({ text }) => text).toSorted()
const seatsOf = ({ model }: RoomDevice) =>
  (model.table.value?.seats.value ?? []).map(({ device }) => device).toSorted()
const seatingOf = ({ model }: RoomDevice) => {
  const seating = model.table.value?.seating
  if (!seating) throw new Error('sits at no table')
  return seating
}
const write = ({ model }: RoomDevice, text: string) => model.table.value?.add(well, text)
const share = async ({ model }: RoomDevice, text: string) => {
  write({ model } as RoomDevice, text)
  const note = model.table.value?.notes.value.get(well)?.find((one) => one.text === text)
  expect(await model.table.value?.shareWithRoom([note?.id ?? ''])).toEqual(done)
}

let room: Room
afterEach(() => room.close())

/** Until all has arrived, and whoever has to be asked is asked: that nobody is can only be seen by waiting. */
const settle = async (more = 0) => {
  await room.network.settle()
  await new Promise((resolve) => setTimeout(resolve, askAfterMs + 100 + more))
  await room.network.settle()
}
const linkAll = (...phones: readonly RoomDevice[]) => {
  for (const [at, phone] of phones.entries())
    for (const other of phones.slice(at + 1)) room.network.link(phone.device, other.device)
}
/** What people are asked just now, one line a phone. */
const taps = (...phones: readonly RoomDevice[]) =>
  phones.map(({ model }) => model.table.value?.seating?.asked.value.length ?? 0)
const letIn = async (phone: RoomDevice, other: RoomDevice) => {
  expect(await seatingOf(phone).letIn(other.device)).toEqual(done)
  await settle()
}
const idsOf = (...phones: readonly RoomDevice[]) => phones.map(({ device }) => device).toSorted()

/** Two mates in a room of their own, and words on their grid. */
const seatTwo = async () => {
  room = await inMemoryRoom()
  const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
  linkAll(ana, ben)
  await settle()
  write(ana, 'From Ana')
  await settle()
  return { ana, ben }
}

describe('sitting down', () => {
  it('[X7] [S1] asks nobody while nothing is written, and all of a table reach all', async () => {
    room = await inMemoryRoom()
    const phones = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben'), await room.join('t1', 'Cem')]
    const [ana, ben, cem] = phones as [RoomDevice, RoomDevice, RoomDevice]
    linkAll(ana, ben)
    room.network.link(ben.device, cem.device)
    await settle()
    expect(taps(...phones)).toEqual([0, 0, 0])
    for (const phone of phones) expect(seatsOf(phone)).toEqual(idsOf(...phones))
    // The two that never let each other in hold the grid together all the same.
    room.network.unlink(ben.device, cem.device)
    room.network.link(ana.device, cem.device)
    write(ana, 'From Ana')
    await settle()
    expect(gridOf(cem)).toEqual(['From Ana'])
    expect(taps(...phones)).toEqual([0, 0, 0])
    expect(ana.model.table.value?.seats.value.map(({ name }) => name).toSorted()).toEqual([
      'Ana',
      'Ben',
      'Cem',
    ])
  })

  it('[X7] [N3] by a scan of a mate needs no tap, at no phone of the table', async () => {
    const { ana, ben } = await seatTwo()
    const cem = await room.join('t1', 'Cem')
    await room.scan(cem, ana)
    await settle()
    linkAll(ben, cem)
    await settle()
    expect(taps(ana, ben, cem)).toEqual([0, 0, 0])
    expect(gridOf(cem)).toEqual(['From Ana'])
    for (const phone of [ana, ben, cem]) expect(seatsOf(phone)).toEqual(idsOf(ana, ben, cem))
    expect(ben.model.table.value?.seats.value.find(({ device }) => device === cem.device)).toMatchObject({
      name: 'Cem',
      letInBy: { name: 'Ana' },
    })
    // Who came with nothing has let nobody in
    for (const phone of [ana, ben, cem])
      expect(
        phone.model.table.value?.seats.value.find(({ device }) => device === ana.device),
      ).not.toHaveProperty('letInBy.name', 'Cem')
  })

  it('[X7] without a scan takes one tap at a mate whose grid has words, and nothing flows before', async () => {
    const { ana, ben } = await seatTwo()
    const cem = await room.join('t1', 'Cem')
    linkAll(ana, cem)
    linkAll(ben, cem)
    await settle()
    expect(taps(ana, ben, cem)).toEqual([1, 1, 0])
    expect(seatingOf(ana).asked.value).toMatchObject([{ name: 'Cem', isNameTaken: false }])
    expect(seatingOf(cem).awaits.value).toBe(true)
    expect(gridOf(cem)).toEqual([])
    await letIn(ben, cem)
    expect(taps(ana, ben, cem)).toEqual([0, 0, 0])
    expect(gridOf(cem)).toEqual(['From Ana'])
    expect(seatingOf(cem).awaits.value).toBe(false)
  })

  it('[C6] [X7] where no names are kept nobody is named, whatever the other says', async () => {
    room = await inMemoryRoom({ names: false })
    const ana = await room.join('t1', 'Ana')
    write(ana, 'Something true')
    const ben = await room.join('t1', 'Ben')
    linkAll(ana, ben)
    await settle()
    expect(seatingOf(ana).asked.value.map(({ name }) => name)).toEqual([undefined])
    await letIn(ana, ben)
    for (const phone of [ana, ben])
      expect(phone.model.table.value?.seats.value.map(({ name }) => name)).toEqual([undefined, undefined])
  })

  it('[X7] again after a reload, or with nobody linked meanwhile, asks nobody', async () => {
    const { ana, ben } = await seatTwo()
    for (const phone of [ana, ben]) await phone.reload()
    write(ben, 'While apart')
    linkAll(ana, ben)
    await settle()
    expect(taps(ana, ben)).toEqual([0, 0])
    expect(gridOf(ana)).toEqual(['From Ana', 'While apart'])
  })
})

describe('two halves of a table that started apart', () => {
  it('[X7] [P2] are one table after one tap on each side, by anybody there', async () => {
    room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    const [cem, dua] = [await room.join('t1', 'Cem'), await room.join('t1', 'Dua')]
    linkAll(ana, ben)
    linkAll(cem, dua)
    await settle()
    write(ana, 'From one half')
    write(cem, 'From the other')
    await settle()
    room.network.link(ana.device, cem.device)
    room.network.link(ben.device, dua.device)
    await settle()
    expect(taps(ana, ben, cem, dua)).toEqual([1, 1, 1, 1])
    // Not the two that are linked with each other.
    await letIn(ana, cem)
    expect(gridOf(cem)).toEqual(['From the other'])
    await letIn(dua, ben)
    expect(taps(ana, ben, cem, dua)).toEqual([0, 0, 0, 0])
    for (const phone of [ana, ben, cem, dua]) {
      expect(gridOf(phone)).toEqual(['From one half', 'From the other'])
      expect(seatsOf(phone)).toEqual(idsOf(ana, ben, cem, dua))
    }
  })
})

describe('a seat ends', () => {
  const threeAtTable = async (names = true) => {
    room = await inMemoryRoom({ names })
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    const eve = await room.join('t1', 'Eve')
    linkAll(ana, ben, eve)
    for (const phone of [ana, ben, eve]) room.network.link(phone.device, room.tablet.device)
    await settle()
    await share(ana, 'Said before')
    await settle()
    return { ana, ben, eve }
  }

  it('[X7] at one phone, and at the others once they follow, by one tap each', async () => {
    const { ana, ben, eve } = await threeAtTable()
    expect(await seatingOf(ana).stopSharing(eve.device)).toEqual(done)
    await settle()
    expect(seatingOf(ana).stopped.value.map(({ device }) => device)).toEqual([eve.device])
    expect(seatingOf(ben).toFollow.value).toMatchObject([{ seat: { name: 'Eve' }, by: { name: 'Ana' } }])
    write(ana, 'Still seen')
    await settle()
    expect(gridOf(eve)).toContain('Still seen')
    expect(await seatingOf(ben).stopSharing(eve.device)).toEqual(done)
    await settle()
    write(ana, 'Not for Eve')
    await settle()
    expect(gridOf(ben)).toContain('Not for Eve')
    expect(gridOf(eve)).not.toContain('Not for Eve')
    expect(seatingOf(ben).toFollow.value).toEqual([])
    expect(await seatingOf(ana).shareAgain(eve.device)).toEqual(done)
    expect(await seatingOf(ben).shareAgain(eve.device)).toEqual(done)
    await settle()
    expect(gridOf(eve)).toContain('Not for Eve')
  })

  it('[X7] for all, by a facilitator: the table gets a key that the other does not have, by itself', async () => {
    const { ana, ben, eve } = await threeAtTable()
    expect(await room.tablet.model.facilitate?.endSeat('t1', eve.device)).toEqual(done)
    await settle(2_000)
    await settle()
    expect(seatingOf(eve).isEnded.value).toBe(true)
    for (const phone of [ana, ben]) expect(seatsOf(phone)).toEqual(idsOf(ana, ben))
    await share(ana, 'Said after')
    await settle()
    expect(room.tablet.model.facilitate?.claims.value).toEqual([])
    expect(readoutOf(room.tablet)).toEqual(['Said after', 'Said before'])
    expect(readoutOf(ben)).toEqual(['Said after', 'Said before'])
    expect(gridOf(eve)).toEqual(['Said before'])
    // Its own key is closed, for itself too.
    write(eve, 'In their name')
    const own = eve.model.table.value?.notes.value.get(well)?.find(({ text }) => text === 'In their name')
    expect(await eve.model.table.value?.shareWithRoom([own?.id ?? ''])).toEqual(refuse('not-allowed'))
    await settle()
    expect(readoutOf(room.tablet)).toEqual(['Said after', 'Said before'])
    expect(room.tablet.model.tables.value[0]?.signers).not.toEqual([])
  })

  it('[X7] for all, and what had not reached the facilitator can be shared again', async () => {
    const { ana, ben, eve } = await threeAtTable()
    for (const phone of [ana, ben, eve]) room.network.unlink(phone.device, room.tablet.device)
    room.network.unlink(ana.device, eve.device)
    room.network.unlink(ben.device, eve.device)
    await share(ana, 'Not heard yet')
    const promise = ana.model.room.newPointId()
    await ana.model.room.savePoint({ id: promise, what: 'ask', who: 'Ana', how: '', when: '', asks: '' })
    await settle()
    expect(await room.tablet.model.facilitate?.endSeat('t1', eve.device)).toEqual(done)
    room.network.link(ana.device, room.tablet.device)
    await settle(2_000)
    await settle()
    expect(readoutOf(room.tablet)).toEqual(['Said before'])
    const lost = ana.model.table.value?.notes.value.get(well)?.find(({ text }) => text === 'Not heard yet')
    expect(await ana.model.table.value?.shareWithRoom([lost?.id ?? ''])).toEqual(done)
    await settle()
    expect(readoutOf(room.tablet)).toEqual(['Not heard yet', 'Said before'])
    // An action point stands on no grid from which it could be shared again, so the table says it again.
    expect(room.tablet.model.room.points.value.map(({ what }) => what)).toEqual(['ask'])
  })
})

describe('a table whose phones are lost', () => {
  it('[X7] [K4] goes on with a new phone that sits alone, and one tap of the facilitator', async () => {
    room = await inMemoryRoom({ standBeside: false })
    const ana = await room.join('t1', 'Ana')
    room.network.link(ana.device, room.tablet.device)
    await share(ana, 'Said before')
    await settle()
    const [claim] = room.tablet.model.facilitate?.claims.value ?? []
    await room.tablet.model.facilitate?.confirmClaim(claim?.signer ?? '')
    await ana.close()
    const ben = await room.join('t1', 'Ben')
    room.network.link(ben.device, room.tablet.device)
    await settle()
    expect(taps(ben)).toEqual([0])
    await share(ben, 'Said after')
    await settle()
    const claims = room.tablet.model.facilitate?.claims.value ?? []
    expect(claims.map(({ table }) => table.id)).toEqual(['t1'])
    await room.tablet.model.facilitate?.confirmClaim(claims[0]?.signer ?? '')
    await settle()
    expect(readoutOf(room.tablet)).toEqual(['Said after', 'Said before'])
  })

  it('[X7] replaces one of two by a scan of the mate, with no tap', async () => {
    room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t1', 'Ben')]
    linkAll(ana, ben)
    await settle()
    write(ben, 'From Ben')
    await settle()
    await ben.close()
    const again = await room.join('t1', 'Ben')
    await room.scan(again, ana)
    await settle()
    expect(taps(ana, again)).toEqual([0, 0])
    expect(gridOf(again)).toEqual(['From Ben'])
  })
})

describe('others at a table', () => {
  it('[X7] a facilitator who sits down is a seat like any other', async () => {
    room = await inMemoryRoom()
    const ana = await room.join('t1', 'Ana')
    write(ana, 'From Ana')
    room.network.link(ana.device, room.tablet.device)
    await settle()
    await room.tablet.model.sitAt('t1')
    await settle()
    expect(taps(ana, room.tablet)).toEqual([1, 0])
    expect(gridOf(room.tablet)).toEqual([])
    await letIn(ana, room.tablet)
    expect(gridOf(room.tablet)).toEqual(['From Ana'])
    expect(seatsOf(ana)).toEqual(idsOf(ana, room.tablet))
    // One who has no seat there any more keeps none by being a facilitator.
    expect(await seatingOf(ana).stopSharing(room.tablet.device)).toEqual(done)
    write(ana, 'Ours alone')
    await settle()
    expect(gridOf(room.tablet)).toEqual(['From Ana'])
  })

  it('[X7] [K1] of a meeting stored before, mates who hold the table’s key sit at once; its old seats are nobody’s', async () => {
    const { ana, ben } = await seatTwo()
    const name = tableDocumentName(room.id, 't1')
    const before = 'd'.repeat(32)
    room.network.documentOf(ana.device, name)?.getMap('seats').set(before, { name: 'Somebody' })
    room.network.documentOf(ana.device, name)?.getMap('table').set('agreed', true)
    await settle()
    for (const phone of [ana, ben]) {
      await phone.close()
      // What that edition did not keep.
      for (const key of [...phone.store.values.keys()])
        if (/\/(seats|closed-keys|ended-seats)\/t1$/.test(key)) phone.store.values.delete(key)
      await phone.open()
    }
    expect(seatsOf(ana)).toEqual([ana.device])
    write(ben, 'While apart')
    linkAll(ana, ben)
    await settle()
    expect(taps(ana, ben)).toEqual([0, 0])
    for (const phone of [ana, ben]) {
      expect(seatsOf(phone)).toEqual(idsOf(ana, ben))
      expect(gridOf(phone)).toEqual(['From Ana', 'While apart'])
    }
  })
})
