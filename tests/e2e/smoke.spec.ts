import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { dist, serve } from '../scripts/serve.mjs'
import { openDevice } from './support/device.ts'
import { test } from './support/test.ts'

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const precached = (): string[] =>
  [...readFileSync(join(dist, 'sw.js'), 'utf8').matchAll(/\{url:"([^"]+)",revision/g)].map(
    ([, url = '']) => url,
  )

/** The service worker has stored everything and answers for the page. */
const untilReady = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
    }
  })

const opens = (page: Page) => expect(page.locator('main').first()).toBeVisible()

/** Opens the app under a path, takes the network and the server away, and opens it again. */
const survivesWithoutNetwork = async (browser: Browser, base: string) => {
  const server = await serve({ base })
  const device = await openDevice(browser, server.url, { installs: true })
  try {
    await opens(device.page)
    await untilReady(device.page)
    await device.context.setOffline(true)
    await server.close()
    await device.page.reload()
    await opens(device.page)
    const missing = await device.page.evaluate(async (files) => {
      const answers = await Promise.all(
        files.map((file) =>
          fetch(`./${file}`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      )
      return files.filter((_, at) => !answers[at])
    }, precached())
    expect(missing).toEqual([])
    expect(device.problems).toEqual([])
  } finally {
    await device.close()
  }
}

test('[E3] the app opens with no error and asks nobody but its own origin', async ({ device }) => {
  const phone = await device({ installs: true })
  await opens(phone.page)
  await untilReady(phone.page)
  await phone.page.reload()
  await opens(phone.page)
  expect(phone.problems).toEqual([])
})

test('[E3] the page forbids scripts, connections and frames from elsewhere', async ({ device }) => {
  const { page } = await device()
  const refused = await page.evaluate(async () => {
    const elsewhere = 'https://elsewhere.example/'
    const fetched = await fetch(elsewhere).then(
      () => 'let through',
      () => 'refused',
    )
    const plain = await new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
        if (blockedURI.startsWith('ws:')) resolve('refused')
      })
      const socket = new WebSocket('ws://elsewhere.example/')
      socket.onopen = () => resolve('let through')
    })
    const run = await new Promise((resolve) => {
      const script = document.createElement('script')
      script.onload = () => resolve('let through')
      script.onerror = () => resolve('refused')
      script.src = `${elsewhere}script.js`
      document.head.append(script)
    })
    document.body.append(Object.assign(document.createElement('div'), { id: 'inline' }))
    document.querySelector('#inline')?.setAttribute('onclick', 'window.inlineRan = true')
    document.querySelector<HTMLElement>('#inline')?.click()
    return { fetched, plain, run, inline: 'inlineRan' in window ? 'let through' : 'refused' }
  })
  expect(refused).toEqual({ fetched: 'refused', plain: 'refused', run: 'refused', inline: 'refused' })
})

test('[K2] after one visit the app opens with no network', async ({ browser }) => {
  await survivesWithoutNetwork(browser, '/')
})

test('[K2] the app works from a sub-folder of a host, with no network too', async ({ browser }) => {
  await survivesWithoutNetwork(browser, '/some/folder/')
})

/** The worker keeps itself and what it imports; the file that tells a login page from our host must come from the network. */
const notPrecached = ['sw.js', 'share-target.js', 'here.txt']

test('[K2] the precache holds every file of the app once, and nothing else', () => {
  // Nobody reads the schema of the files in a meeting
  const built = filesOf(dist).filter((file) => !notPrecached.includes(file) && !file.startsWith('schema/'))
  expect(precached().toSorted()).toEqual(built.toSorted())
})

test('[K2] a new version waits until it is asked for', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-dist-'))
  cpSync(dist, folder, { recursive: true })
  const server = await serve({ folder })
  const device = await openDevice(browser, server.url, { installs: true })
  try {
    await untilReady(device.page)
    await device.page.evaluate(() => Object.assign(window, { sameVisit: true }))
    appendFileSync(join(folder, 'sw.js'), '\n// a newer version')
    const state = await device.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const before = registration.active
      await registration.update()
      const newer = registration.installing ?? registration.waiting
      await new Promise<void>((resolve) => {
        const look = () => newer?.state !== 'installing' && resolve()
        newer?.addEventListener('statechange', look)
        look()
      })
      return {
        newer: newer?.state,
        isOldActive: registration.active === before,
        sameVisit: 'sameVisit' in window,
      }
    })
    expect(state).toEqual({ newer: 'installed', isOldActive: true, sameVisit: true })
  } finally {
    await device.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the app can be installed: its manifest is whole and its icons are what it says', async ({ device }) => {
  const { page } = await device()
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await page.evaluate(async (path) => (await fetch(path)).json(), href ?? '')
  expect(manifest).toMatchObject({
    name: 'Plenary',
    short_name: 'Plenary',
    start_url: './',
    scope: './',
    display: 'standalone',
  })
  const measured = await page.evaluate(async (icons: { src: string; sizes: string; type: string }[]) => {
    const sizeOf = async (src: string) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }
    return Promise.all(
      icons.map(async ({ src, sizes }) => ({
        src,
        sizes,
        found: sizes === 'any' ? 'any' : await sizeOf(src),
      })),
    )
  }, manifest.icons)
  for (const icon of measured) expect(icon.found, icon.src).toBe(icon.sizes)
  const purposes = manifest.icons.map(({ purpose }: { purpose: string }) => purpose)
  expect(purposes).toEqual(expect.arrayContaining(['any', 'maskable']))
  const apple = await page.locator('link[rel=apple-touch-icon]').getAttribute('href')
  expect(await page.evaluate(async (path) => (await fetch(path)).ok, apple ?? '')).toBe(true)
})
