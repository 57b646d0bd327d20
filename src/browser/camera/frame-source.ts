import { frameMaxSidePixels, frameWaitMs, hiddenScanIntervalMs, scanIntervalMs } from '../contract/limits.ts'

export interface FrameSource {
  /** Resolves with true when it is time to look at another picture, and with false once closed. */
  next(): Promise<boolean>
  /** What plays now, for a native detector; undefined before the first picture. */
  readonly video: HTMLVideoElement | undefined
  /** The picture of now, at most `frameMaxSidePixels` on its longer side; undefined before the first one. */
  pixels(): ImageData | undefined
  close(): void
}

/** The size that fits, never enlarged. */
export const fitWithin = (width: number, height: number, maxSide: number) => {
  const scale = Math.min(1, maxSide / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Frames by a video of its own, so that the scanner needs nothing of any view. */
export const openFrameSource = (page: Window, stream: MediaStream): FrameSource => {
  const { document } = page
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.setAttribute('aria-hidden', 'true')
  video.tabIndex = -1
  // Safari plays only what is in the page and not `display: none`.
  Object.assign(video.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '1px',
    height: '1px',
    opacity: '0',
    pointerEvents: 'none',
  })
  video.srcObject = stream
  document.body.append(video)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let closed = false

  const play = async () => {
    try {
      await video.play()
    } catch (error) {
      // Interrupted by close, or by a phone call: the next visible moment plays it again.
      if (!(error instanceof DOMException)) throw error
    }
  }
  const visible = () => {
    if (document.visibilityState === 'visible' && video.paused) void play()
  }
  document.addEventListener('visibilitychange', visible)
  void play()

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      page.setTimeout(resolve, milliseconds)
    })
  const frame = () =>
    new Promise<void>((resolve) => {
      // A hidden page gets no frame callbacks, and Firefox had none before 132.
      page.setTimeout(resolve, frameWaitMs)
      video.requestVideoFrameCallback?.(() => resolve())
    })
  const isPlaying = () => !closed && video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0

  return {
    async next() {
      if (document.visibilityState === 'hidden') await pause(hiddenScanIntervalMs)
      else {
        await pause(scanIntervalMs)
        await frame()
      }
      return !closed
    },
    get video() {
      return isPlaying() ? video : undefined
    },
    pixels() {
      if (!isPlaying() || !context) return undefined
      const { width, height } = fitWithin(video.videoWidth, video.videoHeight, frameMaxSidePixels)
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      context.drawImage(video, 0, 0, width, height)
      return context.getImageData(0, 0, width, height)
    },
    close() {
      closed = true
      document.removeEventListener('visibilitychange', visible)
      video.srcObject = null
      video.remove()
    },
  }
}
