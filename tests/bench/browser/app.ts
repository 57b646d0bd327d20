import { type Browser, chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../run/browsers.mjs'
import { serve } from '../../run/serve.mjs'

/** Serves the built app and opens a browser for what is measured; both are closed afterwards, whatever happens. */
export const withApp = async <T>(measure: (browser: Browser, appUrl: string) => Promise<T>): Promise<T> => {
  const executablePath = await findChromium()
  const server = await serve()
  try {
    const browser = await chromium.launch({
      args: [...chromiumFlags],
      ...(executablePath ? { executablePath } : {}),
    })
    try {
      return await measure(browser, server.url)
    } finally {
      await browser.close()
    }
  } finally {
    await server.close()
  }
}
