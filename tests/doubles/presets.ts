import type { ReadonlySignal } from '@preact/signals'
import type { DeviceId } from '../../src/domain/ids.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import type { Place, Template } from '../../src/domain/template/template.ts'
import { insist, refuse, succeed } from '../../src/lib/result.ts'
import { createApp } from '../../src/models/app/app-model.ts'
import type { App, MeetingPage, Route } from '../../src/models/app/app-types.ts'
import { fragmentOf } from '../../src/models/app/routes.ts'
import type { CheckModel } from '../../src/models/connect/check-types.ts'
import type { OpenMeeting } from '../../src/models/meeting/meeting-engine.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import { deriveSecrets } from '../../src/records/secrets.ts'
import { englishLabels } from '../export/labels.ts'
import { makeDevice, readMeetingLink } from '../scenarios/in-memory-room.ts'
import { openNamedDevice } from './device-keys.ts'
import type { FakeWorld } from './fake-browser.ts'
import { memoryNetwork } from './memory-network.ts'
import { myTable, sample, wardMeeting } from './ward-meeting.ts'
import { type Call, watch } from './watch.ts'

export interface Wish {
  /** Whose device is looked at; default 'participant', at table 2. 'guest' is in no meeting yet. */
  readonly as?: 'participant' | 'facilitator' | 'reader' | 'guest'
  readonly route?: Route
  /** A page of the meeting; default 'main'. */
  readonly page?: MeetingPage
  /** Where the room is. */
  readonly place?: Place
  readonly template?: Template
  readonly tables?: readonly string[]
  readonly names?: boolean
  readonly language?: string
  /** Nobody has written anything. */
  readonly empty?: boolean
  /** The phone is linked with nobody, and never was: its person says where the room is. */
  readonly alone?: boolean
  /** What the step's clock shows; it runs from there. */
  readonly remainingMs?: number
  readonly paused?: boolean
  /** Who else is there, and linked; default: the tablet and a table mate, or a phone each of three tables. */
  readonly beside?: readonly string[]
  /** The join screen, by the invitation alone or by the code on the tablet's pairing screen, which has its card. */
  readonly invited?: 'by-link' | 'by-card' | 'by-half-a-link'
  readonly check?: CheckModel | Refusal
  /** What the platform is like before the app starts. */
  readonly world?: (world: FakeWorld) => void
}

/** An app as the views get it: everything is real, and what is called is remembered. */
export interface Seen extends App {
  readonly calls: readonly Call[]
  readonly world: FakeWorld
  readonly store: Device['store']
  /** This device's relays, once the room has them on. */
  readonly relays: Device['relays']
  readonly network: ReturnType<typeof memoryNetwork>
  readonly self: DeviceId
  /** As the views get it; throws where no meeting is open. */
  readonly model: MeetingModel
  /** The facilitator's model, on whatever device. */
  readonly lead: MeetingModel
  /** Of another device that is there. */
  phone(name: string): MeetingModel
  /** Of somebody at the same table. */
  readonly mate: MeetingModel
  /** Other devices of the meeting, by who holds them: 'tablet', 'mate', 't1', 't3' ... */
  readonly others: ReadonlyMap<string, Opened>
  readonly meetingId: string
  /** The invitation as a link. */
  readonly invitation: string
  /** Until everything that is under way has arrived and is on its signals. */
  settle(): Promise<void>
  pretend<Value>(shown: ReadonlySignal<Value>, value: Value): void
  close(): Promise<void>
}

type Opened = OpenMeeting & Pick<Device, 'device' | 'world'>

const minuteMs = 60_000
/** What stands on the clock where a test says nothing: 12:40. */
const usualRemainingMs = 12 * minuteMs + 40_000
/** A device that was not in the meeting. */
const newDevice = 'new device'

