import { wakeSettleMs } from './contract/limits.ts'

/** Tells when the page is visible, shown, resumed, focused or online again; events of one moment are told once. */
export const onWake =
  (page: Window) =>
  (listener: () => void): (() => void) => {
    let timer: number | undefined
    const tell = () => {
      timer ??= page.setTimeout(() => {
        timer = undefined
        listener()
      }, wakeSettleMs)
    }
    const visible = () => {
      if (page.document.visibilityState === 'visible') tell()
    }
    const events = ['pageshow', 'online', 'focus'] as const
    page.document.addEventListener('visibilitychange', visible)
    page.document.addEventListener('resume', tell)
    for (const event of events) page.addEventListener(event, tell)
    return () => {
      page.clearTimeout(timer)
      page.document.removeEventListener('visibilitychange', visible)
      page.document.removeEventListener('resume', tell)
      for (const event of events) page.removeEventListener(event, tell)
    }
  }

/**
 * Tells when the page may be about to go. Not `beforeunload`: links to mail and downloads fire it while the page stays,
 * and phones do not fire it at all.
 */
export const onLeave =
  (page: Window) =>
  (listener: () => void): (() => void) => {
    const onHidden = () => {
      if (page.document.visibilityState === 'hidden') listener()
    }
    page.document.addEventListener('visibilitychange', onHidden)
    page.document.addEventListener('freeze', listener)
    page.addEventListener('pagehide', listener)
    return () => {
      page.document.removeEventListener('visibilitychange', onHidden)
      page.document.removeEventListener('freeze', listener)
      page.removeEventListener('pagehide', listener)
    }
  }
