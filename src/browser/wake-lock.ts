import type { WakeLock } from './contract/browser.ts'

/** The screen stays on while somebody holds; the browser drops the lock whenever the page is hidden, so it is asked for again. */
export const wakeLockOf = (page: Window): WakeLock => {
  const wakeLock = 'wakeLock' in page.navigator ? page.navigator.wakeLock : undefined
  let holders = 0
  let sentinel: WakeLockSentinel | undefined
  let asking = false

  const take = async () => {
    if (!wakeLock || asking || sentinel || holders === 0) return
    if (page.document.visibilityState !== 'visible') return
    asking = true
    try {
      const taken = await wakeLock.request('screen')
      taken.addEventListener('release', () => {
        if (sentinel === taken) sentinel = undefined
      })
      sentinel = taken
    } catch (error) {
      // Refused for now, as under battery saving or when the page was hidden meanwhile: the next visible moment tries again.
      if (!(error instanceof DOMException)) throw error
    } finally {
      asking = false
    }
    if (holders === 0) await release()
  }

  const release = async () => {
    const taken = sentinel
    sentinel = undefined
    await taken?.release()
  }

  const visible = () => void take()

  return {
    hold() {
      if (holders++ === 0) page.document.addEventListener('visibilitychange', visible)
      void take()
      let held = true
      return () => {
        if (!held) return
        held = false
        if (--holders > 0) return
        page.document.removeEventListener('visibilitychange', visible)
        void release()
      }
    },
  }
}
