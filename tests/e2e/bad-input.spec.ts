import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { generate } from 'lean-qr'
import { english as words } from '../english.ts'
import { pointCamera } from './support/camera.ts'
import type { Device } from './support/device.ts'
import { paste } from './support/device.ts'
import {
  arrivalMs,
  button,
  circle,
  giveCode,
  goToStep,
  invitationLink,
  joinByLink,
  linked,
  myCode,
  openMeeting,
  pairByText,
  sees,
  shareWithRoom,
  takeFile,
  toConnect,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

const poem = 'Two roads diverged in a yellow wood,\nAnd sorry I could not travel both'
const { refusal } = words.common

/** Some screen of somebody else's that shows this as a code. */
const showCode = async ({ page }: Device, text: string): Promise<void> => {
  const code = generate(text)
  const cells = Array.from({ length: code.size ** 2 }, (_, at) => [
    at % code.size,
    Math.floor(at / code.size),
  ])
  const dark = cells.filter(([x = 0, y = 0]) => code.get(x, y)).map(([x, y]) => `M${x} ${y}h1v1h-1z`)
  await page.goto('about:blank')
  await page.setContent(
    `<svg width="320" viewBox="-4 -4 ${code.size + 8} ${code.size + 8}"><path d="${dark.join('')}"/></svg>`,
  )
}

const hasNoMeeting = async ({ page }: Device): Promise<void> => {
  await page.evaluate(() => {
    location.hash = ''
  })
  await expect(page.getByText(words.home.noMeetings)).toBeVisible()
}

test('[K4] a foreign code before the camera, and a pasted poem, are no way in and say so', async ({
  device,
}) => {
  const [phone, poster] = [await device(), await device()]
  await showCode(poster, 'WIFI:T:WPA;S:Guests;P:welcome;;')
  await button(phone.page, words.home.join).click()
  const camera = pointCamera(phone, poster)
  await expect(phone.page.getByRole('alert')).toHaveText(refusal['not-plenary'], { timeout: arrivalMs })
  await camera.stop()

  await phone.page.getByText(words.connect.otherWays).click()
  await paste(phone.page.getByLabel(words.connect.pasteLinkLabel), poem)
  await phone.page.keyboard.press('Enter')
  await expect(phone.page.getByRole('alert')).toHaveText(refusal['not-plenary'])
  await hasNoMeeting(phone)
  expect(phone.problems).toEqual([])
})

test('[K4] a link that was cut short or altered lets nobody in and says so', async ({ device }) => {
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const link = await invitationLink(tablet)
  const digits = link.slice(link.lastIndexOf('#') + 1)
  const middle = Math.floor(digits.length / 2)
  const other = String((Number(digits[middle]) + 1) % 10)
  const before = link.slice(0, link.length - digits.length)
  const altered = `${before}${digits.slice(0, middle)}${other}${digits.slice(middle + 1)}`
  for (const bad of [link.slice(0, -12), altered]) {
    await phone.page.goto('about:blank')
    await phone.page.goto(bad)
    await expect(phone.page.getByRole('heading', { name: words.join.broken })).toBeVisible()
    await expect(phone.page.getByText(refusal['link-broken'])).toBeVisible()
    await expect(button(phone.page, words.join.scanAgain)).toBeVisible()
  }
  await hasNoMeeting(phone)
  // The same link, whole, still works.
  await joinByLink(phone, link, 1)
  expect(phone.problems).toEqual([])
})

test('[K4] codes that do not belong here are refused with their reason: another meeting, my own, an invitation, a poem', async ({
  device,
}) => {
  const [here, elsewhere] = [await device({ size: 'tablet' }), await device({ size: 'tablet' })]
  await openMeeting(here, { focus: 'The new handover sheet', tables: 2 })
  await openMeeting(elsewhere, { focus: 'Another thing', tables: 2 })
  const foreign = await myCode(elsewhere)
  const invitation = await invitationLink(here)
  const mine = await myCode(here)
  const said = here.page.getByRole('alert')
  for (const [code, why] of [
    [foreign, 'other-meeting'],
    [mine, 'own-card'],
    [invitation, 'invitation-only'],
    [poem, 'not-plenary'],
  ] as const) {
    await giveCode(here, code)
    await expect(said).toContainText(refusal[why])
  }
  expect([...here.problems, ...elsewhere.problems]).toEqual([])
})

test('[K4] [W4] a file that is no meeting, a damaged one and a newer one are refused, and nothing changes', async ({
  device,
}) => {
  const [tablet, reader] = [await device({ size: 'tablet' }), await device()]
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const pack = readFileSync(await takeFile(tablet, words.document.pack))
  const damaged = Buffer.from(pack)
  damaged.writeUInt8(damaged.readUInt8(60) ^ 1, 60)
  const newer = Buffer.from(pack)
  newer.writeUInt16BE(99, 8)
  const chosen = reader.page
    .getByLabel(words.home.openPack, { exact: true })
    .and(reader.page.locator('input'))
  for (const [name, buffer, why] of [
    ['holiday.plenary', Buffer.from(poem), 'not-a-pack'],
    ['damaged.plenary', damaged, 'pack-broken'],
    ['newer.plenary', newer, 'pack-newer'],
    ['half.plenary', pack.subarray(0, pack.length / 2), 'pack-broken'],
  ] as const) {
    await chosen.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await expect(reader.page.getByRole('alert')).toHaveText(refusal[why])
  }
  await expect(reader.page.getByText(words.home.noMeetings)).toBeVisible()
  expect(reader.problems).toEqual([])
})

test('[K4] a note of 100 kB is not taken, and its words stay in the field; a note is never more than text', async ({
  device,
}) => {
  const [tablet, phone] = [await device({ size: 'tablet' }), await device()]
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  await joinByLink(phone, await invitationLink(tablet), 1)
  await pairByText(tablet, phone)
  await toMeeting(tablet)
  await toMeeting(phone)
  await goToStep(tablet, 'Reflect & share', 'together')
  await circle(phone, 'table')
  const prompt = 'What did I do that went well?'
  const field = phone.page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })
  const long = 'a long story '.repeat(8_000)
  await paste(field, long)
  await field.press('Enter')
  await expect(phone.page.getByRole('alert')).toHaveText(refusal['note-too-long'])
  await expect(field).toHaveValue(long)
  await field.fill('')

  const odd = [
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿🇨🇭 flags, and 👩‍👩‍👧‍👦',
    'من اليمين إلى اليسار (abc)',
    '<script>document.title = "taken"</script><img src=x onerror=alert(1)>',
  ]
  for (const text of odd) await write(phone, prompt, text)
  await shareWithRoom(phone, odd)
  for (const text of odd) await sees(tablet, text)
  for (const { page } of [phone, tablet]) {
    await expect(page).not.toHaveTitle('taken')
    await expect(page.locator('img[src="x"]')).toHaveCount(0)
  }
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})

