import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * WCAG 2.2 AA and axe's best practices, on what the page shows now. Bars that stay in sight are laid back into the page
 * meanwhile: what is half under one at this moment is not too small to be tapped.
 */
export const expectNoAxeViolations = async (page: Page, name?: string): Promise<void> => {
  const layBack = () =>
    page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body *'))
        if (getComputedStyle(element).position === 'sticky') element.style.position = 'static'
    })
  const putBack = () =>
    page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body *'))
        if (element.style.position === 'static') element.style.position = ''
    })
  await layBack()
  // Its tag is nobody's, and axe knows none such; that every other language has a valid one is looked at there.
  const isMadeUp = (await page.locator('html').getAttribute('lang')) === 'x-pseudo'
  const { violations } = await new AxeBuilder({ page })
    .disableRules(isMadeUp ? ['html-lang-valid'] : [])
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  await putBack()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join('\n  ')}`,
  )
  expect.soft(found, name).toEqual([])
}
