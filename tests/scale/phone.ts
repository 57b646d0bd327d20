import type { ReadonlySignal } from '@preact/signals'
import type { DeviceId } from '../../src/domain/ids.ts'
import { insist } from '../../src/lib/result.ts'
import type { Mesh } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink } from '../../src/mesh/signalling/qr/qr.ts'
import { relaysWay } from '../../src/models/connect/relays-way.ts'
import { createEngine } from '../../src/models/meeting/create-engine.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { MemoryRelays } from '../doubles/memory-relays.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import type { FingerprintBook } from '../doubles/wrtc-rtc.ts'
import { base, readMeetingLink } from '../scenarios/in-memory-room.ts'

/** Many devices on few cores: a link takes its time there. */
const pairingMs = 120_000

export interface PhoneState {
  readonly device: DeviceId
  /** How many other devices it knows of, and which of them it is linked with. */
  readonly peers: number
  readonly linked: readonly DeviceId[]
  /** WebRTC connections that it has open: links, ways back that wait, and dials. */
  readonly connections: number
  readonly table: string
  /** Devices that sit at its table, as this phone sees it, itself among them. */
  readonly seats: number
  /** Notes in the readout as this phone has it. */
  readonly notes: number
  readonly counters: Readonly<Record<string, number>>
}

/** A phone of the room: the real engine, documents, signatures and mesh, over real WebRTC; the platform and IndexedDB are doubles. */
export interface Phone {
  /** What its pairing screen shows, as text. */
  code(): Promise<string>
  /** Reads what another device's pairing screen shows. Resolves when the link is up, and leaves the pairing screen. */
  read(code: string): Promise<void>
  /** Writes a note at its table and shares it with the room. */
  share(cell: string, text: string): Promise<void>
  readonly state: PhoneState
  close(): Promise<void>
}

const until = <T>(
  source: ReadonlySignal<T>,
  holds: (value: T) => boolean,
  what: (value: T) => string,
): Promise<T> =>
  new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    let done = false
    const finish = (settle: () => void) => {
      done = true
      clearTimeout(timer)
      stop?.()
      settle()
    }
    const timer = setTimeout(
      () => finish(() => reject(new Error(`not within ${pairingMs / 1000} s: ${what(source.peek())}`))),
      pairingMs,
    )
    stop = source.subscribe((value) => {
      if (!done && holds(value)) finish(() => resolve(value))
    })
    if (done) stop()
  })

export const openPhone = async ({
  book,
  name,
  link,
  table,
}: {
  readonly book: FingerprintBook
  /** Only has to differ from the others'. */
  readonly name: string
  readonly link: string
  readonly table: string
}): Promise<Phone> => {
  const store = memoryStore()
  const relays = new MemoryRelays()
  const { rtc, device } = await book.device(name)
  const meshes: Mesh[] = []
  const engine = createEngine({
    store,
    browser: fakeBrowser({ base }).browser,
    readLink: readMeetingLink,
    encodeLink: (content) => encodeLink(base, content),
    makeDeviceKeys: async () => (await openNamedDevice(name)).keys,
    makeCertificate: async () => ({ expires: 0, getFingerprints: () => [] }),
    makeMesh: async (secrets) => {
      const mesh = createMesh({ rtc, device, secrets })
      meshes.push(mesh)
      return mesh
    },
    startByHand,
    ways: [relaysWay(({ places }) => relays.start(places))],
    makeLog: (prefix) => openUpdateLog({ store, prefix }),
    loadMovingCodec: () => import('../../src/optical/moving-code.ts'),
    device: { askToPersist: async () => undefined, callAtStepEnd: () => undefined },
  })
  const meeting = insist(await engine.open(insist(await engine.join(link, { table, name: '' }))))
  const { model } = meeting
  const { pairing } = model.connection
  let leave: (() => void) | undefined

  return {
    code: async () => {
      leave?.()
      leave = pairing.start()
      return (await until(pairing.link, Boolean, () => `${name} has no code`)) ?? ''
    },
    read: async (code) => {
      pairing.read(code)
      await until(
        pairing.state,
        ({ at }) => at === 'linked',
        (state) => `${name} is ${JSON.stringify(state)}`,
      )
      leave?.()
      leave = undefined
    },
    share: async (cell, text) => {
      const own = model.table.value
      if (!own) throw new Error(`${name} sits at no table`)
      insist(own.add(cell, text))
      const mine = own.notes.value.get(cell)?.find((note) => note.text === text)
      if (!mine) throw new Error(`${name} has no note '${text}'`)
      await own.shareWithRoom([mine.id])
    },
    get state() {
      const peers = [...(meshes.at(-1)?.peers.values() ?? [])]
      const cells = [...model.room.readout.value.cells.values()]
      return {
        device: device.id,
        peers: peers.length,
        linked: peers.filter(({ linked }) => linked).map(({ device }) => device),
        connections: book.connectionsOf(device.id),
        table,
        seats: model.table.value?.seats.value.length ?? 0,
        notes: cells.reduce((sum, { notes }) => sum + notes.length, 0),
        counters: meshes.at(-1)?.counters ?? {},
      }
    },
    close: () => meeting.close(),
  }
}
