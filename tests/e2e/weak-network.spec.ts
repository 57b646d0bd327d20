import type { Page } from '@playwright/test'
import { english as words } from '../english.ts'
import {
  arrivalMs,
  button,
  invitationLink,
  joinByLink,
  linked,
  openMeeting,
  pairByText,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const parts = /\/assets\/[^/]+\.js$/

/** From now on every part of the program is lost on the way so many times. */
const losing = async (page: Page, times: number) => {
  const lost = new Map<string, number>()
  await page.route(parts, (route) => {
    const url = route.request().url()
    const before = lost.get(url) ?? 0
    lost.set(url, before + 1)
    return before < times ? route.abort('connectionreset') : route.continue()
  })
  return lost
}

test('[K2] on a Wi-Fi that loses every part of the app once, a meeting is opened, joined and linked with nothing pressed twice', async ({
  device,
}) => {
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  const lost = await losing(tablet.page, 1)
  await losing(phone.page, 1)
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  expect(lost.size).toBeGreaterThan(0)
  await joinByLink(phone, await invitationLink(tablet), 1)
  await pairByText(phone, tablet)
  await linked(phone)
})

test('[K2] a screen that does not come says so, and is there when it is opened again', async ({ device }) => {
  const { page } = await device()
  const newMeeting = button(page, words.home.newMeeting)
  await expect(newMeeting).toBeVisible()
  await losing(page, Number.POSITIVE_INFINITY)
  await newMeeting.click()
  await expect(page.getByText(words.common.somethingWrong)).toBeVisible({ timeout: arrivalMs })
  await page.unroute(parts)
  await button(page, words.common.reload).click()
  await expect(page.getByLabel(words.setUp.focus)).toBeVisible({ timeout: arrivalMs })
})
