import { defineConfig } from '@playwright/test'
import usual from './playwright.config.ts'

/** Every row of the hostile table, one at a time. Not part of `npm test`: it waits for minutes at a time. */
export default defineConfig({
  ...usual,
  workers: 1,
  projects: [{ name: 'hostile', testMatch: '**/*.hostile.ts' }],
})
