import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { addFacilitator, joinAtNoTable, openProjector } from './support/leading.ts'
import {
  arrivalMs,
  button,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  toMeeting,
  toPage,
} from './support/steps.ts'
import { test } from './support/test.ts'

const focus = 'The new handover sheet'
const reflect = 'Reflect & share'
const scenarioMs = 180_000

test('[R5] the projector’s window of the same device follows, waits while the other is gone, and follows again', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet' })
  await openMeeting(tablet, { focus, tables: 2 })
  const projector = await openProjector(tablet)
  await expect(projector.getByRole('heading', { level: 1 })).toBeVisible({ timeout: arrivalMs })
  await goToStep(tablet, reflect, 'alone')
  const alone = words.common.place(reflect, words.common.step.alone)
  await expect(projector.getByRole('heading', { level: 1 })).toHaveText(alone, { timeout: 3_000 })
  await expect(projector.getByRole('button')).toHaveCount(0)

  await projector.reload()
  await expect(projector.getByRole('heading', { level: 1 })).toHaveText(alone, { timeout: arrivalMs })

  const { url } = { url: tablet.page.url() }
  await tablet.page.close()
  await expect(projector.getByText(words.leading.projectorWaits)).toBeVisible({ timeout: arrivalMs })
  await expect(projector.getByRole('heading', { level: 1 })).toHaveText(alone)
  const again = await tablet.context.newPage()
  await again.goto(url)
  await expect(again.locator('.board')).toBeVisible({ timeout: arrivalMs })
  await expect(projector.getByText(words.leading.projectorWaits)).toBeHidden({ timeout: arrivalMs })
  await button(again, /^Next/).click()
  await expect(projector.getByRole('heading', { level: 1 })).not.toHaveText(alone, { timeout: 3_000 })
  expect(tablet.problems).toEqual([])
})

test('[R8] the recovery code gives the role back on a phone, and a wrong one says so', async ({ device }) => {
  test.setTimeout(scenarioMs)
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  await openMeeting(tablet, { focus, tables: 2 })
  await button(tablet.page, words.leading.recoverySee).click()
  await button(tablet.page, words.leading.recoveryShow).click()
  const code = (await tablet.page.locator('.leading-code').textContent()) ?? ''
  expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
  await joinByLink(phone, await invitationLink(tablet), 1)
  await pairByText(tablet, phone)
  await tablet.page.close()
  const { page } = phone
  // A window that goes can leave the one beside it without frames, and nothing in it counts as standing still
  await page.bringToFront()
  await toPage(phone, 'settings')
  await page.getByText(words.leading.recoverTitle).click()
  await page.getByLabel(words.leading.recoverLabel).fill(code.slice(0, -1))
  await button(page, words.leading.recoverGo).click()
  await expect(page.getByText(words.leading.recoverOutcome.incomplete)).toBeVisible()
  await page.getByLabel(words.leading.recoverLabel).fill([...code].reverse().join(''))
  await button(page, words.leading.recoverGo).click()
  await expect(page.getByText(words.leading.recoverOutcome.wrong)).toBeVisible()
  await page.getByLabel(words.leading.recoverLabel).fill(code.toLowerCase())
  await button(page, words.leading.recoverGo).click()
  await expect(page.locator('.board')).toBeVisible({ timeout: arrivalMs })
  await goToStep(phone, reflect, 'alone')
  expect(phone.problems).toEqual([])
})

test('[R5] a device that joins as the room’s screen shows the room, and is counted as nobody', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const [tablet, wall] = [await device({ size: 'tablet' }), await device({ size: 'projector' })]
  await openMeeting(tablet, { focus, tables: 2 })
  await joinAtNoTable(wall, await invitationLink(tablet), 'joinScreen')
  await pairByText(tablet, wall)
  await toMeeting(wall)
  await button(wall.page, words.leading.screenShow).click()
  await toMeeting(tablet)
  await expect(tablet.page.getByText(words.leading.screens(1))).toBeVisible({ timeout: arrivalMs })
  await expect(tablet.page.getByText(words.facilitate.devicesShort(1))).toBeVisible()
  await goToStep(tablet, reflect, 'alone')
  await expect(wall.page.getByRole('heading', { level: 1 })).toHaveText(
    words.common.place(reflect, words.common.step.alone),
    { timeout: 3_000 },
  )
  expect([...tablet.problems, ...wall.problems]).toEqual([])
})

test('[R8] a second facilitator scans the first one’s code, and both lead', async ({ device }) => {
  test.setTimeout(scenarioMs)
  const [tablet, ben] = [await device({ size: 'tablet' }), await device({ size: 'tablet' })]
  await openMeeting(tablet, { focus, tables: 2 })
  await joinAtNoTable(ben, await invitationLink(tablet), 'joinFacilitator')
  await addFacilitator(tablet, ben, 'Ben')
  await goToStep(ben, reflect, 'alone')
  await toMeeting(tablet)
  await expect(tablet.page.locator('.board-controls-place')).toHaveText(
    words.common.place(reflect, words.common.step.alone),
    { timeout: arrivalMs },
  )
  await tablet.page.close()
  await button(ben.page, words.leading.takeOver).click({ timeout: arrivalMs })
  await expect(button(ben.page, words.leading.takeOver)).toHaveCount(0)
  expect([...tablet.problems, ...ben.problems]).toEqual([])
})
