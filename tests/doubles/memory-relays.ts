import { Emitter } from '../../src/lib/emitter.ts'
import type { Signalling, SignallingState } from '../../src/mesh/contract/signalling.ts'

/** Relays that carry nothing and remember who asked for them. */
export class MemoryRelays {
  readonly started: { readonly urls: readonly string[]; isClosed: boolean; wakes: number }[] = []
  #state: SignallingState = 'connecting'
  readonly #changed = new Emitter<[]>()

  get open(): readonly (readonly string[])[] {
    return this.started.filter(({ isClosed }) => !isClosed).map(({ urls }) => urls)
  }

  readonly start = async (urls: readonly string[]): Promise<Signalling> => {
    const entry = { urls, isClosed: false, wakes: 0 }
    this.started.push(entry)
    const state = () => this.#state
    return {
      get status() {
        return { state: state(), places: urls.map((name) => ({ name, state: state() })) }
      },
      onChange: this.#changed.on,
      counters: { letterCalls: 1 },
      wake: () => {
        entry.wakes += 1
      },
      close: () => {
        entry.isClosed = true
      },
    }
  }

  become(state: SignallingState): void {
    this.#state = state
    this.#changed.emit()
  }
}
