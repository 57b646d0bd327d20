import { computed, signal } from '@preact/signals'
import { defaultRelays } from '../../src/domain/joining/relays.ts'
import type { Relays } from '../../src/domain/records/records.ts'
import type { RelayStatus, RelaysModel, RelayWish } from '../../src/models/connect/relay-types.ts'

type Did = (what: string, ...values: unknown[]) => void

export const fakeRelayWish = (did: Did): RelayWish => {
  const relays = signal<Relays>({ on: true, urls: [] })
  return {
    relays,
    set(next) {
      did('setRelayWish', next)
      relays.value = next
    },
  }
}

/** A meeting's relays for views: switched at will, each in a state of its own. */
export const fakeRelays = (did: Did) => {
  const on = signal(false)
  const urls = signal<readonly string[]>(defaultRelays)
  const states = ['open', 'open', 'away', 'refusing', 'connecting'] as const
  const here = computed<readonly RelayStatus[]>(() =>
    on.value ? urls.value.map((url, at) => ({ url, state: states[at] ?? 'open' })) : [],
  )
  const state = signal<'off' | 'on' | 'doors'>('off')
  const model: RelaysModel = { state, urls, here, counters: signal({ relayCalls: 2 }) }
  return {
    model,
    async setRelays(isOn: boolean, list: readonly string[]) {
      did('setRelays', isOn, list)
      on.value = isOn
      urls.value = list.length > 0 ? list : defaultRelays
      state.value = isOn ? 'on' : 'off'
    },
  }
}
