// `npm run bench`: every *.bench.ts, one after the other and each in a process of its own, in one table. With words after
// it (`npm run bench -- size merge`), only the files whose names hold one of them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, type as system, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, installBrowsers } from '../run/browsers.mjs'
import { build } from '../scripts/build.mjs'
import { setUp } from '../scripts/set-up.mjs'

/** @typedef {import('./row.ts').Row} Row */

const here = fileURLToPath(new URL('.', import.meta.url))
const oneFlag = '--one'

/** Runs one file in this process and writes its rows. @param {string} file @param {string} to */
const runOne = async (file, to) => {
  const { runnerImport } = await import('vite')
  /** @type {{ module: { bench: import('./row.ts').Bench } }} */
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
  writeFileSync(to, JSON.stringify(await module.bench()))
  // What a measured device still holds open must not keep the table waiting.
  process.exit(0)
}

/** @param {string} file @param {string} folder @returns {Row[]} */
const inOwnProcess = (file, folder) => {
  const to = join(folder, 'rows.json')
  rmSync(to, { force: true })
  const args = ['--expose-gc', fileURLToPath(import.meta.url), oneFlag, file, to]
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status === 0) return JSON.parse(readFileSync(to, 'utf8'))
  return [{ what: file.slice(here.length), target: 'runs', result: `ended with ${status}`, ok: false }]
}

/** 'Debian GNU/Linux 12 (bookworm)' where the system says so, else 'Linux', 'Darwin' ... */
const systemName = () => {
  const file = '/etc/os-release'
  const named = existsSync(file) ? /^PRETTY_NAME="(.*)"$/m.exec(readFileSync(file, 'utf8')) : undefined
  return named?.[1] ?? system()
}

/** What else the machine was doing: figures of a busy one are its business, not the app's. */
const load = () => loadavg()[0]?.toFixed(1)

/** @param {readonly string[]} words */
const runAll = async (words) => {
  setUp()
  await installBrowsers()
  build()
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .toSorted()
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  const before = load()
  /** @type {Row[]} */
  const rows = []
  for (const file of files) {
    console.error(`measuring ${file}`)
    rows.push(...inOwnProcess(join(here, file), folder))
  }
  rmSync(folder, { recursive: true, force: true })

  const gigabytes = Math.round(totalmem() / 2 ** 30)
  const chromium = (await findChromium()) ?? 'no Chromium'
  const { stdout } = spawnSync(chromium, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB, ${systemName()}`
  console.log(`\n${machine}, Node ${process.versions.node}, ${stdout?.trim() || chromium}`)
  console.log(`Load average before ${before}, after ${load()}\n`)
  console.log('| what | target | result | ok |\n| --- | --- | --- | --- |')
  for (const { what, target, result, ok } of rows) {
    console.log(`| ${what} | ${target} | ${result} | ${ok ? 'yes' : 'NO'} |`)
  }
  process.exitCode = rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1
}

const [first, ...others] = process.argv.slice(2)
if (first === oneFlag) await runOne(others[0] ?? '', others[1] ?? '')
else await runAll(process.argv.slice(2))
