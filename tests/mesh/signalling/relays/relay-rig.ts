/** Devices of one meeting that meet over relays, for tests of the carrier and of hostile relays. */
import { WebSocket as NodeSocket } from 'ws'
import type { Mesh } from '../../../../src/mesh/contract/mesh.ts'
import type { Signalling } from '../../../../src/mesh/contract/signalling.ts'
import { createMesh } from '../../../../src/mesh/create-mesh.ts'
import { startRelays } from '../../../../src/mesh/signalling/relays/relay.ts'
import type { RelayLimits } from '../../../../src/mesh/signalling/relays/relay-limits.ts'
import { deriveSecrets } from '../../../../src/records/secrets.ts'
import { rtcSource } from '../../../scenarios/mesh-rig.ts'

/** Browsers tell nobody of a socket that was closed while it opened; this one does, and its user is gone by then. */
class QuietSocket extends NodeSocket {
  constructor(url: string | URL) {
    super(url)
    this.on('error', () => undefined)
  }
}
export const nodeSocket = QuietSocket as unknown as typeof WebSocket

export interface RelayDevice {
  readonly mesh: Mesh
  readonly relays: Signalling
  close(): Promise<void>
}

/** In tests nothing has to wait as long as among people. */
export const quickly: Partial<RelayLimits> = { retryMs: 50, callMs: 500, aloneMs: 100, retryMostMs: 500 }

export const relayMeeting = async (
  secret = crypto.getRandomValues(new Uint8Array(16)),
  rtc: 'memory' | 'wrtc' = 'wrtc',
) => {
  const secrets = await deriveSecrets({ secret, facilitator: '0123456789abcdef0123456789abcdef' })
  const source = rtcSource(rtc)
  const devices: RelayDevice[] = []
  return {
    secrets,
    devices,
    vanish: (device: RelayDevice) => source.vanish(device.mesh.self),
    join: async (
      name: string,
      urls: readonly string[],
      { now, limits }: { readonly now?: () => number; readonly limits?: Partial<RelayLimits> } = {},
    ): Promise<RelayDevice> => {
      const mesh = createMesh({ ...(await source.device(name)), secrets, ...(now && { now }) })
      const relays = startRelays({
        mesh,
        secrets: await secrets.signalling('relay'),
        places: urls,
        limits: { ...quickly, ...limits },
        Socket: nodeSocket,
        ...(now && { now }),
      })
      const device = {
        mesh,
        relays,
        close: async () => {
          relays.close()
          await mesh.close()
        },
      }
      devices.push(device)
      return device
    },
    close: async () => {
      await Promise.all(devices.map((device) => device.close()))
    },
  }
}

/** Counters and what a relay has seen have no event of their own. */
const lookEveryMs = 20

/** Resolves when it holds; looks again whenever one of these devices or relays changes, and now and then. */
export const until = (devices: readonly RelayDevice[], holds: () => boolean, ms = 20_000): Promise<void> =>
  new Promise((resolve, reject) => {
    const undo: (() => void)[] = []
    const finish = (result: () => void) => {
      clearTimeout(timer)
      clearInterval(looking)
      for (const stop of undo) stop()
      result()
    }
    const timer = setTimeout(() => finish(() => reject(new Error(`not within ${ms} ms`))), ms)
    const look = () => {
      if (holds()) finish(resolve)
    }
    const looking = setInterval(look, lookEveryMs)
    for (const { mesh, relays } of devices) undo.push(mesh.onPeers(look), relays.onChange(look))
    look()
  })

export const isLinked = ({ mesh }: RelayDevice): boolean =>
  [...mesh.peers.values()].some((peer) => peer.linked)

/** All devices are in one room: each knows all others, and has a link. */
export const oneRoom = (devices: readonly RelayDevice[]) => (): boolean =>
  devices.every((device) => isLinked(device) && device.mesh.peers.size === devices.length - 1)
