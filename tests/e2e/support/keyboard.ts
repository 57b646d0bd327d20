import { expect, type Locator } from '@playwright/test'
import type { Device } from './device.ts'
import { arrivalMs } from './steps.ts'

/** What people do who have no pointer. */

/** More tab stops than any screen has. */
const tabsMost = 120

/** Something has the focus, it can be seen that it has, and it is not hidden behind anything. */
export const showsFocus = ({ page }: Device) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return 'the focus is lost'
        const { outlineStyle, boxShadow } = getComputedStyle(element)
        // A radio or a checkbox may show it on the card around it.
        const around = element.closest('label')
        const isShown = [element, around].some((it) => {
          if (!it) return false
          const style = getComputedStyle(it)
          return style.outlineStyle !== 'none' || style.boxShadow !== 'none'
        })
        const isTitle = element.tabIndex < 0
        return isShown || isTitle ? '' : `${element.outerHTML.slice(0, 120)} ${outlineStyle} ${boxShadow}`
      }),
    )
    .toBe('')

export const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement).catch(() => false)

/** Tab by tab to this, as somebody without a pointer gets there; every stop on the way can be seen. */
export const tabTo = async (
  device: Device,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> => {
  await expect(target).toBeVisible({ timeout: arrivalMs })
  for (let stop = 0; stop < tabsMost; stop++) {
    if (await hasFocus(target)) return showsFocus(device)
    await device.page.keyboard.press(key)
  }
  throw new Error(`${target} cannot be reached with ${key}`)
}

export const press = async (device: Device, target: Locator, key: 'Enter' | ' ' = 'Enter'): Promise<void> => {
  await tabTo(device, target)
  await device.page.keyboard.press(key)
}

export const named = ({ page }: Device, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })

/** A menu: opened, walked through with the arrows, chosen from. */
export const chooseFrom = async (device: Device, menu: string | RegExp, entry: string): Promise<void> => {
  await press(device, named(device, menu))
  const item = device.page.getByRole('menuitem', { name: entry })
  await expect(item).toBeVisible()
  for (let at = 0; at < 10 && !(await hasFocus(item)); at++) await device.page.keyboard.press('ArrowDown')
  await showsFocus(device)
  await device.page.keyboard.press('Enter')
}
