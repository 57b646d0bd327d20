import { english as words } from '../english.ts'
import { watchQuestions } from './support/questions.ts'
import {
  bringToTable,
  button,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  toMeeting,
  write,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const prompt = 'What did I do that went well?'

test('[X7] a phone that no mate has scanned sits down by one tap of a mate, and reads nothing before', async ({
  device,
}) => {
  // Four devices, one after the other, on a machine that may be busy.
  test.setTimeout(180_000)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2, names: true })
  const link = await invitationLink(tablet)
  await toMeeting(tablet)
  await goToStep(tablet, 'Reflect & share', 'together')
  const sitDown = async (name: string) => {
    const phone = await device({ name })
    const questions = await watchQuestions(phone)
    await joinByLink(phone, link, 1, name)
    await pairByText(phone, tablet)
    await toMeeting(phone)
    return { ...phone, questions }
  }

  const ana = await sitDown('Ana')
  await circle(ana, 'me')
  await write(ana, prompt, 'I asked first')
  await bringToTable(ana, ['I asked first'])
  expect(ana.questions()).toBe(0)

  const late = await sitDown('Cem')
  await circle(late, 'table')
  await expect(ana.page.getByText(words.seats.asks('Cem'))).toBeVisible()
  await expect(late.page.getByText('I asked first')).toBeHidden()
  await button(ana.page, words.seats.letIn).click()
  await sees(late, 'I asked first')
  await write(late, prompt, 'And I listened')
  await circle(ana, 'table')
  await sees(ana, 'And I listened')
  expect([ana.questions(), late.questions()]).toEqual([1, 0])
})
