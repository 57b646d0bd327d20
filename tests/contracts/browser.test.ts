// @vitest-environment happy-dom
import { realBrowser } from '../../src/browser/real-browser.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { type BrowserUnderTest, browserContract } from './browser-contract.ts'

browserContract('fake', (): BrowserUnderTest => {
  const { browser, world } = fakeBrowser()
  return {
    browser,
    navigate: world.navigate,
    wake: world.wake,
    leave: world.leave,
    denyCamera: () => {
      world.permission = 'denied'
    },
  }
})

/** In a page that has as little as a page can have: what is missing must be missed by nobody. */
browserContract('real', (): BrowserUnderTest => {
  window.location.href = 'http://localhost:3000/some/folder/index.html'
  const browser = realBrowser(window)
  return {
    browser,
    navigate: (fragment) => {
      window.location.hash = fragment
      window.dispatchEvent(new Event('hashchange'))
    },
    wake: () => window.dispatchEvent(new Event('online')),
    leave: () => window.dispatchEvent(new Event('pagehide')),
    denyCamera: () => {
      const refused = async () => {
        throw new DOMException('no', 'NotAllowedError')
      }
      Object.defineProperty(navigator, 'permissions', {
        configurable: true,
        value: { query: async () => ({ state: 'denied' }) },
      })
      Object.defineProperty(navigator, 'mediaDevices', {
        configurable: true,
        value: { getUserMedia: refused },
      })
    },
  }
})
