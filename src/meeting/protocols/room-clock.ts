import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceId, MeetingId, SignerId } from '../../domain/ids.ts'
import { type Bytes, bytesToHex, concat, copyBytes, hexToBytes, textToBytes } from '../../lib/bytes.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { Fact } from '../storage/facts.ts'
import { type Codec, createChannel } from './channel.ts'

/** A facilitator's device tells the room's time this often, ms. */
const beatEveryMs = 5_000
/** Not heard of for so long, a facilitator counts as away, and the room's time may come from another one, ms. */
export const silentAfterMs = 12_500
/** The offset is the greatest of this many last beats: a beat can only be late, never early. */
const beatsKept = 6
const kind = 'beat'
const idBytes = 16
const headBytes = 8 + idBytes

/** When a facilitator was last heard of (ms on this device's clock), and over which device. */
export interface HeardOf {
  readonly device: DeviceId
  readonly at: number
}

interface RoomClockParts {
  readonly mesh: Mesh | undefined
  readonly room: Room
  readonly meeting: MeetingId
  /** This device's clock, ms since 1970. */
  now(): number
  /** This device's key, while it is a facilitator's. */
  readonly signer: ReadonlySignal<Signer | undefined>
  /** Whose clock is the room's. */
  readonly leader: ReadonlySignal<SignerId>
  /** The one who made the meeting: its own clock was the room's first. */
  readonly pinned: SignerId
  readonly kept: Fact<number>
}

/**
 * The room's clock is the leading facilitator's. Every facilitator's device tells the room's time in signed beats, so
 * that it goes on without a gap when one of them dies; the others follow the leader as long as it is heard. A phone
 * whose clock is wrong shows the same time left; no beat decides anything else.
 *
 * One message, `beat`, to all and forwarded: every five seconds and on each new link. A lost one costs nothing, the next one
 * says the same. One that was kept back and sent again is older than the last of its signer, and counts for nothing.
 */
export const openRoomClock = async (parts: RoomClockParts) => {
  const { mesh, room, meeting, now, signer, leader, pinned, kept } = parts
  const before = await kept.get()
  const offset = signal(before ?? 0)
  const heard = signal<ReadonlyMap<SignerId, HeardOf>>(new Map())
  /** Whether this device has any idea of the room's time. */
  let knows = before !== undefined
  const undos: (() => void)[] = []

  if (mesh) {
    const channel = createChannel(mesh, kind, beatCodec)
    const beat = async (own: Signer) => {
      if (!knows && own.id !== leader.peek() && own.id !== pinned) return
      const body = beatBody(now() + offset.peek(), own.id)
      const signature = copyBytes(await own.sign(beatMessage(meeting, body)))
      channel.broadcast({ body, signature })
    }
    undos.push(
      effect(() => {
        const own = signer.value
        if (!own) return
        const timer = setInterval(() => void beat(own), beatEveryMs)
        const stop = mesh.onLink((_, up) => void (up && beat(own)))
        void beat(own)
        return () => {
          clearInterval(timer)
          stop()
        }
      }),
    )

    const lastTold = new Map<SignerId, number>()
    let source: SignerId | undefined
    let samples: number[] = []
    const leaderIsSilent = (at: number) =>
      at - (heard.peek().get(leader.peek())?.at ?? Number.NEGATIVE_INFINITY) > silentAfterMs
    const follow = (from: SignerId, told: number, at: number) => {
      if (source !== from) samples = []
      source = from
      samples = [...samples, told - at].slice(-beatsKept)
      const best = Math.max(...samples)
      knows = true
      if (best === offset.peek()) return
      offset.value = best
      kept.keep(best)
    }
    const hear = async (device: DeviceId, { body, signature }: Beat, at: number) => {
      const told = new DataView(body.buffer).getFloat64(0)
      const from = bytesToHex(body.subarray(8))
      const mine = signer.peek()?.id
      if (from === mine || !Number.isFinite(told) || told <= (lastTold.get(from) ?? Number.NEGATIVE_INFINITY))
        return
      if (!room.view.facilitators.has(from)) return
      if (!(await room.verify(from, beatMessage(meeting, body), signature))) return
      lastTold.set(from, Math.max(told, lastTold.get(from) ?? told))
      if (mine !== leader.peek() && (from === leader.peek() || leaderIsSilent(at))) follow(from, told, at)
      heard.value = new Map(heard.peek()).set(from, { device, at })
    }
    undos.push(channel.onAny((from, beat) => void hear(from, beat, now())))
  }

  return {
    /** The room's clock less this device's, ms. */
    offset,
    /** Facilitators heard of, this device's own key left out. */
    heard,
    /** Now, on the room's clock. */
    now: () => now() + offset.peek(),
    close() {
      for (const undo of undos) undo()
    },
  }
}

/** One beat: the time (8 bytes, a float, ms since 1970) and the signer's id (16), then the signature over both. */
interface Beat {
  readonly body: Bytes
  readonly signature: Bytes
}

const beatCodec: Codec<Beat> = {
  encode: ({ body, signature }) => concat(body, signature),
  decode: (bytes) =>
    bytes.length > headBytes
      ? { body: copyBytes(bytes.subarray(0, headBytes)), signature: copyBytes(bytes.subarray(headBytes)) }
      : undefined,
}

const beatBody = (now: number, signer: SignerId) => {
  const body = new Uint8Array(headBytes)
  new DataView(body.buffer).setFloat64(0, now)
  body.set(hexToBytes(signer), 8)
  return body
}

/** What is signed says what it is, and for which meeting, so that it can stand for nothing else. */
const beatMessage = (meeting: MeetingId, body: Uint8Array) =>
  concat(textToBytes(`plenary beat ${meeting}`), body)
