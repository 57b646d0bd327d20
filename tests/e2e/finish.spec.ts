import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { openFullRoom } from './support/full-room.ts'
import { points, unfinishedCount } from './support/full-room-points.ts'
import { arrivalMs, button } from './support/steps.ts'
import { test } from './support/test.ts'

const { finish, common, document: documentWords, facilitate, meeting, points: pointWords } = words
const atClose = { place: { stage: 'close', step: 'close' }, points } as const

test('[L4] [W2] Finish is the last Next: two presses to the document that is shared, one more for the file and the doors', async ({
  device,
}) => {
  const tablet = await device({ size: 'tablet' })
  const { page } = tablet
  await openFullRoom(tablet, atClose)
  await button(page, facilitate.finish).click()
  await expect(button(page, finish.share)).toBeVisible({ timeout: arrivalMs })
  await isAccessibleLarge('Finish', page)
  const shared = page.waitForEvent('download')
  await button(page, finish.share).click()
  expect((await shared).suggestedFilename()).toMatch(/\.docx$/)
  await expect(page.getByText(documentWords.handed.downloaded)).toBeVisible()

  const pack = page.waitForEvent('download')
  await button(page, finish.savePack).click()
  expect((await pack).suggestedFilename()).toMatch(/\.plenary$/)
  await button(page, facilitate.closeDoors).click()
  await expect(page.getByText(facilitate.doorsClosedExplain)).toBeVisible()
  await button(page, finish.meetings).click()
  await expect(button(page, words.home.newMeeting)).toBeVisible({ timeout: arrivalMs })
  expect(tablet.problems).toEqual([])
})

test('[L4] what lacks an owner or a day is mended at Finish with one tap, also a table’s own, and taken back', async ({
  device,
}) => {
  const phone = await device({ size: 'phone' })
  const { page } = phone
  await openFullRoom(phone, atClose)
  await button(page, facilitate.finish).click()
  const lacking = (count: number) => page.getByText(finish.unfinished(count), { exact: true })
  await expect(lacking(unfinishedCount)).toBeVisible({ timeout: arrivalMs })
  await button(page, finish.showAll(unfinishedCount)).click()

  await button(page, finish.confirmOf('Sam', 'keep the photos of the day')).click()
  await expect(lacking(3)).toBeVisible()
  await button(page, finish.chooseOf('ask the trainee to lead')).click()
  await page.getByRole('dialog').getByLabel(meeting.whenDate).fill('2026-12-11')
  await button(page.getByRole('dialog'), common.save).click()
  await expect(lacking(2)).toBeVisible()
  await button(page, common.undo).click()
  await expect(lacking(3)).toBeVisible()
  await button(page, finish.dayOf(meeting.tomorrow, 'ask the trainee to lead')).click()

  await button(page, finish.dayOf(meeting.tomorrow, 'say goodbye in one way')).click()
  await expect(lacking(2)).toBeVisible()
  await button(page, finish.nameOf('say goodbye in one way')).click()
  await page.getByRole('dialog').getByLabel(pointWords.takeName).fill('Ines')
  await button(page, pointWords.take).click()
  await expect(lacking(1)).toBeVisible()
  await button(page, finish.dayOf(meeting.tomorrow, 'call every new family')).click()
  await button(page, finish.nameOf('call every new family')).click()
  await page.getByRole('dialog').getByLabel(pointWords.takeName).fill('Omar')
  await button(page, pointWords.take).click()
  await expect(page.getByText(finish.finished)).toBeVisible()
  // Others' promises are not this phone's.
  await expect(page.getByRole('heading', { name: words.follow.promise })).toHaveCount(0)
  expect(phone.problems).toEqual([])
})

test('[W2] Finish prints the document, and the screen stays where it is', async ({ device }) => {
  const tablet = await device({ size: 'tablet' })
  const { page } = tablet
  await openFullRoom(tablet, atClose)
  await page.evaluate(() => {
    window.print = () => {
      document.querySelector('body')?.setAttribute('data-printed', 'yes')
    }
  })
  await button(page, facilitate.finish).click()
  await button(page, finish.print).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: arrivalMs })
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.paper')).toContainText('stand at the gate on Mondays')
  await expect(page.locator('.paper')).toBeVisible()
  await expect(button(page, finish.share)).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.paper')).toHaveCount(0)
  await expect(button(page, finish.share)).toBeVisible()
})
