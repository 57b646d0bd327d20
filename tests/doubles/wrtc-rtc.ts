import wrtc from '@roamhq/wrtc'
import type { DeviceId } from '../../src/domain/ids.ts'
import { toHex } from '../../src/mesh/bytes.ts'
import { deviceIdOf } from '../../src/mesh/fingerprint.ts'
import type { Rtc } from '../../src/mesh/mesh.ts'

/**
 * Real WebRTC inside Node. @roamhq/wrtc cannot keep a certificate, so that each connection has a fingerprint of its own: the devices
 * of one test share a book of which fingerprint is whose.
 */
export class FingerprintBook {
  readonly #devices = new Map<string, DeviceId>()
  readonly #open = new Map<DeviceId, Set<RTCPeerConnection>>()

  /** The WebRTC of one device; the name only has to differ from the others'. */
  async rtc(name: string): Promise<Rtc> {
    const self = await deviceIdOf(new TextEncoder().encode(name))
    return {
      self,
      connect: () => this.#connect(self),
      deviceOf: async (fingerprint) => this.#devices.get(toHex(fingerprint)) ?? deviceIdOf(fingerprint),
    }
  }

  /** Ends all connections of a device, with no goodbye of the mesh's. */
  vanish(device: DeviceId): void {
    for (const pc of this.#open.get(device) ?? []) pc.close()
    this.#open.delete(device)
  }

  #connect(self: DeviceId): RTCPeerConnection {
    const pc: RTCPeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
    const createOffer = pc.createOffer.bind(pc)
    const noted = async () => {
      const offer = await createOffer()
      const fingerprint = /^a=fingerprint:sha-256 ([0-9A-F:]+)/im.exec(offer.sdp ?? '')?.[1] ?? ''
      this.#devices.set(fingerprint.replaceAll(':', '').toLowerCase(), self)
      return offer
    }
    Object.defineProperty(pc, 'createOffer', { value: noted })
    const open = this.#open.get(self) ?? new Set()
    this.#open.set(self, open.add(pc))
    return pc
  }
}
