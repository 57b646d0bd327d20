import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ServedPage, servePage } from './serve-page.ts'

// A whole browser starts for each page, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

describe('the platform in a browser, from a sub-folder of a static host', () => {
  let served: ServedPage

  beforeAll(async () => {
    served = await servePage()
  }, 120_000)

  afterAll(async () => {
    await served?.close()
  })

  it('knows its own address', async () => {
    expect(await served.withContext([], (page) => page.evaluate(() => window.probe.base()))).toBe(served.base)
  })

  it('one tab is the device: the second is told at once, and follows when the first gives up', async () => {
    await served.withContext([], async (first, context) => {
      const second = await served.open(context)
      await first.evaluate(() => window.probe.claim('plenary-meeting-1'))
      await first.waitForFunction(() => window.probe.told().includes('held'))
      await second.evaluate(() => window.probe.claim('plenary-meeting-1'))
      await second.waitForFunction(() => window.probe.told().includes('taken'))
      expect(await first.evaluate(() => window.probe.told())).toEqual(['held'])
      await first.evaluate(() => window.probe.giveUp())
      await second.waitForFunction(() => window.probe.told().includes('held'))
      expect(await second.evaluate(() => window.probe.told())).toEqual(['taken', 'held'])
    })
  })

  it('a tab that waits and gives up is never the device; one that closes makes room', async () => {
    await served.withContext([], async (first, context) => {
      const [second, third] = [await served.open(context), await served.open(context)]
      await first.evaluate(() => window.probe.claim('plenary-meeting-2'))
      await first.waitForFunction(() => window.probe.told().includes('held'))
      for (const page of [second, third]) {
        await page.evaluate(() => window.probe.claim('plenary-meeting-2'))
        await page.waitForFunction(() => window.probe.told().includes('taken'))
      }
      await second.evaluate(() => window.probe.giveUp())
      await first.close()
      await third.waitForFunction(() => window.probe.told().includes('held'))
      expect(await second.evaluate(() => window.probe.told())).toEqual(['taken'])
    })
  })

  it('[K2] a new version is offered, and applied only when somebody says so', async () => {
    await served.withContext([], async (page) => {
      await page.waitForFunction(() => window.probe.offlineReady())
      expect(await page.evaluate(() => window.probe.waiting())).toBe(false)
      served.publish()
      await page.reload()
      await page.waitForFunction(() => window.probe?.waiting())
      await page.reload()
      await page.waitForFunction(() => window.probe?.waiting())
      const reloaded = page.waitForEvent('load')
      await page.evaluate(() => window.probe.applyUpdate())
      await reloaded
      await page.waitForFunction(() => window.probe?.offlineReady())
      expect(await page.evaluate(() => window.probe.waiting())).toBe(false)
    })
  })

  it('[K2] another tab is not reloaded by an update, but offered it', async () => {
    await served.withContext([], async (first, context) => {
      await first.waitForFunction(() => window.probe.offlineReady())
      const second = await served.open(context)
      served.publish()
      await first.reload()
      await first.waitForFunction(() => window.probe?.waiting())
      await second.evaluate(() => window.probe.claim('still-here'))
      const reloaded = first.waitForEvent('load')
      await first.evaluate(() => window.probe.applyUpdate())
      await reloaded
      await second.waitForFunction(() => window.probe.waiting())
      expect(await second.evaluate(() => window.probe.told())).toEqual(['held'])
    })
  })

  it('[W2] a file is downloaded where there is no share sheet', async () => {
    await served.withContext([], async (page) => {
      const downloading = page.waitForEvent('download')
      expect(await page.evaluate(() => window.probe.hand('Ward 4 2026-11-20.md', '# Ward 4 — 🩺\n'))).toBe(
        'downloaded',
      )
      const download = await downloading
      expect(download.suggestedFilename()).toBe('Ward 4 2026-11-20.md')
      expect(await readFile(await download.path(), 'utf8')).toBe('# Ward 4 — 🩺\n')
    })
  })

  it('copies a text', async () => {
    await served.withContext(['clipboard-read', 'clipboard-write'], async (page) => {
      expect(await page.evaluate(() => window.probe.copy('https://plenary.example/#1'))).toBe(true)
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://plenary.example/#1')
    })
  })
})
