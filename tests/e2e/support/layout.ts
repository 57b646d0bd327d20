import { expect, type Page } from '@playwright/test'
import type { See } from './screens.ts'

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

/** In a meeting only the middle scrolls, unless bars give way; the page itself has nothing below the bottom bar. */
const scrollsAway = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement
    return document.querySelector(':root:not([data-edges-give]) .meeting') ? scrollHeight - clientHeight : 0
  })

export const nothingSticksOut: See = async (name, page) => {
  expect.soft(await scrollsAway(page), name).toBe(0)
  expect.soft(await sticksOut(page), name).toEqual([])
}
