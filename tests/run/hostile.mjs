// `npm run hostile`: whatever a room's network, browsers and relays may do, tried with real browsers on hosts of their own, as a table.
// `npm run hostile -- asleep` runs the rows whose name has that in it.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build } from '../scripts/build.mjs'
import { root, setUp } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

const only = process.argv.slice(2)
setUp()
await installBrowsers()
if (process.env.PLENARY_BUILT !== 'yes') build()

const folder = join(root, 'test-results')
mkdirSync(folder, { recursive: true })
const report = join(folder, 'hostile.json')
const beganMs = Date.now()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/e2e/hostile.config.ts',
    '--reporter=list,json',
    ...(only.length > 0 ? ['-g', only.join('|')] : []),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  },
)

/** @param {any} suite @returns {any[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
/** Colours of a terminal do not belong into a table. @param {string} text */
const plain = (text) => stripVTControlCharacters(text).split('\n')[0]

const lines = JSON.parse(readFileSync(report, 'utf8'))
  .suites.flatMap(specsOf)
  .map((/** @type {any} */ spec) => {
    const { annotations, results } = spec.tests[0]
    const [result] = results
    /** @param {string} type */
    const noted = (type) => annotations.find((/** @type {any} */ each) => each.type === type)?.description
    const cannot = noted('cannot')
    const seen = cannot
      ? `could not be had here: ${cannot}`
      : (noted('seen') ?? plain(result?.error?.message ?? 'did not run'))
    const verdict = cannot ? 'n/a' : spec.ok ? 'yes' : 'NO'
    return `| ${noted('row') ?? spec.title} | ${noted('expected') ?? ''} | ${seen} | ${verdict} |`
  })
const table = [
  '| what goes wrong | expected | seen | as expected |',
  '| --- | --- | --- | --- |',
  ...lines,
].join('\n')
writeFileSync(join(folder, 'hostile.md'), `${table}\n`)
console.log(`\n${table}\n\n${lines.length} rows in ${Math.round((Date.now() - beganMs) / 1000)} s`)
process.exitCode = status ?? 1
