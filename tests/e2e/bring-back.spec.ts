import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { commitAtTable, finish, keepNext, present } from './support/between.ts'
import {
  button,
  circle,
  invitationLink,
  joinByLink,
  openSet,
  pairByText,
  roomOn,
  sees,
  toHome,
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices through a turn each of two sets, on a machine that may have two slow cores. */
const scenarioMs = 300_000
const will = 'talk to the night shift alone'
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
  await present(tablet, ana, ben)
  await commitAtTable(ana, ben, will)

  // The room says when it meets next, and everybody keeps that
  await finish(tablet, '2030-12-12', '')
  for (const phone of [ana, ben]) await keepNext(phone)

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
  await sees(ana, follow.from('Leading without being the boss'))
  await sees(ana, between.bringInTurn)
  await isAccessibleLarge('what stayed at the table, before the turn', ana.page)
  await roomOn(tablet)
  await present(tablet, ana, ben)
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
