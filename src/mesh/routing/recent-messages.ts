import { bytesToHex, hexToBytes } from '../../lib/bytes.ts'
import { Recent } from '../../lib/recent.ts'
import type { MeshLimits } from '../contract/limits.ts'
import { Malformed } from '../link/frames.ts'
import type { Envelope } from './envelope.ts'

/** The first bytes of a message's id are enough to ask for it. */
const shortIdBytes = 4

const shorten = (id: string) => id.slice(0, shortIdBytes * 2)

/** Messages to all of the last seconds, for neighbours that were not passed one, and what neighbours tell of theirs. */
export class RecentMessages {
  readonly #limits: MeshLimits
  /** By short id, in the order of coming. */
  readonly #messages = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>()
  readonly #seen: Recent<true>
  readonly #told = new WeakMap<object, { readonly ids: readonly string[]; readonly at: number }>()

  constructor(limits: MeshLimits) {
    this.#limits = limits
    this.#seen = new Recent(limits.seenMessages)
  }

  /** As it would be passed on. */
  add({ id, bytes }: Envelope): void {
    this.#seen.set(shorten(id), true)
    this.#messages.set(shorten(id), { bytes, at: performance.now() })
    this.#forgetOld()
  }

  list(): Uint8Array[] {
    this.#forgetOld()
    return [...this.#messages.keys()].map(hexToBytes)
  }

  /** @throws Malformed */
  noteTold(neighbour: object, content: Uint8Array): void {
    const ids = this.#read(content).filter((id) => !this.#seen.get(id))
    this.#told.set(neighbour, { ids, at: performance.now() })
  }

  /** What the neighbour has told of and has not come; after a while it has forgotten it too. */
  lackedOf(neighbour: object): Uint8Array[] {
    const { ids = [], at = 0 } = this.#told.get(neighbour) ?? {}
    if (performance.now() - at > this.#limits.recentMs) return []
    return ids.filter((id) => !this.#seen.get(id)).map(hexToBytes)
  }

  /** @throws Malformed */
  find(content: Uint8Array): Uint8Array[] {
    return this.#read(content).flatMap((id) => this.#messages.get(id)?.bytes ?? [])
  }

  #read(content: Uint8Array): string[] {
    const count = content.length / shortIdBytes
    if (!Number.isInteger(count) || count > this.#limits.recentMessages)
      throw new Malformed('recent messages')
    return Array.from({ length: count }, (_, at) =>
      bytesToHex(content.subarray(at * shortIdBytes, (at + 1) * shortIdBytes)),
    )
  }

  #forgetOld() {
    const { recentMs, recentMessages } = this.#limits
    const before = performance.now() - recentMs
    for (const [id, { at }] of this.#messages)
      if (at < before || this.#messages.size > recentMessages) this.#messages.delete(id)
  }
}
