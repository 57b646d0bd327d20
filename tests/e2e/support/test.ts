import { test as base } from '@playwright/test'
import { findFirefox } from '../../run/browsers.mjs'
import { serve } from '../../scripts/serve.mjs'
import { type Device, openDevice } from './device.ts'
import { type FirefoxDevice, openFirefox } from './firefox.ts'
import type { DeviceOptions } from './screen.ts'

interface Fixtures {
  /** Opens the built app on one more device; it is closed after the test. */
  readonly device: (options?: DeviceOptions & { readonly path?: string }) => Promise<Device>
  /** The same on a stock Firefox; the test is skipped where there is none. */
  readonly firefox: (options?: DeviceOptions & { readonly path?: string }) => Promise<FirefoxDevice>
}

interface WorkerFixtures {
  /** Address of the built app, with a slash at the end. */
  readonly appUrl: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  appUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted off this pattern.
    async ({}, use) => {
      const server = await serve()
      await use(server.url)
      await server.close()
    },
    { scope: 'worker' },
  ],
  device: async ({ browser, appUrl }, use) => {
    const open: Device[] = []
    await use(async ({ path = '', ...options } = {}) => {
      const device = await openDevice(browser, new URL(path, appUrl).href, options)
      open.push(device)
      return device
    })
    await Promise.all(open.map((device) => device.close()))
  },
  firefox: async ({ appUrl }, use) => {
    base.skip(findFirefox() === undefined, 'no Firefox on this machine')
    const open: FirefoxDevice[] = []
    await use(async ({ path = '', ...options } = {}) => {
      const device = await openFirefox(new URL(path, appUrl).href, options)
      open.push(device)
      return device
    })
    await Promise.all(open.map((device) => device.close()))
  },
})

export { expect } from '@playwright/test'
