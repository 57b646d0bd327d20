import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../run/browsers.mjs'
import { inMs, median, percentile, type Row } from '../row.ts'
import { openBenchPage, withBenchPage } from './bench-page.ts'

const keys = 400
const p95MaxTimes = 2

const measure = async (url: string): Promise<Row[]> => {
  // A profile on disk: a private window's storage is in memory, and its commits cost nothing.
  const profile = mkdtempSync(join(tmpdir(), 'plenary-bench-profile-'))
  const executablePath = await findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    args: [...chromiumFlags],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const page = await openBenchPage(context.pages()[0] ?? (await context.newPage()), url)
    const times = await page.evaluate(async (count) => {
      const durable = await window.parts.openDurable()
      const ours: number[] = []
      const bare: number[] = []
      for (let at = 0; at < count; at++) {
        ours.push(await durable.key(at))
        bare.push(await durable.put(at))
      }
      return { ours, bare }
    }, keys)
    const [ours, bare] = [percentile(times.ours, 0.95), percentile(times.bare, 0.95)]
    const ratio = ours / bare
    return [
      {
        what: `keystroke in a table’s note -> strictly committed (${keys} keys)`,
        target: `p95 at most ${p95MaxTimes} x a bare strict put`,
        result:
          `p95 ${inMs(ours)} = ${ratio.toFixed(2)} x bare (${inMs(bare)}); ` +
          `median ${inMs(median(times.ours))}, bare ${inMs(median(times.bare))}`,
        ok: ratio <= p95MaxTimes,
      },
    ]
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
}

export const bench = (): Promise<Row[]> => withBenchPage(measure)
