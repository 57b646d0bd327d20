import { expect, type Page } from '@playwright/test'
import { setTexts } from '../../src/i18n/en/set.ts'
import { english as words } from '../../src/i18n/texts.ts'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import type { Device } from './support/device.ts'
import {
  arrivalMs,
  button,
  circle,
  invitationLink,
  joinByLink,
  pairByText,
  roomOn,
  sees,
  takeMarkdown,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Three devices in one browser of a slow machine, through two turns. */
const meetingMs = 240_000

const turnStage = actionLearningSet.stages.find(({ id }) => id === 'turn')
const promptOf = (row: string) => turnStage?.grid?.cells.find((cell) => cell.row === row)?.prompt ?? ''
const titleOf = (step: string) => turnStage?.steps.find(({ id }) => id === step)?.title ?? ''

const openSet = async ({ page }: Device): Promise<void> => {
  await button(page, words.home.newMeeting).click()
  await page.getByLabel(words.setUp.focus).fill('Leading without being the boss')
  await page.getByRole('radio', { name: new RegExp(actionLearningSet.name) }).check({ force: true })
  for (let tables = 4; tables > 2; tables--) await button(page, words.setUp.fewerTables).click()
  await page.getByRole('radio', { name: words.setUp.namesOn }).click()
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

/** The timekeeper's next step, by its name on every phone. */
const tableOn = async (keeper: Device, step: string): Promise<void> => {
  const bar = keeper.page.getByRole('region', { name: setTexts.controls })
  await bar.getByRole('button', { name: new RegExp(setTexts.next(titleOf(step))) }).click()
  await expect(stepNow(keeper.page)).toHaveText(titleOf(step))
}

const stepNow = (page: Page) => page.locator('.set-step-now')
const field = ({ page }: Device, prompt: string) =>
  page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })
const bidsOf = ({ page }: Device) => page.locator('.set-bid .note-text').allTextContents()

const ask = async ({ page }: Device, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: setTexts.bidLabel }).fill(text)
  await button(page, setTexts.ask).click()
}

