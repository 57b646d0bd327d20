// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calmAtLatestMs, calmForMs } from '../../src/browser/contract/limits.ts'
import { whenCalm } from '../../src/browser/when-calm.ts'

const state = (name: 'readyState' | 'visibilityState', value: string) =>
  Object.defineProperty(document, name, { configurable: true, value })

beforeEach(() => {
  vi.useFakeTimers()
  state('readyState', 'complete')
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'readyState')
  Reflect.deleteProperty(document, 'visibilityState')
})

const watched = () => {
  let calm = false
  void whenCalm(window).then(() => {
    calm = true
  })
  return {
    async after(ms: number) {
      await vi.advanceTimersByTimeAsync(ms)
      return calm
    },
  }
}

describe('[K2] storing the app for offline waits until nobody waits for something else', () => {
  it('begins when nobody has done anything for a while', async () => {
    const page = watched()
    expect(await page.after(calmForMs - 1)).toBe(false)
    expect(await page.after(1)).toBe(true)
  })

  it('waits while somebody touches, types or clicks', async () => {
    const page = watched()
    for (const sign of ['pointerdown', 'keydown', 'input', 'click']) {
      expect(await page.after(calmForMs - 1)).toBe(false)
      document.body.dispatchEvent(new Event(sign, { bubbles: true }))
    }
    expect(await page.after(calmForMs - 1)).toBe(false)
    expect(await page.after(1)).toBe(true)
  })

  it('begins all the same where somebody never rests', async () => {
    const page = watched()
    for (let at = calmForMs / 2; at < calmAtLatestMs; at += calmForMs / 2) {
      expect(await page.after(calmForMs / 2)).toBe(false)
      document.body.dispatchEvent(new Event('input', { bubbles: true }))
    }
    expect(await page.after(calmForMs / 2)).toBe(true)
  })

  it('counts from the moment that the page has loaded', async () => {
    state('readyState', 'interactive')
    const page = watched()
    expect(await page.after(2 * calmForMs)).toBe(false)
    window.dispatchEvent(new Event('load'))
    expect(await page.after(calmForMs)).toBe(true)
  })

  it('begins at once when the page may be about to go', async () => {
    const page = watched()
    state('visibilityState', 'hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await page.after(0)).toBe(true)
  })
})
