import { type ReadonlySignal, signal } from '@preact/signals'
import type { RoomDocument, Signer } from '../docs/room-types.ts'
import type { MeetingId, SignerId } from '../domain/ids.ts'
import type { Mesh } from '../mesh/mesh.ts'
import type { Fact } from './facts.ts'

/** A facilitator's device tells its clock this often, ms. */
const beatEveryMs = 10_000
/** The offset is the greatest of this many last beats: a beat can only be late, never early. */
const beatsKept = 6
const kind = 'beat'
const idBytes = 16
const headBytes = 8 + idBytes

export interface RoomClock {
  /** Facilitator's clock less this device's, ms. */
  readonly offset: ReadonlySignal<number>
  /** Now, on the facilitator's clock. */
  now(): number
  close(): void
}

export interface RoomClockParts {
  readonly mesh: Mesh | undefined
  readonly room: RoomDocument
  readonly meeting: MeetingId
  /** This device's clock, ms since 1970. */
  now(): number
  /** The pinned facilitator's signer on its own device: its clock is the room's. */
  readonly beats: Signer | undefined
  readonly kept: Fact<number>
}

/**
 * The room's clock is the facilitator's. Signed beats give every other device its offset, so that a phone whose clock is
 * wrong shows the same time left; no beat decides anything else.
 */
export const roomClock = async ({
  mesh,
  room,
  meeting,
  now,
  beats,
  kept,
}: RoomClockParts): Promise<RoomClock> => {
  const offset = signal((beats ? 0 : await kept.get()) ?? 0)
  const undos: (() => void)[] = []

  if (mesh && beats) {
    const beat = async () => {
      const body = beatBody(now(), beats.id)
      const signature = await beats.sign(beatMessage(meeting, body))
      const payload = new Uint8Array(body.length + signature.length)
      payload.set(body)
      payload.set(signature, body.length)
      mesh.send('*', kind, payload)
    }
    const timer = setInterval(() => void beat(), beatEveryMs)
    undos.push(() => clearInterval(timer))
    undos.push(mesh.onLink((_, up) => void (up && beat())))
    void beat()
  }
  if (mesh && !beats) {
    let last = Number.NEGATIVE_INFINITY
    let samples: number[] = []
    const hear = async (payload: Uint8Array, at: number) => {
      if (payload.length <= headBytes) return
      const body = payload.slice(0, headBytes)
      const told = new DataView(body.buffer).getFloat64(0)
      if (!Number.isFinite(told) || told <= last) return
      const signer = Array.from(body.subarray(8), (b) => b.toString(16).padStart(2, '0')).join('')
      if (!room.view.facilitators.has(signer)) return
      if (!(await room.verify(signer, beatMessage(meeting, body), payload.slice(headBytes)))) return
      last = Math.max(last, told)
      samples = [...samples, told - at].slice(-beatsKept)
      const best = Math.max(...samples)
      if (best !== offset.peek()) {
        offset.value = best
        kept.keep(best)
      }
    }
    undos.push(mesh.onMessage(kind, (_, payload) => void hear(payload, now())))
  }

  return {
    offset,
    now: () => now() + offset.peek(),
    close() {
      for (const undo of undos) undo()
    },
  }
}

const beatBody = (now: number, signer: SignerId) => {
  const body = new Uint8Array(headBytes)
  new DataView(body.buffer).setFloat64(0, now)
  body.set(signer.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [], 8)
  return body
}

/** What is signed says what it is, and for which meeting, so that it can stand for nothing else. */
const beatMessage = (meeting: MeetingId, body: Uint8Array) => {
  const head = new TextEncoder().encode(`plenary beat ${meeting}`)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}
