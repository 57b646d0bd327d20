import { insist } from '../../src/lib/result.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import type { Mesh, Rtc } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { encodeLink } from '../../src/mesh/signalling/qr/qr.ts'
import { startRelays } from '../../src/mesh/signalling/relays/relay.ts'
import { relaysWay } from '../../src/models/connect/relays-way.ts'
import { createEngine } from '../../src/models/meeting/create-engine.ts'
import type { MeetingEngine, OpenMeeting } from '../../src/models/meeting/meeting-engine.ts'
import type { MeetingModel } from '../../src/models/meeting/meeting-types.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import type { MemoryRelay } from '../doubles/memory-relay.ts'
import { type MemoryStore, memoryStore } from '../doubles/memory-store.ts'
import { base, readMeetingLink } from '../scenarios/in-memory-room.ts'

/** Where a device gets its WebRTC from: in memory, or Node's real one. */
export interface RtcSource {
  device(name: string): Promise<{ readonly rtc: Rtc; readonly device: DeviceKey }>
}

/** A whole device: the real engine, models, mesh, signalling and logs; WebRTC, relays, storage and the platform are doubles. */
export class MeetingDevice {
  readonly store: MemoryStore = memoryStore()
  readonly engine: MeetingEngine
  /** Of all pages of this device, the newest last. */
  readonly meshes: Mesh[] = []
  #open: OpenMeeting | undefined
  #id = ''

  constructor(
    readonly name: string,
    source: RtcSource,
    relay: MemoryRelay,
  ) {
    const { store } = this
    const { browser } = fakeBrowser({ base })
    this.engine = createEngine({
      store,
      browser,
      readLink: readMeetingLink,
      encodeLink: (content) => encodeLink(base, content),
      makeDeviceKeys: async () => (await openNamedDevice(name)).keys,
      // The source's own, which knows a device by its name
      makeCertificate: async () => ({
        expires: 0,
        getFingerprints: () => [{ algorithm: 'test', value: name }],
      }),
      makeMesh: async (secrets, { device, spares, host }) => {
        const mesh = createMesh({ rtc: (await source.device(name)).rtc, device, secrets, spares, host })
        this.meshes.push(mesh)
        return mesh
      },
      startByHand,
      ways: [
        relaysWay(async ({ mesh, secrets, places }) =>
          startRelays({ mesh, secrets, places, Socket: relay.Socket }),
        ),
      ],
      makeLog: (prefix) => openUpdateLog({ store, prefix }),
      loadMovingCodec: () => import('../../src/optical/moving-code.ts'),
      device: { askToPersist: async () => undefined, callAtStepEnd: () => undefined },
    })
  }

  get mesh(): Mesh {
    const mesh = this.meshes.at(-1)
    if (!mesh) throw new Error(`${this.name} has opened no meeting`)
    return mesh
  }

  get model(): MeetingModel {
    if (!this.#open) throw new Error(`${this.name} has no meeting open`)
    return this.#open.model
  }

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  get isLinked(): boolean {
    return [...this.mesh.peers.values()].some(({ linked }) => linked)
  }

  async open(id = this.#id): Promise<void> {
    this.#id = id
    this.#open = insist(await this.engine.open(id))
  }

  /** As a closed tab does. */
  async close(): Promise<void> {
    const open = this.#open
    this.#open = undefined
    await open?.close()
  }
}
