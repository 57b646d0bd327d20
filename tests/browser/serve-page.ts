import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import sirv from 'sirv'
import { build } from 'vite'
import { chromiumFlags, findChromium } from '../run/browsers.mjs'
import type {} from './platform-page/page.ts'

const under = '/some/folder'

/** The least that a service worker of ours does: it waits until it is told to take over. */
const serviceWorker = (version: number) => `// version ${version}
addEventListener('message', ({ data }) => data?.type === 'SKIP_WAITING' && skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
`

/** The platform page, built as the app is and served from a sub-folder of a static host, in a browser of its own. */
export const servePage = async (args: (folder: string) => Promise<string[]> = async () => []) => {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-page-'))
  // Under vitest the page would be built as for a test, without its service worker.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build({
    configFile: false,
    root: new URL('platform-page', import.meta.url).pathname,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: join(folder, 'dist'), emptyOutDir: true, target: ['es2022', 'safari16'] },
  })
  process.env.NODE_ENV = before
  const files = sirv(join(folder, 'dist'))
  const requests: string[] = []
  let version = 1
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    requests.push(url)
    if (url === `${under}/sw.js`) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(serviceWorker(version))
    } else if (url.startsWith(`${under}/`)) {
      request.url = url.slice(under.length)
      files(request, response, () => {
        response.writeHead(404).end()
      })
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://localhost:${(server.address() as AddressInfo).port}${under}/`
  const browser: Browser = await chromium.launch({
    executablePath: (await findChromium()) ?? chromium.executablePath(),
    args: [...chromiumFlags, '--use-fake-device-for-media-stream', ...(await args(folder))],
  })

  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(base)
    await page.waitForFunction(() => window.probe !== undefined)
    return page
  }

  return {
    base,
    /** Paths asked for so far. */
    requests,
    publish: () => {
      version++
    },
    open,
    async withContext<T>(
      permissions: string[],
      use: (page: Page, context: BrowserContext) => Promise<T>,
    ): Promise<T> {
      const context = await browser.newContext({ permissions })
      try {
        return await use(await open(context), context)
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type ServedPage = Awaited<ReturnType<typeof servePage>>
