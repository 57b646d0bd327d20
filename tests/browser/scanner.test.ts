import { mkdtemp, open, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { correction, generate } from 'lean-qr'
import sirv from 'sirv'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {} from './scanner-page/page.ts'

const chromiumPath = process.env.PLENARY_CHROMIUM ?? '/usr/bin/chromium'
const filmed = `https://plenary.example/p/#${'20261120'.repeat(25)}`

/** A film of one code in 640x480, as raw YUV 4:2:0, for Chromium's fake camera. */
const writeFilm = async (path: string, text: string) => {
  const [width, height, frames] = [640, 480, 10]
  const code = generate(text, { minCorrectionLevel: correction.M })
  const module = Math.floor(400 / (code.size + 8))
  const side = module * (code.size + 8)
  const luma = new Uint8Array(width * height).fill(110)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = code.get(Math.floor(x / module) - 4, Math.floor(y / module) - 4)
      luma[(y + 40) * width + x + 120] = dark ? 40 : 220
    }
  }
  const chroma = new Uint8Array((width * height) / 2).fill(128)
  const file = await open(path, 'w')
  await file.write(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  for (let frame = 0; frame < frames; frame++) {
    await file.write('FRAME\n')
    await file.write(luma)
    await file.write(chroma)
  }
  await file.close()
}

describe('reading codes in a browser, from a sub-folder of a static host', () => {
  let folder: string
  let server: Server
  let browser: Browser
  let address: string
  const requests: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plenary-scanner-'))
    await build({
      configFile: false,
      root: new URL('scanner-page', import.meta.url).pathname,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: join(folder, 'dist'), emptyOutDir: true, target: ['es2022', 'safari16'] },
    })
    await writeFilm(join(folder, 'film.y4m'), filmed)
    const files = sirv(join(folder, 'dist'))
    server = createServer((request, response) => {
      requests.push(request.url ?? '')
      if (!request.url?.startsWith('/some/folder/')) return void response.writeHead(404).end()
      request.url = request.url.slice('/some/folder'.length)
      files(request, response, () => void response.writeHead(404).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://localhost:${(server.address() as AddressInfo).port}/some/folder/`
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--no-sandbox',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${join(folder, 'film.y4m')}`,
      ],
    })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  const onPage = async <T>(permissions: string[], use: (page: Page) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ permissions })
    try {
      const page = await context.newPage()
      await page.goto(address)
      await page.waitForFunction(() => window.probe !== undefined)
      return await use(page)
    } finally {
      await context.close()
    }
  }

  it('[N1] reads what a camera sees, each code once until another is seen', async () => {
    const digits = '0123456789'.repeat(30)
    const texts = ['https://plenary.example/#42', digits, 'THE LAST ONE']
    const seen = await onPage([], (page) => page.evaluate((all) => window.probe.readStream(all), texts))
    expect(seen).toEqual([...texts, 'ended'])
    expect(requests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1)
  })

  it('[N1] opens the camera of the device and reads from it', async () => {
    expect(await onPage(['camera'], (page) => page.evaluate(() => window.probe.readCamera('back')))).toBe(
      `granted ${filmed}`,
    )
  })

  it('[K4] says that the camera was denied', async () => {
    expect(await onPage([], (page) => page.evaluate(() => window.probe.readCamera('front')))).toMatch(
      / denied$/,
    )
  })

  it.each([
    ['a small code in a big photo', 4000, 3000, 0.25, 'image/jpeg'],
    ['a screenshot', 1170, 2532, 0.8, 'image/png'],
    ['a thumbnail', 240, 240, 1, 'image/png'],
  ] as const)('[N1] reads %s', async (_, width, height, share, type) => {
    const text = `https://plenary.example/p/#${'31415926'.repeat(12)}`
    const read = await onPage([], (page) =>
      page.evaluate((args) => window.probe.readPhoto(...args), [text, width, height, share, type] as [
        string,
        number,
        number,
        number,
        string,
      ]),
    )
    expect(read).toBe(text)
  })

  it('[K4] sees no code in what is no picture', async () => {
    const read = await onPage([], (page) =>
      page.evaluate(async () => [
        await window.probe.readFile('a poem', 'image/png'),
        await window.probe.readFile('', ''),
        await window.probe.readPhoto('too fine to be seen', 400, 300, 0.02, 'image/png'),
      ]),
    )
    expect(read).toEqual([undefined, undefined, undefined])
  })

  it('[E3] asks nobody but its own folder', () => {
    for (const url of requests) expect(url).toMatch(/^\/(some\/folder\/|favicon\.ico)/)
  })
})
