import type { DeviceId } from '../../domain/ids.ts'
import { reportError } from '../../lib/emitter.ts'
import type { DeviceKey } from '../contract/device-key.ts'
import type { MeshLimits } from '../contract/limits.ts'
import type { KeptHost } from '../contract/mesh.ts'
import { hostWordBytes, makeHostWord, readHostWord } from './here.ts'
import type { Neighbour, Switchboard } from './switchboard.ts'

const hostKind = '~host'
const nothing = new Uint8Array()

interface HostingParts {
  readonly key: DeviceKey
  readonly limits: MeshLimits
  readonly switchboard: Pick<Switchboard, 'sendDirect'>
  readonly kept: KeptHost | undefined
  readonly blame: (neighbour: Neighbour) => void
  readonly onFound: () => void
}

/** Who let this device in, and letting in others. Their host signs for them once a link, and for few in a minute. */
export class Hosting {
  readonly #parts: HostingParts
  readonly #asked = new WeakSet<Neighbour>()
  readonly #let = new WeakSet<Neighbour>()
  #letAt: readonly number[] = []
  #word: Uint8Array | undefined
  #host: DeviceId | undefined

  constructor(parts: HostingParts) {
    this.#parts = parts
    const { kept } = parts.kept ?? {}
    if (kept) this.#read(kept).then((host) => host && parts.onFound(), reportError)
  }

  get host(): DeviceId | undefined {
    return this.#host
  }

  /** The host's word for this device. */
  get word(): Uint8Array | undefined {
    return this.#word
  }

  greet(neighbour: Neighbour): void {
    if (this.#word) return
    this.#asked.add(neighbour)
    this.#parts.switchboard.sendDirect(neighbour, hostKind, nothing)
  }

  /** True where the message was about hosts. */
  receive(kind: string, neighbour: Neighbour, payload: Uint8Array): boolean {
    if (kind !== hostKind) return false
    if (payload.length === 0) this.#askCame(neighbour).catch(reportError)
    else if (payload.length !== hostWordBytes) this.#parts.blame(neighbour)
    else if (this.#asked.delete(neighbour)) this.#wordCame(neighbour, payload).catch(reportError)
    return true
  }

  async #askCame(neighbour: Neighbour) {
    const { key, limits, switchboard } = this.#parts
    const now = performance.now()
    this.#letAt = this.#letAt.filter((at) => now - at < 60_000)
    if (this.#let.has(neighbour) || this.#letAt.length >= limits.guestsPerMinute) return
    this.#let.add(neighbour)
    this.#letAt = [...this.#letAt, now]
    const word = await makeHostWord(key, neighbour.device)
    if (neighbour.isUp) switchboard.sendDirect(neighbour, hostKind, word)
  }

  /** It is looked at before it is taken: a false one would make this device's own words false. */
  async #wordCame(neighbour: Neighbour, word: Uint8Array) {
    if (this.#word) return
    if ((await this.#read(word, neighbour.device)) === undefined) return this.#parts.blame(neighbour)
    this.#parts.kept?.keep(word)
    this.#parts.onFound()
  }

  async #read(word: Uint8Array, from?: DeviceId): Promise<DeviceId | undefined> {
    const host = await readHostWord(word, this.#parts.key.id)
    if (host === undefined || host !== (from ?? host)) return undefined
    this.#word ??= word
    this.#host ??= host
    return host
  }
}
