import type { CameraFeed, CameraRefusal, Facing } from '../contract/browser.ts'
import { cameraIdealHeightPixels, cameraIdealWidthPixels } from '../contract/limits.ts'
import { openFrameSource } from './frame-source.ts'
import { openScanner } from './scanner.ts'

/** The names of getUserMedia's exceptions (W3C Media Capture and Streams, 10.2). */
const refusals: Readonly<Record<string, CameraRefusal>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
  InvalidStateError: 'busy',
}

/** A wish and not a demand: a laptop has one camera, facing nobody knows where. */
const wish = (facing: Facing): MediaStreamConstraints => ({
  audio: false,
  video: {
    facingMode: { ideal: facing === 'front' ? 'user' : 'environment' },
    width: { ideal: cameraIdealWidthPixels },
    height: { ideal: cameraIdealHeightPixels },
  },
})

const facingOf = (stream: MediaStream, wished: Facing): Facing => {
  const facing = stream.getVideoTracks()[0]?.getSettings().facingMode
  return facing === 'user' ? 'front' : facing === 'environment' ? 'back' : wished
}

/** Asks for the camera, showing the browser's question where it has not been answered yet. */
export const openCamera = async (page: Window, facing: Facing): Promise<CameraFeed | CameraRefusal> => {
  const devices: MediaDevices | undefined = page.navigator.mediaDevices
  if (!devices) return 'none'
  try {
    return createFeed(page, await devices.getUserMedia(wish(facing)), facing)
  } catch (error) {
    const refusal = error instanceof Error ? refusals[error.name] : undefined
    if (refusal) return refusal
    throw error
  }
}

/** Reads codes from a stream, wherever it comes from. Nothing is read while nobody listens. */
export const createFeed = (page: Window, stream: MediaStream, wished: Facing): CameraFeed => {
  const frames = openFrameSource(page, stream)
  const scanner = openScanner(page, frames)
  return {
    stream,
    facing: facingOf(stream, wished),
    onCode: scanner.onCode,
    close() {
      scanner.close()
      frames.close()
      for (const track of stream.getTracks()) track.stop()
    },
  }
}
