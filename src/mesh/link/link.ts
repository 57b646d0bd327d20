import type { DeviceId } from '../../domain/ids.ts'
import { concat } from '../../lib/bytes.ts'
import type { Count } from '../contract/counters.ts'
import type { DeviceKey } from '../contract/device-key.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { Connection } from './connection.ts'
import { FrameReader, FrameWriter, Malformed } from './frames.ts'
import { helloBytes, linkVersion, makeHello, readHello } from './hello.ts'

export type LinkEnd =
  | 'malformed'
  | 'not-proven'
  | 'version'
  | 'doors-closed'
  | 'superseded'
  | 'not-needed'
  | 'lost'
  | 'closed'

/** What a link tells the mesh. */
export interface LinkEvents {
  /** Both sides have proven themselves; told before anything else that comes over the link. */
  proven(link: Link): void
  /** A message on a stream from 1 up, or a control message of the documents on stream 0 (its kind, its content). */
  message(link: Link, stream: number, message: Uint8Array): void
  control(link: Link, kind: number, content: Uint8Array): void
  /** Away for the moment, or back. */
  quiet(link: Link, quiet: boolean): void
  closed(link: Link, why: LinkEnd): void
}

interface LinkParts {
  readonly connection: Connection
  /** The device that is to be at the other end; undefined where only its card is known. */
  readonly expected: DeviceId | undefined
  readonly key: DeviceKey
  readonly proof: CryptoKey
  /** Whether the device may come in; one that may not is told so before it counts as linked. */
  readonly admitted: (device: DeviceId) => boolean
  readonly limits: MeshLimits
  readonly count: Count
  readonly events: LinkEvents
}

/** Control messages, first byte. From `firstFree` up they are the documents' own. */
const control = { hello: 0, proven: 1, ping: 2, bye: 3, ask: 4, firstFree: 8 } as const
export const firstControl = control.firstFree
export const switchboardStream = 1
export const firstDocumentStream = 2

/** Ends that the other side is told, by their place here. */
const byes: readonly LinkEnd[] = [
  'closed',
  'doors-closed',
  'superseded',
  'not-needed',
  'not-proven',
  'version',
]

/**
 * What comes of a connection that was dialled: a link to one device, framed, bounded, proven. Nothing but the mutual proof is processed before both sides
 * have it; what breaks the rules closes this link and changes nothing else.
 */
