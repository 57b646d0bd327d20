import { test } from '@playwright/test'
import { expectNoAxeViolations } from './axe.ts'
import { standsLargeText } from './large-text.ts'
import { nothingSticksOut } from './layout.ts'
import type { See } from './screens.ts'

export const isAccessible: See = async (name, page) => {
  await test.step(name, async () => {
    await nothingSticksOut(name, page)
    await expectNoAxeViolations(page, name)
  })
}

/** The same, and on phones with large text. */
export const isAccessibleLarge: See = async (name, page) => {
  await isAccessible(name, page)
  await standsLargeText('narrow')(name, page)
}
