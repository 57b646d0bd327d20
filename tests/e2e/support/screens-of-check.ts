import { expect } from '@playwright/test'
import { insist } from '../../../src/lib/result.ts'
import { encodeLink, readLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { wordsIn } from '../../english.ts'
import type { Device } from './device.ts'
import { begin, type Tour } from './screens.ts'
import { arrivalMs, button, pairingMs } from './steps.ts'

/** A code of the same check as the one that was copied on this device, of a device that nobody can reach. */
export const codeOfNobody = async ({ page }: Device): Promise<string> => {
  const mine = await page.evaluate(() => navigator.clipboard.readText())
  const read = insist(readLink(mine.slice(mine.lastIndexOf('#c') + 2)))
  if (!read.card) throw new Error('no code was copied')
  const card = {
    ...read.card,
    fingerprint: read.card.fingerprint.map((byte) => byte ^ 255),
    candidates: [{ kind: 'ipv4' as const, address: '192.0.2.77', port: 9 }],
  }
  return encodeLink('', { invitation: read.invitation, card }).replace('#', '#c')
}

/** The room check on one device: before, after, with the hotspot, beside a second device, and where that cannot be reached. */
export const tourOfCheck = async (tour: Tour): Promise<void> => {
  const { device, see, language = 'en' } = tour
  const { page } = device
  const words = await begin(tour)
  const texts = wordsIn(language).check
  await button(page, words.home.check).click()
  await expect(page.getByRole('heading', { name: texts.title })).toBeVisible({ timeout: arrivalMs })
  await expect(button(page, texts.run)).toBeVisible({ timeout: arrivalMs })
  await see('check', page)
  await button(page, texts.run).click()
  await expect(button(page, texts.runAgain)).toBeEnabled({ timeout: pairingMs })
  await see('check-one', page)
  await page.getByText(texts.hotspotTitle).click()
  await see('check-hotspot', page)
  await page.getByText(texts.hotspotTitle).click()
  await button(page, texts.withSecond).click()
  await expect(page.getByRole('img', { name: words.connect.myCodeLabel })).toBeVisible({ timeout: arrivalMs })
  await see('check-two', page)
  await page.getByText(words.connect.otherWays).click()
  await button(page, words.connect.copy).click()
  await expect(page.getByText(words.connect.copied)).toBeVisible()
  await page.getByLabel(words.connect.pasteLabel, { exact: true }).fill(await codeOfNobody(device))
  await button(page, words.connect.pasteGo).click()
  await expect(page.getByRole('heading', { name: texts.verdict.apart })).toBeVisible({ timeout: arrivalMs })
  await see('check-apart', page)
}
