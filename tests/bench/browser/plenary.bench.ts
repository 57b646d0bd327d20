import type { CDPSession } from '@playwright/test'
import { contextOptions } from '../../e2e/support/device.ts'
import { inMs, median, percentile, type Row } from '../row.ts'
import { withBrowser } from './app.ts'
import { openBenchPage, withBenchPage } from './bench-page.ts'

const acts = 30
/** The first ones warm the machine up. */
const warmUp = 4
const openings = 5
const frameMs = 1000 / 60
const maxRatio = 1.5
/** Less script than this in so long is rest, ms. */
const restMs = 2
const restEveryMs = 1_000
const openingMaxTimes = 2
const kinds = { group: 'two notes grouped', light: 'another cell lit', arrive: 'one note arriving' } as const

/** ms of script that the page has run since it was opened. */
const scriptMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000
}

/** Looking for notes that likely say the same goes on in idle time after an act; it is no part of the next one. */
const atRest = async (session: CDPSession) => {
  let before = Number.NaN
  for (;;) {
    const now = await scriptMs(session)
    if (now - before < restMs) return
    before = now
    await new Promise((resolve) => setTimeout(resolve, restEveryMs))
  }
}

/** The facilitator's tablet in the plenary of a small and of a large room, in which every note is in a theme. */
export const bench = (): Promise<Row[]> =>
  withBenchPage((url) =>
    withBrowser(async (browser) => {
      const open = async (tables: number) => {
        const context = await browser.newContext(contextOptions({ size: 'tablet' }))
        const page = await openBenchPage(await context.newPage(), url)
        await page.evaluate(async (count) => {
          window.board = await window.parts.openBoard(count, true)
        }, tables)
        const session = await context.newCDPSession(page)
        await session.send('Performance.enable')
        return { page, session }
      }
      const boards = [await open(4), await open(40)] as const
      const rows: Row[] = []
      for (const kind of ['group', 'light', 'arrive'] as const) {
        const script: [number[], number[]] = [[], []]
        for (const { session } of boards) await atRest(session)
        for (let at = 0; at < warmUp + acts; at++) {
          for (const [size, { page, session }] of boards.entries()) {
            const before = await scriptMs(session)
            await page.evaluate(([what, index]) => window.board?.act(what, index), [kind, at] as const)
            if (at >= warmUp) script[size]?.push((await scriptMs(session)) - before)
          }
        }
        const [few, many] = script
        const ratio = median(many) / median(few)
        rows.push({
          what: `board with 40 tables, 2400 notes, 300 themes: ${kinds[kind]}, script (${acts} times)`,
          target: `median at most one frame (${inMs(frameMs)}) and ${maxRatio} x that of 4 tables`,
          result: `median ${inMs(median(many))}, p95 ${inMs(percentile(many, 0.95))}; 4 tables ${inMs(median(few))}: ratio ${ratio.toFixed(2)}`,
          ok: median(many) <= frameMs && ratio <= maxRatio,
        })
      }
      const [, { page, session }] = boards
      const opened: number[] = []
      const plain: number[] = []
      for (let at = 0; at < openings; at++) {
        plain.push(await page.evaluate(() => window.board?.plainly() ?? Number.NaN))
        opened.push(await page.evaluate(() => window.board?.reopen() ?? Number.NaN))
      }
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      const times = median(opened) / median(plain)
      rows.push({
        what: `the same board opened from storage, every seal checked (${openings} times)`,
        target: `at most ${openingMaxTimes} x JSON.parse and one DOM insertion of the same notes`,
        result: `median ${inMs(median(opened))} = ${times.toFixed(1)} x ${inMs(median(plain))}; heap after it ${(usedSize / 1e6).toFixed(0)} MB`,
        ok: times <= openingMaxTimes,
      })
      return rows
    }),
  )
