import type { WindowChannel, Windows } from './contract/browser.ts'

const silent: WindowChannel = {
  post: () => undefined,
  onMessage: () => () => undefined,
  close: () => undefined,
}

/** Other windows of this browser: opening one, and speaking with those that show the same app. */
export const windowsOf = (page: Window & typeof globalThis, base: string): Windows => ({
  open: (fragment, name) => page.open(`${base}#${fragment}`, name) !== null,
  channel(name): WindowChannel {
    // Where there is none (old WebViews), no other window can follow; the meeting itself goes on.
    if (typeof page.BroadcastChannel !== 'function') return silent
    const channel = new page.BroadcastChannel(name)
    return {
      post: (message) => channel.postMessage(message),
      onMessage(listener) {
        const hear = ({ data }: MessageEvent<unknown>) => listener(data)
        channel.addEventListener('message', hear)
        return () => channel.removeEventListener('message', hear)
      },
      close: () => channel.close(),
    }
  },
})
