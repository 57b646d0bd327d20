import { readFileSync } from 'node:fs'
import { moving } from '../../src/i18n/en/moving.ts'
import { english as words } from '../english.ts'
import { serve } from '../scripts/serve.mjs'
import type { Device } from './support/device.ts'
import { carryByCode, toCarry } from './support/moving.ts'
import type { DeviceOptions } from './support/screen.ts'
import {
  button,
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
  device: (options?: DeviceOptions) => Promise<Device>,
  tables: readonly number[],
) => {
  const tablet = await device({ size: 'tablet', name: 'tablet', installs: true })
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

const fileOf = async (phone: Device): Promise<string> => {
  await toCarry(phone, 'show')
  const download = phone.page.waitForEvent('download')
  await button(phone.page, moving.asFile).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.plenary$/)
  return file.path()
}

test('[N6] the same goes as a file: picked, opened from the home screen, and shared with the app, offline and in a sub-folder', async ({
  device,
  browser,
}) => {
  test.setTimeout(scenarioMs)
  const { tablet, phones } = await unlinkedMeeting(device, [1, 2])
  const [one, two] = phones
  if (!one || !two) throw new Error('no phones')
  await goToStep(tablet, 'Reflect & share', 'together')
  await shareNotes(one, ['From table one'])
  await shareNotes(two, ['From table two', 'And one more'])

  await toCarry(tablet, 'take')
  await tablet.page.getByText(moving.noCamera).click()
  await tablet.page.locator('.take-other input[type=file]').setInputFiles(await fileOf(one))
  // A file may be anybody's: whoever leads says that it is the table's.
  await button(tablet.page, words.facilitate.claimYes('Table 1')).click()
  await sees(tablet, moving.inReadout({ notes: 1, points: 0 }, 'Table 1'))

  // From outside of any meeting; the file finds its own.
  await tablet.page.evaluate(() => {
    location.hash = ''
  })
  const path = await fileOf(two)
  await tablet.page.locator('.home-ways input[type=file]').setInputFiles(path)
  await button(tablet.page, words.facilitate.claimYes('Table 2')).click()
  await sees(tablet, moving.inReadout({ notes: 2, points: 0 }, 'Table 2'))

  // What the system's share sheet posts, with no network; and once more, which changes nothing.
  await tablet.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => tablet.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await tablet.context.setOffline(true)
  // The app's own pages may send no forms; a picture of its origin has no such policy, as the system has none.
  await tablet.page.goto(new URL('icons/icon-192.png', tablet.page.url()).href)
  await tablet.page.evaluate(
    async ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const form = document.createElement('form')
      form.method = 'POST'
      form.enctype = 'multipart/form-data'
      form.action = new URL('../share', document.baseURI).href
      const field = document.createElement('input')
      field.type = 'file'
      field.name = 'file'
      const files = new DataTransfer()
      files.items.add(new File([bytes], name))
      field.files = files.files
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    ['table 2.plenary', readFileSync(path).toString('base64')] as const,
  )
  await sees(tablet, moving.allKnown)
  await tablet.context.setOffline(false)

  // A device that is not in the meeting says so and changes nothing.
  const stranger = await device({ name: 'stranger' })
  await stranger.page.locator('.home-ways input[type=file]').setInputFiles(path)
  await sees(stranger, words.common.refusal['carried-unknown'])

  // The app in a sub-folder of a host: its worker and its share target are its own.
  const server = await serve({ base: '/tools/plenary/' })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(server.url)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    const answered = await page.evaluate(async () => {
      const form = new FormData()
      form.append('file', new File(['a poem'], 'poem.plenary'))
      const response = await fetch(new URL('share', document.baseURI), { method: 'POST', body: form })
      return response.url
    })
    expect(answered).toBe(`${server.url}?shared`)
    await page.goto(`${server.url}?shared`)
    await expect(page.getByText(words.common.refusal['not-a-pack'])).toBeVisible()
    expect(page.url()).not.toContain('shared')
  } finally {
    await context.close()
    await server.close()
  }
  // The bare picture asks for a sign that no network brings.
  const problems = [...tablet.problems, ...one.problems, ...two.problems]
  expect(problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('[N6] a file that the system opens goes to the window in which the meeting is open', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const { tablet, phones } = await unlinkedMeeting(device, [1])
  const [phone] = phones
  if (!phone) throw new Error('no phone')
  await goToStep(tablet, 'Reflect & share', 'together')
  await shareNotes(phone, ['From table one'])
  const base64 = readFileSync(await fileOf(phone)).toString('base64')

  // A second window of the tablet, as a file handler opens it.
  const second = await tablet.context.newPage()
  await second.addInitScript((coded) => {
    const getFile = async () =>
      new File([Uint8Array.from(atob(coded), (character) => character.charCodeAt(0))], 'x.plenary')
    Object.defineProperty(window, 'launchQueue', {
      value: { setConsumer: (consume: (launch: object) => void) => consume({ files: [{ getFile }] }) },
    })
  }, base64)
  await second.goto(tablet.page.url().replace(/#.*/, ''))
  await expect(second.getByText(words.meeting.elsewhereTook)).toBeVisible()
  await button(tablet.page, words.facilitate.claimYes('Table 1')).click()
  await sees(tablet, moving.inReadout({ notes: 1, points: 0 }, 'Table 1'))
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})
