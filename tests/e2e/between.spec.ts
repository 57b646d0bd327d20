import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { itIs } from './support/between.ts'
import { clipboard } from './support/device.ts'
import {
  arrivalMs,
  button,
  circle,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  toHome,
  toLastStep,
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices and two meetings, on a machine that may have two slow cores. */
const scenarioMs = 300_000
const firstDay = new Date('2026-11-10T10:00:00')
const nextDay = '2026-12-12'
const movedDay = '2026-12-19'
const dueDay = new Date('2026-12-05T10:00:00')
const promise = 'ask the night shift'
const learned = 'They had waited to be asked'
const onTheDay = new Date('2026-12-19T09:00:00')

test('[B1] [B2] what was kept at the end opens on the day, offline, with one’s own table, and one link is enough', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await itIs(tablet, firstDay)
  await openMeeting(tablet, { focus: 'The new handover', tables: 2, names: true })
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  await itIs(ana, firstDay)
  await joinByLink(ana, link, 2, 'Ana')
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await toMeeting(ana)
  await toLastStep(tablet)
  await button(tablet.page, words.facilitate.finish).click()

  // The facilitator says it; the phone keeps it with one tap
  await tablet.page.getByLabel(between.nextDay).fill(nextDay)
  await tablet.page.getByLabel(between.nextName).fill('December')
  await button(tablet.page, between.tellRoom).click()
  await sees(tablet, between.ledHere)
  await sees(ana, between.nextOn('Saturday 12 December'))
  await button(ana.page, between.keep).click()
  await sees(ana, between.kept)
  await isAccessibleLarge('the next meeting is kept', ana.page)

  // The day moves, weeks later: the link is sent to people who have gone home
  await toHome(ana)
  await toHome(tablet)
  await sees(ana, words.home.nextOn('Saturday 12 December'))
  await isAccessibleLarge('the first screen with a next meeting', ana.page)
  await button(tablet.page, words.home.changeDay).click()
  await button(tablet.page, between.changeDay).click()
  await tablet.page.getByLabel(between.nextDay).fill(movedDay)
  await button(tablet.page, between.save).click()
  await sees(tablet, between.nextOn('Saturday 19 December'))
  await button(tablet.page, between.sendLink).click()
  await sees(tablet, between.linkCopied)
  const moved = await clipboard(tablet)
  await ana.page.goto(moved)
  await sees(ana, between.before('Saturday 12 December'))
  await isAccessibleLarge('a next meeting that was sent', ana.page)
  await button(ana.page, between.useDay).click()
  await expect(button(ana.page, words.home.newMeeting)).toBeVisible({ timeout: arrivalMs })
  await sees(ana, words.home.nextOn('Saturday 19 December'))

  // On the day: one tap, with no network at all
  await itIs(ana, onTheDay)
  await itIs(tablet, onTheDay)
  await sees(ana, words.home.nextToday)
  await ana.context.setOffline(true)
  await button(ana.page, words.home.openMeetingOf('December')).click()
  await expect(ana.page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
  await ana.context.setOffline(false)
  await toHome(tablet)
  await button(tablet.page, words.home.openMeetingOf('December')).click()
  await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await expect(
    tablet.page.getByRole('region', { name: words.facilitate.tables }).getByText('1', { exact: true }).last(),
  ).toBeVisible({ timeout: arrivalMs })
  // Off the network the tab's own sign may be asked for in vain.
  const problems = [...tablet.problems, ...ana.problems]
  expect(problems.filter((problem) => !problem.includes('/icons/'))).toEqual([])
})

test('[B3] a promise is asked about, answered between the meetings, and said at the next one', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await itIs(tablet, firstDay)
  await openMeeting(tablet, { focus: 'The new handover', tables: 2, names: true })
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  const ben = await device({ name: 'ben' })
  for (const [phone, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ] as const) {
    await itIs(phone, firstDay)
    await joinByLink(phone, link, 1, name)
    await pairByText(tablet, phone)
    await toMeeting(phone)
  }
  await toMeeting(tablet)
  await toLastStep(tablet)
  await button(tablet.page, words.facilitate.finish).click()
  await tablet.page.getByLabel(between.nextDay).fill(movedDay)
  await button(tablet.page, between.tellRoom).click()

  // Ana promises, Ben says yes on his phone: both have it on their card
  await button(ana.page, follow.makePromise).click()
  await ana.page.getByLabel(words.meeting.what).fill(promise)
  await ana.page.getByLabel(words.meeting.whenDate).fill('2026-12-04')
  await ana.page.getByLabel(words.meeting.asks).fill('Ben')
  await button(ana.page, words.meeting.savePoint).click()
  await sees(ana, between.notYet('Ben'))
  await isAccessibleLarge('a promise that nobody has agreed to ask about', ana.page)
  await circle(ben, 'room')
  await button(ben.page, between.willAsk).click({ timeout: arrivalMs })
  await sees(ana, between.saidYes('Ben'))
  await circle(ben, 'me')
  await expect(ben.page.getByRole('heading', { name: between.asking })).toBeVisible({ timeout: arrivalMs })
  await isAccessibleLarge('what I will ask', ben.page)
  await button(ana.page, between.keep).click()
  await sees(ana, between.kept)
  await ana.page.getByText(between.whosePhone).click()
  await isAccessibleLarge('whose phone this is', ana.page)

  // Three weeks later, at home: it is due, and Ana answers for herself, then tells Ben
  await itIs(ana, dueDay)
  await toHome(ana)
  await sees(ana, between.due)
  await button(ana.page, follow.sayOf(promise)).click()
  await ana.page.getByRole('radio', { name: new RegExp(`^${follow.state.done}`) }).check({ force: true })
  await ana.page.getByLabel(follow.learned).fill(learned)
  await button(ana.page, follow.save).click()
  await sees(ana, between.answerWaits)
  await isAccessibleLarge('the first screen with a promise', ana.page)
  await button(ana.page, between.tell('Ben')).click()
  await expect(ana.page.getByLabel(between.tellWords)).toHaveValue(new RegExp(`${promise}[^]*${learned}`))
  await isAccessibleLarge('what is sent to Ben', ana.page)
  await button(ana.page, between.sendWords).click()
  expect(await clipboard(ana)).toContain(learned)

  // At the next meeting one tap says it to the room; until then nobody else has it
  await itIs(ana, onTheDay)
  await itIs(tablet, onTheDay)
  await toHome(tablet)
  await button(tablet.page, words.home.openMeetingOf('The new handover')).click()
  await toHome(ana)
  await button(ana.page, words.home.openMeetingOf('The new handover')).click()
  await sees(ana, between.beforeTitle)
  await isAccessibleLarge('what I promised last time, connected with nobody', ana.page)
  await pairByText(tablet, ana)
  await toMeeting(tablet)
  await toMeeting(ana)
  await circle(ana, 'room')
  await expect(tablet.page.getByText(promise).first()).toBeVisible({ timeout: arrivalMs })
  await expect(tablet.page.getByText(learned)).toHaveCount(0)
  await button(ana.page, between.sayHereOf(promise)).click({ timeout: arrivalMs })
  await sees(tablet, learned)
  await toHome(ana)
  await expect(ana.page.getByText(between.answerWaits)).toHaveCount(0)

  // Her own log has it, on her phone alone; the phone can be handed on without it
  await button(ana.page, between.openLog).click()
  await sees(ana, learned)
  await isAccessibleLarge('my log', ana.page)
  await button(ana.page, between.deleteLog).click()
  await ana.page.getByRole('dialog').getByRole('button', { name: between.deleteLog }).click()
  await sees(ana, between.logEmpty)
  expect([...tablet.problems, ...ana.problems, ...ben.problems]).toEqual([])
})
