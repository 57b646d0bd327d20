// `node tests/scripts/complete-lock.mjs`, after every change of dependencies: npm leaves other systems' binaries out of the
// lock file where they were not there when it was written (npm/cli#4828), and `npm ci` then refuses it on a fresh clone.
// Node built-ins only.
import { readFileSync, writeFileSync } from 'node:fs'

/** @typedef {{ version: string, optionalDependencies?: Record<string, string>, dev?: boolean }} Locked */

const file = 'package-lock.json'
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
/** Names of processors in packages, where they are not Node's own. */
const processors = { riscv64gc: 'riscv64', armv7: 'arm' }
const nodesProcessors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** What the name of a platform's package says about where it belongs. @param {string} name */
const placeOf = (name) => {
  const words = name.split(/[/-]/).map((word) => processors[/** @type {'armv7'} */ (word)] ?? word)
  const os = words.find((word) => systems.includes(word))
  const cpu = words.find((word) => nodesProcessors.includes(word))
  if (!os || !cpu) return undefined
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : os === 'linux' && words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined
  return { cpu: [cpu], os: [os], ...(libc ? { libc } : {}) }
}

/** @type {{ packages: Record<string, Locked> }} */
const lock = JSON.parse(readFileSync(file, 'utf8'))
/** @type {string[]} */
const added = []
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const place = placeOf(name)
    const isLocked = lock.packages[`node_modules/${name}`] ?? lock.packages[`${path}/node_modules/${name}`]
    // A platform's binary is always wanted in exactly the version of the package that wants it.
    if (isLocked || !place || !/^\d+\.\d+\.\d+/.test(range)) continue
    lock.packages[`node_modules/${name}`] = {
      version: range,
      ...(dev ? { dev } : {}),
      ...{ optional: true },
      ...place,
    }
    added.push(name)
  }
}
const { '': root, ...others } = lock.packages
const sorted = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1))
lock.packages = { ...(root ? { '': root } : {}), ...Object.fromEntries(sorted) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Added: ${added.join(', ')}` : 'Nothing was missing')
