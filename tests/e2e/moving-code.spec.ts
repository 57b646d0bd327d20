import { movingTexts as moving } from '../../src/i18n/en/moving.ts'
import { english as words } from '../../src/i18n/texts.ts'
import type { Device } from './support/device.ts'
import { carryByCode } from './support/moving.ts'
import {
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  sees,
  shareWithRoom,
  toMeeting,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const scenarioMs = 240_000

/** A tablet that leads, and phones in the same meeting that are linked to nobody. */
const unlinkedMeeting = async (
  device: (options?: { size?: 'tablet'; name?: string }) => Promise<Device>,
  tables: readonly number[],
) => {
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 3 })
  const link = await invitationLink(tablet)
  await toMeeting(tablet)
  const phones: Device[] = []
  for (const table of tables) {
    const phone = await device({ name: `phone at table ${table}` })
    await joinByLink(phone, link, table)
    phones.push(phone)
  }
  return { tablet, phones }
}

/** Nobody has told this phone where the room is: its person does. */
const goOn = async ({ page }: Device, step: number) => {
  await page.locator('.meeting-place').click()
  await page.locator('.stages-step').nth(step).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const shareNotes = async (phone: Device, notes: readonly string[]) => {
  await goOn(phone, 2)
  await circle(phone, 'table')
  const field = phone.page.locator('.add-note textarea').first()
  for (const note of notes) {
    await field.fill(note)
    await field.press('Enter')
    await expect(phone.page.getByText(note, { exact: true })).toBeVisible()
  }
  await shareWithRoom(phone, notes)
}

test('[N6] a table’s notes get to the tablet from screen to camera, and the room gets back to the table', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const { tablet, phones } = await unlinkedMeeting(device, [3])
  const [phone] = phones
  if (!phone) throw new Error('no phone')
  const notes = ['We asked the night shift first', 'Nobody left late', 'The sheet fits on one page']
  await shareNotes(phone, notes)

  await goToStep(tablet, 'Reflect & share', 'together')
  const there = await carryByCode(phone, tablet, { scope: 'table' })
  expect(there.says).toContain(moving.inReadout({ notes: 3, points: 0 }, 'Table 3'))
  await toMeeting(tablet)
  for (const note of notes) await sees(tablet, note)

  // The same again changes nothing, and says so.
  const again = await carryByCode(phone, tablet, { speed: 'careful' })
  expect(again.says).toContain(moving.allKnown)

  await toMeeting(tablet)
  await goToStep(tablet, 'Learn & report', 'together')
  const back = await carryByCode(tablet, phone, { scope: 'room' })
  expect(back.says).toContain(moving.ours(3, 3))
  expect(back.says).toContain(
    moving.placeNow(words.common.place('Learn & report', words.common.step.together)),
  )
  await toMeeting(phone)
  await expect(phone.page.locator('.meeting-place')).toContainText('Learn')
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})
