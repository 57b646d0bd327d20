import { Emitter } from '../lib/emitter.ts'
import type { Browser } from './contract/browser.ts'

/** The app's own address: no file name, no query, no fragment. */
export const baseOf = (address: string): string => {
  const url = new URL('./', address)
  url.search = ''
  url.hash = ''
  return url.href
}

export const fragmentOf = (page: Window): Browser['fragment'] => {
  const get = () => page.location.hash.slice(1)
  const changes = new Emitter<[]>()
  let known = get()
  // Going back tells both events: the second one finds nothing new.
  const tellChange = () => {
    if (get() === known) return
    known = get()
    changes.emit()
  }
  page.addEventListener('popstate', tellChange)
  page.addEventListener('hashchange', tellChange)
  return {
    get,
    set(fragment, how) {
      if (fragment === get()) return
      const address = fragment === '' ? page.location.pathname + page.location.search : `#${fragment}`
      if (how === 'push') page.history.pushState(null, '', address)
      else page.history.replaceState(null, '', address)
      known = get()
    },
    onChange: changes.on,
  }
}
