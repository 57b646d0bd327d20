import { signal } from '@preact/signals'
import type { Browser, CameraFeed } from '../../browser/contract/browser.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { ScannerModel } from './connection-types.ts'

const refusals: Record<'denied' | 'none' | 'busy', Refusal> = {
  denied: 'camera-denied',
  none: 'camera-none',
  busy: 'camera-busy',
}

/** The camera as views use it. Turning it on again while it opens lets only the latest wish win. */
export const scannerModel = (browser: Browser): ScannerModel => {
  const state = signal<ScannerModel['state']['value']>({ at: 'off' })
  const willAsk = signal(true)
  let feed: CameraFeed | undefined
  let wish = 0

  const readPermission = async () => {
    willAsk.value = (await browser.camera.permission()) === 'prompt'
  }
  void readPermission()

  const off = () => {
    wish++
    feed?.close()
    feed = undefined
    state.value = { at: 'off' }
  }

  return {
    state,
    willAsk,
    off,
    async on(facing, onText) {
      off()
      const mine = wish
      state.value = { at: 'asking' }
      const opened = await browser.camera.open(facing)
      void readPermission()
      if (mine !== wish) {
        if (typeof opened !== 'string') opened.close()
        return
      }
      if (typeof opened === 'string') {
        state.value = { at: 'refused', why: refusals[opened] }
        return
      }
      feed = opened
      opened.onCode(onText)
      state.value = { at: 'on', stream: opened.stream, facing: opened.facing }
    },
    readPicture: (image) => browser.codes.read(image),
  }
}
