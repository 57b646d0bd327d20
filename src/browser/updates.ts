import type { Workbox } from 'workbox-window'
import { Emitter } from '../lib/emitter.ts'
import { loadAgain } from '../lib/load-again.ts'
import type { Updates } from './contract/browser.ts'
import { updateCheckIntervalMs } from './contract/limits.ts'
import { onWake } from './wake.ts'
import { whenCalm } from './when-calm.ts'

/**
 * The service worker, by workbox-window. A new version waits until `apply`; it is never applied by itself.
 * @param worker address of the worker's script; undefined where there is none, as in development.
 */
export const updatesOf = (page: Window, worker: string | undefined): Updates => {
  const changes = new Emitter<[]>()
  const container: ServiceWorkerContainer | undefined = page.navigator.serviceWorker
  let workbox: Workbox | undefined
  let waiting = false
  let offlineReady = false
  /** Another tab applied the new version: all that is left to do here is to reload, when its person says so. */
  let replaced = false
  let applying = false

  const start = async (script: string) => {
    const { Workbox } = await loadAgain(() => import('workbox-window'))
    workbox = new Workbox(script, { updateViaCache: 'none' })
    workbox.addEventListener('waiting', () => {
      waiting = true
      changes.emit()
    })
    workbox.addEventListener('controlling', ({ isUpdate }) => {
      if (applying) page.location.reload()
      else if (isUpdate) {
        replaced = true
        changes.emit()
      }
    })
    const registration = await workbox.register()
    if (!registration) return
    let checkedAt = Date.now()
    onWake(page)(() => {
      if (Date.now() - checkedAt < updateCheckIntervalMs) return
      checkedAt = Date.now()
      // Without a network there is simply no news.
      workbox?.update().catch(() => undefined)
    })
  }

  if (worker !== undefined && container) {
    // A worker becomes active only once everything is in its cache.
    void container.ready.then(() => {
      offlineReady = true
      changes.emit()
    })
    // On a first visit it stores some hundred and seventy files, while somebody waits to join, to link and to read.
    const started = whenCalm(page).then(() => start(worker))
    // Private windows and pages without https have no service worker; the app runs without one.
    started.catch((error: unknown) => console.info('Not available offline:', error))
  }

  return {
    waiting: () => waiting || replaced,
    offlineReady: () => offlineReady,
    async apply() {
      if (waiting && workbox) {
        applying = true
        workbox.messageSkipWaiting()
      } else if (replaced) page.location.reload()
    },
    onChange: changes.on,
  }
}