export class Link {
  /** Resolves when both sides proved who they are and that they hold the meeting's secret; rejects with LinkEnded. */
  readonly proven: Promise<void>
  /** Resolves when the connection under an ended link is closed. */
  readonly gone: Promise<void>
  #settleGone: () => void = () => undefined
  #settleProven: { resolve(): void; reject(error: Error): void } = { resolve() {}, reject() {} }
  readonly #parts: LinkParts
  readonly #writer: FrameWriter
  readonly #reader: FrameReader
  readonly #heartbeat: ReturnType<typeof setInterval>
  #device: DeviceId | undefined
  #deadline: ReturnType<typeof setTimeout> | undefined
  #saidHello: Promise<void> | undefined
  #helloSeen = false
  #theyAreProven = false
  #theyHaveProof = false
  #ended: LinkEnd | undefined
  #quiet = false
  #heardAt = performance.now()
  #frames = 0
  #beatAt = performance.now()
  #answeredAt = Number.NEGATIVE_INFINITY
  #callAt = 0
  #callWaitMs: number
  /** What the channel has not sent yet is no more than this. */
  #bufferedAtMost = 0

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.#callWaitMs = parts.limits.callMs
    this.#writer = new FrameWriter(parts.limits)
    this.#reader = new FrameReader(parts.limits)
    this.proven = new Promise((resolve, reject) => {
      this.#settleProven = { resolve, reject }
    })
    // Nobody may be waiting for it any more
    this.proven.catch(() => undefined)
    this.gone = new Promise((resolve) => {
      this.#settleGone = resolve
    })
    const { pc, channel } = parts.connection
    channel.bufferedAmountLowThreshold = parts.limits.bufferedLowBytes
    channel.addEventListener('message', (event) => this.#receive(event.data))
    channel.addEventListener('bufferedamountlow', () => this.#pump())
    channel.addEventListener('close', () => this.#end('lost'))
    pc.addEventListener('connectionstatechange', () => this.#watch())
    parts.connection.onClose(() => this.#end('lost'))
    this.#heartbeat = setInterval(() => this.#beat(), parts.limits.heartbeatMs)
    if (channel.readyState === 'open') this.#onOpened()
    else channel.addEventListener('open', () => this.#onOpened())
  }

  /** Known from the other's hello on. */
  get device(): DeviceId {
    if (this.#device === undefined) throw new Error('no hello yet')
    return this.#device
  }

  /** Of the other side's certificate, on which the link stands. */
  get fingerprint(): Uint8Array | undefined {
    return this.#parts.connection.theirs?.fingerprint
  }

  get isProven(): boolean {
    return this.#theyAreProven && this.#theyHaveProof
  }

  get isUp(): boolean {
    return this.isProven && !this.#quiet && this.#ended === undefined
  }

  /** Frames that have come from the neighbour. */
  get frames(): number {
    return this.#frames
  }

  get ended(): LinkEnd | undefined {
    return this.#ended
  }

  /** Puts a message on its way. A neighbour that does not read for too long loses the link, nothing is dropped. */
  send(stream: number, message: Uint8Array): void {
    if (this.#ended !== undefined) return
    this.#writer.add(stream, message)
    if (this.#writer.waitingBytes > this.#parts.limits.queueBytes) {
      this.#parts.count('queueOverflows')
      this.#end('lost')
      return
    }
    this.#pump()
  }

  /** For the switchboard. */
  post(message: Uint8Array): void {
    this.send(switchboardStream, message)
  }

  sendControl(kind: number, content: Uint8Array): void {
    this.send(0, concat([kind], content))
  }

  close(why: LinkEnd): void {
    if (this.#ended !== undefined) return
    const code = byes.indexOf(why)
    if (code >= 0) this.sendControl(control.bye, Uint8Array.of(code))
    this.#end(why)
  }

  /**
   * After a sleep of this device, or where its network is back: wants a sign of life at once, and does not count a neighbour as
   * there for longer than it takes to answer.
   */
  wake(): void {
    const { limits, connection } = this.#parts
    if (this.#ended !== undefined || connection.channel.readyState !== 'open') return
    const now = performance.now()
    this.#beatAt = now
    this.#heardAt = Math.min(this.#heardAt, now - limits.quietMs + limits.wakeAnswerMs)
    this.sendControl(control.ask, new Uint8Array())
    this.#callAt = 0
    this.#callWaitMs = limits.callMs
    this.#call(now)
  }

  #onOpened() {
    if (this.#saidHello) return
    this.#heardAt = performance.now()
    // Late is not wrong: on a busy device the proof may take its time, and the link is tried again
    this.#deadline = setTimeout(() => this.#end('lost'), this.#parts.limits.helloMs)
    this.#saidHello = this.#sayHello()
  }

  async #sayHello() {
    const { connection, proof, key } = this.#parts
    this.sendControl(control.hello, await makeHello(connection, proof, key))
  }

  #receive(data: unknown) {
    if (this.#ended !== undefined) return
    try {
      if (!(data instanceof ArrayBuffer)) throw new Malformed('text')
      this.#parts.count('bytesIn', data.byteLength)
      this.#frames++
      this.#onHeard()
      const whole = this.#reader.read(new Uint8Array(data))
      // Not every WebRTC says when its buffer is low
      if (this.#writer.waitingBytes > 0) this.#pump()
      if (!whole) return
      if (whole.stream === 0) this.#control(whole.message)
      else if (this.isProven) this.#parts.events.message(this, whole.stream, whole.message)
      else throw new Malformed('before the proof')
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      this.#parts.count('malformed')
      this.#end('malformed')
    }
  }

  #control(message: Uint8Array) {
    const kind = message[0]
    const content = message.subarray(1)
    if (kind === control.ping) return
    if (kind === control.ask) return this.#answer()
    if (kind === control.hello) return this.#hello(content)
    if (kind === control.bye) return this.#end(byes[content[0] ?? 0] ?? 'closed')
    if (kind === control.proven && this.#helloSeen && !this.#theyHaveProof) {
      this.#theyHaveProof = true
      return this.#settle()
    }
    // They say 'proven' before anything else, so their messages never come ahead of our own check
    if (kind === undefined || kind < control.firstFree || !this.isProven) throw new Malformed('control')
    return this.#parts.events.control(this, kind, content)
  }

  #hello(content: Uint8Array) {
    if (this.#helloSeen) throw new Malformed('hello twice')
    this.#helloSeen = true
    if (content[0] !== linkVersion) return this.close('version')
    if (content.length !== helloBytes) throw new Malformed('hello')
    this.#onOpened()
    const device = readHello(this.#parts.connection, this.#parts.proof, content)
    // One's own hello takes as long: it must not be overtaken by what it allows
    void Promise.all([device, this.#saidHello]).then(([from]) => this.#helloRead(from))
  }

  #helloRead(device: DeviceId | undefined) {
    const { expected, key, count, admitted } = this.#parts
    if (this.#ended !== undefined) return
    if (device === undefined || device === key.id || (expected ?? device) !== device) {
      count('refusedProofs')
      this.close('not-proven')
      return
    }
    this.#device = device
    if (!admitted(device)) return this.close('doors-closed')
    this.#theyAreProven = true
    this.sendControl(control.proven, new Uint8Array())
    this.#settle()
  }

  #settle() {
    if (!this.isProven) return
    clearTimeout(this.#deadline)
    this.#parts.events.proven(this)
    this.#settleProven.resolve()
  }

  #answer() {
    const now = performance.now()
    if (now - this.#answeredAt < this.#parts.limits.answerEveryMs) return
    this.#answeredAt = now
    this.sendControl(control.ping, new Uint8Array())
  }

  #onHeard() {
    this.#heardAt = performance.now()
    this.#callAt = 0
    this.#callWaitMs = this.#parts.limits.callMs
    if (this.#quiet) this.#setQuiet(false)
  }

  #setQuiet(quiet: boolean) {
    if (quiet === this.#quiet || this.#ended !== undefined) return
    this.#quiet = quiet
    if (this.isProven) this.#parts.events.quiet(this, quiet)
  }

  /**
   * Neither 'disconnected' nor 'failed' is the end of a link that has been open: Chromium says 'failed' after 20 seconds and has
   * the same connection up again when a phone that was frozen for minutes wakes. Before it was open, 'failed' is the end.
   */
  #watch() {
    const { pc, channel } = this.#parts.connection
    const state = pc.connectionState
    if (state === 'closed' || (state === 'failed' && channel.readyState !== 'open')) this.#end('lost')
    else if (state === 'failed' || state === 'disconnected') this.#setQuiet(true)
    else if (state === 'connected') this.#onHeard()
  }

  /** Tries the neighbour's addresses again, less and less often; either side's try brings the link back. */
  #call(now: number) {
    const { connection, limits, count } = this.#parts
    if (now < this.#callAt || connection.pc.connectionState === 'connected') return
    this.#callAt = now + this.#callWaitMs
    this.#callWaitMs = Math.min(this.#callWaitMs * 2, limits.callMostMs)
    connection.call().catch(() => count('callsRefused'))
  }

  #beat() {
    const { limits, connection } = this.#parts
    if (connection.channel.readyState !== 'open') return
    const now = performance.now()
    // After a sleep of our own nobody could have been heard: give the others time before they count as away
    if (now - this.#beatAt > 2 * limits.heartbeatMs) this.#heardAt = now
    this.#beatAt = now
    if (now - this.#heardAt > limits.quietMs) this.#setQuiet(true)
    if (this.#quiet) this.#call(now)
    if (now - this.#heardAt > limits.awayMs) return this.#end('lost')
    if (this.#writer.waitingBytes === 0 && connection.channel.bufferedAmount === 0) {
      this.sendControl(control.ping, new Uint8Array())
    }
    return this.#pump()
  }

  #pump() {
    const { channel } = this.#parts.connection
    if (this.#ended !== undefined || channel.readyState !== 'open') return
    try {
      while (this.#writer.waitingBytes > 0 && this.#hasRoom(channel)) {
        const frame = this.#writer.next()
        if (!frame) return
        this.#parts.count('bytesOut', frame.length)
        this.#bufferedAtMost += frame.length
        channel.send(frame)
      }
    } catch {
      // The channel closed under our hands, or its buffer is full beyond what it promised: the frame is lost, so is the link
      this.#parts.count('sendFailures')
      this.#end('lost')
    }
  }

  /** The channel is asked only where its buffer may be full by now: some WebRTCs take as long to answer as to send. */
  #hasRoom(channel: RTCDataChannel): boolean {
    const { bufferedHighBytes } = this.#parts.limits
    if (this.#bufferedAtMost >= bufferedHighBytes) this.#bufferedAtMost = channel.bufferedAmount
    return this.#bufferedAtMost < bufferedHighBytes
  }

  #end(why: LinkEnd) {
    if (this.#ended !== undefined) return
    const wasProven = this.isProven
    this.#ended = why
    clearInterval(this.#heartbeat)
    clearTimeout(this.#deadline)
    this.#settleProven.reject(new LinkEnded(why))
    if (wasProven) this.#parts.events.closed(this, why)
    // What was handed to the channel (the goodbye) goes out before a closing channel takes the connection down
    const { connection, limits } = this.#parts
    if (connection.channel.readyState === 'open') connection.channel.close()
    setTimeout(() => {
      connection.close()
      this.#settleGone()
    }, limits.farewellMs)
  }
}

export class LinkEnded extends Error {
  override name = 'LinkEnded'
  constructor(readonly why: LinkEnd) {
    super(why)
  }
}
