import { english as words } from '../../english.ts'
import type { Device } from './device.ts'

/**
 * Counts how often a device's person is asked to let a phone in, from now on: on the page that is open, which a link to the app
 * does not load anew, and on those that are loaded after it.
 * @returns asks for the count
 */
export const watchQuestions = async ({ page }: Pick<Device, 'page'>): Promise<() => number> => {
  let count = 0
  await page.exposeFunction('countQuestion', () => {
    count += 1
  })
  const watch = (label: string) => {
    let isAsked = false
    new MutationObserver(() => {
      const isThere = [...document.querySelectorAll('button')].some(
        ({ textContent }) => textContent?.trim() === label,
      )
      if (isThere && !isAsked) (globalThis as unknown as { countQuestion(): void }).countQuestion()
      isAsked = isThere
    }).observe(document, { subtree: true, childList: true })
  }
  await page.addInitScript(watch, words.seats.letIn)
  await page.evaluate(watch, words.seats.letIn)
  return () => count
}
