import { expect, type Page } from '@playwright/test'
import { between } from '../../src/i18n/en/between.ts'
import { follow } from '../../src/i18n/en/follow.ts'
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
  takeMarkdown,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Four devices in one browser of a slow machine, through a whole set. */
const meetingMs = 360_000

const turnStage = actionLearningSet.stages.find(({ id }) => id === 'turn')
const promptOf = (row: string) => turnStage?.grid?.cells.find((cell) => cell.row === row)?.prompt ?? ''
const titleOf = (step: string) => turnStage?.steps.find(({ id }) => id === step)?.title ?? ''

/** The timekeeper's next step, by its name on every phone. */
const tableOn = async (keeper: Device, step: string): Promise<void> => {
  const bar = keeper.page.getByRole('region', { name: set.controls })
  await bar.getByRole('button', { name: new RegExp(set.next(titleOf(step))) }).click()
  await expect(stepNow(keeper.page)).toHaveText(titleOf(step))
}

const stepNow = (page: Page) => page.locator('.set-step-now')
/** Where the facilitator has brought the room. */
const roomAt = ({ page }: Device, stage: string, step: string) =>
  expect(page.locator('.board-controls-place')).toHaveText(words.common.place(stage, step))
const turnNamed = (turn: number) => words.common.turn(turnStage?.title ?? '', turn)

const field = ({ page }: Device, prompt: string) =>
  page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })
const bidsOf = ({ page }: Device) => page.locator('.set-bid .note-text').allTextContents()

const ask = async ({ page }: Device, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: set.bidLabel }).fill(text)
  await button(page, set.ask).click()
}

/** The presenter says a commitment, and makes it the room's. */
const commit = async (presenter: Device, text: string, asks: string): Promise<void> => {
  await write(presenter, promptOf('commitment'), text)
  await button(presenter.page, set.makePointOf(text)).click()
  await presenter.page.getByLabel(words.meeting.asks).fill(asks)
  await button(presenter.page, words.meeting.savePoint).click()
  await sees(presenter, set.pointSaid)
}

