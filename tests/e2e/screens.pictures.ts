import { join } from 'node:path'
import { expect } from '@playwright/test'
import { root } from '../scripts/set-up.mjs'
import type { DeviceOptions } from './support/screen.ts'
import { type See, tourOfLeader, tourOfParticipant } from './support/screens.ts'
import { tourOfCarryingBoard } from './support/screens-of-carrying.ts'
import { tourOfCheck } from './support/screens-of-check.ts'
import { tourOfTemplates } from './support/screens-of-templates.ts'
import {
  button,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

const pictures = join(root, 'test-results', 'pictures')
const readme = join(root, '.github', 'pictures')

const into =
  (folder: string): See =>
  async (name, page) => {
    await page.screenshot({
      path: join(pictures, folder, `${name}.png`),
      scale: 'css',
      animations: 'disabled',
    })
  }

const leaders: readonly (DeviceOptions & { language?: string })[] = [
  { size: 'tablet', scheme: 'light' },
  { size: 'tablet', scheme: 'dark' },
  { size: 'tablet-upright', scheme: 'light' },
  { size: 'tablet-upright', scheme: 'dark' },
  { size: 'projector', scheme: 'light' },
  { size: 'projector', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'tablet', scheme: 'light', language: 'x-pseudo' },
]
const participants: readonly (DeviceOptions & { language?: string })[] = [
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'light' },
  { size: 'tablet-upright', scheme: 'dark' },
  { size: 'phone', scheme: 'light', language: 'x-pseudo' },
]
const folderOf = (who: string, { size, scheme, language }: DeviceOptions & { language?: string }) =>
  [who, size, scheme, language].filter(Boolean).join('-')

for (const options of leaders) {
  const folder = folderOf('leader', options)
  test(folder, async ({ device }) => {
    const leader = await device(options)
    await tourOfLeader({ ...options, device: leader, see: into(folder) })
    await tourOfTemplates({ ...options, device: await device(options), see: into(folder) })
    await tourOfCheck({ ...options, device: await device(options), see: into(folder) })
    await tourOfCarryingBoard({ ...options, device: await device(options), see: into(folder) })
  })
}

for (const options of participants) {
  const folder = folderOf('participant', options)
  test(folder, async ({ device }) => {
    const tablet = await device({ size: 'tablet' })
    await openMeeting(tablet, { focus: 'Six weeks of handing over at the bedside', tables: 4 })
    const invitation = await invitationLink(tablet)
    await tourOfParticipant({ ...options, device: await device(options), see: into(folder), invitation })
  })
}

test('the two pictures of the README', async ({ device }) => {
  const tablet = await device({ size: 'tablet' })
  await button(tablet.page, 'See a sample').click()
  await expect(button(tablet.page, 'Screen mode')).toBeVisible()
  await tablet.page.screenshot({ path: join(readme, 'board.png'), scale: 'css', animations: 'disabled' })

  const leader = await device({ size: 'tablet' })
  await openMeeting(leader, { focus: 'Six weeks of handing over at the bedside', tables: 4 })
  const phone = await device()
  await joinByLink(phone, await invitationLink(leader), 3)
  await pairByText(leader, phone)
  await toMeeting(leader)
  await toMeeting(phone)
  await goToStep(leader, 'Reflect & share', 'together')
  await circle(phone, 'table')
  await write(phone, 'What did I do that went well?', 'Asked the night shift what they need from us')
  await write(phone, 'What did I do that went well?', 'Stayed at the bedside, also when the phone rang')
  await write(phone, 'What would I do differently?', 'Fill in the sheet during the visit, not from memory')
  await phone.page.getByRole('checkbox').first().check({ force: true })
  await expect(phone.page.locator('.notice')).toHaveCount(0)
  await phone.page.locator('.meeting-scroll').evaluate((scroll) => scroll.scrollTo({ top: 0 }))
  await phone.page.screenshot({ path: join(readme, 'phone.png'), scale: 'css', animations: 'disabled' })
})
