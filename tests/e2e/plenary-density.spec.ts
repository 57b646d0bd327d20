import { expect, type Page } from '@playwright/test'
import { noteCount, openFullRoom } from './support/full-room.ts'
import { type Counted, printCounts } from './support/taps.ts'
import { test } from './support/test.ts'

/** What a facilitator sees of a full room without scrolling. */
const screens = [
  { width: 1180, height: 820, whole: 12, before: 4 },
  { width: 1440, height: 900, whole: 24, before: undefined },
  { width: 390, height: 844, whole: 5, before: undefined },
] as const
const firstNoteAbovePx = 250
const lettersPx = 16

/** Notes of which every line is on the screen and under nothing else, where the first begins, and how small their letters are. */
const measure = (page: Page) =>
  page.evaluate(() => {
    scrollTo(0, 0)
    const cards = [...document.querySelectorAll<HTMLElement>('.board-note')]
    const isFree = (card: Element, x: number, y: number) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && card.contains(there)
    }
    const whole = cards.filter((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect()
      if (top < 0 || bottom > innerHeight) return false
      const text = card.querySelector<HTMLElement>('.note-text')
      if (!text || text.scrollHeight > text.clientHeight + 1 || text.scrollWidth > text.clientWidth + 1)
        return false
      return [top + 4, bottom - 4].every((y) => isFree(card, (left + right) / 2, y))
    })
    return {
      whole: whole.length,
      first: cards[0]?.getBoundingClientRect().top ?? Number.NaN,
      letters: Math.min(
        ...cards.map((card) =>
          Number.parseFloat(getComputedStyle(card.querySelector('.note-text') ?? card).fontSize),
        ),
      ),
    }
  })

test('[R3] [E4] a facilitator of six tables sees their notes whole: on a tablet, a laptop and a phone', async ({
  device,
}) => {
  test.setTimeout(120_000)
  expect(noteCount).toBe(56)
  const tablet = await device({ size: 'tablet' })
  const { page } = tablet
  await openFullRoom(tablet)
  const rows: Counted[] = []
  for (const { width, height, whole, before } of screens) {
    await page.setViewportSize({ width, height })
    const name = `${width} x ${height}`
    await expect
      .poll(async () => (await measure(page)).whole, { message: name })
      .toBeGreaterThanOrEqual(whole)
    const seen = await measure(page)
    expect(seen.first, `first note at ${name}`).toBeLessThan(firstNoteAbovePx)
    expect(seen.letters, `letters at ${name}`).toBeGreaterThanOrEqual(lettersPx)
    rows.push(
      [`notes whole at ${name}`, before, seen.whole],
      [`first note's y at ${name}`, undefined, Math.round(seen.first)],
    )
  }
  printCounts('A facilitator, 56 notes', rows)
  expect(tablet.problems).toEqual([])
})

test('[E4] clock and Next stay in sight on a phone that leads', async ({ device }) => {
  const phone = await device({ size: 'phone' })
  const { page } = phone
  await openFullRoom(phone)
  const controls = page.locator('.board-controls')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500)
  await expect(controls.locator('.clock')).toBeInViewport({ ratio: 1 })
  await expect(controls.locator('.board-controls-next')).toBeInViewport({ ratio: 1 })
  expect(phone.problems).toEqual([])
})
