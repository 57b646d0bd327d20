import { movingReceiver, movingSender } from '../../../src/optical/moving-code.ts'
import { contextOptions } from '../../e2e/support/device.ts'
import { inKb, median, percentile, type Row } from '../row.ts'
import { withBrowser } from './app.ts'
import { openBenchPage, withBenchPage } from './bench-page.ts'
import type { CarryResult, CarryRun } from './page/moving.tsx'

const frameBytes = 600
const symbolsPerFrame = 4
const lost = 0.4
const overheadMax = 1.15
const runs = 300

/** Pictures received until a content of so many random bytes is whole, where this share of them is lost by chance. */
const pictures = async (bytes: number): Promise<number> => {
  const content = crypto.getRandomValues(new Uint8Array(bytes))
  const sender = await movingSender(content)
  if (!sender) throw new Error('too long')
  const receiver = movingReceiver()
  for (let received = 0; ; ) {
    const text = sender.next(symbolsPerFrame)
    if (Math.random() < lost) continue
    received++
    if ((await receiver.take(text)).at === 'done') return received
  }
}

const overhead = async (): Promise<Row> => {
  const bytes = 10_000
  const ideal = Math.ceil(bytes / frameBytes)
  const ratios: number[] = []
  for (let run = 0; run < runs; run++) ratios.push((await pictures(bytes)) / ideal)
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / runs
  return {
    what: `moving code, ${inKb(bytes)} at ${frameBytes} bytes a picture, ${lost * 100} % lost (${runs} runs): pictures received`,
    target: `at most ${overheadMax} x those of an ideal erasure code (${ideal})`,
    result: `mean ${mean.toFixed(3)} x, median ${median(ratios).toFixed(3)} x, p95 ${percentile(ratios, 0.95).toFixed(3)} x`,
    ok: mean <= overheadMax,
  }
}

interface Timed extends CarryRun {
  /** About twice what two slow cores took, seconds. */
  readonly maxSeconds: number
}

const timed: readonly Timed[] = [
  { bytes: 2_000, speed: 'fast', lost: 0.4, maxSeconds: 4 },
  { bytes: 10_000, speed: 'fast', lost: 0.4, maxSeconds: 12 },
  { bytes: 60_000, speed: 'fast', lost: 0.4, maxSeconds: 60 },
  { bytes: 10_000, speed: 'careful', lost: 0.4, maxSeconds: 24 },
]
const runsEach = 3

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

export const bench = async (): Promise<Row[]> => {
  const rows = [await overhead()]
  await withBenchPage((url) =>
    withBrowser(async (browser) => {
      const context = await browser.newContext(contextOptions({ size: 'tablet' }))
      const page = await openBenchPage(await context.newPage(), url)
      const carry = (run: CarryRun): Promise<CarryResult> =>
        page.evaluate((wanted) => window.parts.carryMoving(wanted), run)
      // The first one also loads the decoder.
      await carry({ bytes: 300, speed: 'fast', lost: 0 })
      for (const { maxSeconds, ...run } of timed) {
        const results: CarryResult[] = []
        for (let at = 0; at < runsEach; at++) results.push(await carry(run))
        const ms = median(results.map((result) => result.ms))
        const read = median(results.map((result) => result.read / result.shown))
        rows.push({
          what: `moving code ${run.speed}, ${inKb(run.bytes)} by a camera of 640 x 480, tilted, blurred, noisy, ${run.lost * 100} % of pictures lost`,
          target: `at most ${maxSeconds} s`,
          result: `median ${seconds(ms)}, slowest ${seconds(Math.max(...results.map((result) => result.ms)))}; ${Math.round(read * 100)} % of the pictures read`,
          ok: ms <= maxSeconds * 1_000,
        })
      }
    }),
  )
  return rows
}
