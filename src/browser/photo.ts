import type { CodeReader } from './browser.ts'
import { loadAgain } from './load-again.ts'

export const photoReaderOf = (page: Window): CodeReader => ({
  async read(image) {
    const { readPhoto } = await loadAgain(() => import('./read-photo.ts'))
    return readPhoto(page, image)
  },
})
