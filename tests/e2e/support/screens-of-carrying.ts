import { expect } from '@playwright/test'
import { wordsIn } from '../../english.ts'
import { begin, type Tour } from './screens.ts'
import { arrivalMs, button, toPage } from './steps.ts'

/** Passing notes on, on a device in a meeting: what is taken in, what is refused, what is shown, and the code. */
const seeCarrying = async ({ device, see, language = 'en' }: Tour): Promise<void> => {
  const { page } = device
  const words = wordsIn(language).moving
  await toPage(device, 'carry')
  await expect(page.getByRole('heading', { name: words.title, exact: true })).toBeVisible({
    timeout: arrivalMs,
  })
  const ways = page.getByRole('navigation', { name: words.ways })
  await ways.getByRole('button', { name: words.takeIn, exact: true }).click()
  await expect(page.locator('video.camera-picture')).toBeVisible()
  await page.locator('details summary').first().click()
  await see('carry-take', page)
  await page.getByLabel(words.pasteLabel).fill('a poem')
  await button(page, words.pasteGo).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await see('carry-refused', page)
  await ways.getByRole('button', { name: words.show, exact: true }).click()
  await expect(ways.getByRole('button', { name: words.show, exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await see('carry-show', page)
  // At a table that has shared nothing yet, the room can be shown all the same.
  const room = page.getByRole('radio').nth(1)
  if (await room.isVisible()) await room.check({ force: true })
  await button(page, words.showCode).click()
  await expect(page.locator('canvas.moving-code[data-ready]')).toBeVisible()
  await see('carry-code', page)
  await button(page, words.stop).click()
}

/** On whoever leads' device, with the sample meeting's words. */
export const tourOfCarryingBoard = async (tour: Tour): Promise<void> => {
  const { page } = tour.device
  const words = await begin(tour)
  await button(page, words.home.sample).click()
  await expect(page.getByText(words.facilitate.sampleNote)).toBeVisible({ timeout: arrivalMs })
  await seeCarrying(tour)
}

/** On a phone that has just sat down and is linked to nobody. */
export const tourOfCarrying = async (tour: Tour & { readonly invitation: string }): Promise<void> => {
  const { page } = tour.device
  const words = await begin(tour)
  await page.goto(tour.invitation)
  await expect(page.getByRole('heading', { name: words.join.title, exact: true })).toBeVisible({
    timeout: arrivalMs,
  })
  await page.getByRole('radio').first().check({ force: true })
  await page.locator('form button[type=submit]').click()
  await expect(page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
  await seeCarrying(tour)
}
