import preact from '@preact/preset-vite'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/run/longest-first.ts'

/** The scanner's wasm is about 1 MB as it stands; it must be in the precache, or a phone cannot scan in a basement. */
const largestPrecachedFileBytes = 3 * 1024 * 1024

/** Packs and carried notes; Android's share sheet knows files by their type, which it may not know at all. */
const ourFileTypes = ['application/x-plenary', 'application/octet-stream']
const ourFileEndings = ['.plenary']

/** The dev server puts inline scripts into the page and speaks over a web socket; only what is built is held to the policy. */
const noPolicyWhileServing: Plugin = {
  name: 'plenary:no-policy-while-serving',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

export default defineConfig({
  // Relative, so that dist works from any sub-folder of any static host.
  base: './',
  build: {
    target: ['es2022', 'safari16'],
    modulePreload: { polyfill: false },
    // One sheet, there before the first screen: a screen whose own sheet was lost on the way would stay without it.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  plugins: [
    preact(),
    noPolicyWhileServing,
    VitePWA({
      strategies: 'generateSW',
      registerType: 'prompt',
      injectRegister: null,
      filename: 'sw.js',
      manifest: {
        name: 'Plenary',
        short_name: 'Plenary',
        description: 'Action learning meetings, each on their own phone, with no server.',
        lang: 'en',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#faf6ef',
        theme_color: '#faf6ef',
        categories: ['productivity', 'education'],
        // Files of ours: over the share sheet (the service worker takes them, public/share-target.js), or opened by the system.
        share_target: {
          action: './share',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: {
            title: 'title',
            text: 'text',
            files: [{ name: 'file', accept: [...ourFileTypes, ...ourFileEndings, 'text/plain', '.txt'] }],
          },
        },
        file_handlers: [
          {
            action: './',
            accept: Object.fromEntries(ourFileTypes.map((type) => [type, [...ourFileEndings]])),
          },
        ],
        // A window that has a meeting open is never led away from it: its links would be gone.
        launch_handler: { client_mode: ['navigate-new', 'auto'] },
        icons: [
          { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      // The manifest's icons are in public/ and so found by the pattern below; listed twice they would be fetched twice.
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,wasm,json}'],
        maximumFileSizeToCacheInBytes: largestPrecachedFileBytes,
        navigateFallback: 'index.html',
        cleanupOutdatedCaches: true,
        // From the first visit on the page asks this worker for its lazy parts; a new version still waits to be asked.
        clientsClaim: true,
        skipWaiting: false,
        importScripts: ['share-target.js'],
        globIgnores: ['share-target.js', 'schema/**'],
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/run/only-this-machine.ts'],
    // @roamhq/wrtc is a native module that does not live in worker threads.
    pool: 'forks',
    // One more than the cores of the machines it is for: half of the tests wait for one another's devices.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Generous, for machines of two slow cores; a test that needs long says so itself.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
})
