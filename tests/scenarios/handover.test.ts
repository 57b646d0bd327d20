import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/domain/template/template.ts'
import { bytesToBase64Url, bytesToHex } from '../../src/lib/bytes.ts'
import type { Sent } from '../doubles/memory-network.ts'
import { inMemoryRoom, type RoomDevice } from './in-memory-room.ts'
import { addFacilitator } from './leading-steps.ts'

const well = cellId('reflect', 'ours', 'well')
const readoutOf = (device: RoomDevice) =>
  (device.model.room.readout.value.cells.get(well)?.notes ?? []).map((note) => `${note.table}: ${note.text}`)
const leaderOf = (device: RoomDevice) => device.model.facilitators?.all.value.find((one) => one.leads)
const share = async (room: Awaited<ReturnType<typeof inMemoryRoom>>, phone: RoomDevice, text: string) => {
  const { table } = phone.model
  table.value?.add(well, text)
  await room.network.settle()
  const note = table.value?.notes.value.get(well)?.find((one) => one.text === text)
  await table.value?.shareWithRoom([note?.id ?? ''])
  await room.network.settle()
}
/** A facilitator's private key as it would stand in a message: raw, and as text. */
const privateKeyTexts = (device: RoomDevice, meeting: string): string[] => {
  const kept = device.store.values.get(`meeting/${meeting}/facilitator`)
  if (!(kept instanceof Uint8Array)) throw new Error('no key of its own')
  // Version, then the private key: see records/signing/signer.ts.
  const privateKey = kept.slice(1, 33)
  return [new TextDecoder('latin1').decode(privateKey), bytesToHex(privateKey), bytesToBase64Url(privateKey)]
}

