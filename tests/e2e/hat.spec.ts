import { expect, type Page } from '@playwright/test'
import { learningInaction } from '../../src/templates/learning-inaction.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import type { Device } from './support/device.ts'
import {
  arrivalMs,
  button,
  chooseTables,
  circle,
  invitationLink,
  joinByLink,
  pairByText,
  sees,
  toMeeting,
  toPage,
  withoutRelays,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Seven devices in one browser of a slow machine. */
const meetingMs = 300_000
/** The papers wait at random, and go round over several phones. */
const collectedMs = 90_000

const stage = learningInaction.stages.find(({ steps }) => steps.some((step) => step.hat === 'papers'))
const promptOf = (row: string, column: string) =>
  stage?.grid?.cells.find((cell) => cell.row === row && cell.column === column)?.prompt ?? ''

/** The facilitator's next step, whatever its name; the phones follow. */
const next = async ({ page }: Device): Promise<void> => {
  const forward = page.locator('.board-controls-next')
  const label = await forward.getAttribute('aria-label')
  await forward.click()
  await expect(forward).not.toHaveAttribute('aria-label', label ?? '')
}

const openHeldBack = async ({ page }: Device): Promise<void> => {
  await button(page, words.home.newMeeting).click()
  await page.getByLabel(words.setUp.focus).fill('What we keep to ourselves about the night shift')
  await withoutRelays(page)
  await page.getByRole('radio', { name: new RegExp(learningInaction.name) }).check({ force: true })
  await chooseTables(page, 2, learningInaction)
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

const paperField = (page: Page) => page.getByRole('textbox', { name: words.hat.paper })
const fold = async ({ page }: Device, text: string): Promise<void> => {
  await paperField(page).fill(text)
  await button(page, words.hat.fold).click()
  await expect(page.getByText(words.hat.folded)).toBeVisible()
}

test('[L7] [C6] a meeting on what is held back: six phones and a hat, one of which leaves in the middle', async ({
  device,
}) => {
  test.setTimeout(meetingMs)
  const tablet = await device({ name: 'tablet', size: 'tablet' })
  await openHeldBack(tablet)
  const link = await invitationLink(tablet)
  const phones: Device[] = []
  for (let i = 0; i < 6; i++) {
    const phone = await device({ name: `phone ${i + 1}`, scheme: i % 2 === 0 ? 'light' : 'dark' })
    await joinByLink(phone, link, (i % 2) + 1)
    await pairByText(phone, tablet)
    await toMeeting(phone)
    phones.push(phone)
  }
  const [ana, ben, cem, dia, eva, fay] = phones as [Device, Device, Device, Device, Device, Device]
  await toMeeting(tablet)

  // Alone: what one writes for oneself may become one's paper.
  await next(tablet)
  await sees(ana, promptOf('myself', 'held'))
  await circle(ana, 'me')
  await write(ana, promptOf('myself', 'held'), 'Nobody reads our reports')

  // The hat: written by some, left blank by others, and nothing opens.
  await next(tablet)
  await expect(button(tablet.page, words.hat.call)).toBeVisible({ timeout: arrivalMs })
  for (const phone of phones) await expect(paperField(phone.page)).toBeVisible({ timeout: arrivalMs })
  await button(ana.page, words.hat.copyNote('Nobody reads our reports')).click()
  await button(ana.page, words.hat.fold).click()
  await fold(cem, 'We are afraid of the audit')
  await fold(fay, 'I have stopped asking')
  await paperField(eva.page).fill('Not folded, so it goes nowhere')
  await button(ben.page, words.hat.fold).click()
  await isAccessibleLarge('my paper', ana.page)
  await isAccessibleLarge('the hat on the board', tablet.page)
  await button(tablet.page, words.hat.call).click()
  await expect(ana.page.getByText(words.hat.going)).toBeVisible({ timeout: arrivalMs })
  // Fay's phone is gone before its paper went.
  await fay.context.setOffline(true)
  await fay.page.goto('about:blank')
  await expect(tablet.page.getByText(words.hat.inOf(5, 6))).toBeVisible({ timeout: collectedMs })
  for (const text of ['Nobody reads our reports', 'We are afraid of the audit'])
    for (const { page } of [tablet, dia, eva]) await expect(page.getByText(text)).toHaveCount(0)
  await expect(dia.page.getByText(words.hat.goes)).toBeVisible({ timeout: arrivalMs })

  // Opened without the phone that left: numbers, and no words on any screen.
  await button(tablet.page, words.hat.openWithout(5, 6)).click()
  await next(tablet)
  await expect(tablet.page.getByText(words.hat.opened(2, 3)).first()).toBeVisible({ timeout: arrivalMs })
  const heard = ['Nobody reads our reports', 'We are afraid of the audit']
  const showing = async (text: string) => {
    const counts = await Promise.all([tablet, ...phones].map(({ page }) => page.getByText(text).count()))
    return counts.filter((count) => count > 0).length
  }
  for (const text of heard) expect(await showing(text)).toBe(0)
  await isAccessibleLarge('an open hat', dia.page)

  // Ben reads: one paper at a time, on his phone and nowhere else.
  await button(ben.page, words.hat.read).click()
  const inHand = ben.page.locator('.hat-reading-words')
  await expect(inHand).toHaveText(new RegExp(heard.join('|')), { timeout: arrivalMs })
  const [first = ''] = await inHand.allInnerTexts()
  expect(await showing(first)).toBe(1)
  await sees(dia, words.hat.paperOf(1, 2))
  await isAccessibleLarge('a paper in hand', ben.page)
  await isAccessibleLarge('the reading on the board', tablet.page)
  await button(ben.page, words.hat.setAside).click()
  await sees(dia, words.hat.paperOf(2, 2))
  await sees(dia, words.hat.aside(1))
  await toPage(tablet, 'screen')
  await expect(tablet.page.getByText(words.hat.paperOf(2, 2))).toBeVisible()
  await toMeeting(tablet)

  // The room keeps the second one, and anyone puts it on the table's grid, where it is a note like any other.
  await expect(inHand).toHaveText(new RegExp(heard.join('|')), { timeout: arrivalMs })
  const [second = ''] = await inHand.allInnerTexts()
  expect(second).not.toBe(first)
  await button(ben.page, words.hat.keep).click()
  await ben.page.getByRole('dialog').getByRole('button', { name: words.hat.keep }).click()
  await sees(dia, second)
  expect(await showing(first)).toBe(0)
  await isAccessibleLarge('a hat that is over', dia.page)
  await button(dia.page, words.hat.toTableOf(second)).click()
  await dia.page.getByRole('dialog').getByText(promptOf('organisation', 'held')).click()
  await next(tablet)
  for (const phone of [dia, ben]) {
    await circle(phone, 'table')
    await sees(phone, second)
  }

  // Whoever left has lost nothing: the words are still on that phone.
  await fay.context.setOffline(false)
  await fay.page.goto(link)
  // The link of a meeting that is on this phone already opens it.
  await fay.page.waitForURL(/#\/m\/[0-9a-f]+/)
  await pairByText(fay, tablet)
  await toMeeting(tablet)
  await toMeeting(fay)
  await circle(fay, 'room')
  await sees(fay, second)
  await button(tablet.page, /^Back/).first().click()
  await button(tablet.page, /^Back/).first().click()
  await expect(fay.page.getByText(words.hat.missed)).toBeVisible({ timeout: arrivalMs })
  for (const each of [tablet, ...phones]) expect(each.problems, each.name).toEqual([])
})
