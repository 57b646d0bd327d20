import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { Store } from '../../storage/store.ts'
import type { CallsModel } from './call-types.ts'

const bellKey = 'device/bell'
const buzzKey = 'device/buzz'

/** The wishes of this device's person, kept over meetings. `start` reads them. */
export const callsModel = ({ store, browser }: { store: Store; browser: Browser }) => {
  const bell = signal(true)
  const buzz = signal(false)
  const keep = (key: string, value: boolean) => {
    store.set(key, value).catch((error: unknown) => console.warn(`${key} could not be kept`, error))
  }
  const model: CallsModel = {
    bell,
    buzz,
    canBuzz: browser.canBuzz,
    setBell(on) {
      bell.value = on
      keep(bellKey, on)
    },
    setBuzz(on) {
      buzz.value = on
      keep(buzzKey, on)
    },
    tryBell: () => browser.bell(),
    tryBuzz: () => browser.buzz(),
  }
  return {
    model,
    async start() {
      const [keptBell, keptBuzz] = await Promise.all([
        store.get<boolean>(bellKey),
        store.get<boolean>(buzzKey),
      ])
      bell.value = keptBell ?? true
      buzz.value = keptBuzz ?? false
    },
    /** The end of a step, on a device that leads the meeting or takes part in it. */
    call(leads: boolean) {
      if (leads && bell.peek()) browser.bell()
      if (buzz.peek()) browser.buzz()
    },
  }
}
