import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import preact from '@preact/preset-vite'
import { build } from 'vite'
import { serve } from '../../scripts/serve.mjs'
import type {} from './page/page.ts'

/** Builds the page that holds the app's own parts, as the app itself is built, and serves it while it is used. */
export const withBenchPage = async <T>(use: (url: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-page-'))
  process.env.NODE_ENV = 'production'
  try {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('page', import.meta.url)),
      base: './',
      mode: 'production',
      logLevel: 'error',
      plugins: [preact()],
      worker: { format: 'es' },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: ['es2022', 'safari16'],
        chunkSizeWarningLimit: 2_000,
      },
    })
    const server = await serve({ folder })
    try {
      return await use(server.url)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const openBenchPage = async (page: Page, url: string): Promise<Page> => {
  await page.goto(url)
  await page.waitForFunction(() => window.parts !== undefined)
  return page
}
