import wrtc from '@roamhq/wrtc'
import type { DeviceId } from '../../src/domain/ids.ts'
import { bytesToHex, textToBytes } from '../../src/lib/bytes.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import type { Rtc } from '../../src/mesh/contract/mesh.ts'
import { openNamedDevice } from './device-keys.ts'

/** What is behind a connection's credentials: its device, and the fingerprint (64 hex digits) of the certificate it has made itself. */
export interface NotedConnection {
  readonly device: DeviceId
  readonly fingerprint: string
}

/** Where the books of several processes write down their connections, and look up each other's, by ICE fragment and password. */
export interface SharedBook {
  /** Resolves when everybody who asks is told so. */
  note(credentials: string, connection: NotedConnection): Promise<void>
  find(credentials: string): Promise<NotedConnection | undefined>
}

/**
 * Real WebRTC inside Node. @roamhq/wrtc cannot keep a certificate, so that each connection has one of its own. A device shows one
 * fingerprint all the same, as a browser's does: the devices of one test share a book of which certificate is behind which
 * credentials, and put the true one in its place where they take a description. Where the test has several processes, their
 * books share another.
 */
export class FingerprintBook {
  readonly #shared: SharedBook | undefined
  /** Pairs between which everything waits, and what waits. */
  readonly #held = new Map<string, (() => void)[]>()
  readonly #ends = new WeakMap<RTCPeerConnection, DeviceId>()
  readonly #noted = new Map<string, NotedConnection>()
  readonly #open = new Map<DeviceId, Set<RTCPeerConnection>>()

  constructor(shared?: SharedBook) {
    this.#shared = shared
  }

  /** A device with its WebRTC, as `createMesh` wants them; the name only has to differ from the others'. */
  async device(name: string): Promise<{ readonly rtc: Rtc; readonly device: DeviceKey }> {
    const [rtc, { device }] = [await this.rtc(name), await openNamedDevice(name)]
    return { rtc, device }
  }

  /** Its WebRTC alone. */
  async rtc(name: string): Promise<Rtc> {
    const { device } = await openNamedDevice(name)
    const digest = await crypto.subtle.digest('SHA-256', textToBytes(`fingerprint of ${name}`))
    const shown = bytesToHex(new Uint8Array(digest))
    return { connect: () => this.#connect(device.id, shown) }
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

  async #find(credentials: string): Promise<NotedConnection | undefined> {
    return this.#noted.get(credentials) ?? this.#shared?.find(credentials)
  }

  async #note(credentials: string, connection: NotedConnection) {
    this.#noted.set(credentials, connection)
    await this.#shared?.note(credentials, connection)
  }

  /** Its own descriptions name the fingerprint that the device shows; WebRTC is given the true one. */
  #show(pc: RTCPeerConnection, device: DeviceId, shown: string): RTCPeerConnection {
    const [createOffer, setLocal] = [pc.createOffer.bind(pc), pc.setLocalDescription.bind(pc)]
    let fingerprint = ''
    const show = ({ type, sdp = '' }: RTCSessionDescriptionInit) => ({
      type,
      sdp: withFingerprint(sdp, shown),
    })
    Object.defineProperty(pc, 'createOffer', {
      value: async () => {
        const offer = await createOffer()
        fingerprint = fingerprintIn(offer.sdp)
        return show(offer)
      },
    })
    Object.defineProperty(pc, 'setLocalDescription', {
      value: async ({ type, sdp = '' }: RTCSessionDescriptionInit) => {
        await this.#note(credentialsIn(sdp), { device, fingerprint })
        await setLocal({ type, sdp: withFingerprint(sdp, fingerprint) })
      },
    })
    // wrtc lets nobody define this one again
    return new Proxy(pc, {
      get: (target, name) =>
        name === 'localDescription'
          ? target.localDescription && show(target.localDescription)
          : Reflect.get(target, name),
    })
  }

  #connect(self: DeviceId, shown: string): RTCPeerConnection {
    const pc: RTCPeerConnection = new wrtc.RTCPeerConnection({ iceServers: [] })
    this.#listen(pc, self)
    const open = this.#open.get(self) ?? new Set()
    this.#open.set(self, open.add(pc))
    const close = pc.close.bind(pc)
    const closed = () => {
      open.delete(pc)
      close()
    }
    Object.defineProperty(pc, 'close', { value: closed })
    return this.#show(pc, self, shown)
  }

  #listen(pc: RTCPeerConnection, self: DeviceId) {
    const setRemote = pc.setRemoteDescription.bind(pc)
    Object.defineProperty(pc, 'setRemoteDescription', {
      value: async ({ type, sdp = '' }: RTCSessionDescriptionInit) => {
        const other = await this.#find(credentialsIn(sdp))
        if (other) this.#ends.set(pc, other.device)
        await setRemote({ type, sdp: other ? withFingerprint(sdp, other.fingerprint) : sdp })
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

const fingerprintPattern = /^a=fingerprint:sha-256 ([0-9A-F:]+)/gim

const fingerprintIn = (sdp = '') =>
  ([...sdp.matchAll(fingerprintPattern)][0]?.[1] ?? '').replaceAll(':', '').toLowerCase()

const withFingerprint = (sdp: string, fingerprint: string) => {
  const pairs = (fingerprint.match(/../g) ?? []).join(':').toUpperCase()
  return sdp.replace(fingerprintPattern, `a=fingerprint:sha-256 ${pairs}`)
}

/** Unlike any other connection's. */
const credentialsIn = (sdp: string) =>
  ['ice-ufrag', 'ice-pwd'].map((name) => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(sdp)?.[1]).join(' ')
