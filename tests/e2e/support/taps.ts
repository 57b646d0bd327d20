import type { Locator } from '@playwright/test'

/** Counts what a person presses: buttons, boxes, and a field before typing. Keys are not counted. */
export const countTaps = () => {
  let taps = 0
  return {
    async press(what: Locator): Promise<void> {
      await what.click()
      taps++
    },
    async type(field: Locator, text: string): Promise<void> {
      const hasFocus = await field.evaluate((element) => element === document.activeElement)
      if (!hasFocus) {
        await field.click()
        taps++
      }
      await field.fill(text)
    },
    /** As many as since it was asked last. */
    take(): number {
      const taken = taps
      taps = 0
      return taken
    },
  }
}

/** What was counted, how many there were before (undefined: nobody measured), and now. */
export type Counted = readonly [what: string, before: number | undefined, now: number]

/** Prints what was found, beside what it was before the screens were made denser and the meeting had an end. */
export const printCounts = (title: string, rows: readonly Counted[]): void => {
  const lines = rows.map(
    ([what, before, now]) =>
      `  ${what.padEnd(44)}${String(before ?? 'not measured').padStart(14)}${String(now).padStart(8)}`,
  )
  console.info([`${title}`.padEnd(46) + 'before'.padStart(14) + 'now'.padStart(8), ...lines].join('\n'))
}