describe('[R8] a second facilitator', () => {
  it('[R8] is asked over a direct link, both say yes to one number, and no private key is ever sent', async () => {
    const room = await inMemoryRoom()
    const ben = await room.join('t1', 'Ben')
    const sent: Sent[] = []
    room.network.onSent((one) => sent.push(one))
    room.network.link(ben.device, room.tablet.device)
    await room.network.settle()
    expect(ben.model.role).toBe('participant')

    const stop = room.tablet.model.facilitators?.invite()
    await room.scan(ben, room.tablet)
    expect(ben.model.roles.asked.value).toEqual({ at: 'invited' })
    await ben.model.roles.answer(true, 'Ben')
    await room.network.settle()
    const candidate = room.tablet.model.facilitators?.candidate.value
    expect(candidate).toMatchObject({ at: 'willing', name: 'Ben', table: { id: 't1' } })
    expect(ben.model.roles.asked.value).toEqual({ at: 'waiting', check: candidate?.check })
    expect(candidate?.check).toMatch(/^\d{4}$/)
    expect(ben.model.facilitate).toBeUndefined()

    await room.tablet.model.facilitators?.decide(true)
    stop?.()
    // Beside each other as they are, nobody is told that the other is out of reach.
    const named = room.tablet.model.facilitators?.all.value.find(({ name }) => name === 'Ben')
    expect(named?.here).toBe(true)
    await room.network.settle()
    expect(ben.model.role).toBe('facilitator')
    expect(ben.model.roles.asked.value).toBeUndefined()
    expect(ben.model.facilitators?.all.value.map(({ name, leads, me }) => [name, leads, me])).toEqual([
      ['', true, false],
      ['Ben', false, true],
    ])
    const textOf = ({ payload }: Sent) => new TextDecoder('latin1').decode(payload)
    // A private key is 98 bytes; as text it would show as a long run of hexadecimal or base64. The room's records have such runs.
    for (const one of sent)
      if (!one.kind.startsWith('set/')) expect(textOf(one)).not.toMatch(/[0-9a-f]{128}|[\w+/-]{120}/)
    for (const device of [room.tablet, ben])
      for (const text of privateKeyTexts(device, room.id))
        expect(sent.filter((one) => textOf(one).includes(text))).toEqual([])

    await ben.model.facilitate?.move({ stage: 'learn', step: 'alone' })
    await room.network.settle()
    expect(room.tablet.model.place.value).toEqual({ stage: 'learn', step: 'alone' })
    await ben.reload()
    expect(ben.model.role).toBe('facilitator')
    await room.close()
  })

  it('[R8] is none where either person says no, or nobody was being added', async () => {
    const room = await inMemoryRoom()
    const ben = await room.join('t1', 'Ben')
    room.network.link(ben.device, room.tablet.device)
    await room.network.settle()
    await room.scan(ben, room.tablet)
    expect(ben.model.roles.asked.value).toBeUndefined()

    const stop = room.tablet.model.facilitators?.invite()
    await room.scan(ben, room.tablet)
    await ben.model.roles.answer(false, '')
    await room.network.settle()
    expect(room.tablet.model.facilitators?.candidate.value).toMatchObject({ at: 'declined' })
    await room.tablet.model.facilitators?.decide(false)

    await room.scan(ben, room.tablet)
    await ben.model.roles.answer(true, '')
    await room.network.settle()
    await room.tablet.model.facilitators?.decide(false)
    await room.network.settle()
    expect(ben.model.roles.asked.value).toBeUndefined()
    expect(ben.model.role).toBe('participant')
    stop?.()
    await room.close()
  })

  it('[R8] goes on when the tablet is killed in the middle of the readout, and when it comes back both agree', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t2', 'Ben')]
    for (const phone of [ana, ben]) room.network.link(phone.device, room.tablet.device)
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    await addFacilitator(room, room.tablet, ben)
    await share(room, ana, 'We began on time')
    await room.tablet.model.facilitate?.move({ stage: 'reflect', step: 'plenary' })
    await room.tablet.model.facilitate?.present({ table: 't1', next: 't2' })
    await room.network.settle()
    expect(ben.model.facilitators?.leaderGone.value).toBe(false)

    await room.tablet.close()
    await room.network.settle()
    expect(ben.model.facilitators?.leaderGone.value).toBe(true)
    await ben.model.facilitators?.handTo(ownId(ben))
    await ben.model.facilitate?.present({ table: 't2' })
    await share(room, ana, 'And nobody left late')
    await ben.model.facilitate?.next()
    await room.network.settle()
    expect(ana.model.room.spotlight.value).toEqual({ table: 't2' })
    expect(ana.model.place.value).toEqual({ stage: 'learn', step: 'alone' })
    expect(readoutOf(ana)).toEqual(['t1: We began on time', 't1: And nobody left late'])
    expect(leaderOf(ben)).toMatchObject({ name: 'Ben', me: true })

    await room.tablet.open()
    room.network.link(room.tablet.device, ana.device)
    room.network.link(room.tablet.device, ben.device)
    await room.network.settle()
    for (const device of [room.tablet, ben, ana]) {
      expect(device.model.place.value).toEqual({ stage: 'learn', step: 'alone' })
      expect(device.model.room.spotlight.value).toEqual({ table: 't2' })
      expect(readoutOf(device)).toEqual(['t1: We began on time', 't1: And nobody left late'])
    }
    expect(leaderOf(room.tablet)).toMatchObject({ name: 'Ben', here: true, me: false })
    expect(room.tablet.model.facilitators?.leaderGone.value).toBe(false)
    // The one who made the meeting may lead again.
    await room.tablet.model.facilitators?.handTo(ownId(room.tablet))
    await room.network.settle()
    expect(leaderOf(ben)).toMatchObject({ first: true, me: false })
    await room.close()
  })

  it('[R8] [P7] the clock of the room goes on without a jump, whoever leads and however wrong their own clock is', async () => {
    const room = await inMemoryRoom()
    const [ana, ben] = [await room.join('t1', 'Ana'), await room.join('t2', 'Ben')]
    ben.world.advance(3_600_000)
    await ben.reload()
    for (const phone of [ana, ben]) room.network.link(phone.device, room.tablet.device)
    room.network.link(ana.device, ben.device)
    await room.network.settle()
    await addFacilitator(room, room.tablet, ben)
    await room.tablet.model.facilitate?.move({ stage: 'reflect', step: 'alone' })
    await room.network.settle()
    const left = ana.model.clock.value.remainingMs ?? Number.NaN
    expect(ben.model.clock.value.remainingMs).toBeCloseTo(left, -3)

    await room.tablet.close()
    await ben.model.facilitators?.handTo(ownId(ben))
    await room.network.settle()
    expect(ana.model.clock.value.remainingMs).toBeCloseTo(left, -3)
    // Somebody who comes only now learns the room's time from the one who leads now.
    const cem = await room.join('t3', 'Cem')
    room.network.link(cem.device, ben.device)
    await room.network.settle()
    expect(cem.model.clock.value.remainingMs).toBeCloseTo(left, -3)
    await ben.model.facilitate?.next()
    await room.network.settle()
    const again = ana.model.clock.value.remainingMs ?? Number.NaN
    expect(ben.model.clock.value.remainingMs).toBeCloseTo(again, -3)
    expect(cem.model.clock.value.remainingMs).toBeCloseTo(again, -3)
    await room.close()
  })

  it('[R8] two facilitators who confirm two phones of one table at once both count', async () => {
    const room = await inMemoryRoom()
    const ben = await room.join('t2', 'Ben')
    room.network.link(ben.device, room.tablet.device)
    await room.network.settle()
    await addFacilitator(room, room.tablet, ben)
    room.network.unlink(ben.device, room.tablet.device)
    const [ana, eva] = [await room.join('t1', 'Ana'), await room.join('t1', 'Eva')]
    await room.scan(ana, room.tablet)
    await room.scan(eva, ben)
    await share(room, ana, 'From the first phone')
    await share(room, eva, 'From the second phone')
    room.network.link(ben.device, room.tablet.device)
    await room.network.settle()
    for (const device of room.all)
      expect(readoutOf(device).sort()).toEqual(['t1: From the first phone', 't1: From the second phone'])
    await room.close()
  })
})

const ownId = (device: RoomDevice) => device.model.facilitators?.all.value.find((one) => one.me)?.signer ?? ''
