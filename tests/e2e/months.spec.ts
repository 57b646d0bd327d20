import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { english as words } from '../english.ts'
import {
  answer,
  commitAtTable,
  finish,
  itIs,
  keepFromLink,
  keepNext,
  makePromise,
  nextLink,
  present,
  wipe,
} from './support/between.ts'
import type { Device } from './support/device.ts'
import { hearConnections, heardBy, storedOn } from './support/evidence.ts'
import {
  arrivalMs,
  button,
  circle,
  giveCode,
  invitationLink,
  joinByLink,
  myCode,
  openSet,
  pairByText,
  roomOn,
  sees,
  sitDown,
  takeFile,
  takeMarkdown,
  toConnect,
  toHome,
  toMeeting,
  withoutRelays,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Seven devices and three meetings, on a machine that may have two slow cores. */
const scenarioMs = 600_000
const focus = 'Leading without being the boss'
const november = new Date('2026-11-10T10:00:00')
const between1And2 = new Date('2026-12-05T10:00:00')
const december = new Date('2026-12-19T09:00:00')
const january = new Date('2027-01-16T09:00:00')

/** What Ana says at her table, and nowhere else. */
const will = 'talk to the night shift alone'
const promiseOf = {
  ben: 'ask the porters',
  dora: 'sleep over one night',
  eli: 'call my mentor',
  fay: 'tidy the store room',
} as const
const learned = 'They had waited to be asked'

type Open = (options: { name: string; size?: 'tablet' }) => Promise<Device>

/** A device on this day, which remembers what it hears. */
const deviceOn = async (open: Open, day: Date, options: Parameters<Open>[0]): Promise<Device> => {
  const device = await open(options)
  await hearConnections(device)
  await itIs(device, day)
  return device
}

const connect = async (tablet: Device, phones: readonly Device[]): Promise<void> => {
  for (const phone of phones) {
    await pairByText(phone, tablet)
    await toMeeting(phone)
  }
  await toMeeting(tablet)
}

const openKept = async (device: Device, title: string): Promise<void> => {
  await toHome(device)
  await button(device.page, words.home.openMeetingOf(title)).first().click()
}

const markAsMine = async ({ page }: Device, what: string): Promise<void> => {
  await circle({ page } as Device, 'room')
  await button(page, follow.isMineOf(what)).click({ timeout: arrivalMs })
  await expect(page.getByRole('heading', { name: follow.mine })).toBeVisible()
}

/** On a phone that others use too: after this nothing on it is its person's. */
const clearPhone = async (phone: Device, promised: string): Promise<void> => {
  const { page } = phone
  await page.getByText(between.whosePhone).click()
  await button(page, between.clearPhone).click()
  await page.getByRole('dialog').getByRole('button', { name: between.clearPhone }).click()
  await sees(phone, between.phoneCleared)
  await toHome(phone)
  await expect(page.getByRole('heading', { name: between.promises })).toHaveCount(0)
  await expect(page.getByText(promised)).toHaveCount(0)
  expect(await storedOn(phone)).not.toContain('/kept-promise/')
}

/** Everybody else gets a new code; who kept the old one is told so. */
const leaveOut = async (tablet: Device, out: Device): Promise<string> => {
  await button(tablet.page, between.more).click()
  await tablet.page.getByRole('menuitem', { name: between.changeCode }).click()
  await tablet.page.getByRole('dialog').getByRole('button', { name: between.changeCode }).click()
  await sees(tablet, between.codeChanged)
  await sees(out, between.byLink)
  return nextLink(tablet)
}

/** Another tablet opens the file of the last meeting, and makes the next one anew. */
const continueFrom = async (tablet: Device, pack: Buffer): Promise<string> => {
  const { page } = tablet
  await button(page, words.home.newMeeting).click()
  await page
    .getByLabel(follow.openPack, { exact: true })
    .and(page.locator('input'))
    .setInputFiles({ name: 'last.plenary', mimeType: 'application/octet-stream', buffer: pack })
  await expect(page.getByText(/^This meeting continues/)).toBeVisible({ timeout: arrivalMs })
  await withoutRelays(page)
  await page.getByRole('radio', { name: new RegExp(actionLearningSet.name) }).check({ force: true })
  await page.getByLabel(words.setUp.setFocus).fill('What came of it')
  await button(page, words.setUp.moreTables).click()
  await page.getByRole('radio', { name: words.setUp.namesOn }).click()
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  return invitationLink(tablet)
}

test('[B1] [B3] [B4] [B5] three meetings over three months: people are away, phones are wiped, replaced and shared, the tablet is lost', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  // November. Six come; Ana says at her table what she will do, four promise before the room, one phone is shared.
  const tablet = await deviceOn(device, november, { name: 'tablet', size: 'tablet' })
  await openSet(tablet, focus)
  const link = await invitationLink(tablet)
  const arrive = async (name: string, table: number) => {
    const phone = await deviceOn(device, november, { name })
    await joinByLink(phone, link, table, name)
    await pairByText(phone, tablet)
    await toMeeting(phone)
    return phone
  }
  const ana = await arrive('Ana', 1)
  const ben = await arrive('Ben', 1)
  const eli = await arrive('Eli', 1)
  const cem = await arrive('Cem', 2)
  const dora = await arrive('Dora', 2)
  const fay = await arrive('Fay', 2)
  await toMeeting(tablet)
  await roomOn(tablet)
  await sees(ana, words.meeting.ourTable(3))
  await present(tablet, ana, ben)
  await commitAtTable(ana, ben, will)
  await finish(tablet, '2026-12-12', 'December')
  await makePromise(ben, { what: promiseOf.ben, when: '2026-12-04', asks: 'Cem' })
  await makePromise(dora, { what: promiseOf.dora, when: '2026-12-10' })
  await makePromise(eli, { what: promiseOf.eli, when: '2026-12-10' })
  await makePromise(fay, { what: promiseOf.fay, when: '2026-12-10' })
  await circle(cem, 'room')
  await button(cem.page, between.willAsk).first().click({ timeout: arrivalMs })
  await sees(ben, between.saidYes('Cem'))
  await circle(cem, 'me')
  for (const phone of [ana, ben, cem, dora, eli]) await keepNext(phone)
  await clearPhone(fay, promiseOf.fay)

  // In between: the day moves, Ben answers for himself, two phones lose what they had, and Eli has a new one.
  for (const each of [tablet, ana, ben, cem, dora]) await toHome(each)
  await eli.close()
  await button(tablet.page, words.home.changeDay).click()
  await button(tablet.page, between.changeDay).click()
  await tablet.page.getByLabel(between.nextDay).fill('2026-12-19')
  await button(tablet.page, between.save).click()
  const moved = await nextLink(tablet)
  await wipe(dora)
  await wipe(cem)
  await itIs(ben, between1And2)
  await sees(ben, between.due)
  await answer(ben, promiseOf.ben, 'done', learned)
  await sees(ben, between.answerWaits)
  await keepFromLink(ben, moved)
  await sees(ben, words.home.nextOn('Saturday 19 December'))

  // December, without Ana: what Ben answered is said by a tap, and what was lost is theirs again by another.
  const eliNow = await deviceOn(device, december, { name: 'Eli, a new phone' })
  for (const each of [tablet, ben, dora]) await itIs(each, december)
  await openKept(tablet, 'December')
  await openKept(ben, 'December')
  for (const [phone, table, name] of [
    [dora, 2, 'Dora'],
    [eliNow, 1, 'Eli'],
  ] as const) {
    await keepFromLink(phone, moved)
    await openKept(phone, 'December')
    await sitDown(phone, table, name)
  }
  await connect(tablet, [ben, dora, eliNow])
  await circle(ben, 'room')
  await button(ben.page, between.sayHereOf(promiseOf.ben)).click({ timeout: arrivalMs })
  await sees(tablet, learned)
  await markAsMine(dora, promiseOf.dora)
  await answer(dora, promiseOf.dora, 'blocked', 'Nobody could stand in')
  await markAsMine(eliNow, promiseOf.eli)
  await toMeeting(tablet)
  await finish(tablet, '2027-01-16', 'January')
  await toMeeting(ben)
  await keepNext(ben)
  // Ben is left out of the next one: the others have a new code by the link, his admits nobody.
  const sent = await leaveOut(tablet, ben)
  for (const phone of [dora, ana]) await keepFromLink(phone, sent)
  await toMeeting(tablet)
  const pack = readFileSync(await takeFile(tablet, words.document.pack))
  await toHome(ben)
  await sees(ben, words.home.replaced)

  // The tablet is lost. January, from the file on another one: Ana is back, and her table hears of it from her alone.
  const evidence = new Map([['the lost tablet', await storedOn(tablet)]])
  await tablet.close()
  const tabletNow = await deviceOn(device, january, { name: 'another tablet', size: 'tablet' })
  const invitation = await continueFrom(tabletNow, pack)
  for (const phone of [ana, dora, eliNow]) await itIs(phone, january)
  await joinByLink(ana, invitation, 1, 'Ana')
  await joinByLink(eliNow, invitation, 1, 'Eli')
  await joinByLink(dora, invitation, 2, 'Dora')
  await connect(tabletNow, [ana, dora, eliNow])
  for (const [phone, what] of [
    [dora, promiseOf.dora],
    [eliNow, promiseOf.eli],
  ] as const) {
    await circle(phone, 'room')
    await sees(phone, follow.mine)
    await expect(button(phone.page, follow.sayOf(what))).toBeVisible()
  }
  await expect(tabletNow.page.getByText(promiseOf.ben)).toHaveCount(0)
  await circle(ana, 'table')
  await sees(ana, between.stayed)
  // Who comes to a table with something on it is let in by a person: both sit before anything is written.
  await circle(eliNow, 'table')
  for (const phone of [ana, eliNow]) await sees(phone, words.meeting.ourTable(2))
  await roomOn(tabletNow)
  await present(tabletNow, ana, eliNow)
  await circle(ana, 'table')
  await button(ana.page, between.bringBackOf(will)).click({ timeout: arrivalMs })
  // Two months ago: she is asked whether these people are to hear it.
  await ana.page.getByRole('dialog').getByRole('button', { name: between.bringBack }).click()
  await circle(eliNow, 'table')
  await sees(eliNow, will)

  // Ben's old code is one of another meeting, and says so.
  await itIs(ben, january)
  await button(ben.page, /January/)
    .first()
    .click()
  const code = await myCode(ben)
  await toConnect(tabletNow)
  await giveCode(tabletNow, code)
  await sees(tabletNow, words.common.refusal['other-meeting'])
  await toMeeting(tabletNow)

  // Nothing of what Ana said is anywhere but on her phone and at her table.
  for (const phone of [tabletNow, cem, dora, fay]) evidence.set(phone.name, await storedOn(phone))
  for (const phone of [tabletNow, dora]) evidence.set(`what ${phone.name} heard`, await heardBy(phone))
  evidence.set('the pack of December', pack.toString('latin1'))
  evidence.set('the document', await takeMarkdown(tabletNow))
  for (const [where, text] of evidence) expect(text.includes(will), where).toBe(false)
  // The search finds what is there: hers, and what everybody was told.
  for (const phone of [ana, eliNow]) expect(await storedOn(phone), phone.name).toContain(will)
  expect(await heardBy(eliNow)).toContain(will)
  expect(evidence.get('the lost tablet')).toContain(promiseOf.ben)
  expect(evidence.get(dora.name)).toContain(promiseOf.eli)
  expect(evidence.get(`what ${dora.name} heard`)).toContain(promiseOf.eli)

  // And who kept the code of the lost tablet reads that it is replaced.
  await toHome(ana)
  await sees(ana, words.home.replaced)
  for (const each of [tabletNow, ana, ben, cem, dora, eliNow, fay])
    expect(each.problems, each.name).toEqual([])
})
