// What a fresh machine needs before anything else can run. Node built-ins only.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Vite 8 and Vitest 4 need this Node or a newer one. */
const oldestNode = { major: 20, minor: 19 }

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return
  console.error(
    `Plenary needs Node ${oldestNode.major}.${oldestNode.minor} or newer; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether node_modules holds what the lock file says; optional packages (other systems' binaries) may be missing. */
const isInstalled = () => {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Installs the dependencies where they are missing or not those of the lock file. */
export const setUp = () => {
  checkNode()
  process.chdir(root)
  if (isInstalled()) return
  console.log('Installing dependencies (once; about a minute)')
  const windows = process.platform === 'win32'
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) setUp()
