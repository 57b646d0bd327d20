import type { TestType } from '@playwright/test'
import type { Row } from './row.ts'

const usualMs = 180_000

/** A row as a test: what was seen is noted for the table; what fails or cannot be had, too. */
// biome-ignore lint/suspicious/noExplicitAny: Playwright's own type of a test with any fixtures.
export const testOf = (test: TestType<any, any>, row: Row): void => {
  test(`[N1] [N4] [N8] ${row.name}: ${row.expected}`, async () => {
    test.setTimeout(row.mostMs ?? usualMs)
    const note = (type: string, description: string) => test.info().annotations.push({ type, description })
    note('row', row.name)
    note('expected', row.expected)
    const seen = await row.run()
    if (typeof seen === 'string') note('seen', seen)
    else note('cannot', seen.cannot)
  })
}
