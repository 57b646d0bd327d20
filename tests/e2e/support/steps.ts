import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Template } from '../../../src/domain/template/template.ts'
import { relays } from '../../../src/i18n/en/relays.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import { usualFor } from '../../../src/ui/set-up/usual-for.ts'
import { english as words } from '../../english.ts'
import { faceToFace } from './camera.ts'
import { cameraApp } from './camera-app.ts'
import { clipboard, type Device } from './device.ts'

/** What people do in a meeting, by what they see: every step goes through the screen. */

/** How long a link between two devices may take on a busy machine, from the first look at the code. */
export const pairingMs = 60_000
/** How long something may take to get from one device to another. */
export const arrivalMs = 30_000

export const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })

/** In the set-up, one tap: this meeting's devices find each other by codes alone, and call nobody outside. */
export const withoutRelays = async (page: Page): Promise<void> => {
  await page.getByRole('switch', { name: relays.switch }).uncheck({ force: true })
}

/**
 * A facilitator opens a meeting; everything else than the focus keeps its default, or is set here. Relays are switched off,
 * unlike what people find: most tests look at links by codes only, and relays would be in vain where no name is found.
 */
export const openMeeting = async (
  { page }: Device,
  {
    focus,
    tables,
    names = false,
    relays = false,
  }: { focus: string; tables: number; names?: boolean; relays?: boolean },
): Promise<void> => {
  await button(page, words.home.newMeeting).click()
  await page.getByLabel(words.setUp.focus).fill(focus)
  if (!relays) await withoutRelays(page)
  await chooseTables(page, tables)
  if (names) await page.getByRole('radio', { name: words.setUp.namesOn }).click()
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

/** A set of one table, with names; leaves the board open. */
export const openSet = async ({ page }: Device, focus: string): Promise<void> => {
  await button(page, words.home.newMeeting).click()
  await withoutRelays(page)
  await page.getByRole('radio', { name: new RegExp(actionLearningSet.name) }).check({ force: true })
  await page.getByLabel(words.setUp.setFocus).fill(focus)
  await button(page, words.setUp.moreTables).click()
  await page.getByRole('radio', { name: words.setUp.namesOn }).click()
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

/** To the first screen, however the device is held. */
export const toHome = async ({ page }: Device) => {
  await page.evaluate(() => {
    location.hash = ''
  })
  await expect(button(page, words.home.newMeeting)).toBeVisible({ timeout: arrivalMs })
}

/** In the set-up, from what it proposes for this template. */
export const chooseTables = async (
  page: Page,
  tables: number,
  template: Template = actionLearningMeeting,
): Promise<void> => {
  const usual = usualFor(template).tables
  for (let at = usual; at < tables; at++) await button(page, words.setUp.moreTables).click()
  for (let at = usual; at > tables; at--) await button(page, words.setUp.fewerTables).click()
}

/** Another screen of the meeting that a device is in. */
export const toPage = async (
  { page }: Device,
  where: 'connect' | 'carry' | 'screen' | 'document' | 'invitation' | 'settings' | 'facilitators',
): Promise<void> => {
  await page.evaluate((name) => {
    const [, meeting] = /#\/m\/([0-9a-f]+)/.exec(location.href) ?? []
    location.hash = `/m/${meeting}/${name}`
  }, where)
}

/** The pairing screen of a device, from wherever it is in its meeting. */
export const toConnect = async (device: Device, { connect } = words): Promise<void> => {
  await toPage(device, 'connect')
  await expect(device.page.getByRole('img', { name: connect.myCodeLabel })).toBeVisible({
    timeout: arrivalMs,
  })
}

export const toMeeting = async ({ page }: Device): Promise<void> => {
  await page.evaluate(() => {
    const [, meeting] = /#\/m\/([0-9a-f]+)/.exec(location.href) ?? []
    location.hash = `/m/${meeting}`
  })
}

/** On the join screen that an invitation has opened. */
export const sitDown = async ({ page }: Device, table: number, name?: string): Promise<void> => {
  await page.getByRole('radio', { name: words.common.table(table) }).check({ force: true })
  if (name) await page.getByLabel(words.join.name).fill(name)
  await button(page, words.join.sitAt(words.common.table(table))).click()
}

/** A newcomer's camera app reads the code that a device shows; the link opens the app, and its person sits down. */
export const joinByCamera = async (
  phone: Device,
  shown: Device,
  table: number,
  name?: string,
): Promise<void> => {
  let link = ''
  // The code may be just being drawn.
  await expect(async () => {
    link = await cameraApp(shown)
  }).toPass({ timeout: arrivalMs })
  await phone.page.goto(link)
  await sitDown(phone, table, name)
}

export const linked = (device: Device) =>
  expect(device.page.getByText(words.connect.linkedSafe)).toBeVisible({ timeout: pairingMs })

/** Two devices on their pairing screens, held face to face until both say that they are linked. */
export const pair = async (one: Device, other: Device): Promise<void> => {
  const hands = faceToFace(one, other)
  try {
    await Promise.all([linked(one), linked(other)])
  } finally {
    await hands.stop()
  }
}

export const circle = async ({ page }: Device, which: 'me' | 'table' | 'room'): Promise<void> => {
  await page
    .getByRole('navigation', { name: words.meeting.circles })
    .getByRole('button', { name: words.meeting[which] })
    .click()
}

/** Writes a note into the cell with this prompt, on the circle that is open: tap, type, Enter. */
export const write = async ({ page }: Device, prompt: string, text: string): Promise<void> => {
  const field = page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })
  await field.fill(text)
  await field.press('Enter')
  await expect(page.getByText(text, { exact: true })).toBeVisible()
}

