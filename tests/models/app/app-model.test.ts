import { describe, expect, it, vi } from 'vitest'
import { done, refuse } from '../../../src/lib/result.ts'
import { makeDeviceKeys } from '../../../src/mesh/contract/device-key.ts'
import { startByHand } from '../../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { createApp } from '../../../src/models/app/app-model.ts'
import { relaysWay } from '../../../src/models/connect/relays-way.ts'
import { createEngine } from '../../../src/models/meeting/create-engine.ts'
import { deriveSecrets } from '../../../src/records/secrets.ts'
import { openUpdateLog } from '../../../src/storage/update-log.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import { FakeChannels, FakeLocks, fakeBrowser } from '../../doubles/fake-browser.ts'
import { memoryNetwork } from '../../doubles/memory-network.ts'
import { MemoryRelays } from '../../doubles/memory-relays.ts'
import { memoryStore } from '../../doubles/memory-store.ts'
import { base, readMeetingLink } from '../../scenarios/in-memory-room.ts'

const network = memoryNetwork()

/** The shell on a device; `store` and `locks` given, it is another tab of the same browser. */
const appOn = ({
  fragment = '',
  store = memoryStore(),
  locks = new FakeLocks(),
  channels = new FakeChannels(),
  loads = async () => {},
} = {}) => {
  const { browser, world } = fakeBrowser({ base, fragment, locks, channels })
  const app = createApp({
    store,
    browser,
    readLink: readMeetingLink,
    meetingOf: async (invitation) => (await deriveSecrets(invitation)).meeting,
    openCheck: async () => refuse('no-network'),
    loadEngine: async (ownDevice) => {
      await loads()
      return createEngine({
        store,
        browser,
        readLink: readMeetingLink,
        encodeLink: (content) => encodeLink(base, content),
        makeDeviceKeys,
        makeCertificate: async () => ({ expires: 0, getFingerprints: () => [] }),
        makeMesh: async (_, { device }) => network.join(device),
        startByHand,
        ways: [relaysWay(({ places }) => new MemoryRelays().start(places))],
        makeLog: (prefix) => openUpdateLog({ store, prefix }),
        device: ownDevice,
        loadMovingCodec: () => import('../../../src/optical/moving-code.ts'),
      })
    },
  })
  return { app, browser, world, store, locks }
}
type Opened = ReturnType<typeof appOn>
const draft = {
  title: 'Handover',
  focus: 'The sheet',
  template: actionLearningMeeting,
  tables: ['', ''],
  names: false,
}
const modelOf = async ({ app }: Opened) => {
  await vi.waitFor(() => expect(app.meeting.value.state).toBe('open'), { timeout: 10_000 })
  const { value } = app.meeting
  if (value.state !== 'open') throw new Error('not open')
  return value.model
}

it('[S1] [K3] [W5] a new meeting is open, in the list, its storage asked for, and can be deleted for good', async () => {
  const opened = appOn()
  await opened.app.create(draft)
  const model = await modelOf(opened)
  expect(model.role).toBe('facilitator')
  expect(opened.app.device.meetings.value.map(({ title, focus }) => [title, focus])).toEqual([
    ['Handover', 'The sheet'],
  ])
  expect(opened.app.device.persisted.value).toBe(true)
  opened.app.go({ at: 'home' })
  await opened.app.device.forget(model.id)
  expect(opened.app.device.meetings.value).toEqual([])
  expect([...opened.store.values.keys()].filter((key) => key.includes(model.id))).toEqual([])
})

it('[S1] [K3] a new meeting opens while the browser still waits for its person to answer whether to keep the storage', async () => {
  const opened = appOn()
  opened.browser.persistence.request = () => new Promise(() => undefined)
  await opened.app.create(draft)
  expect((await modelOf(opened)).role).toBe('facilitator')
})

it('[P8] the leading device rings once when its step is over, and the step stays', async () => {
  const opened = appOn()
  await opened.app.create(draft)
  const model = await modelOf(opened)
  await model.facilitate?.resume()
  const before = model.place.value
  const leftMs = model.clock.value.remainingMs ?? 0
  expect(leftMs).toBeGreaterThan(0)
  opened.world.advance(leftMs + 1_000)
  await vi.waitFor(() => expect(opened.world.bells).toBe(1), { timeout: 10_000 })
  opened.world.advance(3_000)
  await vi.waitFor(() => expect(model.clock.value.remainingMs).toBeLessThan(-3_000), { timeout: 10_000 })
  expect([opened.world.bells, opened.world.buzzes]).toEqual([1, 0])
  expect(model.place.value).toEqual(before)
  opened.app.go({ at: 'home' })
})

it('[S3] a pasted template link leads to the template, and nothing of it is kept yet', async () => {
  const { app } = appOn()
  const link = 't1' + 'A'.repeat(40)
  expect(app.openLink(`https://elsewhere.example/#${link}`)).toEqual(done)
  expect(app.route.value).toEqual({ at: 'shared-template', link })
  expect((await app.templates()).mine.value).toEqual([])
})

