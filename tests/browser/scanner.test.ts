import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { correction, generate } from 'lean-qr'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ServedPage, servePage } from './serve-page.ts'

const filmed = `https://plenary.example/p/#${'20261120'.repeat(25)}`

// A whole browser starts for each page, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

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
  let served: ServedPage

  beforeAll(async () => {
    served = await servePage(async (folder) => {
      const film = join(folder, 'film.y4m')
      await writeFilm(film, filmed)
      return [`--use-file-for-fake-video-capture=${film}`]
    })
  }, 120_000)

  afterAll(async () => {
    await served?.close()
  })

  const onPage = <T>(permissions: string[], use: (page: Page) => Promise<T>) =>
    served.withContext(permissions, use)

  it('[N1] reads what a camera sees, each code once until another is seen', async () => {
    const digits = '0123456789'.repeat(30)
    const texts = ['https://plenary.example/#42', digits, 'THE LAST ONE']
    const seen = await onPage([], (page) => page.evaluate((all) => window.probe.readStream(all), texts))
    expect(seen).toEqual([...texts, 'ended'])
    expect(served.requests.filter((url) => url.endsWith('.wasm'))).toHaveLength(1)
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
    for (const url of served.requests) expect(url).toMatch(/^\/(some\/folder\/|favicon\.ico)/)
  })
})
