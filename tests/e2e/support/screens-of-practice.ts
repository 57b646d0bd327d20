import { expect, type Page } from '@playwright/test'
import type { Template } from '../../../src/domain/template/template.ts'
import { blank } from '../../../src/templates/blank.ts'
import { english } from '../../english.ts'
import type { Device } from './device.ts'
import { begin, type Tour } from './screens.ts'
import { arrivalMs, button, chooseTables, toMeeting, toPage, withoutRelays } from './steps.ts'

/** The screens of sets, of the hat and of looking back. After the opening without words, for any language. */

/** A facilitator, in English, opens a meeting of this kind at two tables. */
export const openMeetingOf = async (
  { page }: Device,
  template: Template,
  focus: string,
  names = false,
): Promise<void> => {
  await button(page, english.home.newMeeting).click()
  await page.getByLabel(english.setUp.focus).fill(focus)
  await withoutRelays(page)
  await page.getByRole('radio', { name: new RegExp(template.name) }).check({ force: true })
  await chooseTables(page, 2, template)
  if (names) await page.getByRole('radio', { name: english.setUp.namesOn }).click()
  await button(page, english.setUp.start).click()
  await expect(button(page, english.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

/** Joins by the invitation alone, which brings the template: with no link, a person says where the room is. */
const joinAlone = async ({ device, ...tour }: Tour & { readonly invitation: string }): Promise<void> => {
  const { page } = device
  await begin({ device, ...tour })
  await page.goto(tour.invitation)
  await expect(page.locator('form button[type=submit]')).toBeVisible({ timeout: arrivalMs })
  await page.getByRole('radio').first().check({ force: true })
  const name = page.locator('form input[type=text]')
  if (await name.isVisible()) await name.fill('Ana')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('.meeting')).toBeVisible({ timeout: arrivalMs })
}

/** To the step of this number, by the list of stages. */
const pick = async (page: Page, step: number): Promise<void> => {
  await page.locator('.meeting-place').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.locator('.stages-step').nth(step).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
const circle = (page: Page, at: 0 | 1 | 2) => page.locator('.meeting .bottom-bar button').nth(at).click()
const closeDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
const addNote = async (page: Page, text: string): Promise<void> => {
  const field = page.locator('.add-note textarea').first()
  await field.fill(text)
  await field.press('Enter')
  await expect(page.locator('.note-text', { hasText: text })).toBeVisible()
}
/** The board's own way on. */
const roomTo = async (page: Page, steps: number): Promise<void> => {
  const forward = page.locator('.board-controls-next')
  for (let step = 0; step < steps; step++) {
    const label = await forward.getAttribute('aria-label')
    await forward.click()
    await expect(forward).not.toHaveAttribute('aria-label', label ?? '')
  }
}
/** The sheets into which the board's sides fold. */
const sides = async (page: Page, see: Tour['see'], name: string): Promise<void> => {
  const bar = page.locator('.board-bar button')
  for (let at = 0; at < (await bar.count()); at++) {
    await bar.nth(at).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await see(`${name}-side-${at + 1}`, page)
    await closeDialog(page)
  }
}

/** A presenter's turn on a phone that also keeps the time, from asking for time to the promise card. */
export const tourOfSet = async (tour: Tour & { readonly invitation: string }): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await joinAlone(tour)
  const bar = page.locator('.set-bar .button-main')
  const keep = page.locator('.set-keeper button')
  const onTo = async (step: number) => {
    await bar.click()
    await expect(page.locator('.set-steps li').nth(step)).toHaveAttribute('aria-current', 'step')
  }

  await pick(page, 1)
  await circle(page, 1)
  await expect(page.locator('.set-ask')).toBeVisible()
  await see('set-bids-empty', page)
  for (const text of [
    'My team waits for me to decide, also what I would rather leave to them',
    'I avoid a talk',
  ]) {
    if (!(await page.locator('.set-ask').isVisible()))
      await page.locator('.set-bids > .button-plain').last().click()
    await page.locator('.set-ask input').fill(text)
    await page.locator('.set-ask .button-main').click()
    await expect(page.locator('.set-bid', { hasText: text })).toBeVisible()
  }
  await see('set-bids', page)
  await page.locator('.set-bid .menu button').first().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await see('set-bid-menu', page)
  await page.keyboard.press('Escape')

  await pick(page, 2)
  await expect(page.locator('.set-who')).toBeVisible()
  await see('set-nobody-keeps', page)
  await keep.click()
  await expect(bar).toBeVisible()
  await see('set-before-start', page)
  await bar.click()
  await addNote(page, 'Everybody looks at me')
  await see('set-challenge', page)
  await page.locator('.set-more summary').first().click()
  await page.locator('.set-more summary').last().click()
  await page.locator('.set-airtime input[role=switch]').check({ force: true })
  for (const who of ['Ana', 'Ben', 'Cem, at the window']) {
    await page.locator('.set-speaker-add input').fill(who)
    await page.locator('.set-speaker-add button').click()
    await expect(page.locator('.set-speaker', { hasText: who })).toBeVisible()
  }
  await page.locator('.set-speaker').first().click()
  await expect(page.locator('.set-speaker').first()).toHaveAttribute('aria-pressed', 'true')
  await page.locator('.set-speaker-add').scrollIntoViewIfNeeded()
  await see('set-airtime', page)

  await onTo(1)
  await see('set-questions-keeper', page)
  await keep.click()
  await expect(page.locator('.set-down')).toBeVisible()
  await see('set-phones-down', page)
  await page.locator('.set-down-foot > .button').click()
  await expect(page.locator('.set-down')).toHaveCount(0)
  await see('set-phone-is-up', page)
  await keep.click()
  await onTo(2)
  await see('set-reflection', page)
  const question = page.locator('.cell .add-note textarea').first()
  await question.fill('Have you tried talking to her?')
  await expect(page.locator('.set-hint')).toBeVisible()
  await see('set-hint-at-advice', page)
  await question.fill('')
  await question.blur()
  await onTo(3)
  await circle(page, 1)
  await see('set-presenter-listens', page)
  await onTo(4)
  await addNote(page, 'ask the team what they would decide')
  await see('set-commitment', page)
  await page.locator('.set-point button').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('set-commitment-point', page)
  await page.locator('dialog input[type=text]').last().fill('Ben')
  await page.locator('dialog .button-quiet[aria-pressed]').first().click()
  await page.locator('dialog .dialog-actions .button-main, dialog footer .button-main').first().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('.set-point .button-quiet')).toBeVisible()
  await see('set-commitment-said', page)
  await onTo(5)
  await see('set-review', page)
  await bar.click()
  await expect(page.locator('.set-steps li').first()).toHaveAttribute('aria-current', 'step')
  await see('set-handed-over', page)

  await page.locator('.meeting-place').click()
  await page.locator('.stages-step').last().click()
  await expect(page.locator('.promise')).toBeVisible()
  await see('set-close', page)
  await toPage(device, 'settings')
  const carry = page.locator('section[aria-labelledby=carry-notes]')
  await expect(carry).toBeVisible()
  await carry.scrollIntoViewIfNeeded()
  await see('settings-carry', page)
  await toMeeting(device)
}

/** The board of a set, and what the room reads of it. On a device that is in such a meeting. */
export const tourOfSetBoard = async (tour: Tour): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await toMeeting(device)
  await begin(tour)
  await expect(page.locator('.board-controls-next')).toBeVisible({ timeout: arrivalMs })
  await roomTo(page, 1)
  await see('set-board-bids', page)
  await roomTo(page, 1)
  await see('set-board-turn', page)
  await sides(page, see, 'set-board')
  await toPage(device, 'screen')
  await expect(page.locator('.screen')).toBeVisible()
  await see('set-screen', page)
  await page.keyboard.press('Escape')
  await expect(page.locator('.board')).toBeVisible()
}

