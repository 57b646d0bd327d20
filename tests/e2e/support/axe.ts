import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Once for each page: it is half a megabyte to read, and there are more than a hundred screens. */
const bring = async (page: Page): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
}

/**
 * WCAG 2.2 AA and axe's best practices, on what the page shows now. Bars that stay in sight are laid back into the page
 * meanwhile: what is half under one at this moment is not too small to be tapped.
 */
export const expectNoAxeViolations = async (page: Page, name?: string): Promise<void> => {
  await bring(page)
  const found = await page.evaluate(
    async (options) => {
      // What still fades in has not its own colours yet.
      const fading = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      await Promise.allSettled(fading.map(({ finished }) => finished))
      const all = [...document.querySelectorAll<HTMLElement>('body *')]
      const inSight = all.filter((element) => getComputedStyle(element).position === 'sticky')
      for (const { style } of inSight) style.position = 'static'
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options)
      for (const { style } of inSight) style.position = ''
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join('\n  ')}`,
      )
    },
    {
      runOnly: tags,
      resultTypes: ['violations'],
      // The made-up language's tag is nobody's, and axe knows none such; every other one's is looked at.
      rules: {
        'html-lang-valid': { enabled: (await page.locator('html').getAttribute('lang')) !== 'x-pseudo' },
      },
    } satisfies RunOptions,
  )
  expect.soft(found, name).toEqual([])
}
