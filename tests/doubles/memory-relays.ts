import { Emitter } from '../../src/lib/emitter.ts'
import type { RelayCarrier, RelayState } from '../../src/mesh/contract/relay-carrier.ts'

/** Relays that carry nothing and remember who asked for them. */
export class MemoryRelays {
  readonly started: { readonly urls: readonly string[]; isClosed: boolean; wakes: number }[] = []
  #state: RelayState = 'connecting'
  readonly #changed = new Emitter<[]>()

  get open(): readonly (readonly string[])[] {
    return this.started.filter(({ isClosed }) => !isClosed).map(({ urls }) => urls)
  }

  readonly start = async (urls: readonly string[]): Promise<RelayCarrier> => {
    const entry = { urls, isClosed: false, wakes: 0 }
    this.started.push(entry)
    const state = () => this.#state
    return {
      get relays() {
        return urls.map((url) => ({ url, state: state() }))
      },
      onChange: this.#changed.on,
      counters: { relayCalls: 1 },
      wake: () => {
        entry.wakes += 1
      },
      close: () => {
        entry.isClosed = true
      },
    }
  }

  become(state: RelayState): void {
    this.#state = state
    this.#changed.emit()
  }
}
