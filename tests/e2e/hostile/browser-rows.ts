import { expect } from '@playwright/test'
import { english as words } from '../../english.ts'
import { findFirefox, findOnPath } from '../../run/browsers.mjs'
import { faceToFace } from '../support/camera.ts'
import { cameraApp } from '../support/camera-app.ts'
import { type FirefoxDevice, openFirefox } from '../support/firefox.ts'
import { type HostDevice, type HostDeviceOptions, openHostDevice } from '../support/host-device.ts'
import { openLan } from '../support/lan.ts'
import type { Screen } from '../support/screen.ts'
import {
  arrivalMs,
  circle,
  goToStep,
  linked,
  openMeeting,
  pairByText,
  pairingMs,
  sees,
  sitDown,
  toConnect,
  toMeeting,
} from '../support/steps.ts'
import { type Row, since } from './row.ts'
import { arrives, isBack, joined, reflect, saysApart, together, withWorld } from './world.ts'

const prompt = 'What did I do that went well?'

/** The phone's clock is ten minutes ahead, or behind: of the whole browser, workers and all. */
const clockOff = (minutes: number): Row => ({
  name: `A phone’s clock ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead' : 'behind'}`,
  expected: 'links; the stage’s clock agrees to the second; back after a reload with no scan',
  mostMs: 240_000,
  async run() {
    const faketime = findOnPath('faketime')
    if (!faketime)
      return { cannot: 'there is no faketime on this machine (Debian: apt-get install faketime)' }
    const under = [faketime, '-f', `${minutes > 0 ? '+' : ''}${minutes}m`]
    return withWorld({ phone: { under } }, async (world) => {
      const { tablet, phone } = world
      await together(world)
      const now = ({ page }: HostDevice) => page.evaluate(() => Date.now())
      const apartMs = (await now(phone)) - (await now(tablet))
      expect(Math.round(apartMs / 60_000)).toBe(minutes)
      const clock = async ({ page }: HostDevice) => {
        const said = await page.locator('.clock').first().innerText()
        const [, min, sec] = /(\d+):(\d+)/.exec(said) ?? []
        return Number(min) * 60 + Number(sec)
      }
      const differ = Math.abs((await clock(tablet)) - (await clock(phone)))
      expect(differ).toBeLessThan(4)
      const took = await arrives(phone, tablet, 'At another time of day')
      await phone.page.reload()
      const back = await isBack(phone, Date.now(), 60_000)
      return `a note arrived in ${took}; the two clocks on screen, read one after the other, differ by ${differ} s; back ${back} after a reload`
    })
  },
})

const withFlags = (
  name: string,
  expected: string,
  flags: readonly string[],
  more: HostDeviceOptions = {},
): Row => ({
  name,
  expected,
  mostMs: 240_000,
  run: () =>
    withWorld({ tablet: { flags, ...more }, phone: { flags, ...more } }, async (world) => {
      const { tablet, phone } = world
      await together(world)
      const took = await arrives(phone, tablet, 'With another browser')
      await phone.page.reload()
      const back = await isBack(phone, Date.now(), 60_000)
      return `a note arrived in ${took}; back ${back} after a reload`
    }),
})

const noOwnCredentials = ['--force-fieldtrials=WebRTC-NoSdpMangleUfrag/Enabled/']

/** Coming back after a reload with no signalling at all needs credentials that were agreed on before. */
const ownCredentialsRefused: Row = {
  name: 'Chromium that lets no page choose its own ICE credentials (WebRTC-NoSdpMangleUfrag)',
  expected:
    'links; after a reload nothing is lost, it is said that there is no link, and two codes make one again',
  mostMs: 240_000,
  run: () =>
    withWorld({ tablet: { flags: noOwnCredentials }, phone: { flags: noOwnCredentials } }, async (world) => {
      const { tablet, phone } = world
      await together(world)
      const took = await arrives(phone, tablet, 'Before the reload')
      await phone.page.reload()
      await circle(phone, 'room')
      await sees(phone, 'Before the reload')
      await expect(phone.page.getByText(words.meeting.truth.roomAlone)).toBeVisible({ timeout: arrivalMs })
      await pairByText(tablet, phone)
      await toMeeting(tablet)
      await toMeeting(phone)
      const again = await arrives(phone, tablet, 'After two codes')
      return `a note arrived in ${took}; after a reload: “${words.meeting.truth.roomAlone}”, and a note ${again} after two codes`
    }),
}

/** The app's address counts as one of the internet, as it will be for people: else nothing is checked. */
const localNetworkChecks = [
  '--enable-features=LocalNetworkAccessChecks:LocalNetworkAccessChecksWarn/false,LocalNetworkAccessChecksWebRTC,LocalNetworkAccessChecksWebRtc',
  '--ip-address-space-overrides=127.0.0.1:8080=public,[::1]:8080=public',
]

