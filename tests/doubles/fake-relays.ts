import { computed, signal } from '@preact/signals'
import type { Relays } from '../../src/domain/records/records.ts'
import { defaultRelays } from '../../src/domain/records/relays.ts'
import type { OnlineWish } from '../../src/models/connect/online-wish.ts'
import type { PlaceStatus, WayModel } from '../../src/models/connect/ways-types.ts'

type Did = (what: string, ...values: unknown[]) => void

export const fakeOnlineWish = (did: Did): OnlineWish => {
  const relays = signal<Relays>({ on: true, urls: [] })
  return {
    relays,
    set(next) {
      did('setOnlineWish', next)
      relays.value = next
    },
  }
}

/** A meeting's relays for views: switched at will, each in a state of its own. */
export const fakeRelays = (did: Did) => {
  const on = signal(false)
  const urls = signal<readonly string[]>(defaultRelays)
  const states = ['open', 'open', 'away', 'refusing', 'connecting'] as const
  const here = computed<readonly PlaceStatus[]>(() =>
    on.value ? urls.value.map((name, at) => ({ name, state: states[at] ?? 'open' })) : [],
  )
  const state = signal<'off' | 'on' | 'doors'>('off')
  const model: WayModel = { id: 'relay', state, places: urls, here, counters: signal({ letterCalls: 2 }) }
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
