import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { relays } from '../../src/i18n/en/relays.ts'
import { english as words } from '../english.ts'
import { clipboard, type Device } from './support/device.ts'
import { chooseFrom, named, press, tabTo } from './support/keyboard.ts'
import { arrivalMs, invitationLink, pairingMs } from './support/steps.ts'
import { test } from './support/test.ts'

/** Opens what folds out, takes this device's code along as text. */
const copyCode = async (device: Device): Promise<string> => {
  const { page } = device
  await expect(page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({ timeout: arrivalMs })
  const copy = named(device, words.connect.copy)
  if (!(await copy.isVisible())) {
    await press(device, page.locator('summary', { hasText: words.connect.otherWays }))
  }
  await press(device, copy)
  await expect(page.getByText(words.connect.copied)).toBeVisible()
  return clipboard(device)
}

const pasteCode = async (device: Device, code: string): Promise<void> => {
  await device.run((text) => navigator.clipboard.writeText(text), code)
  await tabTo(device, device.page.getByLabel(words.connect.pasteLabel))
  await device.page.keyboard.press('ControlOrMeta+V')
  await device.page.keyboard.press('Enter')
}

const isNotLost = async (device: Device): Promise<void> => {
  await expect
    .poll(() => device.page.evaluate(() => document.activeElement?.tagName ?? 'BODY'))
    .not.toBe('BODY')
}

test('[E1] the whole way by keyboard alone: open, join, link, write, bring, share, ready, readout, move on, take home', async ({
  device,
}) => {
  test.setTimeout(240_000)
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  const type = ({ page }: Device, text: string) => page.keyboard.type(text)

  // Open a meeting: the focus is where one writes first, and Enter in the form's button opens it.
  await press(tablet, named(tablet, new RegExp(`^${words.home.newMeeting}`)))
  await expect(tablet.page.getByLabel(words.setUp.focus)).toBeFocused()
  await type(tablet, 'The new handover sheet')
  await press(tablet, tablet.page.getByRole('switch', { name: relays.switch }), ' ')
  const template = tablet.page.getByRole('radio', { name: /^Action learning meeting/ })
  await tabTo(tablet, template)
  await tablet.page.keyboard.press('ArrowDown')
  await tablet.page.keyboard.press('ArrowUp')
  await expect(template).toBeChecked()
  await press(tablet, named(tablet, words.setUp.start))
  await expect(named(tablet, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await isNotLost(tablet)

  // Join by the link, pasted.
  await press(tablet, named(tablet, words.facilitate.invitation))
  const link = await invitationLink(tablet)
  await isNotLost(tablet)
  await press(phone, named(phone, new RegExp(`^${words.home.join}`)))
  await expect(phone.page.getByRole('heading', { name: words.connect.scanTitle })).toBeVisible()
  await isNotLost(phone)
  await press(phone, phone.page.locator('summary', { hasText: words.connect.otherWays }))
  await phone.run((text) => navigator.clipboard.writeText(text), link)
  await tabTo(phone, phone.page.getByLabel(words.connect.pasteLinkLabel))
  await phone.page.keyboard.press('ControlOrMeta+V')
  await phone.page.keyboard.press('Enter')
  await expect(phone.page.getByRole('heading', { name: words.join.title })).toBeVisible()
  await isNotLost(phone)
  const seat = phone.page.getByRole('radio', { name: words.common.table(1) })
  await tabTo(phone, seat)
  await phone.page.keyboard.press(' ')
  await expect(seat).toBeChecked()
  await press(phone, named(phone, words.join.sitAt(words.common.table(1))))
  await expect(phone.page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
  await isNotLost(phone)

  // Link the two by their codes as text, both ways.
  await press(tablet, named(tablet, words.common.back))
  await press(tablet, named(tablet, words.facilitate.linkDevice))
  await chooseFrom(phone, words.common.more, words.meeting.linkUp)
  const [tablets, phones] = [await copyCode(tablet), await copyCode(phone)]
  await pasteCode(tablet, phones)
  await pasteCode(phone, tablets)
  for (const each of [tablet, phone]) {
    await expect(each.page.getByText(words.connect.linkedSafe)).toBeVisible({ timeout: pairingMs })
    await isNotLost(each)
    await tabTo(each, named(each, words.connect.toMeeting), 'Shift+Tab')
    await each.page.keyboard.press('Enter')
    await isNotLost(each)
  }

  // Move the room, write alone, bring it to the table.
  const place = (step: keyof typeof words.common.step) =>
    words.common.place('Reflect & share', words.common.step[step])
  const moveTo = async (step: keyof typeof words.common.step) =>
    press(tablet, named(tablet, words.facilitate.nextIs(place(step))))
  await moveTo('alone')
  const prompt = 'What did I do that went well?'
  const field = phone.page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })
  await tabTo(phone, field)
  await type(phone, 'I asked the night shift')
  await phone.page.keyboard.press('Enter')
  const choice = phone.page.getByRole('checkbox', { name: words.meeting.choose('I asked the night shift') })
  await expect(choice).toBeVisible()
  await expect(field).toBeFocused()
  await tabTo(phone, choice, 'Shift+Tab')
  await phone.page.keyboard.press(' ')
  await press(phone, named(phone, words.meeting.bring(1)))
  await expect(phone.page.getByText(words.meeting.brought(1))).toBeVisible()
  await isNotLost(phone)

  // Share it with the room, and say ready.
  await moveTo('together')
  await expect(choice).toBeVisible({ timeout: arrivalMs })
  await isNotLost(phone)
  await tabTo(phone, choice)
  await phone.page.keyboard.press(' ')
  await press(phone, named(phone, words.meeting.share(1)))
  await expect(tablet.page.getByText('I asked the night shift')).toBeVisible({ timeout: arrivalMs })
  await isNotLost(phone)
  await press(phone, named(phone, words.meeting.ready))
  await expect(tablet.page.getByText(words.facilitate.readyCount(1, 4))).toBeVisible({ timeout: arrivalMs })
  await isNotLost(phone)

  // Dialogs give the focus back to what opened them.
  const picker = phone.page.locator('.meeting-place')
  await press(phone, picker)
  await expect(phone.page.getByRole('dialog')).toBeVisible()
  await phone.page.keyboard.press('Escape')
  await expect(phone.page.getByRole('dialog')).toHaveCount(0)
  await expect(picker).toBeFocused()

  // Plenary, and the document in hand.
  await moveTo('plenary')
  await expect(tablet.page.locator('.board-controls-place')).toHaveText(place('plenary'))
  await press(tablet, named(tablet, words.facilitate.document))
  await press(tablet, named(tablet, words.document.take))
  const download = tablet.page.waitForEvent('download')
  await press(tablet, tablet.page.getByRole('button', { name: words.document.markdown }))
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('I asked the night shift')
  await isNotLost(tablet)
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})
