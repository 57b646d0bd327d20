import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type BrowserContext, expect } from '@playwright/test'
import { root } from '../scripts/set-up.mjs'
import { faceToFace, pointCamera } from './support/camera.ts'
import { clipboard, paste } from './support/device.ts'
import { test } from './support/test.ts'

/** A code of the size of a card shown as a link: about 200 digits behind a short address. */
const payload = `https://plenary.example/#${'3141592653'.repeat(20)}`

const types: Record<string, string> = {
  '.html': 'text/html',
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** A page of the harness's own: shows a code, and reads what its camera sees as the app does, and says what it read. */
const rigPage = `<!doctype html><title>rig</title><canvas style="width:300px;image-rendering:pixelated"></canvas>
<p></p><input aria-label="text"><script type="module">
import { generate } from './node_modules/lean-qr/index.mjs'
import { prepareZXingModule, readBarcodes } from './node_modules/zxing-wasm/dist/es/reader/index.js'
generate(${JSON.stringify(payload)}).toCanvas(document.querySelector('canvas'))
prepareZXingModule({ overrides: { locateFile: (file) => './node_modules/zxing-wasm/dist/reader/' + file } })
const video = document.createElement('video')
video.muted = true
video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } })
await video.play()
const frame = document.createElement('canvas')
frame.width = video.videoWidth
frame.height = video.videoHeight
const pen = frame.getContext('2d', { willReadFrequently: true })
const look = async () => {
  pen.drawImage(video, 0, 0)
  const [found] = await readBarcodes(pen.getImageData(0, 0, frame.width, frame.height), {
    formats: ['QRCode'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 1 })
  if (found?.text) document.querySelector('p').textContent = found.text
  else setTimeout(look, 50)
}
look()
</script>`

const serveRig = (context: BrowserContext) =>
  context.route('**/rig/**', (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^\/rig\//, '')
    if (path === '') return route.fulfill({ contentType: 'text/html', body: rigPage })
    return route.fulfill({
      contentType: types[extname(path)] ?? 'text/plain',
      body: readFileSync(join(root, path)),
    })
  })

test('a code on one device is read through the camera of another, both ways at once', async ({
  device,
  appUrl,
}) => {
  const [one, other] = [await device({ name: 'one' }), await device({ name: 'other' })]
  for (const each of [one, other]) {
    await serveRig(each.context)
    await each.page.goto(`${appUrl}rig/`)
  }
  const cameras = faceToFace(one, other)
  await expect(one.page.locator('p')).toHaveText(payload)
  await expect(other.page.locator('p')).toHaveText(payload)
  await cameras.stop()
})

test('a phone reads the code on a tablet', async ({ device, appUrl }) => {
  const [phone, tablet] = [await device(), await device({ size: 'tablet' })]
  await serveRig(phone.context)
  await serveRig(tablet.context)
  await tablet.page.goto(`${appUrl}rig/`)
  await phone.page.goto(`${appUrl}rig/`)
  const shown = tablet.page.locator('canvas')
  const camera = pointCamera(phone, tablet, { clip: async () => (await shown.boundingBox()) ?? undefined })
  await expect(phone.page.locator('p')).toHaveText(payload)
  await camera.stop()
})

test('a denied camera is denied as browsers do it', async ({ device }) => {
  const phone = await device({ camera: 'denied' })
  const refusal = phone.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).catch((error: Error) => error.name),
  )
  expect(await refusal).toBe('NotAllowedError')
})

test('what is copied on a device can be pasted there', async ({ device, appUrl }) => {
  const phone = await device()
  await serveRig(phone.context)
  await phone.page.goto(`${appUrl}rig/`)
  const field = phone.page.getByLabel('text')
  await paste(field, 'a card as text')
  await expect(field).toHaveValue('a card as text')
  expect(await clipboard(phone)).toBe('a card as text')
})
