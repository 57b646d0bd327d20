// `npm run attacks`: what a member with the invitation can do, tried class by class on whole devices, as a table; and 500 runs
// of the generated adversary. `npm run attacks -- X12` for one class. Ends with an error where one is not held.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../scripts/set-up.mjs'

const only = process.argv.slice(2)
const folder = join(root, 'test-results')
mkdirSync(folder, { recursive: true })
const report = join(folder, 'attacks.json')
const beganMs = Date.now()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    'tests/attacks',
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...(only.length > 0 ? ['-t', only.map((id) => `\\[${id}\\]`).join('|')] : []),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PLENARY_SEEDS: '500', ...process.env },
  },
)

/** Colours of a terminal do not belong into a table. @param {string} text */
const plain = (text) => stripVTControlCharacters(text).split('\n')[0]

const lines = JSON.parse(readFileSync(report, 'utf8'))
  .testResults.flatMap((/** @type {any} */ file) => file.assertionResults)
  .filter((/** @type {any} */ test) => test.status === 'passed' || test.status === 'failed')
  .map((/** @type {any} */ { meta, status, title, failureMessages }) => {
    const row = meta?.attack
    const isHeld = status === 'passed' ? 'yes' : 'NO'
    if (!row) return `| | ${title} | | | ${plain(failureMessages[0] ?? '')} | | | ${isHeld} |`
    const { id, title: name, variant, from, sends, lost, cost, told } = row
    return `| ${id} ${name} | ${variant} | ${from} | ${sends} | ${lost} | ${cost} | ${told} | ${isHeld} |`
  })
const table = [
  '| class | variant | from | what was sent | what honest people lost | what it cost them | how it is told | held |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...lines,
].join('\n')
writeFileSync(join(folder, 'attacks.md'), `${table}\n`)
console.log(`\n${table}\n\n${lines.length} rows in ${Math.round((Date.now() - beganMs) / 1000)} s`)
process.exitCode = status ?? 1
