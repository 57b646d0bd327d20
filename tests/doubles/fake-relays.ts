import { computed, signal } from '@preact/signals'
import { defaultRelays } from '../../src/domain/relays.ts'
import type { RelayStatus, RelaysModel } from '../../src/state/relay-types.ts'

/** A meeting's relays for views: switched at will, each in a state of its own. */
export const fakeRelays = (did: (what: string, ...values: unknown[]) => void) => {
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