/** Chooses these notes on the circle that is open. */
export const choose = async ({ page }: Device, texts: readonly string[]): Promise<void> => {
  for (const text of texts) await page.getByRole('checkbox', { name: words.meeting.choose(text) }).check()
}

export const bringToTable = async (device: Device, texts: readonly string[]): Promise<void> => {
  await choose(device, texts)
  await button(device.page, words.meeting.bring(texts.length)).click()
}

export const shareWithRoom = async (device: Device, texts: readonly string[]): Promise<void> => {
  await choose(device, texts)
  await button(device.page, words.meeting.share(texts.length)).click()
}

export const sees = (device: Device, text: string, timeout = arrivalMs) =>
  expect(device.page.getByText(text, { exact: true }).first()).toBeVisible({ timeout })

/** The working document as this device writes it in Markdown. */
export const takeMarkdown = async (device: Device): Promise<string> =>
  readFileSync(await takeFile(device, words.document.markdown), 'utf8')

/** The invitation's link, as the facilitator's device shows it as text. */
export const invitationLink = async (device: Device): Promise<string> => {
  await toPage(device, 'invitation')
  return device.page.getByLabel(words.document.invitation.linkLabel).inputValue()
}

/** Opens an invitation as a newcomer and sits down. */
export const joinByLink = async (
  phone: Device,
  link: string,
  table: number,
  name?: string,
): Promise<void> => {
  await phone.page.goto(link)
  await sitDown(phone, table, name)
  await expect(phone.page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
}

/** What folds out on the pairing screen for those without a camera. */
const openOtherWays = async ({ page }: Device): Promise<void> => {
  const isOpen = await page.getByLabel(words.connect.pasteLabel).isVisible()
  if (!isOpen) await page.getByText(words.connect.otherWays).click()
}

/** What the device's pairing screen gives as text, once its code is made. */
export const myCode = async (device: Device): Promise<string> => {
  await toConnect(device)
  await openOtherWays(device)
  await button(device.page, words.connect.copy).click()
  await expect(device.page.getByText(words.connect.copied)).toBeVisible()
  return clipboard(device)
}

/** Gives a device on its pairing screen a code as text. */
export const giveCode = async (device: Device, code: string): Promise<void> => {
  const { page } = device
  await openOtherWays(device)
  await page.getByLabel(words.connect.pasteLabel).fill(code)
  await button(page, words.connect.pasteGo).click()
}

/** Links two devices by their codes as text, sent round some other way. */
export const pairByText = async (one: Device, other: Device): Promise<void> => {
  const [ones, others] = [await myCode(one), await myCode(other)]
  await Promise.all([giveCode(one, others), giveCode(other, ones)])
  await Promise.all([linked(one), linked(other)])
}

/** The facilitator brings the room to a step by the stages above the board. */
export const goToStep = async ({ page }: Device, stage: string, step: keyof typeof words.common.step) => {
  const to = words.common.place(stage, words.common.step[step])
  const next = button(page, words.facilitate.nextIs(to))
  await expect(page.locator('.board-controls-next')).toBeVisible({ timeout: arrivalMs })
  // Forward by "Next", as a facilitator does; the stages above are for jumping.
  while (!(await next.isVisible())) {
    const forward = page.locator('.board-controls-next')
    const label = await forward.getAttribute('aria-label')
    await forward.click()
    await expect(forward).not.toHaveAttribute('aria-label', label ?? '')
  }
  await next.click()
  await expect(page.locator('.board-controls-place')).toHaveText(to)
}

/** The facilitator's next step, whatever its name; the phones follow. */
export const roomOn = async ({ page }: Device): Promise<void> => {
  const forward = page.locator('.board-controls-next')
  const label = await forward.getAttribute('aria-label')
  await forward.click()
  await expect(forward).not.toHaveAttribute('aria-label', label ?? '')
}

/** The facilitator brings the room to the close, step by step. */
export const toLastStep = async ({ page }: Device): Promise<void> => {
  const forward = page.locator('.board-controls-next')
  await expect(forward).toBeVisible({ timeout: arrivalMs })
  for (;;) {
    const label = await forward.getAttribute('aria-label')
    if (label === words.facilitate.finish) return
    await forward.click()
    await expect(forward).not.toHaveAttribute('aria-label', label ?? '')
  }
}

/** A file that the document gives to take along; the path where it was downloaded. */
export const takeFile = async (device: Device, way: string): Promise<string> => {
  await toPage(device, 'document')
  await button(device.page, words.document.take).click()
  const download = device.page.waitForEvent('download')
  await button(device.page, way).click()
  return (await download).path()
}

/** The facilitator moves the room on, one step, and sees where it is then. */
export const moveOn = async (
  { page }: Device,
  stage: string,
  step: keyof typeof words.common.step,
): Promise<void> => {
  await button(page, new RegExp(`^${words.facilitate.next}`)).click()
  const place = words.common.place(stage, words.common.step[step])
  await expect(page.getByText(place, { exact: true }).first()).toBeVisible({ timeout: arrivalMs })
}
