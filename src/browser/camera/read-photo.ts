import { photoMaxBytes, photoSidesPixels } from '../contract/limits.ts'
import { fitWithin } from './frame-source.ts'
import { nativeDetector } from './native-detector.ts'
import { openScanEngine } from './scan-engine.ts'

/** A code at the very edge of a picture has no quiet zone of its own. */
const marginShare = 0.04

const pixelsAt = (page: Window, picture: ImageBitmap, side: number): ImageData | undefined => {
  const { width, height } = fitWithin(picture.width, picture.height, side)
  const margin = Math.ceil(Math.max(width, height) * marginShare)
  const canvas = page.document.createElement('canvas')
  canvas.width = width + 2 * margin
  canvas.height = height + 2 * margin
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, margin, margin, width, height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

const decodeImage = async (image: Blob): Promise<ImageBitmap | undefined> => {
  if (image.size > photoMaxBytes) return undefined
  try {
    return await createImageBitmap(image)
  } catch {
    // Not a picture, or a broken one: there is no code to be seen in it.
    return undefined
  }
}

const readNatively = async (page: Window, picture: ImageBitmap): Promise<string | undefined> => {
  try {
    return await (await nativeDetector(page))?.read(picture)
  } catch {
    // The built-in reader has its turn anyway.
    return undefined
  }
}

/** The text of a QR code in a picture of any size, or undefined. A code too fine for one scale is read at another. */
export const readPhoto = async (page: Window, image: Blob): Promise<string | undefined> => {
  const picture = await decodeImage(image)
  if (!picture) return undefined
  const engine = openScanEngine()
  try {
    const text = await readNatively(page, picture)
    if (text !== undefined) return text
    const longest = Math.max(picture.width, picture.height)
    const sides = new Set(photoSidesPixels.map((side) => Math.min(side, longest)))
    for (const side of sides) {
      const pixels = pixelsAt(page, picture, side)
      const found = pixels && (await engine.read(pixels, 'photo'))
      if (found !== undefined) return found
    }
    return undefined
  } catch (error) {
    console.info('The code scanner could not be loaded:', error)
    return undefined
  } finally {
    engine.close()
    picture.close()
  }
}
