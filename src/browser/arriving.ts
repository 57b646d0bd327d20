import { Emitter } from '../lib/emitter.ts'
import type { ArrivingFiles } from './contract/browser.ts'

/** Where the service worker puts what was shared with the app (`public/share-target.js` has the same names). */
const sharedCache = 'plenary-shared'
const sharedQuery = 'shared'

/** The File Handling API, which TypeScript does not know yet. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly { getFile(): Promise<File> }[] }) => void): void
}

/** Takes what was shared out of the cache, so that a reload does not open it again. */
const takeShared = async (page: Window & typeof globalThis): Promise<readonly Blob[]> => {
  const url = new URL(page.location.href)
  if (!url.searchParams.has(sharedQuery)) return []
  url.search = ''
  page.history.replaceState(page.history.state, '', url.href)
  if (!page.caches) return []
  const cache = await page.caches.open(sharedCache)
  const files: Blob[] = []
  for (const request of await cache.keys()) {
    const kept = await cache.match(request)
    if (kept) files.push(await kept.blob())
    await cache.delete(request)
  }
  return files
}

/** Files that came over the share sheet, or that the system opened with the installed app. */
export const arrivingOf = (page: Window & typeof globalThis): ArrivingFiles => {
  const heard = new Emitter<[Blob]>()
  let early: Blob[] = []
  const arrive = (file: Blob) => {
    if (heard.size > 0) heard.emit(file)
    else early.push(file)
  }
  const report = (error: unknown) => console.error('A file that arrived could not be read', error)

  takeShared(page).then((files) => files.forEach(arrive), report)
  const queue = 'launchQueue' in page ? (page.launchQueue as LaunchQueue) : undefined
  queue?.setConsumer(({ files = [] }) => {
    for (const handle of files) handle.getFile().then(arrive, report)
  })

  return {
    onFile(listener) {
      const stop = heard.on(listener)
      const waited = early
      early = []
      waited.forEach(listener)
      return stop
    },
  }
}
