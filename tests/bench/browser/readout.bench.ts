import { contextOptions } from '../../e2e/support/device.ts'
import { inMs, median, percentile, type Row } from '../row.ts'
import { withBrowser } from './app.ts'
import { openBenchPage, withBenchPage } from './bench-page.ts'

const changes = 120
/** The first ones warm the machine up. */
const warmUp = 15
const maxRatio = 1.5

export const bench = (): Promise<Row[]> =>
  withBenchPage((url) =>
    withBrowser(async (browser) => {
      const open = async (tables: number) => {
        const context = await browser.newContext(contextOptions({ size: 'tablet' }))
        const page = await openBenchPage(await context.newPage(), url)
        const shown = await page.evaluate(async (count) => {
          window.board = await window.parts.openBoard(count)
          return window.board.shown
        }, tables)
        return { page, shown, inPage: [] as number[], painted: [] as number[] }
      }
      const boards = [await open(4), await open(40)] as const
      for (let at = 0; at < warmUp + changes; at++) {
        for (const board of boards) {
          const times = await board.page.evaluate((index) => window.board?.change(index), at)
          if (!times) throw new Error('no board')
          if (at < warmUp) continue
          board.inPage.push(times.inPage)
          board.painted.push(times.painted)
        }
      }
      const [few, many] = boards
      const ratio = median(many.painted) / median(few.painted)
      return [
        {
          what: `one note changed, merged and painted, at 4 and at 40 tables (${few.shown} and ${many.shown} of 240 and 2400 notes on screen)`,
          target: `ratio at most ${maxRatio}`,
          result:
            `ratio ${ratio.toFixed(2)}: median ${inMs(median(few.painted))} and ${inMs(median(many.painted))}, ` +
            `p95 ${inMs(percentile(few.painted, 0.95))} and ${inMs(percentile(many.painted, 0.95))}; ` +
            `in the page after ${inMs(median(few.inPage))} and ${inMs(median(many.inPage))}`,
          ok: ratio <= maxRatio,
        },
      ]
    }),
  )
