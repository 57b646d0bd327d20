import type { CodeReader } from './browser.ts'

export const photoReaderOf = (page: Window): CodeReader => ({
  async read(image) {
    const { readPhoto } = await import('./read-photo.ts')
    return readPhoto(page, image)
  },
})