test('[L5] [C5] [P7] [L4] a whole set: bids of one moment, questions before perspectives, hand-overs, the close and its document', async ({
  device,
}) => {
  test.setTimeout(meetingMs)
  const tablet = await device({ name: 'tablet', size: 'tablet' })
  await openSet(tablet, 'Leading without being the boss')
  const link = await invitationLink(tablet)
  const ana = await device({ name: 'ana' })
  const ben = await device({ name: 'ben', scheme: 'dark' })
  const cem = await device({ name: 'cem' })
  const phones = [ana, ben, cem]
  const names = new Map([
    [ana, 'Ana'],
    [ben, 'Ben'],
    [cem, 'Cem'],
  ])
  const nameOf = (phone: Device) => names.get(phone) ?? ''
  for (const phone of phones) {
    await joinByLink(phone, link, 1, nameOf(phone))
    await pairByText(phone, tablet)
    await toMeeting(phone)
  }
  await toMeeting(tablet)

  // Two ask for time in one moment, one later: every phone shows the same order. All sit by then; a phone that comes to a
  // table with something on it is let in by a person.
  await roomOn(tablet)
  for (const phone of phones) await sees(phone, words.meeting.ourTable(phones.length))
  for (const { page } of phones)
    await expect(page.getByRole('textbox', { name: set.bidLabel })).toBeVisible({ timeout: arrivalMs })
  await Promise.all([ask(ana, 'My team waits for me to decide'), ask(ben, 'I avoid one colleague')])
  for (const { page } of phones) await expect(page.locator('.set-bid')).toHaveCount(2, { timeout: arrivalMs })
  await ask(cem, 'I promise too much')
  for (const { page } of phones) await expect(page.locator('.set-bid')).toHaveCount(3, { timeout: arrivalMs })
  const order = await bidsOf(ana)
  expect(order[2]).toBe('I promise too much')
  for (const phone of [ben, cem]) expect(await bidsOf(phone)).toEqual(order)
  await isAccessibleLarge('bids for time', ana.page)

  // The first presents; the next keeps time, at the table's own pace.
  await roomOn(tablet)
  await roomAt(tablet, turnNamed(1), titleOf('challenge'))
  const [first, second] = order[0]?.startsWith('My team') ? [ana, ben] : [ben, ana]
  await sees(first, set.youPresent)
  await sees(second, set.presents(nameOf(first)))
  await sees(second, set.youAreNext)
  await sees(cem, set.yourTurn(3))
  await isAccessibleLarge('nobody keeps time yet', first.page)
  await button(second.page, set.keep).click()
  await sees(first, set.keeper(nameOf(second)))
  await button(second.page, new RegExp(`^${set.start}`)).click()
  await isAccessibleLarge('the timekeeper at the challenge', second.page)

  // Questions before perspectives: their cells cannot be written, and say when they open.
  const closed = set.opensAfter(titleOf('perspectives'), titleOf('reflection'))
  for (const phone of phones) {
    await expect(phone.page.getByText(closed).first()).toBeVisible()
    for (const row of ['experience', 'strength', 'wonder'])
      await expect(field(phone, promptOf(row))).toHaveCount(0)
  }
  await tableOn(second, 'questions')
  for (const phone of [first, cem]) await sees(phone, set.phonesDown)
  await expect(second.page.getByText(set.phonesDown)).toHaveCount(0)
  await isAccessibleLarge('phones down', first.page)
  await expect(field(second, promptOf('strength'))).toHaveCount(0)
  await tableOn(second, 'reflection')
  await sees(first, set.silence)
  // Which question landed is chosen now, and not while others ask.
  await field(first, promptOf('question')).fill('Have you tried talking to her?')
  await sees(first, `${set.hint.advice} ${set.hintOnlyYou}`)
  await isAccessibleLarge('a hint at advice', first.page)
  await field(first, promptOf('question')).fill('')
  await field(first, promptOf('question')).blur()
  await circle(second, 'table')
  await expect(field(second, promptOf('strength'))).toHaveCount(0)

  // Now they are spoken: one phone keeps the words beside the timekeeper's, the presenter listens.
  await tableOn(second, 'perspectives')
  await sees(first, set.phonesDownListen)
  await isAccessibleLarge('phones down in perspectives', cem.page)
  await button(cem.page, set.keepWords).click()
  await sees(cem, set.wordsMe)
  await sees(first, set.wordsOf('Cem'))
  await write(second, promptOf('strength'), 'I noticed that you never blamed them')
  await circle(cem, 'table')
  await write(cem, promptOf('wonder'), 'I wonder whether they wait too')
  await button(first.page, set.noteOne).click()
  for (const text of ['I noticed that you never blamed them', 'I wonder whether they wait too'])
    await sees(first, text)
  await sees(first, set.listen)
  await expect(field(first, promptOf('strength'))).toHaveCount(0)
  await isAccessibleLarge('the presenter listens', first.page)

  // The commitment is the presenter's, and leaves the table by the presenter alone.
  await tableOn(second, 'commitment')
  await sees(second, set.onlyPresenter)
  const firstWill = 'ask the team what they would decide'
  await commit(first, firstWill, nameOf(second))
  for (const phone of [second, cem]) {
    await sees(phone, firstWill)
    await expect(button(phone.page, set.makePointOf(firstWill))).toHaveCount(0)
    await expect(button(phone.page, set.changePointOf(firstWill))).toHaveCount(0)
  }
  await isAccessibleLarge('the commitment', first.page)

  // The timekeeper hands over; the board shows where the table is, and who is through.
  await tableOn(second, 'review')
  await write(second, promptOf('review'), 'The one about what I assume')
  await expect(tablet.page.getByText(words.facilitate.throughCount(1, 2))).toBeVisible({ timeout: arrivalMs })
  await button(second.page, set.handOverTo(set.you)).click()
  await sees(second, set.youPresent)
  for (const phone of [first, cem]) await sees(phone, set.presents(nameOf(second)))
  await expect(tablet.page.locator('.board-table-turn').first()).toContainText(titleOf('challenge'), {
    timeout: arrivalMs,
  })
  await isAccessibleLarge('a board of sets', tablet.page)

  // The second turn is gone through more quickly, with another timekeeper; it has a closed start again.
  await roomOn(tablet)
  await roomAt(tablet, turnNamed(2), titleOf('challenge'))
  await button(cem.page, set.keepInstead).click()
  await button(cem.page, new RegExp(`^${set.start}`)).click()
  await expect(field(second, promptOf('strength'))).toHaveCount(0)
  await expect(second.page.getByText('I noticed that you never blamed them')).toHaveCount(0)
  await tableOn(cem, 'questions')
  await sees(second, set.phonesDown)
  for (const step of ['reflection', 'perspectives', 'commitment']) await tableOn(cem, step)
  await circle(second, 'table')
  const secondWill = 'have coffee with my colleague'
  await commit(second, secondWill, 'Cem')

  // Time is short: the facilitator brings the room on, and the table comes along, to the third turn and to the close.
  await roomOn(tablet)
  await roomAt(tablet, turnNamed(3), titleOf('challenge'))
  await sees(cem, set.youPresent)
  for (const phone of [first, second]) await sees(phone, set.presents('Cem'))
  await button(cem.page, new RegExp(`^${set.start}`)).click()
  await write(cem, promptOf('challenge'), 'Nobody hears a no from me')
  await roomOn(tablet)
  const close = actionLearningSet.stages.at(-1)
  await expect(tablet.page.locator('.board-controls-place')).toHaveText(close?.title ?? '')

  // The close: what was learned is said aloud; the last thing on each phone is what its own person has promised.
  for (const phone of phones) await sees(phone, close?.steps[0]?.say ?? '')
  for (const [phone, will, other] of [
    [first, firstWill, secondWill],
    [second, secondWill, firstWill],
  ] as const) {
    await sees(phone, `${follow.promiseIs(will)}.`)
    await expect(phone.page.getByText(other)).toHaveCount(0)
  }
  await sees(first, between.notYet(nameOf(second)))
  await sees(cem, follow.noPromise)
  await first.page.getByLabel(follow.question).fill('What do I decide that is not mine?')
  await isAccessibleLarge('the close of a set', first.page)
  await isAccessibleLarge('the board at the close', tablet.page)

  // What stays at the table stays there; the room has the commitments alone, on every device.
  for (const each of [tablet, cem]) {
    const document = await takeMarkdown(each)
    for (const will of [firstWill, secondWill]) expect(document).toContain(will)
    for (const name of ['Ana', 'Ben']) expect(document).toContain(name)
    for (const kept of [
      'My team waits',
      'I avoid one',
      'I promise too much',
      'never blamed them',
      'they wait too',
      'what I assume',
      'hears a no',
      'not mine',
    ])
      expect(document, each.name).not.toContain(kept)
  }
  for (const each of [tablet, ...phones]) expect(each.problems, each.name).toEqual([])
})
