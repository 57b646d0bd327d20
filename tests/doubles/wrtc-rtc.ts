import wrtc from '@roamhq/wrtc'
import type { DeviceId } from '../../src/domain/ids.ts'
import { bytesToHex } from '../../src/lib/bytes.ts'
import type { Rtc } from '../../src/mesh/contract/mesh.ts'
import { deviceIdOf } from '../../src/mesh/link/rtc.ts'

/** Where the books of several processes write down their devices, and look up each other's. Fingerprints are 64 hex digits. */
export interface SharedBook {
  /** Resolves when everybody who asks is told so. */
  note(fingerprint: string, device: DeviceId): Promise<void>
  whose(fingerprint: string): Promise<DeviceId | undefined>
}

/**
 * Real WebRTC inside Node. @roamhq/wrtc cannot keep a certificate, so that each connection has a fingerprint of its own: the devices
 * of one test share a book of which fingerprint is whose. Where the test has several processes, their books share another.
 */
export class FingerprintBook {
  readonly #shared: SharedBook | undefined
  /** Pairs between which everything waits, and what waits. */
  readonly #held = new Map<string, (() => void)[]>()
  readonly #ends = new WeakMap<RTCPeerConnection, DeviceId>()
  readonly #devices = new Map<string, DeviceId>()
  readonly #open = new Map<DeviceId, Set<RTCPeerConnection>>()

  constructor(shared?: SharedBook) {
    this.#shared = shared
  }

  /** The WebRTC of one device; the name only has to differ from the others'. */
  async rtc(name: string): Promise<Rtc> {
    const self = await deviceIdOf(new TextEncoder().encode(name))
    return {
      self,
      connect: () => this.#connect(self),
      deviceOf: async (fingerprint) =>
        (await this.#whose(bytesToHex(fingerprint))) ?? deviceIdOf(fingerprint),
    }
  }

  /** Connections that a device has not closed: links, and what waits to become one. */
  connectionsOf(device: DeviceId): number {
    return this.#open.get(device)?.size ?? 0
  }

  /** What the two say to each other waits until `release`, as with a phone that is asleep or out of reach. */
  hold(a: DeviceId, b: DeviceId): void {
    const key = pairOf(a, b)
    if (!this.#held.has(key)) this.#held.set(key, [])
  }

  release(a: DeviceId, b: DeviceId): void {
    const waiting = this.#held.get(pairOf(a, b)) ?? []
    this.#held.delete(pairOf(a, b))
    for (const say of waiting) say()
  }

  /** The open connections between two devices end, and those that wait do not. */
  endLinks(a: DeviceId, b: DeviceId): void {
    for (const [self, other] of [
      [a, b],
      [b, a],
    ] as const)
      for (const pc of this.#open.get(self) ?? [])
        if (this.#ends.get(pc) === other && pc.connectionState === 'connected') pc.close()
  }

  /** Ends all connections of a device, with no goodbye of the mesh's. */
  vanish(device: DeviceId): void {
    for (const pc of this.#open.get(device) ?? []) pc.close()
    this.#open.delete(device)
  }

  async #whose(fingerprint: string): Promise<DeviceId | undefined> {
    const known = this.#devices.get(fingerprint) ?? (await this.#shared?.whose(fingerprint))
    if (known !== undefined) this.#devices.set(fingerprint, known)
    return known
  }

  #connect(self: DeviceId): RTCPeerConnection {
    const pc: RTCPeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
    const createOffer = pc.createOffer.bind(pc)
    const noted = async () => {
      const offer = await createOffer()
      this.#devices.set(fingerprintIn(offer.sdp), self)
      await this.#shared?.note(fingerprintIn(offer.sdp), self)
      return offer
    }
    Object.defineProperty(pc, 'createOffer', { value: noted })
    this.#listen(pc, self)
    const open = this.#open.get(self) ?? new Set()
    this.#open.set(self, open.add(pc))
    const close = pc.close.bind(pc)
    const closed = () => {
      open.delete(pc)
      close()
    }
    Object.defineProperty(pc, 'close', { value: closed })
    return pc
  }

  #listen(pc: RTCPeerConnection, self: DeviceId) {
    const setRemote = pc.setRemoteDescription.bind(pc)
    Object.defineProperty(pc, 'setRemoteDescription', {
      value: async (description: RTCSessionDescriptionInit) => {
        const other = await this.#whose(fingerprintIn(description.sdp))
        if (other) this.#ends.set(pc, other)
        await setRemote(description)
      },
    })
    const create = pc.createDataChannel.bind(pc)
    Object.defineProperty(pc, 'createDataChannel', {
      value: (label: string, options: RTCDataChannelInit) => {
        const channel = create(label, options)
        const send = channel.send.bind(channel) as (data: Uint8Array) => void
        const say = (data: Uint8Array) => {
          if (channel.readyState === 'open') send(data)
        }
        const sendOrHold = (data: Uint8Array) => {
          const waiting = this.#held.get(pairOf(self, this.#ends.get(pc) ?? ''))
          if (waiting) waiting.push(() => say(data))
          else send(data)
        }
        Object.defineProperty(channel, 'send', { value: sendOrHold })
        return channel
      },
    })
  }
}

const pairOf = (a: DeviceId, b: DeviceId) => (a < b ? `${a} ${b}` : `${b} ${a}`)

const fingerprintIn = (sdp = '') =>
  (/^a=fingerprint:sha-256 ([0-9A-F:]+)/im.exec(sdp)?.[1] ?? '').replaceAll(':', '').toLowerCase()
