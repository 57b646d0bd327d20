import { Emitter } from '../../lib/emitter.ts'
import { nativeDetectorGraceMs, scanEngineRetryMs } from '../contract/limits.ts'
import type { FrameSource } from './frame-source.ts'
import { type NativeDetector, nativeDetector } from './native-detector.ts'
import { openScanEngine, type ScanEngine } from './scan-engine.ts'

interface Scanner {
  /** Each text once, until another is seen. */
  onCode(listener: (text: string) => void): () => void
  close(): void
}

/**
 * Looks at one frame after another, the next only when the last is done: by the browser's own detector where there is
 * one; once that has seen nothing for a while, by the built-in one, which reads what the native ones miss.
 */
export const openScanner = (
  page: Window,
  frames: FrameSource,
  open: () => ScanEngine = openScanEngine,
  now: () => number = () => performance.now(),
): Scanner => {
  const codes = new Emitter<[string]>()
  let started = false
  let closed = false
  let last: string | undefined
  let native: NativeDetector | undefined
  let nativeSince: number | undefined
  let engine: ScanEngine | undefined
  let engineRetryAt = 0

  const readNatively = async (detector: NativeDetector): Promise<string | undefined> => {
    const { video } = frames
    if (!video) return undefined
    nativeSince ??= now()
    try {
      const text = await detector.read(video)
      if (text !== undefined) nativeSince = now()
      else if (now() - nativeSince > nativeDetectorGraceMs) native = undefined
      return text
    } catch (error) {
      console.info('The browser’s code detector does not work:', error)
      native = undefined
      return undefined
    }
  }

  const readOurselves = async (): Promise<string | undefined> => {
    if (now() < engineRetryAt) return undefined
    const image = frames.pixels()
    if (!image) return undefined
    try {
      engine ??= open()
      return await engine.read(image, 'frame')
    } catch (error) {
      if (closed) return undefined
      console.info('The code scanner could not be loaded:', error)
      engine?.close()
      engine = undefined
      engineRetryAt = now() + scanEngineRetryMs
      // Better than nothing until the next try.
      native = await nativeDetector(page)
      nativeSince = undefined
      return undefined
    }
  }

  const run = async () => {
    native = await nativeDetector(page)
    while ((await frames.next()) && !closed) {
      if (codes.size === 0) continue
      const text = await (native ? readNatively(native) : readOurselves())
      if (closed || text === undefined || text === last) continue
      last = text
      codes.emit(text)
    }
  }

  return {
    onCode(listener) {
      const stop = codes.on(listener)
      if (!started) {
        started = true
        void run()
      }
      return stop
    },
    close() {
      closed = true
      engine?.close()
    },
  }
}
