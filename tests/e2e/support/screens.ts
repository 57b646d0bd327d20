import { expect, type Page } from '@playwright/test'
import type { Words } from '../../../src/i18n/en/words.ts'
import { languages } from '../../../src/i18n/languages.ts'
import { wordsIn } from '../../english.ts'
import type { Device } from './device.ts'
import { arrivalMs, button, toConnect, toMeeting, toPage } from './steps.ts'

/** Called on each screen in turn, once it stands: to look at it, or to measure it. */
export type See = (name: string, page: Page) => Promise<void>

export interface Tour {
  readonly device: Device
  readonly see: See
  /** As chosen on this device: 'en', or the made-up 'x-pseudo'. */
  readonly language?: string
}

/** Chooses the language as the settings would; the made-up one is offered to nobody. */
const setLanguage = async ({ page }: Device, tag: string): Promise<void> => {
  await expect(page.locator('main').first()).toBeVisible()
  await page.evaluate(
    (language) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('plenary')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const change = request.result.transaction('values', 'readwrite')
          change.objectStore('values').put(language, 'device/language')
          change.onabort = () => reject(change.error)
          change.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
    tag,
  )
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute(
    'dir',
    languages.find((one) => one.tag === tag)?.direction ?? '',
  )
}

export const begin = async ({ device, language = 'en' }: Tour): Promise<Words> => {
  if (language !== 'en') await setLanguage(device, language)
  return wordsIn(language)
}

const heading = ({ page }: Device, name: string) =>
  expect(page.getByRole('heading', { name, exact: true })).toBeVisible({ timeout: arrivalMs })

