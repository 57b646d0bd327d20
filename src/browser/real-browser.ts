import { arrivingOf } from './arriving.ts'
import { bellOf } from './bell.ts'
import { cameraOf, photoReaderOf } from './camera/camera.ts'
import { compressionOf } from './compression.ts'
import type { Browser } from './contract/browser.ts'
import { buzzMs } from './contract/limits.ts'
import { deviceLockOf } from './device-lock.ts'
import { filesOf } from './files.ts'
import { baseOf, fragmentOf } from './fragment.ts'
import { installingOf } from './installing.ts'
import { persistenceOf } from './persistence.ts'
import { updatesOf } from './updates.ts'
import { onLeave, onWake } from './wake.ts'
import { wakeLockOf } from './wake-lock.ts'
import { windowsOf } from './windows.ts'

/**
 * The platform as it is. Make it once, at the very start: the offer to install comes early and only once. Everything is
 * looked for before it is used, so that nothing throws at the start in any browser.
 */
export const realBrowser = (page: Window & typeof globalThis = window): Browser => {
  const base = baseOf(page.location.href)
  return {
    camera: cameraOf(page),
    codes: photoReaderOf(page),
    files: filesOf(page),
    arriving: arrivingOf(page),
    wakeLock: wakeLockOf(page),
    installing: installingOf(page),
    updates: updatesOf(page, import.meta.env.PROD ? `${base}sw.js` : undefined),
    persistence: persistenceOf(page),
    locks: deviceLockOf(page),
    compression: compressionOf(page),
    windows: windowsOf(page, base),
    now: () => Date.now(),
    onWake: onWake(page),
    onLeave: onLeave(page),
    fragment: fragmentOf(page),
    base,
    buzz: () => {
      page.navigator.vibrate?.(buzzMs)
    },
    canBuzz: typeof page.navigator.vibrate === 'function',
    bell: bellOf(page),
    print: () => page.print(),
  }
}