/** A paper on a phone: before it is called for. */
export const tourOfPaper = async (tour: Tour & { readonly invitation: string }): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await joinAlone(tour)
  await pick(page, 1)
  await addNote(page, 'Nobody reads our reports')
  await see('inaction-alone', page)
  await pick(page, 2)
  const paper = page.locator('.hat textarea, .hat-paper textarea, .meeting-scroll textarea').first()
  await expect(paper).toBeVisible()
  await see('hat-paper', page)
  await page.locator('details summary').last().click()
  await see('hat-who-can-know', page)
  await paper.fill('We are afraid of the audit, and each of us thinks to be the only one')
  await page.locator('.meeting-scroll .button-main').first().click()
  await see('hat-folded', page)
  await pick(page, 3)
  await see('hat-not-open', page)
  await pick(page, 4)
  await circle(page, 1)
  await see('inaction-table', page)
  await page.locator('.circle-seats').click()
  await page.locator('dialog summary').click()
  await see('seats-who-can-know', page)
  await closeDialog(page)
}

/** The hat on the board and on the wall. On a device that is in such a meeting. */
export const tourOfHatBoard = async (tour: Tour): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await toMeeting(device)
  await begin(tour)
  await expect(page.locator('.board-controls-next')).toBeVisible({ timeout: arrivalMs })
  await roomTo(page, 2)
  await see('hat-board', page)
  await toPage(device, 'screen')
  await expect(page.locator('.screen')).toBeVisible()
  await see('hat-screen', page)
  await page.keyboard.press('Escape')
  await expect(page.locator('.board')).toBeVisible()
  await roomTo(page, 1)
  await see('hat-board-reading', page)
}

