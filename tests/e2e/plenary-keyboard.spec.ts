import { readFileSync } from 'node:fs'
import { expect, type Locator } from '@playwright/test'
import { english as words } from '../english.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import type { Device } from './support/device.ts'
import { chooseFrom, hasFocus, named, press, showsFocus, tabTo } from './support/keyboard.ts'
import { arrivalMs } from './support/steps.ts'
import { test } from './support/test.ts'

/** The sample meeting's tablet stands in the plenary of the second stage; these stand alone there, as answers to one question. */
const patient = 'The patient is the only one who was there all day'
const phone = 'If the phone is everybody’s job, the handover is nobody’s'
const aloud = 'One change that is not said aloud costs the night an hour'
const { plenary, facilitate, common } = words

const themeNamed = ({ page }: Device, name: string) => page.getByRole('region', { name: plenary.theme(name) })
const noteOf = (device: Device, text: string): Locator =>
  device.page.locator('[data-cell] article', { hasText: text })

const openSample = async (device: Device): Promise<void> => {
  await press(device, named(device, new RegExp(`^${words.home.sample}`)))
  await expect(device.page.getByText(facilitate.sampleNote)).toBeVisible({ timeout: arrivalMs })
}

test('[E1] [R3] [R4] [R6] the plenary by keyboard alone: group, name, star, park, light, undo, round, wall, document', async ({
  device,
}) => {
  test.setTimeout(240_000)
  const tablet = await device({ size: 'tablet' })
  const { page } = tablet
  const { keyboard } = page
  await openSample(tablet)

  // Two notes that say the same: chosen with the space bar, grouped, named.
  for (const text of [patient, phone]) {
    const box = page.getByRole('checkbox', { name: plenary.choose(text) })
    await tabTo(tablet, box)
    await keyboard.press(' ')
    await expect(box).toBeChecked()
  }
  await press(tablet, named(tablet, plenary.group))
  await expect(page.getByRole('textbox', { name: plenary.nameLabel })).toBeFocused()
  await keyboard.type('Who is there all day')
  await keyboard.press('Enter')
  const theme = themeNamed(tablet, 'Who is there all day')
  await expect(theme).toContainText(plenary.agree(2, 4))
  // The focus stands where one goes on from: at the theme that was named.
  await expect.poll(() => hasFocus(theme.locator('.theme-name'))).toBe(true)
  await showsFocus(tablet)

  // A third note joins it from its menu.
  await chooseFrom(tablet, plenary.noteMenu(aloud), plenary.addTo)
  await press(tablet, page.getByRole('dialog').getByRole('button', { name: /^Who is there all day/ }))
  await expect(theme).toContainText(aloud)
  await showsFocus(tablet)

  // Star one, park another, light a third.
  await chooseFrom(tablet, plenary.noteMenu(patient), plenary.star)
  await expect(noteOf(tablet, patient).getByTitle(plenary.starred)).toBeVisible()
  await showsFocus(tablet)
  await chooseFrom(tablet, plenary.noteMenu(aloud), plenary.park)
  await expect(noteOf(tablet, aloud)).toHaveCount(0)
  await showsFocus(tablet)
  await chooseFrom(tablet, plenary.noteMenu(phone), plenary.lightOne)
  await expect(page.locator('.lit-line')).toContainText(phone)
  await showsFocus(tablet)

  // Undo and redo: by keys wherever the focus is, and by the buttons.
  await keyboard.press('ControlOrMeta+z')
  await expect(noteOf(tablet, aloud)).toBeVisible()
  await press(tablet, named(tablet, plenary.undoes.star), ' ')
  await expect(noteOf(tablet, patient).getByTitle(plenary.starred)).toHaveCount(0)
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect(noteOf(tablet, patient).getByTitle(plenary.starred)).toBeVisible()

  // The theme on every device, then nothing.
  await press(tablet, named(tablet, plenary.light('Who is there all day')), ' ')
  await expect(page.locator('.lit-line')).toContainText('Who is there all day')
  await expectNoAxeViolations(page, 'a theme is lit')
  await press(tablet, named(tablet, plenary.unlight('Who is there all day')).first(), ' ')
  await expect(page.locator('.lit-line')).toHaveCount(0)
  await showsFocus(tablet)

  // The round: the next table, and the one after it is told.
  const next = page.locator('.board-presenting').getByRole('button', { name: facilitate.nextTable('') })
  await press(tablet, next)
  await expect(page.locator('.board-presenting-now')).not.toContainText('Late shift')

  // Onto the wall, and back with Escape.
  await press(tablet, named(tablet, plenary.toWall))
  await expect(page.locator('.screen')).toBeVisible({ timeout: arrivalMs })
  await keyboard.press('ArrowRight')
  await keyboard.press('Escape')
  await expect(page.getByText(facilitate.sampleNote)).toBeVisible()

  // What was grouped is in the document, and the document is in the hand.
  await press(tablet, named(tablet, facilitate.document))
  await press(tablet, named(tablet, words.document.take))
  const download = page.waitForEvent('download')
  await press(tablet, page.getByRole('button', { name: words.document.markdown }))
  const text = readFileSync(await (await download).path(), 'utf8')
  for (const said of ['Who is there all day', patient, phone, aloud]) expect(text).toContain(said)
  await press(tablet, named(tablet, common.back), 'Enter')
  expect(tablet.problems).toEqual([])
})

