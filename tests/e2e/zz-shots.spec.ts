import { movingTexts as moving } from '../../src/i18n/en/moving.ts'
import type { Device } from './support/device.ts'
import { carryByCode, toCarry } from './support/moving.ts'
import { begin, type See, seeCarrying } from './support/screens.ts'
import {
  button,
  circle,
  invitationLink,
  joinByLink,
  openMeeting,
  shareWithRoom,
  toConnect,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const shot =
  (folder: string): See =>
  async (name, page) => {
    await page.screenshot({
      path: `/tmp/w/shots/${folder}-${name}.png`,
      scale: 'css',
      animations: 'disabled',
    })
  }
test('states', async ({ device }) => {
  test.setTimeout(240_000)
  const tablet = await device({ size: 'tablet', scheme: 'light' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 3 })
  const link = await invitationLink(tablet)
  const phone = await device({ size: 'phone', scheme: 'dark' })
  await joinByLink(phone, link, 3)
  await phone.page.locator('.meeting-place').click()
  await phone.page.locator('.stages-step').nth(2).click()
  await circle(phone, 'table')
  const field = phone.page.locator('.add-note textarea').first()
  const notes = Array.from(
    { length: 5 },
    (_, i) =>
      `Note ${i}: ${Array.from({ length: 40 }, () => Math.random().toString(36).slice(2, 9)).join(' ')}`,
  )
  for (const n of notes) {
    await field.fill(n)
    await field.press('Enter')
    await expect(phone.page.getByText(n, { exact: true })).toBeVisible()
  }
  await shareWithRoom(phone, notes)
  await toCarry(tablet, 'take')
  const watch = (async () => {
    await tablet.page.locator('.progress-ring').waitFor({ timeout: 60_000 })
    await shot('T')('reading', tablet.page)
  })()
  const r = await carryByCode(phone, tablet, { scope: 'table', lost: 0.5 })
  console.log(r)
  await watch
  await shot('T')('in', tablet.page)
  await toCarry(phone, 'show')
  await button(phone.page, moving.showCode).click()
  await phone.page.waitForTimeout(500)
  await shot('P')('code-dark', phone.page)
  await toConnect(phone)
  await shot('P')('connect', phone.page)
  await carryByCode(tablet, phone, { scope: 'room' })
  await shot('P')('in', phone.page)
})
test('rtl', async ({ device }) => {
  test.setTimeout(240_000)
  const tablet = await device({ size: 'tablet-upright', scheme: 'dark' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 3 })
  const o = { device: tablet as Device, see: shot('RTL'), language: 'x-pseudo' }
  await begin(o)
  await seeCarrying(o)
})
