import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../run/browsers.mjs'
import { contextOptions, type Device, equip, screenOf } from './device.ts'
import type { Host } from './lan.ts'
import { makeLauncher } from './launcher.ts'
import type { DeviceOptions } from './screen.ts'

/**
 * A device that is a browser of its own, on a host, with a profile on disk. It can die at once, as with an empty battery,
 * and be started again with what its storage kept. `page`, `context` change when it is.
 */
export interface HostDevice extends Device {
  readonly host: Host
  /** Holds the id of the browser's process, which leads a group of its own. */
  readonly pidFile: string
  /** SIGKILL to the whole browser. */
  kill(): Promise<void>
  /** Starts it again after `kill` and opens the address that was open, or another one. */
  reopen(url?: string): Promise<void>
}

export interface HostDeviceOptions extends DeviceOptions {
  readonly path?: string
  /** Further flags for the browser. */
  readonly flags?: readonly string[]
  /** Further permissions that its person has given. */
  readonly permissions?: readonly string[]
  /** What the browser's command begins with, inside the host: a clock that is wrong. */
  readonly under?: readonly string[]
}

export const openHostDevice = async (host: Host, options: HostDeviceOptions = {}): Promise<HostDevice> => {
  const browser = (await findChromium()) ?? chromium.executablePath()
  const launcher = makeLauncher(browser, [...host.prefix, ...(options.under ?? [])])
  const profile = mkdtempSync(join(tmpdir(), 'plenary-profile-'))
  const problems: string[] = []
  let context: BrowserContext
  let page: Page

  const start = async (url: string) => {
    context = await chromium.launchPersistentContext(profile, {
      // A browser of its own is a person's, with all that it keeps.
      ...contextOptions({ installs: true, ...options }),
      executablePath: launcher.executable,
      args: [...chromiumFlags, ...(options.flags ?? [])],
    })
    await equip(context, new URL(host.url).origin, options, problems)
    page = context.pages()[0] ?? (await context.newPage())
    await page.goto(url)
  }
  await start(new URL(options.path ?? '', host.url).href)

  return {
    ...screenOf(options.name ?? host.name, () => page),
    host,
    pidFile: launcher.pidFile,
    problems,
    get page() {
      return page
    },
    get context() {
      return context
    },
    kill: async () => {
      const gone = new Promise((resolve) => context.once('close', resolve))
      // The browser is the leader of its own process group: its helpers die with it.
      process.kill(-Number(readFileSync(launcher.pidFile, 'utf8')), 'SIGKILL')
      await gone
    },
    reopen: (url) => start(url ?? page.url()),
    close: async () => {
      await context.close()
      launcher.remove()
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