it('[N2] an invitation opens the join screen; whoever is in already goes straight to the meeting', async () => {
  const tablet = appOn()
  await tablet.app.create(draft)
  const link = (await modelOf(tablet)).facilitate?.invitationLink ?? ''
  const phone = appOn({ fragment: link.slice(link.indexOf('#') + 1) })
  expect(phone.app.route.value.at).toBe('join')
  await phone.app.join({ link, table: 't2', name: '' })
  expect((await modelOf(phone)).role).toBe('participant')
  // The secret does not stay in the address bar.
  expect(phone.browser.fragment.get()).toMatch(/^\/m\//)
  phone.app.go({ at: 'home' })
  expect(phone.app.openLink(link)).toEqual(done)
  await vi.waitFor(() => expect(phone.app.route.value.at).toBe('meeting'))
})

it('[K2] a meeting whose part of the program did not come is not said to be missing, and opens when it is opened again', async () => {
  const unheard = vi.fn()
  process.once('unhandledRejection', unheard)
  const first = appOn()
  await first.app.create(draft)
  const { id } = await modelOf(first)
  first.app.go({ at: 'home' })
  const loads = vi.fn(async () => {})
  loads.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const again = appOn({ fragment: `/m/${id}`, store: first.store, locks: first.locks, loads })
  await vi.waitFor(() => expect(again.app.meeting.value).toEqual({ state: 'broken' }))
  again.app.go({ at: 'home' })
  again.app.go({ at: 'meeting', id, page: 'main' })
  await modelOf(again)
  expect(unheard).toHaveBeenCalledOnce()
})

it('[K1] one tab is the device: another waits, and takes over when the first has gone', async () => {
  const first = appOn()
  await first.app.create(draft)
  const { id } = await modelOf(first)
  const second = appOn({ fragment: `/m/${id}`, store: first.store, locks: first.locks })
  await vi.waitFor(() => expect(second.app.meeting.value.state).toBe('elsewhere'))
  first.app.go({ at: 'home' })
  await modelOf(second)
})

it('[K4] a link that is none, and a meeting that is not here, are said so and change nothing', async () => {
  const { app } = appOn({ fragment: '/m/0123456789abcdef0123456789abcdef' })
  await vi.waitFor(() => expect(app.meeting.value).toEqual({ state: 'refused', why: 'unknown-meeting' }))
  expect(app.openLink('https://example.org/menu')).toEqual(refuse('not-plenary'))
  expect(app.route.value.at).toBe('meeting')
  expect(await app.openFile(new Blob(['a poem']))).toEqual(refuse('not-a-pack'))
  expect(app.device.meetings.value).toEqual([])
})

describe('a file from outside', () => {
  const shareNote = async (opened: Opened, text: string) => {
    const model = await modelOf(opened)
    await model.sitAt('t1')
    await vi.waitFor(() => expect(model.table.value?.id).toBe('t1'))
    model.table.value?.add('reflect/ours/well', text)
    const ids = [...(model.table.value?.notes.value.values() ?? [])].flat().map(({ id }) => id)
    await model.table.value?.shareWithRoom(ids)
    const moving = await model.moving?.()
    if (!moving) throw new Error('carries nothing')
    return moving.give('table')
  }

  it('[N6] carried notes lead to their meeting, where they wait to be taken in once', async () => {
    const opened = appOn()
    await opened.app.create(draft)
    const outgoing = await shareNote(opened, 'From a file')
    const { id } = await modelOf(opened)
    for (const file of [new Blob([outgoing.toText()]), new Blob([`Hello!\n${outgoing.toText()}\n`])]) {
      opened.app.go({ at: 'home' })
      expect(await opened.app.openFile(file)).toEqual(done)
      expect(opened.app.route.value).toEqual({ at: 'meeting', id, page: 'carry' })
      expect(opened.app.arriving.take(id)).toEqual({ meeting: id, kind: 'carried', file })
      expect(opened.app.arriving.take(id)).toBeUndefined()
    }
    expect(await appOn().app.openFile(new Blob([outgoing.toText()]))).toEqual(refuse('carried-unknown'))
  })

  it('[S5] one’s own notes lead to their meeting too, and a template to one’s own', async () => {
    const opened = appOn()
    await opened.app.create(draft)
    const { carry, id } = await modelOf(opened)
    expect(await opened.app.openFile(new Blob([carry.toText()]))).toEqual(done)
    expect(opened.app.arriving.take(id)?.kind).toBe('private-notes')
    const template = new Blob([JSON.stringify(actionLearningMeeting)])
    expect(await opened.app.openFile(template)).toEqual(done)
    expect(opened.app.route.value).toMatchObject({ at: 'template' })
  })

  it('[K4] whatever is none of ours is refused, and changes nothing', async () => {
    const { app } = appOn()
    for (const content of ['', 'a poem', '{}', '{', 'PLENARY', 'PLENARY+', '\u0000\u0001', '[]', 'null'])
      expect([refuse('not-a-pack'), refuse('pack-broken')], content).toContainEqual(
        await app.openFile(new Blob([content])),
      )
    expect(await app.openFile(new Blob(['PLENARY-NOTES-9:AAAA']))).toEqual(refuse('pack-newer'))
    expect(app.route.value).toEqual({ at: 'home' })
    expect(app.device.meetings.value).toEqual([])
  })

  it('[N6] what the system brings by itself is opened, and its refusal said', async () => {
    const { app, world } = appOn()
    await app.start()
    world.bring(new Blob(['a poem']))
    await vi.waitFor(() => expect(app.arriving.refused.value).toBe('not-a-pack'))
  })

  it('[N6] goes to the window that has the meeting open', async () => {
    const channels = new FakeChannels()
    const first = appOn({ channels })
    await first.app.create(draft)
    const outgoing = await shareNote(first, 'Handed over')
    const { id } = await modelOf(first)
    const second = appOn({ store: first.store, locks: first.locks, channels })
    await second.app.start()
    await second.app.openFile(new Blob([outgoing.toText()]))
    await vi.waitFor(() => expect(second.app.arriving.handedOver.value).toBe(true))
    expect(first.app.route.value).toEqual({ at: 'meeting', id, page: 'carry' })
    expect(await first.app.arriving.take(id)?.file.text()).toBe(outgoing.toText())
    expect(second.app.arriving.file.value).toBeUndefined()
  })
})
