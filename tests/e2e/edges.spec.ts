import { expect } from '@playwright/test'
import { expectFontsOfTests } from './support/fonts.ts'
import { invitationLink, joinByLink, openMeeting } from './support/steps.ts'
import { test } from './support/test.ts'

test('the letters of the tests come with the repository, a wide font and a narrow one', async ({
  device,
}) => {
  await expectFontsOfTests(await device())
})

test('[E4] what one writes in stays where it is, when bars give way and when they come back', async ({
  device,
}) => {
  const tablet = await device({ size: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const phone = await device()
  const { page } = phone
  await joinByLink(phone, await invitationLink(tablet), 1)
  await page.locator('.meeting-place').click()
  await page.locator('.stages-step').nth(1).click()
  await page.locator('.bottom-bar button').first().click()
  const field = page.locator('.add-note textarea').first()
  await field.focus()
  await page.locator('.meeting-scroll').evaluate((scroller) => {
    scroller.scrollTop += 60
  })
  const top = async () => (await field.boundingBox())?.y ?? 0
  const before = await top()
  const root = page.locator(':root')
  await expect(root).not.toHaveAttribute('data-edges-give')

  // As with a keyboard below: not all that told something has its place any more.
  await page.setViewportSize({ width: 360, height: 600 })
  await expect(root).toHaveAttribute('data-edges-give')
  expect(await top()).toBeCloseTo(before, 0)
  await expect(field).toBeFocused()
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(root).not.toHaveAttribute('data-edges-give')
  expect(await top()).toBeCloseTo(before, 0)
})
