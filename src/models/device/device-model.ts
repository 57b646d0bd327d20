import { signal } from '@preact/signals'
import type { Browser } from '../../browser/contract/browser.ts'
import type { MeetingId } from '../../domain/ids.ts'
import { meetingFacts, meetingSummaries } from '../../meeting/storage/facts.ts'
import type { MeetingSummary } from '../../meeting/storage/meeting-summary.ts'
import type { Store } from '../../storage/store.ts'
import { onlineWish } from '../connect/online-wish.ts'
import { callsModel } from './calls-model.ts'
import type { DeviceModel } from './device-types.ts'

const languageKey = 'device/language'
const helpKeyKey = 'device/help-key'

/** This device: its meetings, language, installation, updates. `reload` reads the list again after a change. */
export const deviceModel = ({ store, browser }: { store: Store; browser: Browser }) => {
  const meetings = signal<readonly MeetingSummary[]>([])
  const language = signal('')
  const helpKey = signal(true)
  const install = signal(browser.installing.state())
  const update = signal<'none' | 'waiting'>('none')
  const offlineReady = signal(false)
  const persisted = signal<boolean | undefined>(undefined)
  const calls = callsModel({ store, browser })
  const wish = onlineWish(store)

  const readUpdates = () => {
    update.value = browser.updates.waiting() ? 'waiting' : 'none'
    offlineReady.value = browser.updates.offlineReady()
  }
  readUpdates()
  browser.installing.onChange(() => {
    install.value = browser.installing.state()
  })
  browser.updates.onChange(readUpdates)

  const reload = async () => {
    meetings.value = await meetingSummaries(store)
  }

  const model: DeviceModel = {
    meetings,
    language,
    helpKey,
    setHelpKey(on) {
      helpKey.value = on
      void store.set(helpKeyKey, on)
    },
    install,
    update,
    offlineReady,
    persisted,
    calls: calls.model,
    onlineWish: wish.model,
    async forget(id: MeetingId) {
      await meetingFacts(store, id).forget()
      await reload()
    },
    setLanguage(next) {
      language.value = next
      void store.set(languageKey, next)
    },
    async promptInstall() {
      await browser.installing.prompt()
    },
    applyUpdate: () => browser.updates.apply(),
  }

  return {
    model,
    reload,
    async start() {
      const [kept, keptHelpKey] = await Promise.all([
        store.get<string>(languageKey),
        store.get<boolean>(helpKeyKey),
        reload(),
        calls.start(),
        wish.start(),
      ])
      if (kept) language.value = kept
      helpKey.value = keptHelpKey !== false
      persisted.value = await browser.persistence.persisted()
    },
    /** A facilitator's device asks; whether the browser agrees is said on screen. */
    async askToPersist() {
      persisted.value = await browser.persistence.request()
    },
    callAtStepEnd: calls.call,
  }
}
