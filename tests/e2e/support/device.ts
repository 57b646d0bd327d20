import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test'
import { installCamera } from './camera.ts'
import { type DeviceOptions, type Screen, sizes } from './screen.ts'

/** A Chromium device: storage of its own, one page, a camera that can be pointed at other devices. */
export interface Device extends Screen {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong without anybody looking: console errors, uncaught exceptions, requests to other origins. */
  readonly problems: readonly string[]
  close(): Promise<void>
}

/** A person would have given up on a button by then; without a limit a test waits for its own end. */
const actionTimeoutMs = 40_000

export const contextOptions = (options: DeviceOptions): BrowserContextOptions => ({
  viewport: sizes[options.size ?? 'phone'],
  colorScheme: options.scheme ?? 'light',
  locale: options.lang ?? 'en-GB',
  reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
  hasTouch: (options.size ?? 'phone') !== 'projector',
  acceptDownloads: true,
  ignoreHTTPSErrors: options.trusting ?? false,
  serviceWorkers: options.installs ? 'allow' : 'block',
})

/** Makes a context's pages a device's: camera, permissions, and an ear for problems, which are added to the list. */
export const equip = async (
  context: BrowserContext,
  origin: string,
  {
    camera = 'granted',
    permissions: given = [],
  }: DeviceOptions & { readonly permissions?: readonly string[] },
  problems: string[],
): Promise<void> => {
  // With the camera's permission Chromium also tells real addresses, as on a phone that has just scanned.
  context.setDefaultTimeout(actionTimeoutMs)
  const permissions = [
    'clipboard-read',
    'clipboard-write',
    ...(camera === 'granted' ? ['camera'] : []),
    ...given,
  ]
  await context.grantPermissions(permissions, { origin })
  await context.addInitScript(installCamera, camera)
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) =>
    problems.push(`exception: ${error.error().stack || String(error.error())}`),
  )
  context.on('request', (request) => {
    const url = new URL(request.url())
    const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:'
    if (!isOwn) problems.push(`request: ${request.url()}`)
  })
}

/** The screen of a page that may change, as after a restart. */
export const screenOf = (name: string, page: () => Page): Screen => ({
  name,
  look: async (clip) => {
    const options = { type: 'jpeg', quality: 85, scale: 'css', ...(clip ? { clip } : {}) } as const
    return (await page().screenshot(options)).toString('base64')
  },
  run: (code, argument) =>
    // Playwright's types unwrap handles in arguments; ours are plain values.
    page().evaluate(code as (argument: unknown) => never, argument),
})

/** Opens a device in a context of its own of this browser, at this address. */
export const openDevice = async (
  browser: Browser,
  url: string,
  options: DeviceOptions = {},
): Promise<Device> => {
  const context = await browser.newContext(contextOptions(options))
  const problems: string[] = []
  await equip(context, new URL(url).origin, options, problems)
  const page = await context.newPage()
  await page.goto(url)
  return {
    ...screenOf(options.name ?? 'device', () => page),
    page,
    context,
    problems,
    close: () => context.close(),
  }
}

/** Pastes as a person does: the text is on the clipboard, the field has the focus, and the keys are pressed. */
export const paste = async (field: Locator, text: string): Promise<void> => {
  await field.evaluate((_, copied) => navigator.clipboard.writeText(copied), text)
  await field.focus()
  await field.page().keyboard.press('ControlOrMeta+V')
}

/** What was copied last on this device. */
export const clipboard = (device: Screen): Promise<string> =>
  device.run(() => navigator.clipboard.readText(), undefined)
