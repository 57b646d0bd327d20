import { expect } from '@playwright/test'
import { begin, type Tour } from './screens.ts'
import { arrivalMs } from './steps.ts'

/** From the set-up: the template editor with its dialogs, one's own templates, and back. Without words, for any language. */
export const tourOfTemplates = async (tour: Tour): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await begin(tour)
  await page.evaluate(() => {
    location.hash = '/new'
  })
  await expect(page.locator('.set-up-templates')).toBeVisible({ timeout: arrivalMs })
  const close = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  const dialog = async (name: string) => {
    await expect(page.getByRole('dialog')).toBeVisible()
    const more = page.locator('dialog details summary')
    if ((await more.count()) > 0) await more.first().click()
    await see(name, page)
    await close()
  }
  await page.locator('.set-up-templates button').first().click()
  await expect(page.locator('.template-stages')).toBeVisible()
  await see('template-editor', page)
  await page.locator('.template-stage-fold').nth(2).click()
  await expect(page.locator('.template-grid')).toBeVisible()
  await see('template-stage', page)
  await page.locator('.template-about').click()
  await dialog('template-about')
  await page.locator('.template-stage-body .button-plain').first().click()
  await dialog('template-stage-options')
  await page.locator('.template-step .template-tap').nth(2).click()
  await dialog('template-step')
  await page.locator('.template-line').first().click()
  await dialog('template-column')
  await page.locator('.template-cell').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('dialog').locator('textarea').first().fill('What did I dare?')
  await page.getByRole('dialog').locator('.button-main').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.template-cell').first()).toContainText('What did I dare?')
  const preview = page.locator('.template-end .button-quiet')
  if (await preview.isVisible()) {
    await preview.click()
    await expect(page.locator('.template-phone')).toBeVisible()
    await see('template-preview', page)
    await close()
  }
  await page.locator('.page-top button').first().click()
  await expect(page.locator('.set-up-templates')).toBeVisible()
  await page.locator('.set-up-templates button').last().click()
  await expect(page.locator('.template-own')).toBeVisible()
  await see('templates', page)
  await page.locator('.page-top button').first().click()
  await expect(page.locator('.set-up-templates')).toBeVisible()
}
