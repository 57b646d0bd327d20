// Which browsers the tests drive, and how a missing one is installed. Node built-ins only, apart from a late look at
// Playwright, because this is read before anything is installed.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The only names that a test browser looks up: this machine's own, hosts of the tests' LAN, and those that devices on one network tell each other. */
const near = ['localhost', '*.localhost', '127.0.0.1', '::1', '10.*', '*.local']

/**
 * The last such flag counts, so it holds what Playwright switches off too and matters here: what asks the network by
 * itself, or leaves the page for later. The pop-ups of the address bar, which nobody sees, are two pages of their own
 * for each window: they took half of the time that a device needs to open.
 */
const withoutFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/**
 * Flags for a test browser: no sandbox (tests run as root), no GPU, nothing that asks the network by itself, and no way to any
 * public host, whatever the app does: the addresses of relays and of STUN servers are names, and no name is found. A proxy
 * would look names up itself, so there is none.
 * @type {readonly string[]}
 */
export const chromiumFlags = [
  `--host-resolver-rules=${['MAP * ~NOTFOUND', ...near.map((name) => `EXCLUDE ${name}`)].join(', ')}`,
  '--no-proxy-server',
  `--disable-features=${withoutFeatures.join()}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-crash-restore-bubble',
]

/**
 * The same for a Firefox, as preferences: every name but localhost is this machine, where nobody listens on the ports of
 * public hosts, there is no proxy that would look names up itself, and no STUN server that a page names is asked.
 * @type {Readonly<Record<string, string | number | boolean>>}
 */
export const firefoxSeal = {
  'network.dns.forceResolve': '127.0.0.1',
  'network.proxy.type': 0,
  'network.trr.mode': 5,
  'media.peerconnection.use_document_iceservers': false,
}

/** A snap's launcher cannot be started in a network namespace and is slow, and is not what Debian's package is. */
const smallestRealPackageBytes = 300

/** A program's file, if this machine has it. @param {string} name */
export const findOnPath = (name) => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      if (statSync(file).size >= smallestRealPackageBytes) return file
    } catch {
      // Not there or not ours to run: look on.
    }
  }
  return undefined
}

const playwrightsOwn = async () => {
  try {
    const { chromium } = await import('@playwright/test')
    const file = chromium.executablePath()
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

/**
 * Path of the Chromium to drive: PLENARY_CHROMIUM, else the system's package, else Playwright's own.
 * @returns {Promise<string | undefined>}
 */
export const findChromium = async () =>
  process.env.PLENARY_CHROMIUM ??
  findOnPath('chromium') ??
  (await playwrightsOwn()) ??
  findOnPath('google-chrome')

/**
 * Path of a stock Firefox: PLENARY_FIREFOX, else the system's.
 * @returns {string | undefined}
 */
export const findFirefox = () =>
  process.env.PLENARY_FIREFOX ?? findOnPath('firefox-esr') ?? findOnPath('firefox')

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

const isRoot = () => process.getuid?.() === 0

/**
 * Installs what the browser tests need and the machine has not: on Debian as root by its packages, elsewhere by
 * Playwright. A missing Firefox or `ip` is no failure: the tests that need them say that they were skipped.
 */
export const installBrowsers = async () => {
  if (isDebian() && isRoot()) {
    const wanted = [
      ...((await findChromium()) ? [] : ['chromium']),
      ...(findFirefox() ? [] : ['firefox-esr']),
      ...(existsSync('/usr/sbin/ip') || findOnPath('ip') ? [] : ['iproute2']),
    ]
    if (wanted.length === 0) return
    console.log(`Installing for the browser tests: ${wanted.join(', ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    return
  }
  if (await findChromium()) return
  console.log('Installing Chromium for the browser tests, by Playwright')
  execFileSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
