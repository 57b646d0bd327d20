import type { DeviceId, MeetingId } from '../../src/domain/ids.ts'
import type { Relays } from '../../src/domain/records/records.ts'
import type { Template } from '../../src/domain/template/template.ts'
import { insist, refuse, succeed } from '../../src/lib/result.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink, readLink } from '../../src/mesh/signalling/qr/qr.ts'
import type { LinkReader } from '../../src/models/connect/connection-types.ts'
import { relaysWay } from '../../src/models/connect/relays-way.ts'
import { createEngine } from '../../src/models/meeting/create-engine.ts'
import type {
  DeviceForMeetings,
  MeetingEngine,
  OpenMeeting,
} from '../../src/models/meeting/meeting-engine.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import { isMovingText } from '../../src/optical/moving-mark.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { type NamedDevice, openNamedDevice } from '../doubles/device-keys.ts'
import { type FakeBrowserOptions, FakeChannels, fakeBrowser } from '../doubles/fake-browser.ts'
import { type MemoryNetwork, memoryNetwork } from '../doubles/memory-network.ts'
import { MemoryRelays } from '../doubles/memory-relays.ts'
import { memoryStore } from '../doubles/memory-store.ts'

/**
 * A whole room in one process, quick enough for hundreds of runs: the real engine, documents, signatures, logs and
 * models on each device; the network, the platform and IndexedDB are doubles that a test steers.
 */
export const base = 'https://plenary.test/'

const problems = { 'not-plenary': 'not-plenary', broken: 'link-broken', newer: 'link-newer' } as const

export const readMeetingLink: LinkReader = (text) => {
  if (isMovingText(text)) return refuse('moving-code')
  const read = readLink(text)
  if (!read.ok) return refuse(problems[read.why])
  return succeed({ ...read.value, digits: text.slice(text.lastIndexOf('#') + 1).trim() })
}

export interface RoomDevice extends Pick<ReturnType<typeof makeDevice>, 'browser' | 'named' | 'makeEngine'> {
  readonly device: DeviceId
  readonly engine: MeetingEngine
  readonly world: ReturnType<typeof fakeBrowser>['world']
  readonly channels: FakeChannels
  readonly store: ReturnType<typeof memoryStore>
  readonly relays: MemoryRelays
  /** The meeting as it is open now. */
  readonly model: MeetingModel
  /** Closes it as a closed tab does, and opens it again from this device's storage. */
  reload(): Promise<void>
  close(): Promise<void>
  /** Opens it again after `close`. */
  open(): Promise<void>
}

export interface RoomOptions {
  /** How many, or their names. */
  readonly tables?: number | readonly string[]
  readonly title?: string
  readonly focus?: string
  readonly names?: boolean
  readonly template?: Template
  /** What the facilitator said of them at the set-up; nobody was asked where nothing is said. */
  readonly relays?: Relays
  /** Whether the tablet knows the phones by sight. */
  readonly standBeside?: boolean
}

/** Whatever a device is made of, before any meeting is open on it. With `before`, as it was when it was last closed. */
export const makeDevice = (
  network: MemoryNetwork,
  named: NamedDevice,
  before?: ReadonlyMap<string, unknown>,
  where: FakeBrowserOptions = {},
) => {
  const { keys } = named
  const store = memoryStore()
  for (const [key, value] of before ?? []) store.values.set(key, value)
  const channels = where.channels ?? new FakeChannels()
  const relays = new MemoryRelays()
  const { browser, world } = fakeBrowser({ base, ...where, channels })
  const makeEngine = (own?: DeviceForMeetings) =>
    createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(base, content),
      makeDeviceKeys: async () => keys,
      makeCertificate: async () => ({
        expires: 0,
        getFingerprints: () => [{ algorithm: 'test', value: named.device.id }],
      }),
      makeMesh: async (_, parts) => network.join(parts.device),
      startByHand,
      ways: [relaysWay(({ places }) => relays.start(places))],
      makeLog: (prefix) => openUpdateLog({ store, prefix }),
      loadMovingCodec: () => import('../../src/optical/moving-code.ts'),
      device: own ?? {
        askToPersist: async () => undefined,
        callAtStepEnd: (leads) => leads && browser.bell(),
      },
    })
  return { device: named.device.id, named, store, browser, world, channels, relays, makeEngine }
}

const devicesMost = 200

export const inMemoryRoom = async ({
  tables = 3,
  title = 'Shift handover',
  focus = 'The new handover sheet',
  names = true,
  template = actionLearningMeeting,
  relays,
  standBeside = true,
}: RoomOptions = {}) => {
  const network = memoryNetwork()
  const named = await Promise.all(
    Array.from({ length: devicesMost }, (_, at) => openNamedDevice(`device ${at}`)),
  )
  let devices = 0

  const nextDevice = () => {
    const next = named[devices++]
    if (!next) throw new Error('too many devices')
    const made = makeDevice(network, next)
    return { ...made, engine: made.makeEngine() }
  }
  const opened = async (made: ReturnType<typeof nextDevice>, id: MeetingId): Promise<RoomDevice> => {
    const open = async (): Promise<OpenMeeting> => insist(await made.engine.open(id))
    let meeting = await open()
    let closed = false
    return {
      ...made,
      get model() {
        return meeting.model
      },
      async reload() {
        await meeting.close()
        meeting = await open()
      },
      async close() {
        if (closed) return
        closed = true
        await meeting.close()
      },
      async open() {
        meeting = await open()
        closed = false
      },
    }
  }

  const first = nextDevice()
  const id = await first.engine.create({
    title,
    focus,
    template,
    tables: typeof tables === 'number' ? Array.from({ length: tables }, () => '') : tables,
    names,
    ...(relays && { relays }),
  })
  // As in a room: everybody's phone has been held against the tablet, which so knows whose claims are no stranger's.
  const everybody = named.slice(1).map(({ device }) => device.id)
  first.store.values.set(`meeting/${id}/scanned`, standBeside ? everybody : [])
  const tablet = await opened(first, id)
  const link = tablet.model.facilitate?.invitationLink ?? ''
  const all: RoomDevice[] = [tablet]

  return {
    id,
    network,
    tablet,
    link,
    all,
    makeDevice: nextDevice,
    opened,
    /** A phone that has scanned the invitation and sat down; not linked to anybody yet. */
    async join(table: string, name = ''): Promise<RoomDevice> {
      const made = nextDevice()
      await made.engine.join(link, { table, name })
      const phone = await opened(made, id)
      all.push(phone)
      return phone
    },
    /** For another window of this device's browser. */
    channelsOf: (device: RoomDevice): FakeChannels => device.channels,
    /** One device's camera reads the code on the other's screen; both have their pairing screens open. */
    async scan(reader: RoomDevice, shown: RoomDevice): Promise<void> {
      const [mine, theirs] = [reader.model.connection.pairing, shown.model.connection.pairing]
      const ends = [mine.start(), theirs.start()]
      await network.settle()
      mine.read(theirs.link.peek() ?? '')
      await network.settle()
      for (const end of ends) end()
    },
    async close() {
      for (const device of all) await device.close()
    },
  }
}
