import { expect, type Page } from '@playwright/test'
import { english as words } from '../../english.ts'
import { clipboard, type Device } from './device.ts'
import { arrivalMs, button, giveCode, myCode, pairingMs } from './steps.ts'

/** A device comes in at no table, as one more facilitator or as the room's screen. */
export const joinAtNoTable = async (
  { page }: Device,
  link: string,
  as: 'joinFacilitator' | 'joinScreen',
): Promise<void> => {
  await page.goto(link)
  await page.getByText(words.join.notAtTable).click()
  await button(page, words.join[as]).click()
  await expect(page).toHaveURL(/#\/m\/[0-9a-f]{32}/, { timeout: arrivalMs })
}

const toFacilitators = (page: Page) =>
  page.evaluate(() => {
    const [, meeting] = /#\/m\/([0-9a-f]+)/.exec(location.href) ?? []
    location.hash = `/m/${meeting}/facilitators`
  })

/** The first facilitator adds another: they read each other's codes, both say yes, and the numbers are the same. */
export const addFacilitator = async (first: Device, second: Device, name: string): Promise<void> => {
  const theirs = await myCode(second)
  await toFacilitators(first.page)
  await button(first.page, words.leading.add).click()
  await expect(first.page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({
    timeout: arrivalMs,
  })
  await first.page.getByText(words.connect.otherWays).click()
  await button(first.page, words.connect.copy).click()
  await expect(first.page.getByText(words.connect.copied)).toBeVisible()
  const mine = await clipboard(first)
  await Promise.all([giveCode(first, theirs), giveCode(second, mine)])

  const question = second.page.getByRole('dialog', { name: words.leading.askedTitle })
  await expect(question).toBeVisible({ timeout: pairingMs })
  await question.getByLabel(words.leading.askedName).fill(name)
  await button(question, words.leading.askedYes).click()
  const [here, there] = [first.page, second.page].map((page) => page.locator('.leading-number'))
  await expect(here ?? first.page.locator('body')).toBeVisible({ timeout: arrivalMs })
  expect(await here?.textContent()).toBe(await there?.textContent())
  await button(first.page, words.leading.giveRole).click()
  await expect(second.page.locator('.board')).toBeVisible({ timeout: arrivalMs })
}

/** The projector's window beside the window that is the device. */
export const openProjector = async ({ page }: Device): Promise<Page> => {
  await button(page, words.facilitate.more).first().click()
  const popup = page.waitForEvent('popup')
  await page.getByRole('menuitem', { name: words.leading.projector }).click()
  return popup
}
