/*
 * Calls: who speaks first. A device that is alone calls under the meeting's topic, again and later each time (`callMs` to
 * `callMostMs`); of a room of linked devices the one with the lowest id calls once in `halfCallMs`, so that two halves meet.
 * A call bears a fresh number, and whether its maker is alone. Who hears it answers if few of those it knows come before it by
 * lot, reckoned alike everywhere; each further call of one device asks `answerersMore` times as many, as some may be gone.
 * A call that is lost is followed by the next; an answer to a number that is not one's own is left.
 */

import type { DeviceId } from '../../../domain/ids.ts'
import { bytesToHex } from '../../../lib/bytes.ts'
import { reportError } from '../../../lib/emitter.ts'
import { hashText } from '../../../lib/hash-text.ts'
import type { Count } from '../../contract/counters.ts'
import type { Mesh } from '../../contract/mesh.ts'
import { callBytes, type Letter, type SealedLetter } from './letter.ts'
import type { LetterLimits } from './letter-limits.ts'

interface Call {
  readonly isAlone: boolean
  readonly attempt: number
}

interface CallsParts {
  readonly mesh: Pick<Mesh, 'self' | 'peers' | 'onPeers'>
  readonly limits: LetterLimits
  readonly count: Count
  /** Calls to everybody in the meeting. */
  readonly call: (call: string, says: Call) => Promise<SealedLetter>
  /** Somebody called, and it is this device's turn to answer. */
  readonly answer: (letter: Letter) => void
  /** More want an answer than can have one. */
  readonly isCrowded: () => boolean
  /** Cards will be wanted soon, or not any more. */
  readonly prepare: (isAlone: boolean) => void
}

/** Calls of this device's that may still be answered. */
const callsRemembered = 4

/** When this device calls, and whose calls it answers. */
export class Calls {
  readonly #parts: CallsParts
  readonly #mine: string[] = []
  #current: SealedLetter | undefined
  #attempt = 0
  #wasAlone: boolean | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopListening: (() => void) | undefined
  #closed = false

  constructor(parts: CallsParts) {
    this.#parts = parts
  }

  begin(): void {
    this.#stopListening = this.#parts.mesh.onPeers(() => this.#look())
    this.#wasAlone = this.isAlone
    if (this.isAlone) this.#callAlone()
    else this.#later(this.#parts.limits.halfCallMs)
  }

  get isAlone(): boolean {
    for (const peer of this.#parts.mesh.peers.values()) if (peer.linked) return false
    return true
  }

  /** The last call, while this device is alone. */
  get current(): SealedLetter | undefined {
    return this.isAlone ? this.#current : undefined
  }

  isMine(call: string): boolean {
    return this.#mine.includes(call)
  }

  /** Alone and online again: calls at once. */
  wake(): void {
    if (this.#closed || !this.isAlone) return
    this.#attempt = 0
    this.#callAlone()
  }

  heard(letter: Letter, { isAlone, attempt }: Call): void {
    const { mesh, limits, count, answer, isCrowded } = this.#parts
    // Who is not alone and known here is in this room already
    if (!isAlone && mesh.peers.has(letter.from)) return
    const others = [...mesh.peers.values()].filter(({ device, screen }) => device !== letter.from && !screen)
    const mine = this.#lotOf(mesh.self, letter.call)
    const before = others.filter(({ device }) => this.#lotOf(device, letter.call) < mine).length
    // Nobody can tell a caller that has waited from one that says so: in a crowd the work is shared out all the same
    const times = isCrowded() ? Math.min(attempt, 1) : attempt
    if (before >= limits.answerers * limits.answerersMore ** times) {
      count('lettersLeftToOthers')
      return
    }
    answer(letter)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#stopListening?.()
  }

  /** The same few devices answer a call wherever it is reckoned, and others answer the next. */
  #lotOf(device: DeviceId, call: string): number {
    return hashText(`${call} ${device}`)
  }

  #look() {
    if (this.#closed || this.isAlone === this.#wasAlone) return
    this.#wasAlone = this.isAlone
    this.#attempt = 0
    if (this.isAlone) this.#later(this.#parts.limits.aloneMs)
    else {
      this.#parts.prepare(false)
      this.#later(this.#parts.limits.halfCallMs)
    }
  }

  #later(ms: number) {
    clearTimeout(this.#timer)
    if (!this.#closed) this.#timer = setTimeout(() => this.#callOrWait(), ms)
  }

  #callOrWait() {
    if (this.isAlone) return this.#callAlone()
    // One for the whole room; where two halves differ on who it is, both call
    const { mesh, limits } = this.#parts
    if ([...mesh.peers.keys()].every((device) => mesh.self < device))
      this.#call({ isAlone: false, attempt: 0 })
    return this.#later(limits.halfCallMs * (1 + Math.random() / 2))
  }

  #callAlone() {
    const { limits, prepare } = this.#parts
    prepare(true)
    this.#call({ isAlone: true, attempt: this.#attempt })
    const waitMs = Math.min(limits.callMs * 2 ** (this.#attempt >> 1), limits.callMostMs)
    this.#later(waitMs * (1 + Math.random() / 4))
    this.#attempt += 1
  }

  #call(says: Call) {
    const call = bytesToHex(crypto.getRandomValues(new Uint8Array(callBytes)))
    this.#mine.push(call)
    if (this.#mine.length > callsRemembered) this.#mine.shift()
    this.#parts.count('letterCalls')
    this.#parts.call(call, says).then((sealed) => {
      this.#current = sealed
    }, reportError)
  }
}
