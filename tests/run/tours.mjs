// `npm run tours`: every screen with axe, at 320 px, and in a long language from right to left, at all sizes and in both
// colours; `npm test` goes through each screen once of either kind.
import { spawnSync } from 'node:child_process'
import { build } from '../scripts/build.mjs'
import { setUp } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

setUp()
await installBrowsers()
build()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    'accessibility',
    '--project=browser',
    '--reporter=list',
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
process.exitCode = status ?? 1
