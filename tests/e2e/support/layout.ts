import { expect, type Page } from '@playwright/test'
import type { See } from './screens.ts'

/**
 * What sticks out of the page at the sides, as elements: with nothing named, nothing has to be scrolled sideways. And
 * in a meeting only the middle scrolls, unless bars give way: how much the page itself has below its bottom bar.
 */
const sticksOut = (page: Page): Promise<{ readonly out: string[]; readonly belowPx: number }> =>
  page.evaluate(() => {
    const root = document.documentElement
    const belowPx = document.querySelector(':root:not([data-edges-give]) .meeting')
      ? root.scrollHeight - root.clientHeight
      : 0
    if (root.scrollWidth <= root.clientWidth) return { out: [], belowPx }
    const out = [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > root.clientWidth + 1)
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`)
    return { out: [...out, `${root.scrollWidth} px in ${root.clientWidth} px`], belowPx }
  })

export const nothingSticksOut: See = async (name, page) => {
  expect.soft(await sticksOut(page), name).toEqual({ out: [], belowPx: 0 })
}
