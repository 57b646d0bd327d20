import { expect } from '@playwright/test'
import { guide } from '../../src/i18n/en/guide/guide.ts'
import { templates } from '../../src/i18n/en/templates.ts'
import { english as words } from '../english.ts'
import { clipboard } from './support/device.ts'
import { chooseFrom, named, press, tabTo } from './support/keyboard.ts'
import {
  arrivalMs,
  bringToTable,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  pairByText,
  roomOn,
  sees,
  shareWithRoom,
  toMeeting,
  withoutRelays,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

const question = 'What did the patients tell us?'
const answer = 'That they like to be asked'

test('[S3] a template made by keyboard on a tablet, shared as a link, opened on another and run with three devices', async ({
  device,
}) => {
  test.setTimeout(240_000)
  const maker = await device({ size: 'tablet' })
  const type = (text: string) => maker.page.keyboard.type(text)
  const key = (name: string) => maker.page.keyboard.press(name)

  // From the set-up to a copy of one's own; what was typed there waits.
  await press(maker, named(maker, new RegExp(`^${words.home.newMeeting}`)))
  await expect(maker.page.getByLabel(words.setUp.focus)).toBeFocused()
  await type('Rounds at the bedside')
  await press(maker, named(maker, words.setUp.changeTemplate))
  await press(maker, named(maker, /: change name and description$/))
  await expect(maker.page.getByLabel(templates.name, { exact: true })).toBeFocused()
  await key('ControlOrMeta+A')
  await type('Ward rounds')
  await key('Enter')
  await expect(maker.page.locator('.template-name')).toHaveText('Ward rounds')

  // A row of one's own, and its question.
  await press(maker, named(maker, /^2\. Reflect & share/))
  await press(maker, named(maker, templates.addRow))
  await expect(maker.page.getByRole('dialog').getByLabel(templates.lineTitle)).toBeFocused()
  await key('ControlOrMeta+A')
  await type('The patients')
  await key('Enter')
  await press(maker, named(maker, / Change The patients · Went well$/))
  await expect(maker.page.getByLabel(templates.prompt, { exact: true })).toBeFocused()
  await key('ControlOrMeta+A')
  await type(question)
  await key('Enter')
  await expect(maker.page.locator('.template-phone')).toContainText(question)

  // A step with a name of its own and a page of the guide; a question that asks for a question.
  await press(maker, named(maker, /^Alone.*: change step 1$/))
  await tabTo(maker, maker.page.getByLabel(templates.stepTitle))
  await type('Quiet writing')
  await tabTo(maker, maker.page.locator('dialog summary'))
  await key('Enter')
  await tabTo(maker, maker.page.getByLabel(templates.guideAdd))
  await type(guide.topics.silence.title.slice(0, 8))
  await expect(
    maker.page.getByRole('button', { name: templates.guideMore(guide.topics.silence.title) }),
  ).toBeVisible()
  await tabTo(maker, maker.page.getByLabel(templates.stepTitle))
  await key('Enter')
  await expect(named(maker, /^Quiet writing.*: change step 1$/)).toBeVisible()
  await press(maker, named(maker, / Change The patients · Could be better$/))
  await tabTo(maker, maker.page.locator('dialog summary'))
  await key('Enter')
  await tabTo(maker, maker.page.getByRole('switch', { name: templates.cellAsks }))
  await key('Space')
  await tabTo(maker, maker.page.getByRole('button', { name: words.common.save }))
  await key('Enter')
  await expect(maker.page.getByRole('dialog')).toHaveCount(0)

  // A stage goes, comes back by undo, and is moved.
  await chooseFrom(maker, templates.stageMore('Learn & report'), templates.removeIt)
  await expect(named(maker, /^3\. Learn & report/)).toHaveCount(0)
  await press(
    maker,
    maker.page.locator('.page-top').getByRole('button', { name: templates.undo, exact: true }),
  )
  await expect(named(maker, /^3\. Learn & report/)).toBeVisible()
  await chooseFrom(maker, templates.stageMore('Learn & report'), templates.moveDown)
  await expect(named(maker, /^4\. Learn & report/)).toBeVisible()
  await expect(named(maker, templates.stageMore('Learn & report'))).toBeFocused()
  await expect(maker.page.getByText(templates.saved, { exact: true })).toBeVisible()

  // Handed on, and back to a set-up that has kept its words and has chosen the new template.
  await chooseFrom(maker, templates.share, templates.shareLink)
  await expect(maker.page.getByText(templates.linkCopied)).toBeVisible()
  const link = await clipboard(maker)
  await press(maker, named(maker, words.common.back))
  await expect(maker.page.getByLabel(words.setUp.focus)).toHaveValue('Rounds at the bedside')
  await expect(maker.page.getByRole('radio', { name: /^Ward rounds/ })).toBeChecked()
  await maker.page.reload()
  await expect(maker.page.getByRole('radio', { name: /^Ward rounds/ })).toBeVisible()

  // On another device: looked at, kept, used.
  const leader = await device({ size: 'tablet' })
  await leader.page.goto(link)
  await expect(leader.page.getByRole('heading', { name: 'Ward rounds' })).toBeVisible({ timeout: arrivalMs })
  await tabTo(leader, named(leader, templates.use))
  await leader.page.keyboard.press('Enter')
  await expect(leader.page.getByRole('radio', { name: /^Ward rounds/ })).toBeChecked()
  await leader.page.getByLabel(words.setUp.focus).fill('Rounds at the bedside')
  await withoutRelays(leader.page)
  await named(leader, words.setUp.start).click()
  await expect(named(leader, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })

  // Run: the phones have its questions, write, and the readout shows it.
  const invitation = await invitationLink(leader)
  const [one, two] = [await device(), await device()]
  await Promise.all([joinByLink(one, invitation, 1), joinByLink(two, invitation, 2)])
  for (const phone of [one, two]) await pairByText(leader, phone)
  for (const each of [leader, one, two]) await toMeeting(each)
  await roomOn(leader)
  await sees(one, 'Quiet writing')
  await circle(one, 'me')
  const onward = one.page.getByRole('button', { name: words.meeting.nextPage('Our team') })
  await expect(onward).toBeVisible({ timeout: arrivalMs })
  await onward.click()
  await one.page.getByRole('button', { name: words.meeting.nextPage('The patients') }).click()
  await write(one, question, answer)
  await bringToTable(one, [answer])
  await goToStep(leader, 'Reflect & share', 'together')
  await circle(one, 'table')
  await shareWithRoom(one, [answer])
  await sees(leader, answer)
  await circle(two, 'room')
  await sees(two, answer)
  for (const each of [maker, leader, one, two]) expect(each.problems).toEqual([])
})

test('[S3] [K4] a template file with a mistake is refused with its place, and a good one kept', async ({
  device,
}) => {
  const tablet = await device({ size: 'tablet', path: '#/templates' })
  const { page } = tablet
  const give = (content: string) =>
    page
      .getByLabel(templates.openFile)
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  const template = {
    format: 2,
    id: 'x',
    name: 'Short',
    about: '',
    stages: [{ id: 'a', title: 'Talk', steps: [{ id: 's', kind: 'open', minutes: -5 }] }],
  }
  await expect(page.getByRole('heading', { name: templates.title })).toBeVisible()
  await give(JSON.stringify(template))
  await expect(page.getByRole('alert')).toContainText('Stage 1 “Talk”, step 1: the time in minutes')
  await expect(page.locator('.template-own')).toHaveCount(0)
  await give(JSON.stringify(template).replace('-5', '5'))
  await expect(page.locator('.template-own')).toContainText('Short')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.goto(`${page.url().split('#')[0]}#t1AAAABBBBCCCCDDDDEEEEFFFF`)
  await expect(page.getByRole('alert')).toContainText(templates.refused['link-broken'])
  expect(tablet.problems).toEqual([])
})

test('[S6] the guide opens at the step on the board without leaving it, by keyboard, and with no network', async ({
  device,
}) => {
  const tablet = await device({ size: 'tablet', installs: true })
  const { page, context } = tablet
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await expect(page.getByText(words.home.offlineReady)).toBeVisible({ timeout: arrivalMs })
  await named(tablet, new RegExp(`^${words.home.sample}`)).click()
  await expect(named(tablet, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await context.setOffline(true)
  const open = named(tablet, words.common.guide)
  await press(tablet, open)
  await expect(page.getByRole('heading', { name: guide.topics['step-plenary'].title })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
  expect(tablet.problems).toEqual([])
})
