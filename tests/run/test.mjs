// `npm test`: everything from a fresh clone to the true totals. Each step runs even where an earlier one failed, so
// that one run tells all; only the browser tests need the build before them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, setUp } from '../scripts/set-up.mjs'
import { installBrowsers } from './browsers.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

const reports = join(root, 'test-results')
const startedAtMs = Date.now()

/**
 * @param {string} title
 * @param {string} script
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {boolean} whether it went well
 */
const run = (title, script, args, env = {}) => {
  const beganMs = Date.now()
  console.log(`\n== ${title}`)
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  console.log(
    `== ${title}: ${status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - beganMs) / 1000)} s`,
  )
  return status === 0
}

/**
 * A step that counts no tests of its own: only its failure counts.
 * @param {string} title
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Totals}
 */
const check = (title, script, args) => ({ passed: 0, failed: run(title, script, args) ? 0 : 1, skipped: 0 })

/**
 * A runner's own totals. Where it failed without a failed test (an uncaught error, no report), that is a failure too.
 * @param {boolean} ok
 * @param {string} file
 * @param {(report: any) => Totals} read
 * @returns {Totals}
 */
const totals = (ok, file, read) => {
  try {
    const counted = read(JSON.parse(readFileSync(file, 'utf8')))
    return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 }
  } catch (error) {
    console.error(`No readable report in ${file}: ${error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/**
 * @param {string} title
 * @param {readonly string[]} files none for all
 */
const runVitest = (title, files) => {
  const file = join(reports, 'vitest.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = run(title, 'node_modules/vitest/vitest.mjs', ['run', ...reporters, ...files])
  return { ok, file }
}

/** @param {any} report */
const vitestTotals = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
})

/**
 * The files of which a test was begun and never ended: their process has died. Node's WebRTC is native code, and has done
 * so once in a while, on closing.
 * @param {any} report
 * @returns {string[]}
 */
const cutShort = (report) =>
  report.testResults
    .filter((/** @type {any} */ { assertionResults: all }) =>
      all.some((/** @type {any} */ { status }) => status === 'pending'),
    )
    .map((/** @type {any} */ { name }) => name)

/** @returns {Totals} */
const vitest = () => {
  const title = 'Unit, contract and scenario tests'
  const { ok, file } = runVitest(title, [])
  let first
  try {
    first = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return totals(ok, file, vitestTotals)
  }
  const cut = ok ? [] : cutShort(first)
  if (cut.length === 0) return totals(ok, file, vitestTotals)
  console.log(`== ${title}: a process died, so these run once more: ${cut.join(', ')}`)
  const again = runVitest(`${title}, once more`, cut)
  const { passed, failed, skipped } = totals(again.ok, again.file, vitestTotals)
  /** @param {string} status */
  const whole = (status) =>
    first.testResults
      .filter((/** @type {any} */ { name }) => !cut.includes(name))
      .flatMap((/** @type {any} */ { assertionResults }) => assertionResults)
      .filter((/** @type {any} */ one) => one.status === status).length
  return {
    passed: whole('passed') + passed,
    failed: whole('failed') + failed,
    skipped: whole('skipped') + skipped,
  }
}

/** @param {string} title @param {string} project @param {number} workers @returns {Totals} */
const playwright = (title, project, workers) => {
  const file = join(reports, `playwright-${project}.json`)
  const config = 'tests/e2e/playwright.config.ts'
  const args = [
    'test',
    '-c',
    config,
    `--project=${project}`,
    `--workers=${workers}`,
    '--grep-invert=@again',
    '--reporter=list,json',
  ]
  const ok = run(title, 'node_modules/@playwright/test/cli.js', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return totals(ok, file, ({ stats }) => {
    if (stats.flaky > 0) console.log(`== ${title}: ${stats.flaky} passed at the second try only, see above`)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
  })
}

/** @returns {Promise<Totals>} */
const browsers = async () => {
  try {
    await installBrowsers()
    return { passed: 0, failed: 0, skipped: 0 }
  } catch (error) {
    console.error(`No browser could be installed: ${error}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

setUp()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const results = [
  await browsers(),
  check('Types', 'node_modules/typescript/bin/tsc', ['-p', '.']),
  check('Lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--diagnostic-level=error', '.']),
  vitest(),
]
const built = check('Build', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])
results.push(built)
if (built.failed === 0) {
  results.push(playwright('Browser tests', 'browser', 3))
  results.push(playwright('Separate hosts on a LAN', 'lan', 1))
}

/** @param {keyof Totals} what */
const sum = (what) => results.reduce((total, result) => total + result[what], 0)
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
console.log(`\nAll of it took ${Math.round((Date.now() - startedAtMs) / 1000)} s.\n`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
