import { Emitter } from '../lib/emitter.ts'
import type { Installing } from './contract/browser.ts'

/** Chromium's event, which no standard has. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

const isInstallPrompt = (event: Event): event is InstallPromptEvent => 'prompt' in event

/** Not 'fullscreen': a projected browser window is that too. */
const installedModes = ['standalone', 'minimal-ui', 'window-controls-overlay']

const runsInstalled = (page: Window): boolean =>
  ('standalone' in page.navigator && page.navigator.standalone === true) ||
  installedModes.some((mode) => page.matchMedia?.(`(display-mode: ${mode})`).matches)

/** iPads call themselves Macs, but no Mac has a touch screen. */
const isAppleTouch = ({ userAgent, maxTouchPoints }: Navigator): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)

/** To be made at the start: the browser offers its prompt once, soon after the page has loaded. */
export const installingOf = (page: Window): Installing => {
  const changes = new Emitter<[]>()
  let offer: InstallPromptEvent | undefined
  let installed = runsInstalled(page)

  page.addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return
    // The app asks at a moment of its own choosing.
    event.preventDefault()
    offer = event
    changes.emit()
  })
  page.addEventListener('appinstalled', () => {
    offer = undefined
    installed = true
    changes.emit()
  })

  return {
    state() {
      if (installed) return 'installed'
      if (offer) return 'offered'
      return isAppleTouch(page.navigator) ? 'by-hand' : 'unavailable'
    },
    async prompt() {
      const asked = offer
      if (!asked) return false
      // An offer works once.
      offer = undefined
      const { outcome } = await asked.prompt()
      changes.emit()
      return outcome === 'accepted'
    },
    onChange: changes.on,
  }
}
