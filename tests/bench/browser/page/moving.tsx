import { render } from 'preact'
import { createFeed } from '../../../../src/browser/camera/open-camera.ts'
import { movingReceiver, movingSender } from '../../../../src/optical/moving-code.ts'
import { MovingQr } from '../../../../src/ui/carry/moving-qr.tsx'
import { type SpeedName, speeds } from '../../../../src/ui/carry/speeds.ts'
import '../../../../src/ui/theme/theme.css'
import '../../../../src/ui/carry/carry.css'

export interface CarryRun {
  readonly bytes: number
  readonly speed: SpeedName
  /** The share of the camera's pictures that are lost, 0 to 1. */
  readonly lost: number
}

export interface CarryResult {
  readonly ms: number
  /** Pictures shown until it was done, and those of them of which something was read. */
  readonly shown: number
  readonly read: number
}

const lensWidth = 640
const lensHeight = 480
const tilt = 0.02
const noise = 0.07
const blurPx = 0.5

/**
 * The app's own sender on the screen, and its own scanner on a camera's video of 640 x 480 that sees it: tilted, blurred,
 * noisy, with pictures lost. Everything between the canvas of the one and the text of the other is what the app does.
 */
export const carryMoving = async ({ bytes, speed, lost }: CarryRun): Promise<CarryResult> => {
  const content = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(content.subarray(at, at + 65_536))
  const sender = await movingSender(content)
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  if (!sender) throw new Error('too long')
  let shown = 0
  const code = {
    symbols: sender.symbols,
    next(symbols: number) {
      shown++
      return sender.next(symbols)
    },
  }
  render(<MovingQr code={code} speed={speeds[speed]} label="code" />, host)

  const lens = document.createElement('canvas')
  Object.assign(lens, { width: lensWidth, height: lensHeight })
  const paper = lens.getContext('2d')
  const screen = host.querySelector('canvas')
  if (!paper || !screen) throw new Error('no canvas')
  const grain = document.createElement('canvas')
  Object.assign(grain, { width: 2 * lensWidth, height: 2 * lensHeight })
  const grains = grain.getContext('2d')
  const speckle = grains?.createImageData(grain.width, grain.height)
  if (!grains || !speckle) throw new Error('no canvas')
  for (let at = 0; at < speckle.data.length; at += 4) {
    speckle.data.fill(Math.floor(Math.random() * 256), at, at + 3)
    speckle.data[at + 3] = 255
  }
  grains.putImageData(speckle, 0, 0)

  const side = lensHeight * 0.94
  let seen = -1
  const look = () => {
    if (shown === seen) return
    seen = shown
    if (Math.random() < lost) return
    paper.setTransform(1, 0, 0, 1, 0, 0)
    paper.globalAlpha = 1
    paper.fillStyle = '#3a3733'
    paper.fillRect(0, 0, lensWidth, lensHeight)
    paper.translate(lensWidth / 2, lensHeight / 2)
    paper.rotate(tilt)
    paper.filter = `blur(${blurPx}px)`
    paper.imageSmoothingEnabled = false
    paper.drawImage(screen, -side / 2, -side / 2, side, side)
    paper.filter = 'none'
    paper.setTransform(1, 0, 0, 1, 0, 0)
    paper.globalAlpha = noise
    paper.drawImage(grain, -Math.random() * lensWidth, -Math.random() * lensHeight)
  }
  const stream = lens.captureStream()
  let watching = true
  const watch = () => {
    look()
    if (watching) requestAnimationFrame(watch)
  }
  const feed = createFeed(window, stream, 'back')
  const receiver = movingReceiver()
  let read = 0
  const done = new Promise<void>((resolve, reject) => {
    let turn: Promise<void> = Promise.resolve()
    feed.onCode((text) => {
      turn = turn.then(async () => {
        const step = await receiver.take(text)
        if (step.at === 'reading' || step.at === 'done') read++
        if (step.at === 'spoilt') throw new Error('spoilt')
        if (step.at !== 'done') return
        if (step.content.some((byte, at) => byte !== content[at])) throw new Error('not the same')
        resolve()
      })
      turn.catch(reject)
    })
  })
  const began = performance.now()
  watch()
  try {
    await done
    return { ms: performance.now() - began, shown, read }
  } finally {
    watching = false
    feed.close()
    render(null, host)
  }
}
