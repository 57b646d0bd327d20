import { loadAgain } from '../../lib/load-again.ts'
import type { CodeReader } from '../contract/browser.ts'

export const photoReaderOf = (page: Window): CodeReader => ({
  async read(image) {
    const { readPhoto } = await loadAgain(() => import('./read-photo.ts'))
    return readPhoto(page, image)
  },
})
