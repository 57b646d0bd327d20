import { expect } from '@playwright/test'
import { check as texts } from '../../src/i18n/en/check.ts'
import { english as words } from '../english.ts'
import { pointCamera } from './support/camera.ts'
import { cameraApp } from './support/camera-app.ts'
import type { Device } from './support/device.ts'
import { arrivalMs, button, pairingMs } from './support/steps.ts'
import { test } from './support/test.ts'

const open = async ({ page }: Device) => {
  await button(page, words.home.check).click()
  await expect(page.getByRole('heading', { name: texts.title })).toBeVisible({ timeout: arrivalMs })
}

const run = async ({ page }: Device) => {
  await button(page, texts.run).click()
  await expect(button(page, texts.runAgain)).toBeEnabled({ timeout: pairingMs })
}

const line = ({ page }: Device, finding: keyof typeof texts.finding) =>
  page
    .locator('.check-line')
    .filter({ has: page.locator('strong').getByText(texts.finding[finding], { exact: true }) })
    .first()

test('[N7] on one device: what works here, in plain words, and what only a second device can tell', async ({
  device,
}) => {
  const phone = await device()
  // A browser without a window has no screen to keep awake, and refuses.
  await phone.page.evaluate(() => {
    const sentinel = Object.assign(new EventTarget(), { release: async () => undefined })
    navigator.wakeLock.request = async () => sentinel as unknown as WakeLockSentinel
  })
  await open(phone)
  await run(phone)
  for (const [finding, outcome] of [
    ['camera', 'works'],
    ['awake', 'works'],
    ['linkHere', 'works'],
    ['portal', 'own'],
  ] as const)
    await expect(line(phone, finding)).toContainText(texts.outcome[finding][outcome] as string)
  await expect(phone.page.getByRole('heading', { name: texts.verdict['try-two'] })).toBeVisible()
  expect(phone.problems).toEqual([])
})

test('[N7] [K3] camera denied, storage not promised, no wake lock: each is said, with what to do', async ({
  device,
}) => {
  const phone = await device({ camera: 'denied' })
  await phone.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined })
    navigator.storage.persist = async () => false
    navigator.storage.persisted = async () => false
  })
  await phone.page.reload()
  await open(phone)
  await run(phone)
  await expect(line(phone, 'camera')).toContainText(texts.outcome.camera.denied as string)
  await expect(line(phone, 'storage')).toContainText(texts.outcome.storage['may-go'] as string)
  await expect(line(phone, 'awake')).toContainText(texts.outcome.awake.none as string)
  for (const advice of ['allow-camera', 'may-be-cleared', 'screen-sleeps'] as const)
    await expect(phone.page.getByText(texts.advice[advice])).toBeVisible()
})

test('[N7] [K2] with no network the app is still here, and says that nobody answers', async ({ device }) => {
  const phone = await device({ installs: true })
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect(phone.page.getByText(words.home.offlineReady)).toBeVisible({ timeout: arrivalMs })
  await phone.context.setOffline(true)
  await phone.page.reload()
  await open(phone)
  await run(phone)
  await expect(line(phone, 'portal')).toContainText(texts.outcome.portal.away as string)
  await expect(line(phone, 'offline')).toContainText(texts.outcome.offline.yes as string)
})

test('[N7] [N1] two devices, one scan each way: a verdict on both, with what the other found', async ({
  device,
}) => {
  test.setTimeout(150_000)
  const [tablet, phone] = [await device({ size: 'tablet' }), await device({ camera: 'denied' })]
  await open(tablet)
  await run(tablet)
  await button(tablet.page, texts.withSecond).click()
  await expect(tablet.page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({
    timeout: arrivalMs,
  })
  let link = ''
  await expect(async () => {
    link = await cameraApp(tablet)
  }).toPass({ timeout: arrivalMs })
  expect(link).toMatch(/#c\d+$/)
  await phone.page.goto(link)
  await expect(phone.page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({
    timeout: arrivalMs,
  })
  const camera = pointCamera(tablet, phone)
  for (const each of [tablet, phone])
    await expect(each.page.getByRole('heading', { name: texts.verdict.works })).toBeVisible({
      timeout: pairingMs,
    })
  await camera.stop()
  // The phone tells no more than a name, as its camera was never allowed: so it was tried whether names pass here.
  const { passes, blocked } = texts.multicast
  await expect(tablet.page.getByText(passes).or(tablet.page.getByText(blocked)).first()).toBeVisible({
    timeout: arrivalMs,
  })
  await run(phone)
  await expect(tablet.page.getByText(texts.outcome.camera.denied as string).first()).toBeVisible()
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})

test('[K4] the code of a meeting is not taken for a room check, nor the other way round', async ({
  device,
}) => {
  const phone = await device({ path: '#c123' })
  await expect(phone.page.getByRole('alert')).toContainText(words.common.refusal['not-plenary'], {
    timeout: arrivalMs,
  })
})
