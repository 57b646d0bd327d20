import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../run/browsers.mjs'
import { dist, serve } from '../../scripts/serve.mjs'

/** Opens a browser for what is measured; it is closed afterwards, whatever happens. */
export const withBrowser = async <T>(measure: (browser: Browser) => Promise<T>): Promise<T> => {
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    args: [...chromiumFlags],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    return await measure(browser)
  } finally {
    await browser.close()
  }
}

/** A browser, and the built app served for it: a copy, so that a build meanwhile does not change what is measured. */
export const withApp = async <T>(measure: (browser: Browser, appUrl: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-app-'))
  cpSync(dist, folder, { recursive: true })
  const server = await serve({ folder })
  try {
    return await withBrowser((browser) => measure(browser, server.url))
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
