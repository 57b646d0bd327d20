import type { CameraAccess, Clip, Screen } from './screen.ts'

/** What `installCamera` leaves in the page for the harness to talk to. */
interface PageCamera {
  /** Whether the app has a camera track that is live. */
  isOn(): boolean
  /** The facing that the app asked for last: 'user', 'environment' or ''. */
  facing(): string
  /** What the lens sees from now on: a JPEG in base64. */
  see(jpeg: string): Promise<void>
}

declare global {
  interface Window {
    plenaryTestCamera?: PageCamera
  }
}

/**
 * Runs in the page before the app: getUserMedia gives a video of 640 x 480 from a canvas, on which the harness paints
 * what another device shows, turned a little, blurred and noisy as a lens sees a screen. From the track on, everything
 * is the app's own path: video element, frames, decoder. Stands alone: it is sent to the page as text.
 */
export const installCamera = (access: CameraAccess): void => {
  const framesPerSecond = 10
  /** Where there is nothing to see yet, so that an unused camera costs a small machine nothing. */
  const idleFramesPerSecond = 1
  const tilt = 0.02
  const blurPx = 0.5
  const noiseStrength = 0.07
  const media = navigator.mediaDevices
  if (!media) return

  const lens = document.createElement('canvas')
  lens.width = 640
  lens.height = 480
  const paper = lens.getContext('2d')
  if (!paper) return
  /** What a sensor adds, drawn when first looked through: most pages never use their camera. */
  let grain: HTMLCanvasElement | undefined
  const speckled = () => {
    const canvas = document.createElement('canvas')
    canvas.width = 1280
    canvas.height = 960
    const speckle = new ImageData(canvas.width, canvas.height)
    const pixels = new Uint32Array(speckle.data.buffer)
    for (let at = 0; at < pixels.length; at++)
      pixels[at] = 0xff000000 | (Math.floor(Math.random() * 256) * 0x010101)
    canvas.getContext('2d')?.putImageData(speckle, 0, 0)
    return canvas
  }

  let sight: ImageBitmap | undefined
  let facing = ''
  const live = new Set<MediaStreamTrack>()

  const paint = () => {
    paper.setTransform(1, 0, 0, 1, 0, 0)
    paper.globalAlpha = 1
    paper.fillStyle = '#3a3733'
    paper.fillRect(0, 0, lens.width, lens.height)
    if (sight) {
      const scale = Math.min(lens.width / sight.width, lens.height / sight.height)
      paper.translate(lens.width / 2, lens.height / 2)
      paper.rotate(tilt)
      paper.filter = `blur(${blurPx}px)`
      paper.drawImage(
        sight,
        (-sight.width * scale) / 2,
        (-sight.height * scale) / 2,
        sight.width * scale,
        sight.height * scale,
      )
      paper.filter = 'none'
      paper.setTransform(1, 0, 0, 1, 0, 0)
    }
    paper.globalAlpha = noiseStrength
    grain ??= speckled()
    paper.drawImage(grain, -Math.random() * 640, -Math.random() * 480)
  }

  const real = media.getUserMedia.bind(media)
  media.getUserMedia = async (constraints) => {
    if (!constraints?.video) return real(constraints)
    if (access === 'denied') throw new DOMException('Permission denied', 'NotAllowedError')
    if (access === 'none') throw new DOMException('Requested device not found', 'NotFoundError')
    const wanted = typeof constraints.video === 'object' ? constraints.video.facingMode : undefined
    facing = JSON.stringify(wanted ?? '').match(/user|environment/)?.[0] ?? ''
    paint()
    const stream = lens.captureStream()
    const [track] = stream.getVideoTracks()
    if (!track) throw new DOMException('No track', 'NotReadableError')
    let beat = 0
    const timer = setInterval(() => {
      beat += 1
      if (sight || beat % (framesPerSecond / idleFramesPerSecond) === 0) paint()
    }, 1000 / framesPerSecond)
    live.add(track)
    const stop = track.stop.bind(track)
    track.stop = () => {
      stop()
      clearInterval(timer)
      live.delete(track)
    }
    const settings = track.getSettings.bind(track)
    track.getSettings = () => ({ ...settings(), ...(facing ? { facingMode: facing } : {}) })
    return stream
  }
  media.enumerateDevices = async () => {
    const lenses = access === 'none' ? [] : ['front', 'back']
    return lenses.map((label) => {
      const told = { deviceId: label, groupId: 'lens', kind: 'videoinput' as const, label: `${label} camera` }
      return { ...told, toJSON: () => told }
    })
  }
  window.plenaryTestCamera = {
    isOn: () => live.size > 0,
    facing: () => facing,
    see: async (jpeg) => {
      const bytes = Uint8Array.from(atob(jpeg), (character) => character.charCodeAt(0))
      sight = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
      // A lens sees what is there now, not at the next beat.
      if (live.size > 0) paint()
    },
  }
}

/** How often the camera's sight is renewed, and how often a camera that is off is asked again. */
const sightMs = 250
const offMs = 150

export interface Aim {
  /** Only this part of the shown screen fills the camera's picture, as when one holds the phone closer. */
  readonly clip?: () => Promise<Clip | undefined>
  /** How often the picture is renewed; a code that moves wants 0: as often as this machine can. */
  readonly everyMs?: number
  /** Whether this picture is lost on its way, as when a hand shakes. */
  readonly loses?: () => boolean
}

/**
 * Points one device's camera at another's screen, until `stop` is called. The viewer sees what the other shows at each
 * moment. Where the viewer's camera is off, nothing happens until it is on.
 */
export const pointCamera = (
  viewer: Screen,
  shown: Screen,
  { clip, everyMs = sightMs, loses }: Aim = {},
): { stop(): Promise<void> } => {
  let stopped = false
  const look = async () => {
    const isOn = await viewer.run(() => window.plenaryTestCamera?.isOn() ?? false, undefined)
    if (!isOn) return offMs
    const picture = await shown.look(await clip?.())
    if (!loses?.()) await viewer.run((jpeg) => window.plenaryTestCamera?.see(jpeg), picture)
    return everyMs
  }
  const watch = async () => {
    while (!stopped) {
      // A page that is just loading, or closed by the test, cannot be looked at or shown anything; a moment later it may.
      const pauseMs = await look().catch(() => offMs)
      await new Promise((resume) => setTimeout(resume, pauseMs))
    }
  }
  const watching = watch()
  return {
    stop: () => {
      stopped = true
      return watching
    },
  }
}

/** Two devices held face to face: each one's camera sees the other's screen. */
export const faceToFace = (one: Screen, other: Screen, aims: { one?: Aim; other?: Aim } = {}) => {
  const cameras = [pointCamera(one, other, aims.other), pointCamera(other, one, aims.one)]
  return {
    stop: async () => {
      await Promise.all(cameras.map((camera) => camera.stop()))
    },
  }
}