/** What was promised, on the board and on the wall: a meeting with one action point is continued. From the first screen. */
export const tourOfLookingBack = async (tour: Tour): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  await openMeetingOf(device, blank, 'Handing over at the bedside')
  await roomTo(page, 1)
  const folded = page.locator('.board-bar button').last()
  if (await folded.isVisible()) await folded.click()
  for (const what of ['ask the night shift what they need from us', 'tidy the store room']) {
    await button(page, english.points.add).click()
    await page.getByLabel(english.meeting.what).fill(what)
    await button(page, english.meeting.savePoint).click()
    await expect(page.locator('.board-point', { hasText: what })).toBeVisible()
  }
  await page.evaluate(() => {
    location.hash = ''
  })
  await begin(tour)
  await page.locator('.home-meeting').first().waitFor()
  await page.locator('.home-meeting-ways .button').first().click()
  await expect(page.locator('.set-up-templates')).toBeVisible({ timeout: arrivalMs })
  await see('set-up-continues', page)
  await page.locator('form textarea, form input[type=text]').first().fill('What came of it')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('.follow')).toBeVisible({ timeout: arrivalMs })
  await see('follow-board', page)
  await page.locator('.history').scrollIntoViewIfNeeded()
  await see('follow-history', page)
  await page.locator('.follow-point .button-quiet').first().click()
  await page.locator('.follow-point .button-main').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('follow-outcome', page)
  // By keyboard: in a small window the card may stand under the buttons that stay in sight.
  await page.getByRole('radio').nth(4).focus()
  await page.keyboard.press('Space')
  await expect(page.locator('.follow-private')).toBeVisible()
  await see('follow-avoided', page)
  await page.locator('dialog .button-main').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await see('follow-board-told', page)
  // With the clock the meeting begins, and the wall turns from the way in to what was promised.
  await page.locator('.board-controls-clock button').first().click()
  await toPage(device, 'screen')
  await expect(page.locator('.follow-screen')).toBeVisible()
  await see('follow-screen', page)
  await page.keyboard.press('Escape')
  await expect(page.locator('.board')).toBeVisible()
}
