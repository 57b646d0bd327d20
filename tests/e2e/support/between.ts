import { expect } from '@playwright/test'
import { between } from '../../../src/i18n/en/between.ts'
import { follow } from '../../../src/i18n/en/follow.ts'
import { set } from '../../../src/i18n/en/set.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { english as words } from '../../english.ts'
import { clipboard, type Device } from './device.ts'
import { arrivalMs, button, circle, roomOn, sees, toLastStep, write } from './steps.ts'

/** What people do at the end of a meeting, and between two. */

/** From here on it is this day on the device; time goes on as ever. */
export const itIs = async ({ context, page }: Device, day: Date): Promise<void> => {
  await context.clock.install({ time: day })
  await page.reload()
}

/** The browser clears what it has stored for the app, as it may when a site has long not been used. */
export const wipe = async ({ context, page }: Device): Promise<void> => {
  const { origin, href } = new URL(page.url())
  await page.goto('about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await session.detach()
  await page.goto(href.split('#')[0] ?? origin)
}

/** The facilitator finishes, and says when they meet again. */
export const finish = async (tablet: Device, day: string, name: string): Promise<void> => {
  await toLastStep(tablet)
  await button(tablet.page, words.facilitate.finish).click()
  await tablet.page.getByLabel(between.nextDay).fill(day)
  await tablet.page.getByLabel(between.nextName).fill(name)
  await button(tablet.page, between.tellRoom).click()
  await sees(tablet, between.ledHere)
}

export const keepNext = async (phone: Device): Promise<void> => {
  await button(phone.page, between.keep).click({ timeout: arrivalMs })
  await sees(phone, between.kept)
}

/** On one's own phone at the close, with one's own name. */
export const makePromise = async (
  { page }: Device,
  { what, when, asks = '' }: { what: string; when: string; asks?: string },
): Promise<void> => {
  await button(page, follow.makePromise).click({ timeout: arrivalMs })
  await page.getByLabel(words.meeting.what).fill(what)
  await page.getByLabel(words.meeting.whenDate).fill(when)
  if (asks) await page.getByLabel(words.meeting.asks).fill(asks)
  await button(page, words.meeting.savePoint).click()
  await expect(page.getByText(follow.promiseIs(what)).first()).toBeVisible()
}

/** Says what became of a promise, where the phone asks. */
export const answer = async (
  { page }: Device,
  what: string,
  state: keyof typeof follow.state,
  learned: string,
): Promise<void> => {
  await button(page, follow.sayOf(what)).click({ timeout: arrivalMs })
  await page.getByRole('radio', { name: new RegExp(`^${follow.state[state]}`) }).check({ force: true })
  await page.getByLabel(follow.learned).fill(learned)
  await button(page, follow.save).click()
}

/** The link to the next meeting, as the facilitator sends it from the screen that is open. */
export const nextLink = async (tablet: Device): Promise<string> => {
  await button(tablet.page, between.sendLink).click()
  await sees(tablet, between.linkCopied)
  return clipboard(tablet)
}

/** Somebody opens a link that was sent to them and keeps what it brings. */
export const keepFromLink = async ({ page }: Device, link: string): Promise<void> => {
  await page.goto(link)
  await page
    .getByRole('button', { name: between.keep, exact: true })
    .or(page.getByRole('button', { name: between.useDay, exact: true }))
    .click({ timeout: arrivalMs })
  await expect(button(page, words.home.newMeeting)).toBeVisible({ timeout: arrivalMs })
}

const turn = actionLearningSet.stages.find(({ id }) => id === 'turn')
const commitmentPrompt = turn?.grid?.cells.find(({ row }) => row === 'commitment')?.prompt ?? ''
const titleOf = (step: string) => turn?.steps.find(({ id }) => id === step)?.title ?? ''

const tableOn = async ({ page }: Device, step: string): Promise<void> => {
  const bar = page.getByRole('region', { name: set.controls })
  await bar.getByRole('button', { name: new RegExp(set.next(titleOf(step))) }).click()
  await expect(page.locator('.set-step-now')).toHaveText(titleOf(step))
}

/** In a set: somebody asks for time and presents, somebody else of the table keeps the time. */
export const present = async (tablet: Device, presenter: Device, keeper: Device): Promise<void> => {
  const bid = presenter.page.getByRole('textbox', { name: set.bidLabel })
  await expect(bid).toBeVisible({ timeout: arrivalMs })
  await bid.fill('My team waits for me to decide')
  await button(presenter.page, set.ask).click()
  await roomOn(tablet)
  await sees(presenter, set.youPresent)
  await button(keeper.page, set.keep).click()
  await button(keeper.page, new RegExp(`^${set.start}`)).click()
}

/** The presenter says what they will do, to the table and nobody else. */
export const commitAtTable = async (presenter: Device, keeper: Device, will: string): Promise<void> => {
  for (const step of ['questions', 'reflection', 'perspectives', 'commitment']) await tableOn(keeper, step)
  await circle(presenter, 'table')
  await write(presenter, commitmentPrompt, will)
  await sees(keeper, will)
}
