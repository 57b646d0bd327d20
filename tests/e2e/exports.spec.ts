import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { takeAlong } from '../../src/i18n/en/take-along.ts'
import { english as words } from '../english.ts'
import { expectNoAxeViolations } from './support/axe.ts'
import type { Device } from './support/device.ts'
import type { Size } from './support/screen.ts'
import { arrivalMs, button, toPage } from './support/steps.ts'
import { test } from './support/test.ts'

const say = words.document

/** Every way but printing: what its button says, the file's ending, and how its bytes begin. */
const ways = [
  [takeAlong.word, 'docx', 'PK\u0003\u0004'],
  [takeAlong.calendar, 'ics', 'BEGIN:VCALENDAR\r\n'],
  [say.csv, 'csv', '\uFEFF"Who"'],
  [say.markdown, 'md', '# Shift handover on ward 4\n'],
  [takeAlong.json, 'json', '{\n  "format": "plenary-working-document",\n  "version": 1,'],
  [say.pack, 'plenary', 'PLENARY\n'],
] as const

/** The sample meeting's document, with the network gone as in a basement. */
const documentOffline = async (device: Device) => {
  await device.page.evaluate(() => navigator.serviceWorker.ready)
  await expect
    .poll(() => device.page.evaluate(() => navigator.serviceWorker.controller !== null), {
      timeout: arrivalMs,
    })
    .toBe(true)
  await button(device.page, words.home.sample).click()
  await expect(device.page.getByText(words.facilitate.sampleNote)).toBeVisible({ timeout: arrivalMs })
  await device.context.setOffline(true)
  await toPage(device, 'document')
  await expect(device.page.getByRole('heading', { name: say.actionPoints })).toBeVisible()
}

const openMenu = async (page: Page) => {
  await button(page, say.take).click()
  return page.getByRole('dialog')
}

for (const size of ['phone', 'tablet'] satisfies Size[]) {
  test(`[W2] every file leaves a ${size} in the middle of a meeting, offline`, async ({ device }) => {
    test.setTimeout(150_000)
    const holder = await device({ size, installs: true })
    await documentOffline(holder)
    const days = new Set<string>()
    for (const [label, ending, begins] of ways) {
      const dialog = await openMenu(holder.page)
      const download = holder.page.waitForEvent('download')
      await button(dialog, label).click()
      const file = await download
      const [, day = ''] =
        new RegExp(`^Shift handover on ward 4 (\\d{4}-\\d{2}-\\d{2})\\.${ending}$`).exec(
          file.suggestedFilename(),
        ) ?? []
      days.add(day)
      const bytes = readFileSync(await file.path())
      expect(bytes.toString('utf8').startsWith(begins), `${ending}: ${bytes.subarray(0, 40)}`).toBe(true)
    }
    expect(days.size).toBe(1)
    expect([...days][0]).not.toBe('')
    expect(holder.problems).toEqual([])
  })
}

test('[W2] what is left out is left out of the page and of the files, and comes back', async ({ device }) => {
  const phone = await device({ installs: true })
  await documentOffline(phone)
  const { page } = phone
  const dialog = await openMenu(page)
  await dialog.getByText(takeAlong.options).click()
  await dialog.getByRole('checkbox', { name: takeAlong.tableNames }).uncheck()
  await expectNoAxeViolations(page, 'the dialog with its options open')
  const download = page.waitForEvent('download')
  await button(dialog, takeAlong.json).click()
  const text = readFileSync(await (await download).path(), 'utf8')
  expect(text).toContain('Nobody left late in the first two weeks')
  expect(text).not.toMatch(/"t\d+-|Early shift/)
  await expect(page.locator('.paper-note .chip')).toHaveCount(0)
  await button(page, takeAlong.showEverything).click()
  await expect(page.locator('.paper-note .chip').first()).toBeVisible()
})

test('[W2] on a phone with a share sheet, the sheet is handed the file', async ({ device }) => {
  const phone = await device({ installs: true })
  const share = async () => {
    Object.assign(globalThis, { handed: [] as string[] })
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: () => true })
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: async ({ files = [] }: ShareData) => {
        for (const file of files)
          (globalThis as unknown as { handed: string[] }).handed.push(`${file.name} ${file.type}`)
      },
    })
  }
  await documentOffline(phone)
  await phone.page.evaluate(share)
  test.skip(
    !(await phone.page.evaluate(() => matchMedia('(pointer: coarse)').matches)),
    'this browser does not pretend to be touched',
  )
  await button(await openMenu(phone.page), takeAlong.word).click()
  await expect(phone.page.getByText(say.handed.shared, { exact: true })).toBeVisible()
  const handed = await phone.page.evaluate(() => (globalThis as unknown as { handed: string[] }).handed)
  expect(handed).toEqual([
    expect.stringMatching(/^Shift handover on ward 4 .*\.docx application\/vnd\.openxmlformats/),
  ])
})

test('[W2] printed, page one is focus, action points and what was learned, and each further page has its head', async ({
  device,
}) => {
  test.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'no reader of PDF files on this machine')
  const tablet = await device({ size: 'tablet', scheme: 'dark', installs: true })
  await documentOffline(tablet)
  const title = await tablet.page.title()
  const pdf = await tablet.page.pdf({ preferCSSPageSize: true })
  const read = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { input: pdf, encoding: 'utf8' }).stdout
  const [first = '', ...further] = read('pdftotext', ['-layout', '-', '-']).split('\f').slice(0, -1)
  for (const words of [say.focus, say.actionPoints, say.learned, 'Anneke will', 'Fill it in as you go'])
    expect(first).toContain(words)
  expect(first).not.toContain(say.takeShort)
  expect(further.length).toBeGreaterThan(1)
  for (const page of further) expect(page).toMatch(/^\s*Shift handover on ward 4 +\d+ \w+ \d{4}\n/)
  // The name that a browser gives to a PDF.
  expect(read('pdfinfo', ['-'])).toMatch(/^Title: +Shift handover on ward 4 \d+ \w+ \d{4}$/m)
  expect(await tablet.page.title()).toBe(title)
})
