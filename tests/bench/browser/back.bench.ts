import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { openDevice } from '../../e2e/support/device.ts'
import { openHostDevice } from '../../e2e/support/host-device.ts'
import {
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  toMeeting,
} from '../../e2e/support/steps.ts'
import { english as words } from '../../english.ts'
import { chromiumFlags, findChromium } from '../../run/browsers.mjs'
import { serve } from '../../scripts/serve.mjs'
import { inMs, median, type Row } from '../row.ts'

/** How long the browser is stopped, each time. The product's promise is of 60 s: `PLENARY_FROZEN_S=60`. */
const frozenMs = Number(process.env.PLENARY_FROZEN_S ?? 60) * 1000
const times = Number(process.env.PLENARY_FROZEN_TIMES ?? 3)
const backMaxMs = 2_000
const patienceMs = 60_000
/** Both sides agree on ways back before anything happens. */
const settleMs = 12_000

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A phone in a browser of its own is stopped with SIGSTOP; the room moves on; then it runs again. */
const measure = async (): Promise<Row> => {
  const executablePath = await findChromium()
  const [server, browser] = [
    await serve({}),
    await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) }),
  ]
  const phone = await openHostDevice({ name: 'phone', prefix: [], url: server.url })
  try {
    const tablet = await openDevice(browser, server.url, { size: 'tablet' })
    await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
    await joinByLink(phone, await invitationLink(tablet), 1)
    await pairByText(tablet, phone)
    await toMeeting(tablet)
    await toMeeting(phone)
    await goToStep(tablet, 'Reflect & share', 'together')
    await circle(phone, 'room')
    await pass(settleMs)
    const took: number[] = []
    const steps = ['plenary', 'together'] as const
    for (let time = 0; time < times; time++) {
      const step = steps[time % 2] ?? 'plenary'
      const group = -Number(readFileSync(phone.pidFile, 'utf8'))
      const place = words.common.place('Reflect & share', words.common.step[step])
      process.kill(group, 'SIGSTOP')
      try {
        await pass(frozenMs - 2_000)
        if (step === 'plenary') await goToStep(tablet, 'Reflect & share', 'plenary')
        else
          await tablet.page
            .getByRole('button', { name: words.facilitate.backTo(place) })
            .first()
            .click()
        await pass(2_000)
      } finally {
        process.kill(group, 'SIGCONT')
      }
      const began = performance.now()
      // Only a link brings it: the step where the room is now
      await phone.page.getByText(place).first().waitFor({ timeout: patienceMs })
      took.push(performance.now() - began)
    }
    return {
      what: `back after ${frozenMs / 1000} s frozen (browser stopped): on the step that the room went to meanwhile`,
      target: `median at most ${inMs(backMaxMs)}`,
      result: `median ${inMs(median(took))} of ${times} (${took.map(inMs).join(', ')})`,
      ok: median(took) <= backMaxMs,
    }
  } finally {
    await phone.close()
    await browser.close()
    await server.close()
  }
}

// While the module is loaded: see mesh.bench.ts
const rows = [await measure()]

export const bench = async (): Promise<Row[]> => rows
