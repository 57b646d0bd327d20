import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { clipboard, type Device } from './support/device.ts'
import {
  arrivalMs,
  button,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  toLastStep,
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices and two meetings, on a machine that may have two slow cores. */
const scenarioMs = 300_000
const firstDay = new Date('2026-11-10T10:00:00')
const nextDay = '2026-12-12'
const movedDay = '2026-12-19'
const onTheDay = new Date('2026-12-19T09:00:00')

/** From here on it is this day on the device; time goes on as ever. */
const itIs = async ({ context, page }: Device, day: Date) => {
  await context.clock.install({ time: day })
  await page.reload()
}

const toHome = async ({ page }: Device) => {
  await page.evaluate(() => {
    location.hash = ''
  })
  await expect(button(page, words.home.newMeeting)).toBeVisible({ timeout: arrivalMs })
}

test('[B1] [B2] what was kept at the end opens on the day, offline, with one’s own table, and one link is enough', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await itIs(tablet, firstDay)
  await openMeeting(tablet, { focus: 'The new handover', tables: 2, names: true })
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  await itIs(ana, firstDay)
  await joinByLink(ana, link, 2, 'Ana')
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await toMeeting(ana)
  await toLastStep(tablet)

  // The facilitator says it; the phone keeps it with one tap
  await tablet.page.getByLabel(between.nextDay).fill(nextDay)
  await tablet.page.getByLabel(between.nextName).fill('December')
  await button(tablet.page, between.tellRoom).click()
  await sees(tablet, between.ledHere)
  await sees(ana, between.nextOn('Saturday 12 December'))
  await button(ana.page, between.keep).click()
  await sees(ana, between.kept)
  await isAccessibleLarge('the next meeting is kept', ana.page)

  // The day moves, weeks later: the link is sent to people who have gone home
  await toHome(ana)
  await toHome(tablet)
  await sees(ana, words.home.nextOn('Saturday 12 December'))
  await isAccessibleLarge('the first screen with a next meeting', ana.page)
  await button(tablet.page, words.home.changeDay).click()
  await button(tablet.page, between.changeDay).click()
  await tablet.page.getByLabel(between.nextDay).fill(movedDay)
  await button(tablet.page, between.save).click()
  await sees(tablet, between.nextOn('Saturday 19 December'))
  await button(tablet.page, between.sendLink).click()
  await sees(tablet, between.linkCopied)
  const moved = await clipboard(tablet)
  await ana.page.goto(moved)
  await sees(ana, between.before('Saturday 12 December'))
  await isAccessibleLarge('a next meeting that was sent', ana.page)
  await button(ana.page, between.useDay).click()
  await sees(ana, words.home.nextOn('Saturday 19 December'))

  // On the day: one tap, with no network at all
  await itIs(ana, onTheDay)
  await itIs(tablet, onTheDay)
  await sees(ana, words.home.nextToday)
  await ana.context.setOffline(true)
  await button(ana.page, words.home.openMeetingOf('December')).click()
  await expect(ana.page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
  await ana.context.setOffline(false)
  await toHome(tablet)
  await button(tablet.page, words.home.openMeetingOf('December')).click()
  await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await expect(
    tablet.page.getByRole('region', { name: words.facilitate.tables }).getByText('1', { exact: true }).last(),
  ).toBeVisible({ timeout: arrivalMs })
  // Off the network the tab's own sign may be asked for in vain.
  const problems = [...tablet.problems, ...ana.problems]
  expect(problems.filter((problem) => !problem.includes('/icons/'))).toEqual([])
})
