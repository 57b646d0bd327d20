import type { DeviceId } from '../../src/domain/ids.ts'
import { bytesToHex } from '../../src/lib/bytes.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import type { Rtc } from '../../src/mesh/contract/mesh.ts'
import { openNamedDevice } from './device-keys.ts'

/**
 * WebRTC between devices of one process, without sockets: connections are joined when each has taken the other's description.
 * Which message is delivered next is drawn by a seed; on one connection order is kept. Links can be cut (messages wait, the
 * connection says 'disconnected'), mended, and devices can vanish.
 */
export class MemoryAir {
  readonly #random: () => number
  readonly #connections = new Set<MemoryConnection>()
  readonly #busy = new Set<MemoryChannel>()
  readonly #cut = new Set<string>()
  readonly #dialled = new Set<() => void>()
  #pumping = false
  #made = 0
  /** Frames for which this says so are lost on the way, which a real data channel does not do. */
  loses: (from: DeviceId, to: DeviceId, frame: Uint8Array) => boolean = () => false

  readonly #failsAfterMs: number | undefined

  /** @param failsAfterMs a connection that is cut for so long fails, as in Chromium: `mend` alone does not bring it back then */
  constructor({ seed = 1, failsAfterMs }: { readonly seed?: number; readonly failsAfterMs?: number } = {}) {
    this.#random = mulberry32(seed)
    this.#failsAfterMs = failsAfterMs
  }

  /** As under Chromium's WebRTC-NoSdpMangleUfrag: a page cannot choose its credentials. */
  refusesCredentials = false

  get failsForGood(): boolean {
    return this.#failsAfterMs !== undefined
  }

  /** Nothing is under way. */
  get isIdle(): boolean {
    return !this.#pumping
  }

  /** A device with its WebRTC, as `createMesh` wants them; the name only has to differ from the others'. */
  async device(name: string): Promise<{ readonly rtc: Rtc; readonly device: DeviceKey }> {
    const [rtc, { device }] = [await this.rtc(name), await openNamedDevice(name)]
    return { rtc, device }
  }

