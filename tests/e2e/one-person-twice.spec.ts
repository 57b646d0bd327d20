import { expect } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import { answer, finish, itIs, keepNext, makePromise } from './support/between.ts'
import type { Device } from './support/device.ts'
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
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Four devices and three meetings, on a machine that may have two slow cores. */
const scenarioMs = 300_000
const november = new Date('2026-11-10T10:00:00')
const december = new Date('2026-12-12T09:00:00')

const groups = [
  { focus: 'The new handover', next: 'Wards', day: '2026-12-12', promise: 'ask the night shift' },
  { focus: 'How we decide', next: 'Leads', day: '2026-12-14', promise: 'close one project' },
] as const

/** The app on the home screen, where it has a storage of its own. */
const installed = async ({ context, page }: Device): Promise<void> => {
  await context.addInitScript(() => {
    const { matchMedia } = window
    window.matchMedia = (query) =>
      matchMedia.call(window, query.includes('display-mode: standalone') ? 'all' : query)
  })
  await page.reload()
}

test('[B2] [B3] [B5] one person in two groups, in a browser and in the app beside it: the first screen shows what is there, and says what is not', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const ana = await device({ name: 'ana' })
  await itIs(ana, november)
  const tablets: Device[] = []
  for (const { focus, next, day, promise } of groups) {
    const tablet = await device({ name: next, size: 'tablet' })
    tablets.push(tablet)
    await itIs(tablet, november)
    await openMeeting(tablet, { focus, tables: 2, names: true })
    await joinByLink(ana, await invitationLink(tablet), 1, 'Ana')
    await pairByText(tablet, ana)
    for (const each of [tablet, ana]) await toMeeting(each)
    await finish(tablet, day, next)
    await makePromise(ana, { what: promise, when: '2026-12-01' })
    await keepNext(ana)
    for (const each of [tablet, ana]) await toHome(each)
  }

  // Two next meetings, two promises and a log of both, each with its meeting.
  await sees(ana, words.home.nextOn('Saturday 12 December'))
  await sees(ana, words.home.nextOn('Monday 14 December'))
  for (const { promise, focus } of groups) {
    await expect(ana.page.getByText(words.home.nextAfter(focus))).toBeVisible()
    await expect(ana.page.getByText(follow.promiseIs(promise)).first()).toBeVisible()
    await expect(ana.page.getByText(follow.from(focus))).toBeVisible()
  }
  await isAccessibleLarge('the first screen of somebody in two groups', ana.page)
  await answer(ana, groups[1].promise, 'done', 'It hurt less than we feared')
  await button(ana.page, between.openLog).click()
  for (const { focus, promise } of groups) {
    await expect(ana.page.getByRole('heading', { name: focus })).toBeVisible()
    await expect(ana.page.getByText(promise)).toBeVisible()
  }

  // The app beside the browser has nothing of it, says so, and gets the promise by the meeting.
  const app = await device({ name: 'ana’s app' })
  await itIs(app, december)
  await installed(app)
  await sees(app, words.home.startsEmpty)
  await isAccessibleLarge('the first screen of an app that starts empty', app.page)
  const [wards] = tablets as [Device, Device]
  await itIs(wards, december)
  await button(wards.page, words.home.openMeetingOf('Wards')).click()
  await joinByLink(app, await invitationLink(wards), 1, 'Ana')
  await pairByText(wards, app)
  await toMeeting(app)
  await circle(app, 'room')
  await button(app.page, follow.isMineOf(groups[0].promise)).click({ timeout: arrivalMs })
  await answer(app, groups[0].promise, 'changed', 'They ask me now')
  await toMeeting(wards)
  await sees(wards, 'They ask me now')
  for (const { page } of [wards, app]) {
    await expect(page.getByText(groups[1].promise)).toHaveCount(0)
    await expect(page.getByText('It hurt less than we feared')).toHaveCount(0)
  }
  await toHome(app)
  await expect(app.page.getByText(words.home.startsEmpty)).toHaveCount(0)
  await sees(app, between.nothingOpen)
  // The browser has not heard of that: there it is due still.
  await toHome(ana)
  await expect(button(ana.page, follow.sayOf(groups[0].promise))).toBeVisible()
  for (const each of [...tablets, ana, app]) expect(each.problems, each.name).toEqual([])
})
