import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { set } from '../../src/i18n/en/set.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import type { Device } from './support/device.ts'
import {
  arrivalMs,
  button,
  circle,
  invitationLink,
  joinByLink,
  openSet,
  pairByText,
  roomOn,
  sees,
  toHome,
  toLastStep,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices through a turn each of two sets, on a machine that may have two slow cores. */
const scenarioMs = 300_000
const will = 'talk to the night shift alone'
const turnStage = actionLearningSet.stages.find(({ id }) => id === 'turn')
const commitmentPrompt = turnStage?.grid?.cells.find(({ row }) => row === 'commitment')?.prompt ?? ''
const titleOf = (step: string) => turnStage?.steps.find(({ id }) => id === step)?.title ?? ''

const tableOn = async ({ page }: Device, step: string): Promise<void> => {
  const bar = page.getByRole('region', { name: set.controls })
  await bar.getByRole('button', { name: new RegExp(set.next(titleOf(step))) }).click()
  await expect(page.locator('.set-step-now')).toHaveText(titleOf(step))
}

/** Ana asks for time and presents; Ben keeps the time. */
const anaPresents = async (tablet: Device, ana: Device, ben: Device): Promise<void> => {
  await expect(ana.page.getByRole('textbox', { name: set.bidLabel })).toBeVisible({ timeout: arrivalMs })
  await ana.page.getByRole('textbox', { name: set.bidLabel }).fill('My team waits for me to decide')
  await button(ana.page, set.ask).click()
  await roomOn(tablet)
  await sees(ana, set.youPresent)
  await button(ben.page, set.keep).click()
  await button(ben.page, new RegExp(`^${set.start}`)).click()
}

test('[B4] what stayed at the table comes back in its presenter’s next turn, by a tap, to that table alone', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openSet(tablet, 'Leading without being the boss')
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  const ben = await device({ name: 'ben', scheme: 'dark' })
  for (const [phone, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ] as const) {
    await joinByLink(phone, link, 1, name)
    await pairByText(phone, tablet)
    await toMeeting(phone)
  }
  await toMeeting(tablet)
  await roomOn(tablet)
  for (const phone of [ana, ben]) await sees(phone, words.meeting.ourTable(2))
  await anaPresents(tablet, ana, ben)
  for (const step of ['questions', 'reflection', 'perspectives', 'commitment']) await tableOn(ben, step)
  await circle(ana, 'table')
  await write(ana, commitmentPrompt, will)
  await sees(ben, will)

  // The room says when it meets next, and everybody keeps that
  await toLastStep(tablet)
  await button(tablet.page, words.facilitate.finish).click()
  await tablet.page.getByLabel(between.nextDay).fill('2030-12-12')
  await button(tablet.page, between.tellRoom).click()
  for (const phone of [ana, ben]) {
    await button(phone.page, between.keep).click({ timeout: arrivalMs })
    await sees(phone, between.kept)
  }

  // The next one: Ana alone is shown what she said, and by her turn nobody else has seen it
  for (const each of [tablet, ana, ben]) {
    await toHome(each)
    await button(each.page, words.home.openMeetingOf('Leading without being the boss')).first().click()
  }
  for (const phone of [ana, ben]) {
    await pairByText(phone, tablet)
    await toMeeting(phone)
  }
  await toMeeting(tablet)
  await circle(ana, 'table')
  await sees(ana, between.stayed)
  await sees(ana, between.bringInTurn)
  await isAccessibleLarge('what stayed at the table, before the turn', ana.page)
  await roomOn(tablet)
  await anaPresents(tablet, ana, ben)
  for (const { page } of [tablet, ben]) await expect(page.getByText(will)).toHaveCount(0)
  await circle(ana, 'table')
  await isAccessibleLarge('what stayed at the table, in the turn', ana.page)
  await button(ana.page, between.bringBackOf(will)).click()
  await sees(ana, between.broughtBack)
  await circle(ben, 'table')
  await sees(ben, will)
  await expect(tablet.page.getByText(will)).toHaveCount(0)
  for (const each of [tablet, ana, ben]) expect(each.problems, each.name).toEqual([])
})
