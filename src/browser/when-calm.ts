import { calmAtLatestMs, calmForMs } from './contract/limits.ts'
import { onLeave } from './wake.ts'

/** Signs that somebody is doing something, and waits for what comes of it. */
const signs = ['pointerdown', 'keydown', 'input', 'click'] as const

/**
 * Resolves once the page has loaded and nobody has done anything for a while; at the latest after `calmAtLatestMs`, or when the
 * page may be about to go. For work that can wait and takes the processor from what somebody waits for.
 */
export const whenCalm = (page: Window): Promise<void> =>
  new Promise((resolve) => {
    let timer: number | undefined
    const done = () => {
      page.clearTimeout(timer)
      page.clearTimeout(latest)
      page.removeEventListener('load', begin)
      for (const sign of signs) page.removeEventListener(sign, again, true)
      stopLeaving()
      resolve()
    }
    const begin = () => {
      page.clearTimeout(timer)
      timer = page.setTimeout(done, calmForMs)
    }
    const again = () => {
      if (timer !== undefined) begin()
    }
    const latest = page.setTimeout(done, calmAtLatestMs)
    const stopLeaving = onLeave(page)(done)
    for (const sign of signs) page.addEventListener(sign, again, { capture: true, passive: true })
    if (page.document.readyState === 'complete') begin()
    else page.addEventListener('load', begin)
  })
