import { correction, generate } from 'lean-qr'
import { createFeed } from '../../../src/browser/camera/open-camera.ts'
import type { Facing } from '../../../src/browser/contract/browser.ts'
import { realBrowser } from '../../../src/browser/real-browser.ts'

const browser = realBrowser()
const told: string[] = []
let giveUp = () => {}

/** A code on a picture of its own size, as a phone's screen stands in a camera's view. */
const paint = (canvas: HTMLCanvasElement, text: string, share: number) => {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#667'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const side = Math.min(canvas.width, canvas.height) * share
  const module = side / (code.size + 8)
  const left = (canvas.width - side) / 2
  const top = (canvas.height - side) / 2
  context.fillStyle = '#eee'
  context.fillRect(left, top, side, side)
  context.fillStyle = '#222'
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) {
        context.fillRect(left + (x + 4) * module, top + (y + 4) * module, module + 0.3, module + 0.3)
      }
    }
  }
}

const canvasOf = (width: number, height: number) => {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  return canvas
}

const blobOf = (canvas: HTMLCanvasElement, type: string) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), type)
  })

/** What the tests call from outside. */
const probe = {
  /** Shows one text after another to a feed, each until it has been read and for a moment longer. */
  async readStream(texts: readonly string[]): Promise<readonly string[]> {
    const canvas = canvasOf(1280, 720)
    document.body.append(canvas)
    const feed = createFeed(window, canvas.captureStream(30), 'back')
    const seen: string[] = []
    for (const text of texts) {
      const read = new Promise<void>((resolve) => {
        const stop = feed.onCode((code) => {
          seen.push(code)
          stop()
          resolve()
        })
      })
      const repaint = setInterval(() => paint(canvas, text, 0.7), 40)
      await read
      clearInterval(repaint)
    }
    feed.close()
    canvas.remove()
    return [...seen, ...feed.stream.getTracks().map((track) => track.readyState)]
  },

  /** Opens the device's own camera and gives the first text seen. */
  async readCamera(facing: Facing): Promise<string> {
    const before = await browser.camera.permission()
    const feed = await browser.camera.open(facing)
    if (typeof feed === 'string') return `${before} ${feed}`
    const text = await new Promise<string>((resolve) => {
      feed.onCode(resolve)
    })
    feed.close()
    return `${before} ${text}`
  },

  async readPhoto(
    text: string,
    width: number,
    height: number,
    share: number,
    type: string,
  ): Promise<string | undefined> {
    const canvas = canvasOf(width, height)
    paint(canvas, text, share)
    return browser.codes.read(await blobOf(canvas, type))
  },

  /** Claims a lock; what was told so far is read with `told`. Giving it up is left to `giveUp`. */
  claim(name: string) {
    giveUp = browser.locks.claim(name, { held: () => told.push('held'), taken: () => told.push('taken') })
  },
  giveUp: () => giveUp(),
  told: () => told,

  waiting: () => browser.updates.waiting(),
  offlineReady: () => browser.updates.offlineReady(),
  applyUpdate: () => browser.updates.apply(),
  base: () => browser.base,
  hand: (name: string, content: string) =>
    browser.files.hand({ name, type: 'text/markdown', bytes: content }),
  copy: (text: string) => browser.files.copy(text),

  readFile: (content: string, type: string) => browser.codes.read(new Blob([content], { type })),
}

export type Probe = typeof probe
declare global {
  interface Window {
    probe: Probe
  }
}
window.probe = probe
