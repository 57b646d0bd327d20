import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { encodeLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { dist } from '../../scripts/serve.mjs'
import { inKb, type Row } from '../row.ts'
import { withApp } from './app.ts'

const screenTargetBytes = 45_000
/** 260 kB held the app of one practice; four more, their editor and guide, the plenary and the hat came on top. */
const precacheTargetBytes = 480_000
const scannerTargetBytes = 450_000
/** The libraries that make Word and calendar files, loaded when somebody asks for such a file. */
const writersTargetBytes = 90_000
/** A view may load parts after it shows; those that come within this time are counted to it. */
const settleMs = 1_500

/** Static hosts compress with gzip at its usual level. */
const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 6 }).length
const total = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(file), 0)

/** An invitation as a newcomer's camera app opens it, to a meeting that no device here knows. */
const invitation = (appUrl: string) =>
  encodeLink(appUrl, {
    invitation: {
      secret: Uint8Array.from({ length: 16 }, (_, at) => at * 7),
      facilitator: 'ab'.repeat(16),
      hint: { template: 0, tables: 6, names: true },
    },
  })

/** The scripts that a new browser asks for until the view has settled, the service worker's precaching left out. */
const scriptsOf = async (browser: Browser, url: string): Promise<string[]> => {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const scripts = new Set<string>()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js') && pathname !== '/sw.js') scripts.add(pathname.slice(1))
  })
  await page.goto(url)
  await page.locator('main').first().waitFor()
  await page.waitForTimeout(settleMs)
  await context.close()
  return [...scripts]
}

const row = (what: string, targetBytes: number, bytes: number, note: string): Row => ({
  what,
  target: `at most ${inKb(targetBytes)}`,
  result: `${inKb(bytes)} (${note})`,
  ok: bytes <= targetBytes,
})

/** What only the writers' own code holds: the namespace of Word files, and the first line of calendars. */
const isWriter = (file: string) =>
  /schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|BEGIN:VCALENDAR/.test(
    readFileSync(join(dist, file), 'utf8'),
  )

const inFiles = (files: readonly string[]) => `${files.length} files`

export const bench = (): Promise<Row[]> =>
  withApp(async (browser, appUrl) => {
    const first = await scriptsOf(browser, appUrl)
    const join = await scriptsOf(browser, invitation(appUrl))
    const worker = readFileSync(`${dist}/sw.js`, 'utf8')
    const precache = [...worker.matchAll(/\{url:"([^"]+)",revision/g)].map(([, url = '']) => url)
    const scanner = precache.filter((file) => file.endsWith('.wasm') || /scan-worker/.test(file))
    const writers = precache.filter((file) => file.endsWith('.js') && isWriter(file))
    const rest = precache.filter((file) => !file.endsWith('.wasm') && !writers.includes(file))
    return [
      row('JavaScript of the first screen, gzipped', screenTargetBytes, total(first), inFiles(first)),
      row('JavaScript of the join screen, gzipped', screenTargetBytes, total(join), inFiles(join)),
      row(
        'precache without the scanner’s wasm and the writers, gzipped',
        precacheTargetBytes,
        total(rest),
        inFiles(rest),
      ),
      row(
        'the writers of Word and calendar files, loaded when asked for, gzipped',
        writersTargetBytes,
        total(writers),
        inFiles(writers),
      ),
      row('the scanner, gzipped', scannerTargetBytes, total(scanner), inFiles(scanner)),
    ]
  })
