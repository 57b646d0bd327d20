import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from '../run/browsers.mjs'
import { useTestFonts } from '../run/fonts.mjs'

useTestFonts()
const executablePath = await findChromium()

/** For machines of two slow cores; a scenario with many devices asks for more itself. */
const testTimeoutMs = 90_000
const expectTimeoutMs = 15_000

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/playwright',
  timeout: testTimeoutMs,
  expect: { timeout: expectTimeoutMs },
  fullyParallel: true,
  workers: 3,
  // Where nobody sits beside it: a shared machine can stall for seconds. What passed at the second try only is named
  // by `npm test`, and is to be looked at.
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: process.env.CI === 'true',
  reporter: 'list',
  use: {
    launchOptions: { args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) },
    screenshot: 'off',
    trace: 'off',
  },
  projects: [
    { name: 'browser', testMatch: '**/*.spec.ts' },
    // Devices on network hosts of their own: one test at a time, because each has a browser for every device.
    { name: 'lan', testMatch: '**/*.lan.ts' },
  ],
})
