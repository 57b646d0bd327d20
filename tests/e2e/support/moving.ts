import { expect, type Page } from '@playwright/test'
import { moving as words } from '../../../src/i18n/en/moving.ts'
import { pointCamera } from './camera.ts'
import type { Device } from './device.ts'
import type { Clip, Screen } from './screen.ts'
import { arrivalMs, button, toPage } from './steps.ts'

/** How long a moving code may take on a busy machine, from the first look at it. */
export const movingMs = 120_000

/** What these helpers need of a device, however its browser runs. */
export type CarryDevice = Screen & Pick<Device, 'page'>

/** "Pass notes on", from wherever the device is in its meeting. */
export const toCarry = async (device: CarryDevice, way: 'show' | 'take'): Promise<void> => {
  await toPage(device as Device, 'carry')
  await expect(device.page.getByRole('heading', { name: words.title, exact: true })).toBeVisible({
    timeout: arrivalMs,
  })
  const tab = device.page
    .getByRole('navigation', { name: words.ways })
    .getByRole('button', { name: way === 'show' ? words.show : words.takeIn, exact: true })
  await tab.click()
}

/** Where the code is on the screen, with a little of what is around it, as a person frames it. */
const codeOn = (page: Page) => async (): Promise<Clip | undefined> => {
  const box = await page.locator('canvas.moving-code').boundingBox()
  const size = page.viewportSize()
  if (!box || !size) return undefined
  const x = Math.max(0, box.x - marginPx)
  const y = Math.max(0, box.y - marginPx)
  return {
    x,
    y,
    width: Math.min(size.width, box.x + box.width + marginPx) - x,
    height: Math.min(size.height, box.y + box.height + marginPx) - y,
  }
}
const marginPx = 10

export interface Carried {
  /** From the first look until everything was in, ms. */
  readonly ms: number
  /** What the taking device says of it. */
  readonly says: string
}

export interface CarryOptions {
  /** What the showing device gives; what it offers first where nothing is said. */
  readonly scope?: 'table' | 'room'
  readonly speed?: 'fast' | 'careful' | 'calm'
  /** The share of pictures that the camera misses on top of those that it is too slow for. */
  readonly lost?: number
}

/**
 * Carries what one device has shared to another by moving code: nothing passes but pictures of the one's screen, seen at
 * 640 x 480 by the other's camera, tilted, blurred, noisy, some lost. Both devices are in the meeting; no link is needed.
 */
export const carryByCode = async (
  from: CarryDevice,
  to: CarryDevice,
  { scope, speed, lost = 0.25 }: CarryOptions = {},
): Promise<Carried> => {
  await toCarry(from, 'show')
  if (scope) {
    const name = scope === 'table' ? words.scopeTable : words.scopeRoom
    const radio = from.page.getByRole('radio', { name: new RegExp(`^${name}`) })
    if (await radio.isVisible()) await radio.check({ force: true })
  }
  await button(from.page, words.showCode).click()
  await expect(from.page.locator('canvas.moving-code[data-ready]')).toBeVisible({ timeout: arrivalMs })
  if (speed) {
    const radio = from.page.getByRole('radio', { name: new RegExp(`^${words[speed]}`) })
    await radio.check({ force: true })
  }
  await from.page.evaluate(() => scrollTo({ top: 0 }))
  await toCarry(to, 'take')
  await expect(to.page.locator('video.camera-picture')).toBeVisible({ timeout: arrivalMs })
  const began = Date.now()
  let seen = 0
  // Every so many pictures one is lost, evenly and always the same way.
  const loses = () => Math.floor(++seen * lost) > Math.floor((seen - 1) * lost)
  const look = pointCamera(to, from, { clip: codeOn(from.page), everyMs: 0, loses })
  try {
    const said = to.page.locator('.carry .banner')
    await expect(said).toBeVisible({ timeout: movingMs })
    const ms = Date.now() - began
    return { ms, says: await said.innerText() }
  } finally {
    await look.stop()
    await button(from.page, words.stop).click()
  }
}
