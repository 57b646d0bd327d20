import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { isAccessibleLarge } from './support/accessible.ts'
import type { Device } from './support/device.ts'
import { storedOn } from './support/evidence.ts'
import {
  arrivalMs,
  button,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  roomOn,
  sees,
  takeFile,
  takeMarkdown,
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Six devices in one browser of a slow machine. */
const meetingMs = 300_000
/** The papers wait at random, and go round over several phones. */
const collectedMs = 90_000

const papers = [
  'Nobody reads our reports',
  'We are afraid of the audit',
  'I have stopped asking',
  'The night shift is on its own',
  'We laugh at the new ones',
]

const inHand = ({ page }: Device) => page.locator('.hat-reading-words')

const fold = async ({ page }: Device, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: words.hat.paper }).fill(text, { timeout: arrivalMs })
  await button(page, words.hat.fold).click()
  await expect(page.getByText(words.hat.folded)).toBeVisible()
}

/** Somebody offers to read, and has a paper in hand; gives its words. */
const takePaper = async (reader: Device): Promise<string> => {
  await button(reader.page, words.hat.read).click({ timeout: arrivalMs })
  await expect(inHand(reader)).toHaveText(new RegExp(papers.join('|')), { timeout: arrivalMs })
  return inHand(reader).innerText()
}

test('[L7] [W1] [W4] a hat called in the middle of an action learning meeting: two read, one paper is set aside, somebody says enough, and nothing of it is anywhere', async ({
  device,
}) => {
  test.setTimeout(meetingMs)
  const tablet = await device({ name: 'tablet', size: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover', tables: 2 })
  const link = await invitationLink(tablet)
  const phones: Device[] = []
  for (let at = 0; at < papers.length; at++) {
    const phone = await device({ name: `phone ${at + 1}` })
    await joinByLink(phone, link, (at % 2) + 1)
    await pairByText(phone, tablet)
    await toMeeting(phone)
    phones.push(phone)
  }
  const [ana, ben, cem, dia, eva] = phones as [Device, Device, Device, Device, Device]
  await toMeeting(tablet)
  await goToStep(tablet, 'Reflect & share', 'together')

  // In the middle of what the tables write, the facilitator passes a hat.
  await button(tablet.page, words.facilitate.more).first().click()
  await tablet.page.getByRole('menuitem', { name: words.hat.pass }).click()
  for (const [at, phone] of phones.entries()) await fold(phone, papers[at] ?? '')
  // Saved on its own phone, as everything that one writes.
  expect(await storedOn(ana)).toContain(papers[0])
  await isAccessibleLarge('a hat that was called', ana.page)
  await button(tablet.page, words.hat.call).click()
  await expect(tablet.page.getByText(words.hat.inOf(5, 5))).toBeVisible({ timeout: collectedMs })
  await button(tablet.page, words.hat.open).click()
  await sees(dia, words.hat.paperOf(1, 5))

  // Ben reads one and sets one aside; then it is another's voice, and Dia says enough.
  const first = await takePaper(ben)
  await button(ben.page, words.hat.next).click()
  await sees(dia, words.hat.paperOf(2, 5))
  await expect(inHand(ben)).not.toHaveText(first)
  await button(ben.page, words.hat.setAside).click()
  await sees(dia, words.hat.aside(1))
  await button(tablet.page, words.hat.changeReader).click()
  await expect(inHand(ben)).toHaveCount(0)
  const third = await takePaper(cem)
  expect(third).not.toBe(first)
  await sees(eva, words.hat.paperOf(3, 5))
  await isAccessibleLarge('a second reader', cem.page)
  await button(dia.page, words.hat.enough).click()
  await dia.page.getByRole('dialog').getByRole('button', { name: words.hat.enough }).click()
  for (const each of [tablet, ...phones]) await sees(each, words.hat.over)
  await expect(inHand(cem)).toHaveCount(0)
  await isAccessibleLarge('a hat that was enough', dia.page)

  // The meeting goes on, a phone is opened anew, and the file is taken home.
  await roomOn(tablet)
  await roomOn(tablet)
  await eva.page.reload()
  await toMeeting(eva)
  const pack = readFileSync(await takeFile(tablet, words.document.pack)).toString('latin1')
  const evidence = new Map([
    ['the pack', pack],
    ['the document', await takeMarkdown(tablet)],
  ])
  for (const each of [tablet, ...phones]) evidence.set(each.name, await storedOn(each))
  for (const [where, text] of evidence)
    for (const paper of papers) expect(text.includes(paper), `${where}: ${paper}`).toBe(false)
  // The search finds what is there: the focus is the room's.
  for (const [where, text] of evidence) expect(text.includes('The new handover'), where).toBe(true)
  for (const each of [tablet, ...phones]) expect(each.problems, each.name).toEqual([])
})