/** Longer than a finger has to rest before a note goes along. */
const restMs = 500

/** A finger: rests on a note, takes it along in small steps, lets go. */
const dragByFinger = async (
  device: Device,
  from: Locator,
  onto: Locator,
  { rests = true, across = 0.5 } = {},
): Promise<void> => {
  const session = await device.context.newCDPSession(device.page)
  await from.scrollIntoViewIfNeeded()
  // What was scrolled may still be on its way.
  let before = ''
  await expect
    .poll(async () => {
      const [was, is] = [before, JSON.stringify([await from.boundingBox(), await onto.boundingBox()])]
      before = is
      return was === is
    })
    .toBe(true)
  const pointOn = async (locator: Locator, part = 0.5) => {
    const box = await locator.boundingBox()
    if (!box) throw new Error(`${locator} is not on screen`)
    return { x: box.x + box.width * part, y: box.y + Math.min(box.height / 2, 30) }
  }
  const [start, end] = [await pointOn(from), await pointOn(onto, across)]
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  const steps = 12
  const along = Array.from({ length: steps }, (_, at) => ({
    x: start.x + ((end.x - start.x) * (at + 1)) / steps,
    y: start.y + ((end.y - start.y) * (at + 1)) / steps,
  }))
  if (rests) {
    await touch('touchStart', [start])
    // A finger that rests does nothing: time itself is what the page waits for.
    await device.page.waitForTimeout(restMs)
    for (const point of along) await touch('touchMove', [point])
  } else {
    // Sent without waiting in between, so that on a busy machine too the finger does not rest.
    await Promise.all([touch('touchStart', [start]), ...along.map((point) => touch('touchMove', [point]))])
  }
  await touch('touchEnd', [])
  await session.detach()
}

test('[R3] a finger drags a note onto another, onto a theme and out of it again; a swipe only scrolls', async ({
  device,
}) => {
  test.setTimeout(120_000)
  const tablet = await device({ size: 'tablet-upright' })
  const { page } = tablet
  await page.getByRole('button', { name: words.home.sample }).tap()
  await expect(page.getByText(facilitate.sampleNote)).toBeVisible({ timeout: arrivalMs })

  // A finger that goes on at once means to scroll.
  await dragByFinger(tablet, noteOf(tablet, phone), noteOf(tablet, patient), { rests: false })
  await expect(page.getByRole('textbox', { name: plenary.nameLabel })).toHaveCount(0)

  await dragByFinger(tablet, noteOf(tablet, phone), noteOf(tablet, patient))
  await page.getByRole('textbox', { name: plenary.nameLabel }).fill('All day')
  await page.keyboard.press('Enter')
  const theme = themeNamed(tablet, 'All day')
  await expect(theme).toContainText(patient)
  await expect(theme).toContainText(phone)

  await dragByFinger(tablet, noteOf(tablet, aloud), theme.locator('.theme-head'))
  await expect(theme).toContainText(aloud)

  // Beside the themes of its cell, where nothing lies.
  const beside = page.locator('[data-cell]', { has: theme }).locator('.note-grid').last()
  await dragByFinger(tablet, noteOf(tablet, aloud), beside, { across: 0.9 })
  await expect(theme).not.toContainText(aloud)
  await expect(noteOf(tablet, aloud)).toBeVisible()
  expect(tablet.problems).toEqual([])
})

test('[E1] [R3] Escape ends a drag by mouse and nothing has moved; the question mark shows the keys', async ({
  device,
}) => {
  const tablet = await device({ size: 'tablet' })
  const { page } = tablet
  await openSample(tablet)
  const [from, onto] = [noteOf(tablet, phone), noteOf(tablet, patient)]
  await from.scrollIntoViewIfNeeded()
  await onto.scrollIntoViewIfNeeded()
  const [start, end] = [await from.boundingBox(), await onto.boundingBox()]
  if (!start || !end) throw new Error('not on screen')
  const drag = async () => {
    await page.mouse.move(start.x + start.width / 2, start.y + 12)
    await page.mouse.down()
    await page.mouse.move(start.x + start.width / 2 + 20, start.y + 30, { steps: 4 })
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
    await expect(page.locator('[data-over]')).toHaveCount(1)
  }
  await drag()
  await page.keyboard.press('Escape')
  await expect(page.locator('.note-dragged, [data-over], [data-dragging]')).toHaveCount(0)
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: plenary.nameLabel })).toHaveCount(0)
  await expect(from).toBeVisible()

  // The next drag is as good as any.
  await drag()
  await page.mouse.up()
  await page.getByRole('textbox', { name: plenary.nameLabel }).fill('All day')
  // In a field the sign is a sign.
  await page.keyboard.type('?')
  await page.keyboard.press('Enter')
  await expect(themeNamed(tablet, 'All day?')).toBeVisible()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: facilitate.keys.title })
  await expect(keys).toContainText(facilitate.keys.undo)
  await expectNoAxeViolations(page, 'the keys')
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  expect(tablet.problems).toEqual([])
})