/** A real app over a network, a platform and a storage in memory, brought to a state in which a test looks at it. */
export const anApp = async (wish: Wish = {}): Promise<Seen> => {
  const { as = 'participant', empty = false, alone = false, names = false } = wish
  const template = wish.template ?? sample.template
  const network = memoryNetwork()
  const meeting = await wardMeeting({ template, tables: wish.tables ?? sample.tables, names, empty })
  const { id } = meeting
  const others = new Map<string, Opened>()
  const self = as === 'facilitator' ? 'tablet' : myTable
  const openOther = async (name: string) => {
    const kept = meeting.devices.get(name)
    const made = makeDevice(network, kept?.named ?? (await openNamedDevice(newDevice)), kept?.values)
    const opened = insist(await made.makeEngine().open(id))
    const other = { ...opened, device: made.device, world: made.world }
    others.set(name, other)
    return other
  }

  const linkOf = async () => {
    if (wish.invited === 'by-link') return meeting.link
    if (wish.invited === 'by-half-a-link') return meeting.link.slice(0, -20)
    const { pairing } = (await openOther('tablet')).model.connection
    pairing.start()
    await network.settle()
    return pairing.link.peek() ?? ''
  }
  const route: Route = wish.invited
    ? { at: 'join', link: (await linkOf()).split('#')[1] ?? '' }
    : (wish.route ?? (as === 'guest' ? { at: 'home' } : { at: 'meeting', id, page: wish.page ?? 'main' }))
  const kept = as === 'guest' || as === 'reader' || alone ? undefined : meeting.devices.get(self)
  const named = kept?.named ?? (await openNamedDevice(newDevice))
  const own = makeDevice(network, named, kept?.values, { fragment: fragmentOf(route) })
  const { device } = own
  if (as === 'guest') await haveMeetings(own, empty)
  if (as === 'reader') await own.makeEngine().openPack(await packFrom(await openOther('tablet')))
  if (alone) await own.makeEngine().join(meeting.link, { table: myTable, name: '' })
  Object.assign(own.world, { install: 'offered', offlineReady: true, persisted: true })
  wish.world?.(own.world)
  const real = createApp({
    store: own.store,
    browser: own.browser,
    readLink: readMeetingLink,
    meetingOf: async (invitation) => (await deriveSecrets(invitation)).meeting,
    openCheck: async () => {
      const { check = 'no-network' } = wish
      return typeof check === 'string' ? refuse(check) : succeed(check)
    },
    loadEngine: async (ofDevice) => own.makeEngine(ofDevice),
  })
  const watched = watch<App>(real)
  const settle = async () => {
    await network.settle()
    for (let tries = 0; real.meeting.peek().state === 'opening' && tries < 1_000; tries++)
      await new Promise((resolve) => setTimeout(resolve, 1))
    await network.settle()
  }
  await real.start()
  if (wish.language) real.device.setLanguage(wish.language)
  await settle()

  const opened = real.meeting.peek()
  const isOpen = opened.state === 'open'
  if (isOpen && alone && wish.place) opened.model.look(wish.place)
  const lead = (): MeetingModel => {
    const state = real.meeting.peek()
    const model = as === 'facilitator' && state.state === 'open' ? state.model : others.get('tablet')?.model
    if (!model) throw new Error('no facilitator is there')
    return model
  }
  if (isOpen && !alone && as !== 'reader') {
    const beside = wish.beside ?? (as === 'facilitator' ? ['t1', 't2', 't4'] : ['tablet', 'mate'])
    await Promise.all(beside.filter((name) => meeting.devices.has(name)).map(openOther))
    for (const [, other] of others) network.link(device, other.device)
    await settle()
    const { facilitate } = lead()
    await facilitate?.move(wish.place ?? (empty ? { stage: 'reflect', step: 'alone' } : sample.place))
    const remainingMs = wish.remainingMs ?? usualRemainingMs
    const more = (remainingMs - (lead().clock.peek().remainingMs ?? 0)) / minuteMs
    if (lead().clock.peek().remainingMs !== undefined) await facilitate?.addMinutes(more)
    if (wish.paused) await facilitate?.pause()
    await settle()
  }

  const phone = (name: string): MeetingModel => {
    const other = others.get(name)
    if (!other) throw new Error(`${name} is not there`)
    return other.model
  }
  return {
    ...watched.model,
    calls: watched.calls,
    world: own.world,
    store: own.store,
    relays: own.relays,
    network,
    self: device,
    others,
    meetingId: id,
    invitation: meeting.link,
    get model() {
      const state = watched.model.meeting.peek()
      if (state.state !== 'open') throw new Error('no meeting is open')
      return state.model
    },
    get lead() {
      return lead()
    },
    phone,
    get mate() {
      return phone('mate')
    },
    settle,
    pretend: watched.pretend,
    async close() {
      real.go({ at: 'home' })
      for (const other of others.values()) await other.close()
      await network.settle()
    },
  }
}

type Device = ReturnType<typeof makeDevice>

/** What a device's list has where somebody was in meetings before. */
const haveMeetings = async ({ makeEngine, world }: Device, empty: boolean) => {
  if (empty) return
  const draft = { template: sample.template, tables: ['', ''], names: false }
  const engine = makeEngine()
  await engine.create({ ...draft, title: 'Night shift and sleep', focus: 'What we tried since spring' })
  world.advance(minuteMs)
  await engine.create({
    ...draft,
    title: 'New starters',
    focus: 'The first two weeks of six new colleagues',
  })
}

const packFrom = async ({ model, world }: Pick<Opened, 'model' | 'world'>) => {
  await model.exportAs('pack', englishLabels)
  const bytes = world.handed.at(-1)?.bytes
  if (!(bytes instanceof Uint8Array)) throw new Error('no pack')
  return bytes.slice()
}

/** The bytes of a pack that this device hands over. */
export const packOf = (seen: Seen): Promise<Uint8Array<ArrayBuffer>> => packFrom(seen)