  /** Its WebRTC alone. */
  async rtc(name: string): Promise<Rtc> {
    const text = new TextEncoder().encode(`fingerprint of ${name}`)
    const fingerprint = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
    const { device } = await openNamedDevice(name)
    return {
      connect: () => {
        this.#made += 1
        const connection = new MemoryConnection(this, device.id, fingerprint, this.#made)
        this.#connections.add(connection)
        return connection as unknown as RTCPeerConnection
      },
    }
  }

  /** Nothing passes between the two until `mend`. */
  cut(a: DeviceId, b: DeviceId): void {
    this.#cut.add(pairOf(a, b))
    for (const one of this.#between(a, b)) {
      if (one.connectionState === 'connected') one.change('disconnected')
      if (this.#failsAfterMs !== undefined)
        setTimeout(() => one.connectionState === 'disconnected' && one.change('failed'), this.#failsAfterMs)
    }
  }

  mend(a: DeviceId, b: DeviceId): void {
    this.#cut.delete(pairOf(a, b))
    for (const one of this.#between(a, b)) {
      const isOver = this.#failsAfterMs !== undefined && one.connectionState === 'failed'
      if (!isOver) one.change('connected')
      else if (one.isCalling) this.revive(one)
      this.#resume(one)
    }
  }

  /** One side has tried the other's address again. */
  revive(one: MemoryConnection): void {
    const { other } = one
    if (!other || other.connectionState === 'closed' || this.isCut(one.device, other.device)) return
    for (const end of [one, other]) end.change('connected')
    this.#resume(one)
  }

  /** What waited on either side goes on its way. */
  #resume(one: MemoryConnection) {
    for (const end of [one, one.other]) end?.resume()
  }

  /** The device is gone without a word: its neighbours' connections to it fail. */
  vanish(device: DeviceId): void {
    for (const one of [...this.#connections]) {
      if (one.device !== device) continue
      const { other } = one
      one.close()
      other?.change('failed')
    }
  }

  /** The device's page is gone, as when it is reloaded: to its neighbours nothing seems to have changed yet. */
  reload(device: DeviceId): void {
    for (const one of [...this.#connections]) if (one.device === device) one.die()
  }

  /** The ways between two devices that dialled each other fail, as when one changes its network. */
  fail(a: DeviceId, b: DeviceId): void {
    for (const one of this.#between(a, b)) one.change('failed')
  }

  /** The open connections between two devices end on both sides, and others that wait do not. */
  endLinks(a: DeviceId, b: DeviceId): void {
    for (const one of this.#between(a, b)) {
      one.change('closed')
      this.forget(one)
    }
  }

  connectionsOf(device: DeviceId): number {
    return [...this.#connections].filter((one) => one.device === device).length
  }

  /** The device's connections that dialled and found nobody give up, as browsers do after a while. */
  giveUp(device: DeviceId): void {
    for (const one of [...this.#connections])
      if (one.device === device && one.isKnocking) one.change('failed')
  }

  isCut(a: DeviceId, b: DeviceId): boolean {
    return this.#cut.has(pairOf(a, b))
  }

  forget(connection: MemoryConnection): void {
    this.#connections.delete(connection)
  }

  /** Resolves when the device has dialled and waits for the other side. */
  knocking(device: DeviceId): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (![...this.#connections].some((one) => one.device === device && one.isKnocking)) return
        this.#dialled.delete(look)
        resolve()
      }
      this.#dialled.add(look)
      look()
    })
  }

  /** Joins the connection with the one that it dialled, if that has dialled it. */
  join(one: MemoryConnection): void {
    for (const look of [...this.#dialled]) look()
    for (const other of this.#connections) {
      const over = [one, other].some(
        ({ isJoined, connectionState }) => isJoined || connectionState === 'failed',
      )
      if (one === other || over || this.isCut(one.device, other.device)) continue
      if (!one.dialled(other) || !other.dialled(one) || !(one.calls(other) || other.calls(one))) continue
      setImmediate(() => {
        if (one.isJoined || other.isJoined) return
        one.joinWith(other)
        other.joinWith(one)
        one.open()
        other.open()
        this.#resume(one)
      })
      return
    }
  }

  enqueue(channel: MemoryChannel): void {
    if (!channel.mayDeliver) return
    this.#busy.add(channel)
    this.pump()
  }

  pump(): void {
    if (this.#pumping) return
    this.#pumping = true
    setImmediate(() => this.#deliver())
  }

  #deliver() {
    this.#pumping = false
    const ready = [...this.#busy]
    // Several to a turn, so that a big room is not slowed by the event loop
    for (let turn = 0; turn < 64 && ready.length > 0; turn++) {
      const at = Math.floor(this.#random() * ready.length)
      const channel = ready[at]
      if (!channel) break
      if (channel.mayDeliver) channel.deliverOne()
      if (channel.mayDeliver) continue
      // Cut, or all of it delivered: comes again with what is sent next, or when it is mended
      ready.splice(at, 1)
      this.#busy.delete(channel)
    }
    if (this.#busy.size > 0) this.pump()
  }

  #between(a: DeviceId, b: DeviceId): MemoryConnection[] {
    return [...this.#connections].filter(
      (one) => (one.device === a && one.other?.device === b) || (one.device === b && one.other?.device === a),
    )
  }
}

/** So long a browser tries an address that it was told. */
const callingMs = 15_000

const pairOf = (a: DeviceId, b: DeviceId) => (a < b ? `${a} ${b}` : `${b} ${a}`)

const mulberry32 = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

class MemoryConnection extends EventTarget {
  readonly iceGatheringState = 'complete'
  connectionState: RTCPeerConnectionState = 'new'
  localDescription: { type: string; sdp: string } | null = null
  other: MemoryConnection | undefined
  #channel: MemoryChannel | undefined
  #remote: { ufrag: string; fingerprint: string; setup: string } | undefined
  /** Addresses of the other side that are tried. */
  readonly #called = new Set<string>()
  signalingState: RTCSignalingState = 'stable'
  /** Whether it goes on trying the other's address, as a browser does for some seconds. */
  isCalling = false

  constructor(
    readonly air: MemoryAir,
    readonly device: DeviceId,
    readonly fingerprint: Uint8Array,
    readonly number: number,
  ) {
    super()
  }

  get isKnocking() {
    return this.#remote !== undefined && this.#called.size > 0 && this.other === undefined
  }

  get isJoined() {
    return this.other !== undefined || this.connectionState === 'closed'
  }

  /** Its own, unless the device has chosen another. */
  get ufrag() {
    const chosen = /^a=ice-ufrag:(.*)\r$/m.exec(this.localDescription?.sdp ?? '')?.[1]
    return chosen ?? `mem${this.number.toString().padStart(5, '0')}`
  }

  /** The device's, which it keeps; each connection has a port of its own. */
  get #address() {
    const [a = 0, b = 0, c = 0] = this.fingerprint
    return `10.${a}.${b}.${c} ${1_024 + this.number}`
  }

  calls(other: MemoryConnection) {
    return this.#called.has(other.#address)
  }

  get #fingerprintText() {
    return (bytesToHex(this.fingerprint).match(/../g) ?? []).join(':').toUpperCase()
  }

  createDataChannel() {
    this.#channel = new MemoryChannel(this)
    return this.#channel
  }

  async createOffer() {
    const sdp = [
      'v=0',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      `a=candidate:1 1 udp 2122194687 ${this.#address} typ host`,
      `a=ice-ufrag:${this.ufrag}`,
      `a=ice-pwd:${'memoryPassword'.padEnd(24, '0')}`,
      `a=fingerprint:sha-256 ${this.#fingerprintText}`,
      'a=setup:actpass',
    ]
    return { type: 'offer', sdp: `${sdp.join('\r\n')}\r\n` }
  }

  async setLocalDescription(description: { type: string; sdp: string }) {
    const own = await this.createOffer()
    if (this.air.refusesCredentials && description.sdp !== own.sdp)
      throw new DOMException('modified', 'InvalidModificationError')
    this.localDescription = description
  }

  async setRemoteDescription({ sdp }: { sdp: string }) {
    const read = (name: string) => new RegExp(`^a=${name}:(.*)\\r$`, 'm').exec(sdp)?.[1] ?? ''
    this.#remote = {
      ufrag: read('ice-ufrag'),
      fingerprint: read('fingerprint').slice('sha-256 '.length),
      setup: read('setup'),
    }
    for (const [line] of sdp.matchAll(/^a=candidate:.*$/gm)) this.#call(line)
    this.air.join(this)
  }

  async addIceCandidate({ candidate = '' }: RTCIceCandidateInit) {
    this.#call(candidate)
    if (this.other) {
      this.isCalling = true
      setTimeout(() => {
        this.isCalling = false
      }, callingMs)
      this.air.revive(this)
      return
    }
    if (this.connectionState === 'failed') this.change('connecting')
    this.air.join(this)
  }

  #call(candidate: string) {
    const address = /^\S+ 1 udp \d+ (\S+ \d+) /.exec(candidate)?.[1]
    if (address) this.#called.add(address)
  }

  /** As a browser would: the credentials, the fingerprint and complementary roles. */
  dialled(other: MemoryConnection) {
    return (
      this.#remote?.ufrag === other.ufrag &&
      this.#remote.fingerprint === other.#fingerprintText &&
      this.#remote.setup !== other.#remote?.setup
    )
  }

  resume() {
    if (this.#channel) this.air.enqueue(this.#channel)
  }

  joinWith(other: MemoryConnection) {
    this.other = other
    this.#channel?.joinWith(other.#channel)
  }

  open() {
    this.change('connected')
    this.#channel?.open()
  }

  change(state: RTCPeerConnectionState) {
    if (this.connectionState === 'closed' || this.connectionState === state) return
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }

  close() {
    if (this.connectionState === 'closed') return
    this.connectionState = 'closed'
    this.signalingState = 'closed'
    this.air.forget(this)
    const { other } = this
    this.#channel?.close()
    if (other && !this.air.isCut(this.device, other.device)) setImmediate(() => other.change('closed'))
  }

  /** Without a word to the other side. */
  die() {
    this.connectionState = 'closed'
    this.air.forget(this)
    this.#channel?.die()
  }
}

class MemoryChannel extends EventTarget {
  binaryType = 'arraybuffer'
  readyState: RTCDataChannelState = 'connecting'
  bufferedAmountLowThreshold = 0
  bufferedAmount = 0
  #other: MemoryChannel | undefined
  readonly #queue: (ArrayBuffer | undefined)[] = []

  constructor(readonly connection: MemoryConnection) {
    super()
  }

  get waiting() {
    return this.#queue.length
  }

  get mayDeliver() {
    const { air, device, other, connectionState } = this.connection
    if (this.waiting === 0 || other === undefined) return false
    return !air.isCut(device, other.device) && !(air.failsForGood && connectionState === 'failed')
  }

  joinWith(other: MemoryChannel | undefined) {
    this.#other = other
  }

  open() {
    this.readyState = 'open'
    this.dispatchEvent(new Event('open'))
  }

  send(data: Uint8Array) {
    if (this.readyState !== 'open') throw new Error('channel is not open')
    this.bufferedAmount += data.byteLength
    this.#queue.push(data.slice().buffer as ArrayBuffer)
    this.connection.air.enqueue(this)
  }

  /** What was under way is lost, and nothing is told to anybody. */
  die() {
    this.readyState = 'closed'
    this.#queue.length = 0
  }

  deliverOne() {
    const data = this.#queue.shift()
    if (data === undefined) {
      this.#other?.closed()
      return
    }
    const before = this.bufferedAmount
    this.bufferedAmount -= data.byteLength
    const { air, device, other } = this.connection
    const isLost = other !== undefined && air.loses(device, other.device, new Uint8Array(data))
    if (this.#other?.readyState === 'open' && !isLost) {
      this.#other.dispatchEvent(new MessageEvent('message', { data }))
    }
    const low = this.bufferedAmountLowThreshold
    if (before > low && this.bufferedAmount <= low) this.dispatchEvent(new Event('bufferedamountlow'))
  }

  /** What was sent before still arrives, then the other side hears of the end. */
  close() {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.#queue.push(undefined)
    this.connection.air.enqueue(this)
  }

  closed() {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.dispatchEvent(new Event('close'))
  }
}
