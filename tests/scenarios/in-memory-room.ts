import type { DeviceId, MeetingId } from '../../src/domain/ids.ts'
import type { Relays } from '../../src/domain/records/records.ts'
import type { Template } from '../../src/domain/template/template.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink, readLink } from '../../src/mesh/signalling/qr/qr.ts'
import type { LinkReader } from '../../src/models/connect/connection-types.ts'
import { relaysWay } from '../../src/models/connect/relays-way.ts'
import { createEngine } from '../../src/models/meeting/create-engine.ts'
import type { MeetingEngine, OpenMeeting } from '../../src/models/meeting/meeting-engine.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { FakeChannels, fakeBrowser } from '../doubles/fake-browser.ts'
import { memoryNetwork } from '../doubles/memory-network.ts'
import { MemoryRelays } from '../doubles/memory-relays.ts'
import { memoryStore } from '../doubles/memory-store.ts'

/**
 * A whole room in one process, quick enough for hundreds of runs: the real engine, documents, signatures, logs and
 * models on each device; the network, the platform and IndexedDB are doubles that a test steers.
 */
export const base = 'https://plenary.test/'

export const readMeetingLink: LinkReader = (text) => {
  const read = readLink(text)
  if ('refused' in read) return 'link-broken'
  return { ...read, digits: text.slice(text.lastIndexOf('#') + 1) }
}

export interface RoomDevice {
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
  readonly tables?: number
  readonly names?: boolean
  readonly template?: Template
  /** What the facilitator said of them at the set-up; nobody was asked where nothing is said. */
  readonly relays?: Relays
}

export const inMemoryRoom = async ({
  tables = 3,
  names = true,
  template = actionLearningMeeting,
  relays,
}: RoomOptions = {}) => {
  const network = memoryNetwork()
  let devices = 0

  const makeDevice = () => {
    const device = (++devices).toString(16).padStart(32, '0')
    const store = memoryStore()
    const channels = new FakeChannels()
    const relays = new MemoryRelays()
    const { browser, world } = fakeBrowser({ base, channels })
    const engine = createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(base, content),
      // A certificate is what names a device; here its name is all that matters.
      makeCertificate: async () => ({
        expires: 0,
        getFingerprints: () => [{ algorithm: 'test', value: device }],
      }),
      makeMesh: async () => network.join(device),
      startByHand,
      ways: [relaysWay(({ places }) => relays.start(places))],
      makeLog: (prefix) => openUpdateLog({ store, prefix }),
      loadMovingCodec: () => import('../../src/optical/moving-code.ts'),
      device: { askToPersist: async () => undefined, callAtStepEnd: (leads) => leads && browser.bell() },
    })
    return { device, store, engine, world, channels, relays }
  }
  const opened = async (made: ReturnType<typeof makeDevice>, id: MeetingId): Promise<RoomDevice> => {
    const open = async (): Promise<OpenMeeting> => {
      const meeting = await made.engine.open(id)
      if (typeof meeting === 'string') throw new Error(meeting)
      return meeting
    }
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

  const first = makeDevice()
  const id = await first.engine.create({
    title: 'Shift handover',
    focus: 'The new handover sheet',
    template,
    tables: Array.from({ length: tables }, () => ''),
    names,
    ...(relays && { relays }),
  })
  const tablet = await opened(first, id)
  const link = tablet.model.facilitate?.invitationLink ?? ''
  const all: RoomDevice[] = [tablet]

  return {
    id,
    network,
    tablet,
    link,
    all,
    makeDevice,
    opened,
    /** A phone that has scanned the invitation and sat down; not linked to anybody yet. */
    async join(table: string, name = ''): Promise<RoomDevice> {
      const made = makeDevice()
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
