// `npm run scenario -- 10`: the meeting on separate network hosts, so many times in a row.
import { spawnSync } from 'node:child_process'
import { build } from '../scripts/build.mjs'
import { setUp } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

const times = Number(process.argv[2] ?? 1)
if (!Number.isInteger(times) || times < 1) {
  console.error('How many times? For example: npm run scenario -- 10')
  process.exit(2)
}
setUp()
await installBrowsers()
build()
const beganMs = Date.now()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    'meeting.lan',
    '--project=lan',
    '--workers=1',
    '--reporter=list',
    `--repeat-each=${times}`,
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)
const seconds = (Date.now() - beganMs) / 1000
console.log(`${times} times in ${Math.round(seconds)} s, ${(seconds / times).toFixed(1)} s each`)
process.exitCode = status ?? 1
