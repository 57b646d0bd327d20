import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { itIs } from './support/between.ts'
import {
  arrivalMs,
  button,
  circle,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  takeFile,
  toLastStep,
  toMeeting,
  withoutRelays,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices and two meetings, on a machine that may have two slow cores. */
const scenarioMs = 240_000
const firstDay = new Date('2026-09-01T10:00:00')
const secondDay = new Date('2026-10-06T10:00:00')
const promise = 'ask the night shift'
const learned = 'They had waited to be asked'

test('[L4] [L8] [W4] a promise goes into the calendar, and the next meeting, from a pack on another device, opens with it', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)

  // The first meeting
  const tablet = await device({ size: 'tablet', name: 'first tablet' })
  await itIs(tablet, firstDay)
  await openMeeting(tablet, { focus: 'The new handover', tables: 2 })
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  await itIs(ana, firstDay)
  await joinByLink(ana, link, 1)
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await toMeeting(ana)
  await toLastStep(tablet)

  // The last thing the phone shows
  await sees(ana, follow.noPromise)
  await button(ana.page, follow.makePromise).click()
  await ana.page.getByLabel(words.meeting.who, { exact: true }).fill('Ana')
  await ana.page.getByLabel(words.meeting.what).fill(promise)
  await button(ana.page, words.meeting.tomorrow).click()
  await ana.page.getByLabel(words.meeting.asks).fill('Ben')
  await button(ana.page, words.meeting.savePoint).click()
  await sees(ana, between.notYet('Ben'))
  await isAccessibleLarge('the promise card', ana.page)
  const download = ana.page.waitForEvent('download')
  await button(ana.page, follow.calendarOf(promise)).click()
  const calendar = readFileSync(await (await download).path(), 'utf8')
  expect(calendar).toContain('DTSTART;VALUE=DATE:20260902')
  expect(calendar).toContain(promise)
  await ana.page.getByLabel(follow.question).fill('What do I not ask?')

  // Home with the pack
  await toMeeting(tablet)
  await expect(tablet.page.getByText(promise).first()).toBeVisible({ timeout: arrivalMs })
  const pack = await takeFile(tablet, words.document.pack)

  // Five weeks later, on another tablet
  const second = await device({ size: 'tablet', name: 'second tablet' })
  await itIs(second, secondDay)
  await itIs(ana, secondDay)
  await button(second.page, words.home.newMeeting).click()
  await second.page
    .getByLabel(follow.openPack, { exact: true })
    .and(second.page.locator('input'))
    .setInputFiles({
      name: 'first.plenary',
      mimeType: 'application/octet-stream',
      buffer: readFileSync(pack),
    })
  await expect(second.page.getByText(/^This meeting continues/)).toBeVisible({ timeout: arrivalMs })
  await second.page.getByLabel(words.setUp.focus).fill('What came of it')
  await withoutRelays(second.page)
  await button(second.page, words.setUp.start).click()
  await expect(second.page.getByText(promise).first()).toBeVisible({ timeout: arrivalMs })
  await joinByLink(ana, await invitationLink(second), 1)
  await pairByText(second, ana)
  await toMeeting(second)
  await toMeeting(ana)
  await circle(ana, 'room')

  // One's own promise first; the room reads what became of it
  await expect(ana.page.getByRole('heading', { name: follow.mine })).toBeVisible({ timeout: arrivalMs })
  await button(ana.page, follow.sayOf(promise)).click()
  await ana.page.getByRole('radio', { name: new RegExp(`^${follow.state.done}`) }).check({ force: true })
  await ana.page.getByLabel(follow.learned).fill(learned)
  await button(ana.page, follow.save).click()
  await sees(ana, learned)
  await isAccessibleLarge('looking back', ana.page)
  await sees(second, learned)
  expect([...tablet.problems, ...ana.problems, ...second.problems]).toEqual([])
})
