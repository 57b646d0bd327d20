import { loadAgain } from '../../lib/load-again.ts'
import type { Camera, CodeReader } from '../contract/browser.ts'

/** What opens the camera and reads its frames is loaded when somebody turns it on. */
export const cameraOf = (page: Window): Camera => ({
  async permission() {
    try {
      const { state } = await page.navigator.permissions.query({ name: 'camera' as PermissionName })
      return state
    } catch {
      // Firefox before 131 and others do not know the question: asking will tell.
      return 'prompt'
    }
  },
  async open(facing) {
    const { openCamera } = await loadAgain(() => import('./open-camera.ts'))
    return openCamera(page, facing)
  },
})

/** What reads a photo is loaded with the first one. */
export const photoReaderOf = (page: Window): CodeReader => ({
  async read(image) {
    const { readPhoto } = await loadAgain(() => import('./read-photo.ts'))
    return readPhoto(page, image)
  },
})
