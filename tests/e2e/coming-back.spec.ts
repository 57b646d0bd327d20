import { readFileSync } from 'node:fs'
import { english as words } from '../english.ts'
import type { Device } from './support/device.ts'
import { type HostDevice, openHostDevice } from './support/host-device.ts'
import { hasSpare } from './support/spares.ts'
import {
  arrivalMs,
  button,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  shareWithRoom,
  toMeeting,
  write,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const focus = 'The new handover sheet'
const prompt = 'What did I do that went well?'
const reflect = 'Reflect & share'
/** A ghost is nobody's neighbour any more; "within seconds" of the product, on a busy machine. */
const ghostMs = 20_000
/** From the page's being there again to the link's. */
const backMs = 10_000
const frozenMs = 12_000

const devices = (tablet: Device, count: number, timeout: number) =>
  expect(tablet.page.getByText(words.facilitate.devicesShort(count))).toBeVisible({ timeout })

/** A tablet with its meeting and a phone at table 1, linked, at the step where tables write. */
const together = async (tablet: Device, phone: Device) => {
  await openMeeting(tablet, { focus, tables: 2 })
  await joinByLink(phone, await invitationLink(tablet), 1)
  await pairByText(tablet, phone)
  await toMeeting(tablet)
  await toMeeting(phone)
  await goToStep(tablet, reflect, 'together')
  await circle(phone, 'table')
  await Promise.all([hasSpare(tablet), hasSpare(phone)])
  await devices(tablet, 2, arrivalMs)
}

/** Writes at the table, shares it with the room, and sees it on the tablet: over a link that nobody made again. */
const arrives = async (phone: Device, tablet: Device, text: string, ms = arrivalMs) => {
  await write(phone, prompt, text)
  await shareWithRoom(phone, [text])
  await sees(tablet, text, ms)
}

const linkedAgain = ({ page }: Device, timeout = backMs) =>
  expect(page.getByText(words.meeting.truth.roomHasIt)).toBeVisible({ timeout })

test('[N4] a phone that was reloaded is back with no scan, twice, and so is the tablet', async ({
  device,
}) => {
  test.setTimeout(150_000)
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  await together(tablet, phone)
  for (const time of ['once', 'twice']) {
    await phone.page.reload()
    await circle(phone, 'room')
    await linkedAgain(phone)
    await circle(phone, 'table')
    await arrives(phone, tablet, `Written after the phone was reloaded ${time}`)
    await Promise.all([hasSpare(tablet), hasSpare(phone)])
  }
  await devices(tablet, 2, arrivalMs)
  await tablet.page.reload()
  await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await devices(tablet, 2, backMs)
  await arrives(phone, tablet, 'Written after the tablet was reloaded')
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})

/** A phone that is a browser of its own, on this machine. */
const ownBrowser = (url: string) => openHostDevice({ name: 'phone', prefix: [], url })

const signal = (phone: HostDevice, which: 'SIGSTOP' | 'SIGCONT') =>
  process.kill(-Number(readFileSync(phone.pidFile, 'utf8')), which)

test('[N4] [R1] a browser that was killed is gone from the board within seconds, and back with no scan when it is started', async ({
  device,
  appUrl,
}) => {
  test.setTimeout(180_000)
  const [tablet, phone] = [await device({ size: 'tablet' }), await ownBrowser(appUrl)]
  try {
    await together(tablet, phone)
    await phone.kill()
    await devices(tablet, 1, ghostMs)
    await phone.reopen()
    await circle(phone, 'room')
    await linkedAgain(phone)
    await devices(tablet, 2, backMs)
    await circle(phone, 'table')
    await arrives(phone, tablet, 'Written after the battery')
  } finally {
    await phone.close()
  }
})

test('[N4] a browser that was stopped goes on where it was when it runs again, and has what was said meanwhile', async ({
  device,
  appUrl,
}) => {
  test.setTimeout(180_000)
  const [tablet, phone] = [await device({ size: 'tablet' }), await ownBrowser(appUrl)]
  try {
    await together(tablet, phone)
    signal(phone, 'SIGSTOP')
    // As long as it takes until the others count it as away
    await expect(tablet.page.locator('.board-table').first()).not.toContainText(words.facilitate.devices(1), {
      timeout: ghostMs + frozenMs,
    })
    await goToStep(tablet, reflect, 'plenary')
    signal(phone, 'SIGCONT')
    const plenary = words.common.place(reflect, words.common.step.plenary)
    await expect(phone.page.getByText(plenary).first()).toBeVisible({ timeout: backMs })
    await circle(phone, 'room')
    await linkedAgain(phone)
  } finally {
    signal(phone, 'SIGCONT')
    await phone.close()
  }
})
