import { type Bytes, concat, numberToBytes } from '../../lib/bytes.ts'
import type { MeshLimits } from '../contract/limits.ts'

/** A frame that breaks the rules; the link it came over is closed. */
export class Malformed extends Error {
  override name = 'Malformed'
}

const headBytes = 3
const firstHeadBytes = headBytes + 4
const isFirst = 1

interface Outgoing {
  readonly message: Uint8Array
  sent: number
}

/**
 * Cuts messages into frames (stream u16, flags u8, on a message's first frame its length u32, content). Streams take turns, one
 * frame each, so that a big document does not keep the heartbeat waiting; streams 0 and 1 always go first.
 */
export class FrameWriter {
  readonly #queues = new Map<number, Outgoing[]>()
  #waiting = 0

  constructor(readonly limits: MeshLimits) {}

  get waitingBytes(): number {
    return this.#waiting
  }

  add(stream: number, message: Uint8Array): void {
    if (message.length === 0 || message.length > this.limits.messageBytes)
      throw new RangeError('message size')
    const queue = this.#queues.get(stream)
    if (queue) queue.push({ message, sent: 0 })
    else this.#queues.set(stream, [{ message, sent: 0 }])
    this.#waiting += message.length
  }

  /** The next frame to go, or undefined. */
  next(): Bytes | undefined {
    const stream = [0, 1].find((one) => this.#queues.has(one)) ?? this.#queues.keys().next().value
    if (stream === undefined) return undefined
    const queue = this.#queues.get(stream) ?? []
    const [head] = queue
    this.#queues.delete(stream)
    if (!head) return undefined
    const first = head.sent === 0
    const room = this.limits.frameBytes - (first ? firstHeadBytes : headBytes)
    const content = head.message.subarray(head.sent, head.sent + room)
    head.sent += content.length
    this.#waiting -= content.length
    if (head.sent === head.message.length) queue.shift()
    // Set again, at the end of the map's order: the streams take turns
    if (queue.length > 0) this.#queues.set(stream, queue)
    return concat(
      numberToBytes(stream, 2),
      [first ? isFirst : 0],
      first ? numberToBytes(head.message.length, 4) : [],
      content,
    )
  }
}

interface Incoming {
  readonly parts: Uint8Array[]
  readonly length: number
  have: number
}

/** Puts frames together again. Memory is taken as content arrives, never on the strength of a claimed length. */
export class FrameReader {
  readonly #open = new Map<number, Incoming>()
  #held = 0

  constructor(readonly limits: MeshLimits) {}

  /**
   * The stream and message that this frame completes, if any.
   * @throws Malformed
   */
  read(frame: Uint8Array): { readonly stream: number; readonly message: Uint8Array } | undefined {
    const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
    if (frame.length <= headBytes || frame.length > this.limits.frameBytes) throw new Malformed('frame size')
    const stream = view.getUint16(0)
    const flags = view.getUint8(2)
    if (flags > isFirst) throw new Malformed('frame flags')
    const incoming = flags === isFirst ? this.#begin(stream, view) : this.#open.get(stream)
    if (!incoming) throw new Malformed('frame without a beginning')
    const content = frame.subarray(flags === isFirst ? firstHeadBytes : headBytes)
    incoming.have += content.length
    if (content.length === 0 || incoming.have > incoming.length) throw new Malformed('frame content')
    incoming.parts.push(content)
    if (incoming.have === incoming.length) {
      this.#held -= incoming.have - content.length
      this.#open.delete(stream)
      return { stream, message: incoming.parts.length === 1 ? content : concat(...incoming.parts) }
    }
    this.#held += content.length
    if (this.#held > this.limits.reassemblyBytes) throw new Malformed('too much at once')
    return undefined
  }

  #begin(stream: number, view: DataView): Incoming {
    if (view.byteLength <= firstHeadBytes) throw new Malformed('frame size')
    const length = view.getUint32(headBytes)
    if (this.#open.has(stream) || this.#open.size >= this.limits.openStreams) throw new Malformed('streams')
    if (length > this.limits.messageBytes) throw new Malformed('message size')
    const incoming = { parts: [], length, have: 0 }
    this.#open.set(stream, incoming)
    return incoming
  }
}