test('[L5] [C5] [P7] a set with two presenters: bids of one moment, questions before perspectives, a hand-over', async ({
  device,
}) => {
  test.setTimeout(meetingMs)
  const tablet = await device({ name: 'tablet', size: 'tablet' })
  await openSet(tablet)
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  const ben = await device({ name: 'ben', scheme: 'dark' })
  for (const phone of [ana, ben]) {
    await joinByLink(phone, link, 1, phone === ana ? 'Ana' : 'Ben')
    await pairByText(phone, tablet)
    await toMeeting(phone)
  }
  await toMeeting(tablet)

  // Two ask for time in one moment: both phones show the same order.
  await roomOn(tablet)
  for (const { page } of [ana, ben])
    await expect(page.getByRole('textbox', { name: setTexts.bidLabel })).toBeVisible({ timeout: arrivalMs })
  await Promise.all([ask(ana, 'My team waits for me to decide'), ask(ben, 'I avoid one colleague')])
  for (const { page } of [ana, ben])
    await expect(page.locator('.set-bid')).toHaveCount(2, { timeout: arrivalMs })
  const order = await bidsOf(ana)
  expect(await bidsOf(ben)).toEqual(order)
  await expectNoAxeViolations(ana.page, 'bids for time')

  // The first presents; the other keeps time, at the table's own pace.
  await roomOn(tablet)
  const [presenter, keeper] = order[0]?.startsWith('My team') ? [ana, ben] : [ben, ana]
  const [presenterName, keeperName] = presenter === ana ? ['Ana', 'Ben'] : ['Ben', 'Ana']
  await sees(presenter, setTexts.youPresent)
  await sees(keeper, setTexts.presents(presenterName))
  await sees(keeper, setTexts.youAreNext)
  await expectNoAxeViolations(presenter.page, 'nobody keeps time yet')
  await button(keeper.page, setTexts.keep).click()
  await sees(presenter, setTexts.keeper(keeperName))
  await button(keeper.page, new RegExp(`^${setTexts.start}`)).click()
  await expectNoAxeViolations(keeper.page, 'the timekeeper at the challenge')

  // Questions before perspectives: their cells cannot be written, and say when they open.
  const closed = setTexts.opensAfter(titleOf('perspectives'), titleOf('reflection'))
  for (const phone of [presenter, keeper]) {
    await expect(phone.page.getByText(closed).first()).toBeVisible()
    for (const row of ['experience', 'strength', 'wonder'])
      await expect(field(phone, promptOf(row))).toHaveCount(0)
  }
  await tableOn(keeper, 'questions')
  await sees(presenter, setTexts.phonesDown)
  await expect(keeper.page.getByText(setTexts.phonesDown)).toHaveCount(0)
  await expectNoAxeViolations(presenter.page, 'phones down')
  await button(presenter.page, setTexts.noteOne).click()
  await field(presenter, promptOf('question')).fill('Have you tried talking to her?')
  await sees(presenter, `${setTexts.hint.advice} ${setTexts.hintOnlyYou}`)
  await expectNoAxeViolations(presenter.page, 'a hint at advice')
  await field(presenter, promptOf('question')).fill('')
  await field(presenter, promptOf('question')).blur()
  await expect(field(keeper, promptOf('strength'))).toHaveCount(0)
  await tableOn(keeper, 'reflection')
  await sees(presenter, setTexts.silence)
  await circle(keeper, 'table')
  await expect(field(keeper, promptOf('strength'))).toHaveCount(0)

  // Now they open: the others write, the presenter listens.
  await tableOn(keeper, 'perspectives')
  await write(keeper, promptOf('strength'), 'I noticed that you never blamed them')
  await sees(presenter, 'I noticed that you never blamed them')
  await sees(presenter, setTexts.listen)
  await expect(field(presenter, promptOf('strength'))).toHaveCount(0)
  await expectNoAxeViolations(presenter.page, 'the presenter listens')

  // The commitment is the presenter's, and leaves the table by the presenter alone.
  await tableOn(keeper, 'commitment')
  await sees(keeper, setTexts.onlyPresenter)
  await write(presenter, promptOf('commitment'), 'ask the team what they would decide')
  await sees(keeper, 'ask the team what they would decide')
  await expect(button(keeper.page, setTexts.makePointOf('ask the team what they would decide'))).toHaveCount(
    0,
  )
  await button(presenter.page, setTexts.makePointOf('ask the team what they would decide')).click()
  await presenter.page.getByLabel(words.meeting.asks).fill(keeperName)
  await button(presenter.page, words.meeting.savePoint).click()
  await sees(presenter, setTexts.pointSaid)
  await expectNoAxeViolations(presenter.page, 'the commitment')

  // The timekeeper hands over; the board shows where the table is, and the other phone presents.
  await tableOn(keeper, 'review')
  await button(keeper.page, setTexts.handOverTo(setTexts.you)).click()
  await sees(keeper, setTexts.youPresent)
  await sees(presenter, setTexts.presents(keeperName))
  await expect(tablet.page.locator('.board-table-turn').first()).toContainText(titleOf('challenge'), {
    timeout: arrivalMs,
  })
  await expectNoAxeViolations(tablet.page, 'a board of sets')
  await button(presenter.page, setTexts.keepInstead).click()
  await button(presenter.page, new RegExp(`^${setTexts.start}`)).click()
  await expect(field(keeper, promptOf('strength'))).toHaveCount(0)
  await tableOn(presenter, 'questions')
  await sees(keeper, setTexts.phonesDown)

  // What stays at the table stays there; the room has the commitment alone.
  const document = await takeMarkdown(tablet)
  expect(document).toContain('ask the team what they would decide')
  expect(document).not.toContain('never blamed them')
  expect(document).not.toContain('My team waits')
  for (const each of [tablet, ana, ben]) expect(each.problems, each.name).toEqual([])
})
