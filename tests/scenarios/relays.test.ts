import { expect, it } from 'vitest'
import { defaultRelays } from '../../src/domain/records/relays.ts'
import { insist } from '../../src/lib/result.ts'
import { encodeLink } from '../../src/mesh/signalling/qr/qr.ts'
import { relaysOf } from '../../src/models/connect/relays-way.ts'
import { blank } from '../../src/templates/blank.ts'
import { englishLabels } from '../export/labels.ts'
import { base, inMemoryRoom, type RoomOptions, readMeetingLink } from './in-memory-room.ts'

const own = ['wss://relay.example.org']

/** A tablet and two phones, linked. */
const room = async (options: RoomOptions = {}) => {
  const made = await inMemoryRoom(options)
  const [ana, cem] = [await made.join('t1'), await made.join('t2')]
  made.network.link(ana.device, made.tablet.device)
  made.network.link(ana.device, cem.device)
  await made.network.settle()
  return { ...made, ana, cem, devices: [made.tablet, ana, cem] }
}

it('[N5] left on in the set-up, they run on every device that the invitation brings, before anybody is linked', async () => {
  const { tablet, ana, cem, close } = await room({ relays: { on: true, urls: [] } })
  for (const { relays } of [tablet, ana, cem]) expect(relays.started).toMatchObject([{ urls: defaultRelays }])
  await close()
  const named = await room({ relays: { on: true, urls: own } })
  for (const { relays } of named.devices) expect(relays.started).toMatchObject([{ urls: own }])
  await named.close()
})

it('[E3] [N5] turned off in the set-up, no device ever calls one, and the record says so against what an invitation says', async () => {
  const { tablet, devices, network, makeDevice, opened, id, close } = await room({
    relays: { on: false, urls: own },
  })
  for (const { relays, model } of devices) {
    expect(relays.started).toEqual([])
    expect(relaysOf(model.connection.ways)?.state.value).toBe('off')
    // Kept, for whoever switches them on after all
    expect(relaysOf(model.connection.ways)?.places.value).toEqual(own)
  }
  const read = insist(readMeetingLink(tablet.model.facilitate?.invitationLink ?? ''))
  expect(read.invitation).not.toHaveProperty('relays')
  const made = makeDevice()
  const forged = encodeLink(base, { invitation: { ...read.invitation, relays: [] } })
  await made.engine.join(forged, { table: 't1', name: '' })
  const late = await opened(made, id)
  network.link(late.device, tablet.device)
  await network.settle()
  expect(late.relays.open).toEqual([])
  await late.close()
  await close()
})

it('[E3] [N5] a sample, a pack that was opened, and a meeting whose facilitator was not asked call none', async () => {
  const { tablet, makeDevice, opened, close } = await room({ relays: { on: true, urls: [] } })
  await tablet.model.exportAs('pack', englishLabels)
  const bytes = tablet.world.handed[0]?.bytes
  if (!(bytes instanceof Uint8Array)) return expect.fail('no pack')
  const reader = makeDevice()
  const read = insist(await reader.engine.openPack(bytes))
  const sampleId = await reader.engine.sample()
  const draft = { title: '', focus: 'Next', template: blank, tables: [''], names: false }
  const next = await reader.engine.create({ ...draft, continues: [read] })
  for (const id of [read, sampleId, next]) {
    const device = await opened(reader, id)
    expect(relaysOf(device.model.connection.ways)?.state.value ?? 'off', id).toBe('off')
    await device.close()
  }
  expect(reader.relays.started).toEqual([])
  await close()
})

it('[E3] [N5] relays are off until the facilitator switches them on, where nobody was asked, then on for all devices of the meeting, and off again', async () => {
  const { tablet, devices, network, close } = await room()
  for (const { relays, model } of devices) {
    expect(relays.started).toEqual([])
    expect(relaysOf(model.connection.ways)?.state.value).toBe('off')
  }
  await tablet.model.facilitate?.setRelays(true, defaultRelays)
  await network.settle()
  for (const { relays, model } of devices) {
    expect(relays.open).toEqual([defaultRelays])
    expect(relaysOf(model.connection.ways)?.state.value).toBe('on')
    expect(relaysOf(model.connection.ways)?.here.value).toEqual(
      defaultRelays.map((name) => ({ name, state: 'connecting' })),
    )
    relays.become('open')
    expect(relaysOf(model.connection.ways)?.here.value[0]?.state).toBe('open')
  }
  await tablet.model.facilitate?.setRelays(true, own)
  await network.settle()
  for (const { relays } of devices) expect(relays.open).toEqual([own])
  await tablet.model.facilitate?.setRelays(false, own)
  await network.settle()
  for (const { relays, model } of devices) {
    expect(relays.open).toEqual([])
    expect(relaysOf(model.connection.ways)?.here.value).toEqual([])
    // Kept for the next time they are switched on
    expect(relaysOf(model.connection.ways)?.places.value).toEqual(own)
  }
  await close()
})

it('[K5] [N5] closing the doors ends the relays on all devices by one tap, and opening them brings them back', async () => {
  const { tablet, devices, network, close } = await room()
  await tablet.model.facilitate?.setRelays(true, defaultRelays)
  await network.settle()
  expect(tablet.model.facilitate?.devices.value).toBe(3)
  await tablet.model.facilitate?.setDoors(true)
  await network.settle()
  for (const { relays, model } of devices) {
    expect(relays.open).toEqual([])
    expect(relaysOf(model.connection.ways)?.state.value).toBe('doors')
  }
  await tablet.model.facilitate?.setDoors(false)
  await network.settle()
  for (const { relays } of devices) expect(relays.open).toEqual([defaultRelays])
  await close()
  for (const { relays } of devices) expect(relays.open).toEqual([])
})

it('[N5] a newcomer is found by the invitation alone; what the facilitator says in the room comes before what it says', async () => {
  const { tablet, network, join, makeDevice, opened, id, close } = await room()
  await tablet.model.facilitate?.setRelays(true, own)
  await network.settle()
  const invitation = tablet.model.facilitate?.invitationLink ?? ''
  const made = makeDevice()
  await made.engine.join(invitation, { table: 't1', name: '' })
  const late = await opened(made, id)
  expect(late.relays.open).toEqual([own])
  expect(late.model.invitationLink).toBe(invitation)
  await tablet.model.facilitate?.setRelays(false, own)
  network.link(late.device, tablet.device)
  await network.settle()
  expect(late.relays.open).toEqual([])
  expect(late.model.invitationLink).toBe(tablet.model.invitationLink)
  await late.reload()
  expect(late.relays.started).toHaveLength(1)
  // The invitation from before, without relays
  const phone = await join('t3')
  expect(phone.relays.started).toEqual([])
  await late.close()
  await close()
})

it('[N5] a table’s device cannot switch relays on or off', async () => {
  const { tablet, ana, devices, network, close } = await room()
  expect(ana.model.facilitate).toBeUndefined()
  await tablet.model.facilitate?.setRelays(true, defaultRelays)
  await network.settle()
  await ana.reload()
  network.link(ana.device, tablet.device)
  await network.settle()
  for (const { relays } of devices) expect(relays.open).toEqual([defaultRelays])
  ana.world.wake()
  expect(ana.relays.started.at(-1)?.wakes).toBe(1)
  await close()
})
