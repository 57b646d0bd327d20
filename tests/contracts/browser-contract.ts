import { describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/contract/browser.ts'

/** What happens to a browser from outside. */
export interface BrowserUnderTest {
  readonly browser: Browser
  /** As when a person follows a link to this fragment. */
  navigate(fragment: string): void
  wake(): void
  leave(): void
  /** Nobody lets the app use the camera from now on. */
  denyCamera(): void
}

const heard = (subscribe: (listener: () => void) => () => void) => {
  let count = 0
  let next = () => {}
  const stop = subscribe(() => {
    count++
    next()
  })
  return {
    stop,
    get count() {
      return count
    },
    /** Resolves when something has been told. */
    once: () =>
      new Promise<void>((resolve) => {
        if (count > 0) resolve()
        else next = resolve
      }),
  }
}

/** What every Browser does, real or not. */
export const browserContract = (name: string, make: () => BrowserUnderTest) =>
  describe(`browser: ${name}`, () => {
    it('has an address of its own, which ends in a slash and has no fragment', () => {
      const { browser } = make()
      expect(browser.base).toMatch(/^https?:\/\/[^#?]*\/$/)
    })

    it('keeps the fragment that was set, and tells nobody who set it', () => {
      const { browser } = make()
      const changes = heard(browser.fragment.onChange)
      browser.fragment.set('new', 'push')
      expect(browser.fragment.get()).toBe('new')
      browser.fragment.set('m/1234', 'replace')
      expect(browser.fragment.get()).toBe('m/1234')
      browser.fragment.set('', 'replace')
      expect(browser.fragment.get()).toBe('')
      expect(changes.count).toBe(0)
      changes.stop()
    })

    it('tells of a fragment that somebody else set, until it is undone', async () => {
      const { browser, navigate } = make()
      const changes = heard(browser.fragment.onChange)
      navigate('p/42')
      await changes.once()
      expect(browser.fragment.get()).toBe('p/42')
      changes.stop()
      const others = heard(browser.fragment.onChange)
      navigate('p/43')
      await others.once()
      expect(changes.count).toBe(1)
      others.stop()
    })

    it('[N4] tells when it wakes, until it is undone', async () => {
      const { browser, wake } = make()
      const stopped = heard(browser.onWake)
      stopped.stop()
      const wakes = heard(browser.onWake)
      wake()
      await wakes.once()
      expect(stopped.count).toBe(0)
      wakes.stop()
    })

    it('[K1] tells at once when the page is about to go', () => {
      const { browser, leave } = make()
      const leaves = heard(browser.onLeave)
      leave()
      expect(leaves.count).toBeGreaterThan(0)
      leaves.stop()
      const told = leaves.count
      leave()
      expect(leaves.count).toBe(told)
    })

    it('[N9] holds the screen awake for as long as anybody wants it', () => {
      const { browser } = make()
      const [first, second] = [browser.wakeLock.hold(), browser.wakeLock.hold()]
      expect(() => {
        first()
        first()
        second()
      }).not.toThrow()
    })

    it('[K4] says that the camera was denied, and throws nothing', async () => {
      const { browser, denyCamera } = make()
      denyCamera()
      expect(await browser.camera.permission()).toBe('denied')
      expect(await browser.camera.open('back')).toBe('denied')
    })

    it('gives a lock that nobody has', async () => {
      const { browser } = make()
      let release = () => {}
      const told: string[] = []
      await new Promise<void>((resolve) => {
        release = browser.locks.claim('plenary-meeting-contract', {
          held: () => {
            told.push('held')
            resolve()
          },
          taken: () => told.push('taken'),
        })
      })
      release()
      release()
      expect(told).toEqual(['held'])
    })

    it('offers no installation and no update that there is not', async () => {
      const { browser } = make()
      expect(browser.installing.state()).toBe('unavailable')
      expect(await browser.installing.prompt()).toBe(false)
      expect(browser.updates.waiting()).toBe(false)
      await browser.updates.apply()
      expect(browser.updates.waiting()).toBe(false)
    })

    it('[K3] knows whether its storage is kept', async () => {
      const { browser } = make()
      const granted = await browser.persistence.request()
      expect(await browser.persistence.persisted()).toBe(granted)
    })

    it('[P8] rings and buzzes without being able to fail', () => {
      const { browser } = make()
      expect(() => {
        browser.bell()
        browser.buzz()
      }).not.toThrow()
    })
  })