test('[K4] [N1] where the camera is denied there is a way out, by photo and by text', async ({ device }) => {
  const tablet = await device({ size: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const phone = await device({ camera: 'denied' })
  await joinByLink(phone, await invitationLink(tablet), 1)
  await toConnect(phone)
  await expect(phone.page.getByRole('alert')).toContainText(refusal['camera-denied'])
  await toConnect(tablet)
  const photo = phone.page.getByLabel(words.connect.photo, { exact: true }).and(phone.page.locator('input'))
  const wall = await tablet.page.getByRole('img', { name: words.connect.myCodeLabel }).boundingBox()
  const nothing = await phone.page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 60 } })
  await photo.setInputFiles({ name: 'wrong.png', mimeType: 'image/png', buffer: nothing })
  await expect(phone.page.getByRole('alert').first()).toContainText(refusal['no-code-in-picture'])
  const picture = await tablet.page.screenshot(wall ? { clip: wall } : {})
  await photo.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  await giveCode(tablet, await myCode(phone))
  await Promise.all([linked(tablet), linked(phone)])
})

test('[K4] [N8] where storage is full the screen says so, and the words are saved when there is room again', async ({
  device,
  appUrl,
}) => {
  test.setTimeout(150_000)
  const tablet = await device({ size: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const link = await invitationLink(tablet)
  // The browser asks for the room once and reckons from there, so it must be small before the app first writes.
  const phone = await device({ path: 'icons/icon.svg' })
  await phone.context.route('**/sw.js', (route) => route.abort())
  const { origin } = new URL(appUrl)
  const browser = await phone.context.newCDPSession(phone.page)
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 })
  await joinByLink(phone, link, 1)
  const step = phone.page.getByRole('button', { name: words.meeting.nextStep })
  await step.click()
  await step.click()
  await circle(phone, 'table')
  const prompt = 'What did I do that went well?'
  const full = phone.page.getByText(words.meeting.truth.full)
  let count = 0
  await expect(async () => {
    count += 1
    await write(phone, prompt, `${count} ${'long story '.repeat(150)}`.trim())
    await expect(full).toBeVisible({ timeout: 100 })
  }).toPass({ timeout: 60_000, intervals: [0] })
  await browser.send('Storage.overrideQuotaForOrigin', { origin })
  await expect(full).toBeHidden({ timeout: arrivalMs })
  await phone.page.reload()
  await circle(phone, 'table')
  await expect(phone.page.locator('.note')).toHaveCount(count)
})