const localNetworkDenied: Row = {
  name: 'Chromium with local-network checks for WebRTC, permission denied',
  expected: 'no link; said on both screens within 15 s',
  mostMs: 240_000,
  run: () =>
    withWorld(
      { tablet: { flags: localNetworkChecks }, phone: { flags: localNetworkChecks } },
      async (world) => {
        const { tablet, phone } = world
        const states = await Promise.all(
          [tablet, phone].map(({ page }) =>
            page.evaluate(async () => {
              const asked = await navigator.permissions
                .query({ name: 'local-network-access' as PermissionName })
                .catch(() => undefined)
              return asked?.state ?? 'not known to this browser'
            }),
          ),
        )
        await joined(world)
        try {
          const said = await saysApart(tablet, phone)
          return `permission ${states.join(', ')}: “${words.connect.apart}” after ${said.join(' and ')}`
        } catch (error) {
          if (!(await tablet.page.getByText(words.connect.linkedSafe).isVisible())) throw error
          const version = tablet.context.browser()?.version()
          return {
            cannot: `permission ${states.join(', ')}, and Chromium ${version} links all the same: it does not hold WebRTC to this permission yet`,
          }
        }
      },
    ),
}

const startFirefox = async (
  act: (firefox: FirefoxDevice, chromium: HostDevice) => Promise<string>,
  options: { readonly leads: 'firefox' | 'chromium' },
): Promise<string | { readonly cannot: string }> => {
  if (!findFirefox()) return { cannot: 'there is no Firefox on this machine' }
  const lan = await openLan(2)
  const [first, second] = lan.hosts
  if (!first || !second) throw new Error('two hosts were asked for')
  const chromium = await openHostDevice(first, {
    name: 'chromium',
    size: options.leads === 'chromium' ? 'tablet' : 'phone',
  })
  const firefox = await openFirefox(
    second.url,
    { name: 'firefox', size: options.leads === 'firefox' ? 'tablet' : 'phone' },
    second,
  )
  try {
    return await act(firefox, chromium)
  } finally {
    await firefox.close()
    await chromium.close()
    await lan.down()
  }
}

const shownCode = async (shown: Screen): Promise<string> => {
  let link = ''
  await expect(async () => {
    link = await cameraApp(shown)
  }).toPass({ timeout: arrivalMs })
  return link
}

const firefoxPhone: Row = {
  name: 'Chromium leads, Firefox on the phone',
  expected: 'two codes make a link; a note arrives',
  mostMs: 240_000,
  run: () =>
    startFirefox(
      async (fox, tablet) => {
        await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
        await toConnect(tablet)
        await fox.goto(await shownCode(tablet))
        await fox.page.locator('.choice').click()
        await fox.click({ role: 'button', name: words.join.sitAt(words.common.table(1)) })
        await fox.click({ role: 'button', name: words.connect.turnOn })
        const beganMs = Date.now()
        const hands = faceToFace(tablet, fox)
        await Promise.all([linked(tablet), fox.sees(words.connect.linkedSafe, pairingMs)])
        await hands.stop()
        const took = since(beganMs)
        await toMeeting(tablet)
        await goToStep(tablet, reflect, 'together')
        await fox.click({ role: 'button', name: words.connect.toMeeting })
        await fox.fill({ role: 'textbox', name: words.meeting.addLabel(prompt) }, 'Asked the night shift')
        await fox.press('Enter')
        await fox.click({ role: 'checkbox', name: words.meeting.choose('Asked the night shift') })
        await fox.click({ role: 'button', name: words.meeting.share(1) })
        await sees(tablet, 'Asked the night shift')
        return `linked ${took} after the cameras saw the codes; a note arrived`
      },
      { leads: 'chromium' },
    ),
}

const firefoxLeads: Row = {
  name: 'Firefox leads, Chromium on the phone',
  expected: 'two codes make a link',
  mostMs: 240_000,
  run: () =>
    startFirefox(
      async (fox, phone) => {
        await fox.click({ role: 'button', name: `${words.home.newMeeting} ${words.home.newMeetingHint}` })
        await fox.fill({ role: 'textbox', name: words.setUp.focus }, 'The new handover sheet')
        // Below the fold, where a click by remote control does not always land
        await fox.run(() => document.querySelector<HTMLElement>('form [role=switch]')?.click(), undefined)
        await fox.page.waitForFunction(
          () => document.querySelector('form [role=switch]')?.getAttribute('aria-checked') === 'false',
          { timeout: arrivalMs },
        )
        await fox.run(
          () => document.querySelector<HTMLElement>('form button[type=submit]')?.click(),
          undefined,
        )
        await fox.page.waitForFunction(() => location.hash.startsWith('#/m/'), { timeout: arrivalMs })
        await fox.run(() => {
          location.hash = `${location.hash.replace(/\/connect$/, '')}/connect`
        }, undefined)
        await fox.click({ role: 'button', name: words.connect.turnOn })
        await phone.page.goto(await shownCode(fox))
        await sitDown(phone, 1)
        await expect(phone.page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({
          timeout: arrivalMs,
        })
        const beganMs = Date.now()
        const hands = faceToFace(fox, phone)
        await Promise.all([linked(phone), fox.sees(words.connect.linkedSafe, pairingMs)])
        await hands.stop()
        const took = since(beganMs)
        return `linked ${took} after the cameras saw the codes`
      },
      { leads: 'firefox' },
    ),
}

export const browserRows: readonly Row[] = [
  clockOff(10),
  clockOff(-10),
  ownCredentialsRefused,
  localNetworkDenied,
  withFlags(
    'Chromium with local-network checks for WebRTC, permission granted',
    'links; back after a reload',
    localNetworkChecks,
    { permissions: ['local-network-access'] },
  ),
  firefoxPhone,
  firefoxLeads,
]
