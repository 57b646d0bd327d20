import { expect, type Page } from '@playwright/test'
import { expectNoAxeViolations } from './support/axe.ts'
import type { DeviceOptions, Size } from './support/screen.ts'
import { type See, tourOfLeader, tourOfParticipant } from './support/screens.ts'
import { tourOfCheck } from './support/screens-of-check.ts'
import { tourOfTemplates } from './support/screens-of-templates.ts'
import { invitationLink, openMeeting, toConnect } from './support/steps.ts'
import { test } from './support/test.ts'

/** A tour of many screens takes its time on two slow cores. */
const tourMs = 240_000

/** What sticks out of the page at the sides, as elements: with nothing named, nothing has to be scrolled sideways. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > root.clientWidth + 1)
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
      .concat(`${root.scrollWidth} px in ${root.clientWidth} px`)
  })

/** In a meeting only the middle scrolls; the page itself has nothing below the bottom bar. */
const scrollsAway = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    return document.querySelector('.meeting') ? scrollHeight - clientHeight : 0
  })

const nothingSticksOut: See = async (name, page) => {
  expect.soft(await scrollsAway(page), name).toBe(0)
  expect.soft(await sticksOut(page), name).toEqual([])
}

const isAccessible: See = async (name, page) => {
  await test.step(name, async () => {
    await nothingSticksOut(name, page)
    await expectNoAxeViolations(page, name)
  })
}

const leaders: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'light' },
  { size: 'tablet-upright', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
]
for (const options of leaders) {
  test(`[E1] axe finds nothing on the screens of whoever leads: ${options.size}, ${options.scheme}`, async ({
    device,
  }) => {
    test.setTimeout(tourMs)
    await tourOfLeader({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
  })
}

const makers: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
]
for (const options of makers) {
  test(`[E1] axe finds nothing where templates are made: ${options.size}, ${options.scheme}`, async ({
    device,
  }) => {
    test.setTimeout(tourMs)
    await tourOfTemplates({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
  })
}

const triers: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
]
for (const options of triers) {
  test(`[E1] [N7] axe finds nothing in the room check: ${options.size}, ${options.scheme}`, async ({
    device,
  }) => {
    test.setTimeout(tourMs)
    await tourOfCheck({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
  })
}

const participants: readonly DeviceOptions[] = [
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'dark' },
]
for (const options of participants) {
  test(`[E1] axe finds nothing on the screens of whoever takes part: ${options.size}, ${options.scheme}`, async ({
    device,
  }) => {
    test.setTimeout(tourMs)
    const tablet = await device({ size: 'tablet' })
    await openMeeting(tablet, {
      focus: 'The new handover sheet',
      tables: 4,
      names: options.size === 'tablet',
    })
    const invitation = await invitationLink(tablet)
    const phone = await device({ ...options, reducedMotion: true })
    await tourOfParticipant({ device: phone, see: isAccessible, invitation })
  })
}

test('[E1] axe finds nothing where the camera is denied', async ({ device }) => {
  const phone = await device({ camera: 'denied' })
  await openMeeting(phone, { focus: 'The new handover sheet', tables: 2 })
  await toConnect(phone)
  await expect(phone.page.getByRole('alert')).toBeVisible()
  await isAccessible('connect, camera denied', phone.page)
})

const layouts: readonly { size: Size; language?: string }[] = [
  { size: 'small-phone' },
  { size: 'small-phone', language: 'x-pseudo' },
  { size: 'tablet', language: 'x-pseudo' },
]
for (const { size, language = 'en' } of layouts) {
  const title = language === 'en' ? 'at 320 px' : `in a long language from right to left, ${size}`
  test(`[E1] [E2] no screen has to be scrolled sideways ${title}`, async ({ device }) => {
    test.setTimeout(tourMs)
    const leader = await device({ size, reducedMotion: true })
    await openMeeting(leader, { focus: 'The new handover sheet', tables: 4 })
    const invitation = await invitationLink(leader)
    const [other, phone] = [await device({ size, reducedMotion: true }), await device({ size })]
    await tourOfLeader({ device: other, see: nothingSticksOut, language })
    await tourOfTemplates({ device: await device({ size }), see: nothingSticksOut, language })
    await tourOfCheck({ device: await device({ size }), see: nothingSticksOut, language })
    await tourOfParticipant({ device: phone, see: nothingSticksOut, language, invitation })
  })
}