const closeDialog = async ({ page }: Device): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The screens of whoever leads, with the sample meeting's words on them. */
export const tourOfLeader = async (tour: Tour): Promise<void> => {
  const { device, see } = tour
  const { page } = device
  const words = await begin(tour)
  await heading(device, words.common.app)
  await see('home', page)

  await button(page, words.home.newMeeting).click()
  await heading(device, words.setUp.title)
  const questions = page.getByText(words.setUp.seeQuestions, { exact: true })
  if (await questions.isVisible()) await questions.click()
  await page.getByRole('button', { name: words.setUp.start, exact: true }).click()
  await expect(page.getByText(words.setUp.focusMissing)).toBeVisible()
  await see('set-up', page)
  await button(page, words.common.back).click()

  await button(page, words.home.sample).click()
  await expect(page.getByText(words.facilitate.sampleNote)).toBeVisible({ timeout: arrivalMs })
  await see('board', page)
  await button(page, words.common.guide).click()
  await expect(page.locator('.guide-title')).toBeVisible()
  await see('guide', page)
  await page.locator('.guide-ways button').click()
  await expect(page.locator('.guide-contents')).toBeVisible()
  await see('guide-contents', page)
  await closeDialog(device)
  const bar = page.getByRole('navigation', { name: words.facilitate.sides })
  if (await bar.isVisible()) {
    for (const [at, side] of [words.facilitate.tables, words.facilitate.presenting].entries()) {
      await bar.getByRole('button').nth(at).click()
      await expect(page.getByRole('dialog')).toContainText(side)
      await see(`board-side-${at + 1}`, page)
      await closeDialog(device)
    }
  }
  await page.getByRole('button', { name: words.facilitate.more, exact: true }).click()
  await see('board-menu', page)
  await page.getByRole('menuitem', { name: words.facilitate.brief }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('board-brief', page)
  await closeDialog(device)

  await toPage(device, 'screen')
  await expect(page.locator('.screen')).toBeVisible()
  await see('screen', page)
  await page.keyboard.press('Escape')
  await expect(page.getByText(words.facilitate.sampleNote)).toBeVisible()

  await toPage(device, 'invitation')
  await heading(device, words.document.invitation.title)
  await see('invitation', page)
  await toPage(device, 'document')
  await heading(device, words.document.title)
  await see('document', page)
  await page.getByRole('button', { name: words.document.take, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('document-take', page)
  await closeDialog(device)
  await toPage(device, 'settings')
  await heading(device, words.meeting.settings)
  await see('settings-leader', page)
  await toPage(device, 'facilitators')
  await heading(device, words.leading.title)
  await see('facilitators', page)
  await button(page, words.leading.add).click()
  await heading(device, words.leading.add)
  await see('facilitators-add', page)

  await page.evaluate(() => {
    location.hash = ''
  })
  await page.locator('.home-meeting').first().waitFor()
  await see('home-with-meetings', page)
  await page.locator('.home-meeting').getByRole('button').last().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('home-delete', page)
  await closeDialog(device)
}

/** The screens of whoever takes part, from an invitation's link on; needs no other device. */
export const tourOfParticipant = async (tour: Tour & { readonly invitation: string }): Promise<void> => {
  const { device, see, invitation } = tour
  const { page } = device
  const words = await begin(tour)
  await expect(page.locator('main').first()).toBeVisible()
  await page.evaluate(() => {
    location.hash = '/scan'
  })
  await heading(device, words.connect.scanTitle)
  await expect(page.locator('video.camera-picture')).toBeVisible()
  await see('scan', page)

  await page.goto(invitation)
  await heading(device, words.join.title)
  await page.getByRole('radio').first().check({ force: true })
  const name = page.getByLabel(words.join.name, { exact: true })
  if (await name.isVisible()) await name.fill('Ana')
  await see('join', page)
  await page.locator('form button[type=submit]').click()
  await expect(page.getByRole('navigation', { name: words.meeting.circles })).toBeVisible({
    timeout: arrivalMs,
  })
  await see('room-open', page)

  const tab = (which: 'me' | 'table' | 'room') =>
    page
      .getByRole('navigation', { name: words.meeting.circles })
      .getByRole('button', { name: words.meeting[which], exact: true })
  const add = async (text: string) => {
    const field = page.locator('.add-note textarea').first()
    await field.fill(text)
    await field.press('Enter')
    await expect(page.locator('.note-text', { hasText: text })).toBeVisible()
  }
  const pick = async (step: number) => {
    await page.locator('.meeting-place').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.locator('.stages-step').nth(step).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.locator('.meeting-place').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('stage-picker', page)
  await closeDialog(device)

  await pick(1)
  await tab('me').click()
  await see('me-empty', page)
  await add('I asked the night shift what they need')
  await add('Stayed calm when two phones rang at once')
  await page.locator('.note-choose input').first().check({ force: true })
  await see('me', page)
  await page.locator('.choose-bar .button-main').click()

  await pick(2)
  await tab('table').click()
  await expect(page.locator('.note').first()).toBeVisible()
  await add('The one-page sheet: we all read the same thing')
  await page.locator('.note-choose input').first().check({ force: true })
  await see('table', page)
  await page.locator('.note').first().getByRole('button').last().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await see('table-note-menu', page)
  await page.keyboard.press('Escape')
  await page.locator('.circle-seats').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await see('table-seats', page)
  await closeDialog(device)

  await tab('room').click()
  await see('room', page)
  await pick(9)
  await tab('room').click()
  await button(page, words.meeting.newPoint).click()
  await page.getByLabel(words.meeting.what).fill('fill in the sheet during the visit')
  await see('action-point', page)
  await button(page, words.common.cancel).click()

  await toPage(device, 'settings')
  await heading(device, words.meeting.settings)
  await see('settings', page)
  await toConnect(device, words)
  await expect(page.locator('video.camera-picture')).toBeVisible()
  await page.locator('details summary').first().click()
  await see('connect', page)

  const second = await device.context.newPage()
  await second.goto(page.url().replace(/\/connect$/, ''))
  await expect(second.getByRole('heading', { name: words.meeting.elsewhereTitle })).toBeVisible({
    timeout: arrivalMs,
  })
  await see('elsewhere', second)
  await second.close()
  await toMeeting(device)
}
