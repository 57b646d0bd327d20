import { defineConfig } from '@playwright/test'
import { useTestFonts } from '../run/fonts.mjs'
import usual from './playwright.config.ts'

// As on most phones.
useTestFonts('narrow')

/** Takes pictures of every screen into test-results/pictures, to be looked at by people. Proves nothing; not a part of `npm test`. */
export default defineConfig({
  ...usual,
  timeout: 300_000,
  projects: [{ name: 'pictures', testMatch: '**/*.pictures.ts' }],
})
