import { expect, type Page } from '@playwright/test'
import { fonts } from '../../run/fonts.mjs'
import { nothingSticksOut } from './layout.ts'
import type { See } from './screens.ts'

/** What a browser's setting makes of its letters' usual 16 px, and of 13 px where all are equally wide. */
const usualPx = { standard: 16, fixed: 13 }
const largeText = 2

/** Phones on which large text is of the first class. */
const phones = [
  { width: 320, height: 568 },
  { width: 360, height: 640 },
  { width: 390, height: 844 },
] as const

/**
 * The browser's own setting for the size of letters, as people set it in Chromium and Firefox: `rem` and what media
 * queries measure in it follow. It does not stand for zoom, which is a smaller window to the page, nor for what phones
 * enlarge by themselves beyond the page's units.
 */
const setTextSize = async (page: Page, scale: number): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const { standard, fixed } = usualPx
  const fontSizes = { standard: standard * scale, fixed: fixed * scale }
  await session.send('Page.setFontSizes', { fontSizes })
  await session.detach()
}

/** Takes one of the tests' fonts instead of the system's, until it is given back. */
const setFont = (page: Page, font: string | undefined): Promise<void> =>
  page.evaluate((family) => {
    const { style } = document.documentElement
    if (family) style.setProperty('--font', `"${family}"`)
    else style.removeProperty('--font')
  }, font)

/** What is wrong with the screen as it stands: what the bars leave to the content, and what lies under them. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    // What a new size leads to is drawn by then.
    await frame()
    await frame()
    const root = document.documentElement
    const styleOf = (element: Element) => getComputedStyle(element)
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 1
    const dialog = document.querySelector('dialog[open]')
    const inner = [...document.querySelectorAll('.meeting-scroll, .set-down, .board-main')].find(
      (element) => styleOf(element).overflowY === 'auto',
    )
    const scroller = dialog ?? inner ?? root
    const bars = [...scroller.querySelectorAll<HTMLElement>('*')].filter(
      (element) =>
        ['sticky', 'fixed'].includes(styleOf(element).position) &&
        isShown(element) &&
        element.closest('.notices') === null,
    )
    const height = (dialog ?? root).clientHeight
    const content = bars.reduce(
      (left, bar) => left - bar.getBoundingClientRect().height,
      scroller.clientHeight,
    )
    const faults = content < height / 2 - 1 ? [`${Math.round(content)} of ${height} px are left`] : []
    const pressed = 'button, a[href], input, textarea, select, summary, [tabindex="0"]'
    for (const element of (dialog ?? document.body).querySelectorAll<HTMLElement>(pressed)) {
      if (element.closest('.notices') || element.matches(':disabled')) continue
      // A tile's own box is hidden within it: the tile is what is pressed.
      const target = element.closest('label') ?? element
      if (!isShown(target)) continue
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, top, width, height: high } = target.getBoundingClientRect()
      // What is higher than the room there is shows a part of itself.
      const shares = high > content ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5]
      const found = shares.map((share) => document.elementFromPoint(left + width / 2, top + high * share))
      if (found.some((one) => one && (target.contains(one) || one.closest('.notices')))) continue
      const over = found.find((one) => one !== null)
      const where = over ? `under ${over.getAttribute('class') ?? over.tagName}` : 'out of sight'
      faults.push(`${target.textContent?.slice(0, 40) || target.className} is ${where}`)
    }
    return faults
  })

/**
 * As it stands, and at 200 % text in one of the tests' fonts: the content keeps half of the height, nothing that is to be
 * pressed lies under a bar, nothing sticks out at the sides. Leaves the page as it was, but for what was scrolled.
 */
export const standsLargeText =
  (font: keyof typeof fonts): See =>
  async (name, page) => {
    const viewport = page.viewportSize()
    // A menu closes with the first change of size, and the wall knows no text size but its own.
    if (!viewport || (await page.locator('.menu-list, .screen').count()) > 0) return
    expect.soft(await faultsOf(page), name).toEqual([])
    await setTextSize(page, largeText)
    await setFont(page, fonts[font])
    for (const phone of phones) {
      await page.setViewportSize(phone)
      const title = `${name}, ${phone.width}x${phone.height}, large text in ${fonts[font]}`
      expect.soft(await faultsOf(page), title).toEqual([])
      await nothingSticksOut(title, page)
    }
    await setFont(page, undefined)
    await page.setViewportSize(viewport)
    await setTextSize(page, 1)
  }

/** The usual size in the narrow font; the wide one is the tests' own. */
export const nothingSticksOutNarrow: See = async (name, page) => {
  await setFont(page, fonts.narrow)
  await nothingSticksOut(`${name}, in ${fonts.narrow}`, page)
  await setFont(page, undefined)
}
