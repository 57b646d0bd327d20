import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Page } from 'puppeteer-core'
import { findFirefox, firefoxSeal } from '../../run/browsers.mjs'
import { firefoxFonts } from '../../run/fonts.mjs'
import { installCamera } from './camera.ts'
import type { Host } from './lan.ts'
import { makeLauncher } from './launcher.ts'
import { freePort, relayInto } from './relay.ts'
import { type DeviceOptions, type Screen, sizes } from './screen.ts'

/** What is clicked or filled: by its role and accessible name, as a person and a screen reader find it. */
export interface Target {
  readonly role: string
  readonly name: string
}

/** A stock Firefox over WebDriver BiDi. It has the few verbs that a scenario needs, not all of Playwright's. */
export interface FirefoxDevice extends Screen {
  readonly page: Page
  readonly problems: readonly string[]
  goto(url: string): Promise<void>
  click(target: Target): Promise<void>
  fill(target: Target, text: string): Promise<void>
  press(key: 'Enter' | 'Tab' | 'Escape'): Promise<void>
  /** Resolves when the page shows this text. */
  sees(text: string, timeoutMs?: number): Promise<void>
  text(): Promise<string>
  close(): Promise<void>
}

const sightTimeoutMs = 30_000

const aria = ({ role, name }: Target) => `::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`

/**
 * Opens Firefox at an address, on a network host where one is given.
 * Differences to Chromium's device: a few verbs instead of Playwright's page, and the camera's permission, which cannot be
 * given by remote control, is stood for by the preference that decides what it decides.
 */
export const openFirefox = async (
  url: string,
  options: DeviceOptions = {},
  host?: Host,
): Promise<FirefoxDevice> => {
  const path = findFirefox()
  if (!path) throw new Error('There is no Firefox on this machine')
  const camera = options.camera ?? 'granted'
  const profile = mkdtempSync(join(tmpdir(), 'plenary-firefox-'))
  const launcher = makeLauncher(path, host?.prefix)
  const debuggingPort = await freePort()
  const relay = host && host.prefix.length > 0 ? await relayInto(host.prefix, debuggingPort) : undefined
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: launcher.executable,
    headless: true,
    debuggingPort,
    userDataDir: profile,
    extraPrefsFirefox: {
      // As after the camera's permission was given for good: real addresses instead of multicast names.
      'media.peerconnection.ice.obfuscate_host_addresses': camera !== 'granted',
      'intl.accept_languages': options.lang ?? 'en-GB',
      'ui.systemUsesDarkTheme': options.scheme === 'dark' ? 1 : 0,
      'ui.prefersReducedMotion': options.reducedMotion ? 1 : 0,
      // No way to any public host, and nothing that asks the network by itself.
      ...firefoxSeal,
      ...firefoxFonts,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'app.update.enabled': false,
    },
  })
  const problems: string[] = []
  const page = await browser.newPage()
  await page.setViewport(sizes[options.size ?? 'phone'])
  await page.evaluateOnNewDocument(installCamera, camera)
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`exception: ${String(error)}`))
  await page.goto(url)

  // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered counts as seen.
  const shows = (text: string) => document.body.innerText.includes(text)
  return {
    name: options.name ?? 'firefox',
    page,
    problems,
    look: (clip) =>
      page.screenshot({ type: 'jpeg', quality: 85, encoding: 'base64', ...(clip ? { clip } : {}) }),
    run: (code, argument) => page.evaluate(code as (argument: unknown) => never, argument),
    goto: async (to) => {
      await page.goto(to)
    },
    click: (target) => page.locator(aria(target)).setTimeout(sightTimeoutMs).click(),
    fill: (target, text) => page.locator(aria(target)).setTimeout(sightTimeoutMs).fill(text),
    press: (key) => page.keyboard.press(key),
    sees: async (text, timeoutMs = sightTimeoutMs) => {
      await page.waitForFunction(shows, { timeout: timeoutMs, polling: 100 }, text)
    },
    // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered counts as seen.
    text: () => page.evaluate(() => document.body.innerText),
    close: async () => {
      await browser.close()
      await relay?.close()
      launcher.remove()
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
