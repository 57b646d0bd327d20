import { bytesToHex, concat, hexToBytes } from '../../lib/bytes.ts'
import { Recent } from '../../lib/recent.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { type Here, hereIdHex } from './here.ts'
import type { Neighbour, Switchboard } from './switchboard.ts'

/** How words of devices go from neighbour to neighbour; `presence.ts` has the protocol. */
export const spreadKinds = { here: '~here', have: '~have', want: '~want' } as const

interface SpreadParts {
  readonly limits: MeshLimits
  readonly switchboard: Pick<Switchboard, 'sendDirect'>
  readonly neighbours: () => Iterable<Neighbour>
  /** A word that is held, the own one among them. */
  readonly find: (id: string) => Here | undefined
  readonly ids: () => Iterable<string>
  /** Held, or looked at before. */
  readonly isKnown: (id: string) => boolean
}

/** What a neighbour says that it has, and when it was asked for it. */
type Wanted = Map<string, number | undefined>

const readIds = (payload: Uint8Array): string[] | undefined => {
  const ids = bytesToHex(payload).match(new RegExp(`.{${hereIdHex}}`, 'g')) ?? []
  return ids.length * hereIdHex === payload.length * 2 ? ids : undefined
}

/**
 * Brings words to all neighbours, each once: those that change something at once, others by their ids; a neighbour asks for what
 * it lacks. What one neighbour says that it has and does not give, another is asked for.
 */
export class HereSpread {
  readonly #parts: SpreadParts
  /** What a neighbour has told, or was given. */
  readonly #has = new WeakMap<Neighbour, Recent<true>>()
  readonly #wanted = new Map<Neighbour, Wanted>()
  readonly #news = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: SpreadParts) {
    this.#parts = parts
  }

  /** To all neighbours now; those that are quiet get it when they wake. */
  push(here: Here): void {
    for (const neighbour of this.#parts.neighbours()) this.give(neighbour, here)
  }

  give(neighbour: Neighbour, { id, bytes }: Here): void {
    if (this.#hasOf(neighbour).get(id)) return
    this.#hasOf(neighbour).set(id, true)
    this.#parts.switchboard.sendDirect(neighbour, spreadKinds.here, bytes)
  }

  /** Soon, by its id, with others. */
  tell(id: string): void {
    this.#news.add(id)
    this.#timer ??= setTimeout(() => this.#tellNews(), this.#parts.limits.newsMs)
  }

  greet(neighbour: Neighbour): void {
    this.#say(neighbour, spreadKinds.have, [...this.#parts.ids()])
  }

  askForOwn(neighbour: Neighbour): void {
    this.#parts.switchboard.sendDirect(neighbour, spreadKinds.want, new Uint8Array())
  }

  /** A neighbour has given this. */
  came(neighbour: Neighbour, id: string): void {
    this.#hasOf(neighbour).set(id, true)
    for (const wanted of this.#wanted.values()) wanted.delete(id)
  }

  /** False where these are no ids. */
  haveCame(neighbour: Neighbour, payload: Uint8Array): boolean {
    const { limits, isKnown } = this.#parts
    const ids = readIds(payload)
    const wanted = this.#wanted.get(neighbour) ?? new Map()
    this.#wanted.set(neighbour, wanted)
    for (const id of ids ?? []) {
      this.#hasOf(neighbour).set(id, true)
      if (!isKnown(id) && wanted.size < limits.peers) wanted.set(id, wanted.get(id))
    }
    this.#ask(neighbour, wanted)
    return ids !== undefined
  }

  /** False where these are no ids. */
  wantCame(neighbour: Neighbour, payload: Uint8Array): boolean {
    const ids = readIds(payload)
    for (const id of ids ?? []) {
      const here = this.#parts.find(id)
      if (here) this.give(neighbour, here)
    }
    return ids !== undefined
  }

  /** Now and then: what was not given in time is asked of others. */
  look(): void {
    const { limits, neighbours, isKnown } = this.#parts
    const there = new Set(neighbours())
    const late = performance.now() - limits.wantMs
    for (const [neighbour, wanted] of this.#wanted) {
      if (!there.has(neighbour)) this.#wanted.delete(neighbour)
      for (const [id, askedAt] of wanted)
        if (isKnown(id) || (askedAt !== undefined && askedAt < late)) wanted.delete(id)
    }
    for (const [neighbour, wanted] of this.#wanted) this.#ask(neighbour, wanted)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #hasOf(neighbour: Neighbour): Recent<true> {
    const has = this.#has.get(neighbour) ?? new Recent<true>(4 * this.#parts.limits.peers)
    this.#has.set(neighbour, has)
    return has
  }

  #ask(neighbour: Neighbour, wanted: Wanted) {
    const isAsked = (id: string) => [...this.#wanted.values()].some((one) => one.get(id) !== undefined)
    const ids = [...wanted.keys()].filter((id) => !isAsked(id))
    for (const id of ids) wanted.set(id, performance.now())
    this.#say(neighbour, spreadKinds.want, ids)
  }

  #tellNews() {
    this.#timer = undefined
    const ids = [...this.#news].filter((id) => this.#parts.find(id))
    this.#news.clear()
    for (const neighbour of this.#parts.neighbours()) {
      const has = this.#hasOf(neighbour)
      this.#say(
        neighbour,
        spreadKinds.have,
        ids.filter((id) => !has.get(id)),
      )
    }
  }

  #say(neighbour: Neighbour, kind: string, ids: readonly string[]) {
    if (ids.length > 0) this.#parts.switchboard.sendDirect(neighbour, kind, concat(...ids.map(hexToBytes)))
  }
}
