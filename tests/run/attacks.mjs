// `npm run attacks`: what a member with the invitation can do, tried class by class on whole devices, as a table; 500 runs of
// the generated adversary; and the worst of each class on two real pages. `npm run attacks -- X12` for one class. Ends with an
// error where one is not held.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build } from '../scripts/build.mjs'
import { root } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

const only = process.argv.slice(2)
const folder = join(root, 'test-results')
mkdirSync(folder, { recursive: true })
const beganMs = Date.now()

/** @param {string} script @param {readonly string[]} args @param {Record<string, string>} env */
const run = (script, args, env) =>
  spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...env, ...process.env },
  }).status

const inMemory = join(folder, 'attacks.json')
const statusInMemory = run(
  'node_modules/vitest/vitest.mjs',
  [
    ...['run', 'tests/attacks', '--reporter=default', '--reporter=json', `--outputFile.json=${inMemory}`],
    ...(only.length > 0 ? ['-t', only.map((id) => `\\[${id}\\]`).join('|')] : []),
  ],
  { PLENARY_SEEDS: '500' },
)

await installBrowsers()
if (process.env.PLENARY_BUILT !== 'yes') build()
const onPages = join(folder, 'attacks-on-pages.json')
const statusOnPages = run(
  'node_modules/@playwright/test/cli.js',
  [
    ...['test', '-c', 'tests/e2e/playwright.config.ts', '--project=browser', '--reporter=list,json'],
    'attacks.spec',
    ...(only.length > 0 ? ['--pass-with-no-tests', '-g', only.map((id) => `\\[${id}\\]`).join('|')] : []),
  ],
  { PLAYWRIGHT_JSON_OUTPUT_FILE: onPages },
)

/** Colours of a terminal do not belong into a table. @param {string} text */
const plain = (text) => stripVTControlCharacters(text).split('\n')[0]

/** @param {{ title: string, isHeld: boolean, failure?: string, row?: Record<string, string> }} test */
const tell = ({ title, isHeld, failure, row }) => {
  const held = isHeld ? 'yes' : 'NO'
  if (!row) return `| | ${title} | | | ${plain(failure ?? '')} | | | ${held} |`
  const { id, title: name, variant, from, sends, lost, cost, told } = row
  return `| ${id} ${name} | ${variant} | ${from} | ${sends} | ${lost} | ${cost} | ${told} | ${held} |`
}

const linesInMemory = JSON.parse(readFileSync(inMemory, 'utf8'))
  .testResults.flatMap((/** @type {any} */ file) => file.assertionResults)
  .filter((/** @type {any} */ test) => test.status === 'passed' || test.status === 'failed')
  .map((/** @type {any} */ { meta, status, title, failureMessages }) =>
    tell({ title, isHeld: status === 'passed', failure: failureMessages[0], row: meta?.attack }),
  )

/** The suites of a file are in each other. @param {any} suite @returns {any[]} */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)]
const linesOnPages = specsOf(JSON.parse(readFileSync(onPages, 'utf8'))).map(({ title, ok, tests }) => {
  const row = tests[0].annotations.find((/** @type {any} */ { type }) => type === 'attack')
  const failure = tests[0].results.at(-1)?.error?.message ?? tests[0].status
  return tell({ title, isHeld: ok, failure: ok ? '' : failure, row: row && JSON.parse(row.description) })
})
const lines = [...linesInMemory, ...linesOnPages]
const table = [
  '| class | variant | from | what was sent | what honest people lost | what it cost them | how it is told | held |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...lines,
].join('\n')
writeFileSync(join(folder, 'attacks.md'), `${table}\n`)
console.log(`\n${table}\n\n${lines.length} rows in ${Math.round((Date.now() - beganMs) / 1000)} s`)
process.exitCode = statusInMemory || statusOnPages ? 1 : 0
