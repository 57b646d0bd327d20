import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { faceToFace } from './support/camera.ts'
import { cameraApp } from './support/camera-app.ts'
import { noteCount, notes, openFullRoom } from './support/full-room.ts'
import { points } from './support/full-room-points.ts'
import {
  arrivalMs,
  button,
  goToStep,
  openMeeting,
  pairingMs,
  roomOn,
  toConnect,
  toMeeting,
} from './support/steps.ts'
import { countTaps, printCounts } from './support/taps.ts'
import { test } from './support/test.ts'

const { plenary, facilitate, finish, meeting, set, join, common } = words
const alike = [
  'Talk at the gate in the morning',
  'The morning talk with parents at the gate',
  'Two of us at the gate on Mondays: nobody has to wait',
] as const
const hurtful = 'I decide alone when it has to be quick'
const more = ['One', 'Two', 'Three', 'Four'].map((text) => ({ table: 1, cell: 'reflect/ours/well', text }))

for (const [size, { width, height }] of [
  ['tablet', { width: 1180, height: 820 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  test(`[R3] [R6] [L4] what a facilitator of sixty notes does in a plenary, in few taps on a ${size}`, async ({
    device,
  }) => {
    test.setTimeout(180_000)
    const leader = await device({ size })
    const { page } = leader
    await page.setViewportSize({ width, height })
    expect(noteCount + more.length).toBe(60)
    await openFullRoom(leader, { notes: [...notes, ...more], points })
    const { press, type, take } = countTaps()

    await press(button(page, plenary.find))
    await type(page.getByRole('searchbox', { name: plenary.findWords }), 'gate in the morning')
    await expect(page.getByText(/^\d of 60 notes$/)).toBeVisible()
    const find = take()
    await button(page, plenary.find).click()

    for (const text of alike) {
      const box = page.getByRole('checkbox', { name: plenary.choose(text), exact: true }).first()
      await press(page.locator('label', { has: box }).first())
    }
    await press(page.getByRole('button', { name: plenary.group, exact: true }))
    await page.getByLabel(plenary.nameLabel).fill('At the gate')
    await page.keyboard.press('Enter')
    const group = take()

    await press(button(page, plenary.light('At the gate')).first())
    await expect(button(page, plenary.unlight('At the gate')).first()).toBeVisible()
    const light = take()

    await press(button(page, plenary.noteMenu(hurtful)))
    await press(page.getByRole('menuitem', { name: plenary.hide }))
    await expect(page.getByText(plenary.hiddenNow)).toBeVisible()
    const hide = take()

    const next = page.locator('.board-controls-next')
    while ((await next.getAttribute('aria-label')) !== facilitate.finish) await roomOn(leader)
    await press(next)
    await expect(button(page, finish.share)).toBeVisible({ timeout: arrivalMs })
    const end = take()
    const sent = page.waitForEvent('download')
    await press(button(page, finish.share))
    await sent
    const send = take()

    printCounts(`A facilitator, 60 notes, ${size}: taps`, [
      ['find a note', undefined, find],
      ['group three and name the theme', undefined, group],
      ['light a theme', undefined, light],
      ['hide a note', undefined, hide],
      ['end the meeting, at its last step', undefined, end],
      ['from the last step to a sent document', 3, end + send],
    ])
    expect({ find, group, light, hide, end, send }).toEqual({
      find: 1,
      group: 4,
      light: 1,
      hide: 2,
      end: 1,
      send: 1,
    })
    expect(leader.problems).toEqual([])
  })

test('[P1] [L4] from the code to a linked first note, and from a note to a taken promise, in few taps', async ({
  device,
}) => {
  test.setTimeout(240_000)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  await toMeeting(tablet)
  await roomOn(tablet)
  await toConnect(tablet)
  const phone = await device({ name: 'ana' })
  const { page } = phone
  const { press, type, take } = countTaps()
  let link = ''
  await expect(async () => {
    link = await cameraApp(tablet)
  }).toPass({ timeout: arrivalMs })
  await page.goto(link)
  const table = common.table(1)
  await press(page.locator('label', { has: page.getByRole('radio', { name: table }) }))
  await press(button(page, join.sitAt(table)))
  const hands = faceToFace(tablet, phone)
  const field = page
    .getByRole('textbox', { name: new RegExp(`^${meeting.addLabel('What did I do')}`) })
    .first()
  const linkedBanner = page.locator('.banner-good', { hasText: words.connect.linkedSafe })
  await expect(linkedBanner).toBeVisible({ timeout: pairingMs })
  await hands.stop()
  await press(linkedBanner.getByRole('button'))
  await expect(field).toBeVisible({ timeout: arrivalMs })
  await type(field, 'I asked the night shift')
  await field.press('Enter')
  await expect(page.getByText('I asked the night shift', { exact: true })).toBeVisible()
  const first = take()

  await toMeeting(tablet)
  await goToStep(tablet, 'Plan', 'alone')
  const start = page.getByRole('textbox', { name: meeting.addLabel('What will I try?') })
  await expect(start).toBeVisible({ timeout: arrivalMs })
  const promise = 'ask the night shift every Monday'
  await start.fill(promise)
  await start.press('Enter')
  await press(button(page, set.makePointOf(promise)))
  const form = page.getByRole('dialog')
  await press(form.locator('label', { hasText: meeting.thatsMe }))
  await type(form.getByRole('textbox', { name: meeting.who, exact: true }), 'Ana')
  await press(button(form, meeting.savePoint))
  await expect(page.getByText(meeting.pointTaken)).toBeVisible()
  const taken = take()
  printCounts('On a phone: taps', [
    ['from the code to a linked first note', undefined, first],
    ['from a note to a taken promise, its words kept', 4, taken],
  ])
  expect(first).toBeLessThanOrEqual(4)
  // With a name given before, That's me is ticked and the name is there: two.
  expect(taken).toBeLessThanOrEqual(4)
})
