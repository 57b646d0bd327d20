import type { Page } from '@playwright/test'
import { garbageUnderVictim, forgedItemUnderVictim, hugeEdit, manyClientsOneKeyInParts, subdocuments, textIds, manyMapEntriesFrom, manyStructsOneClient } from '../attacks/grid-moves.ts'
import { newOwnedId } from '../../src/grid/new-id.ts'
import { makeSigner } from '../../src/records/signing/signer.ts'
import { sequenceMax } from '../../src/records/limits.ts'
import { forge } from '../records/set/neighbour.ts'
import { english as words } from '../english.ts'
import type { Device } from './support/device.ts'
import { openAttacker } from './support/attacker.ts'
import {
  arrivalMs,
  bringToTable,
  button,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  shareWithRoom,
  toMeeting,
  write,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const prompt = 'What did I do that went well?'

const answerMs = async (page: Page) => {
  const began = performance.now()
  await page.evaluate(() => 0)
  return performance.now() - began
}

test('explore', async ({ device }) => {
  test.setTimeout(300_000)
  const t0 = performance.now()
  const say = (what: string) => console.log(`${((performance.now() - t0) / 1000).toFixed(1)} s ${what}`)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'Focus', tables: 2 })
  const link = await invitationLink(tablet)
  const phone = await device({ name: 'phone' })
  await joinByLink(phone, link, 1)
  await pairByText(phone, tablet)
  await toMeeting(tablet)
  await toMeeting(phone)
  await goToStep(tablet, 'Reflect & share', 'together')
  await circle(phone, 'table')
  await write(phone, prompt, 'on the grid')
  await write(phone, prompt, 'shared')
  await shareWithRoom(phone, ['shared'])
  await sees(tablet, 'shared')
  say('honest are ready')
  const attacker = await openAttacker(link)
  const toPhone = await attacker.linkTo(phone)
  say('linked')
  void toPhone.end.then((why) => say(`phone ended: ${why}`))
  const key = await toPhone.takeSeat('t1')
  say(`seat ${key.id}`)
  const grid = await toPhone.openGrid('t1')
  say(`grid ${JSON.stringify(grid.doc.getMap('notes').toJSON())}`)
  const room = toPhone.openRoom()
  const note = await room.find(({ key: k }) => k.startsWith('note/'))
  say(`note ${note.key} ${note.signer} ${new TextDecoder().decode(note.contentBytes)}`)
  const toTablet = await attacker.linkTo(tablet)
  void toTablet.end.then((why) => say(`tablet ended: ${why}`))
  say('linked tablet')
  await circle(phone, 'me')
  await phone.page.screenshot({ path: '/tmp/phone.png' })
  await tablet.page.screenshot({ path: '/tmp/tablet.png' })
  await circle(phone, 'table')

  let longest = 0
  let over = false
  const watch = (async () => {
    while (!over) longest = Math.max(longest, await answerMs(phone.page))
  })()
  const measure = async (what: string) => {
    await expect.poll(() => answerMs(phone.page), { timeout: 60_000 }).toBeLessThan(1000)
    say(`${what}: longest answer ${longest.toFixed(0)} ms`)
    longest = 0
  }
  const which = process.env.WHICH ?? ''
  await measure('idle')
  if (which.includes('2')) {
    for (const part of manyClientsOneKeyInParts(20_000, 500)) grid.send(part)
    await new Promise((r) => setTimeout(r, 3000))
    await measure('X2')
  }
  if (which.includes('3')) {
    const text = textIds(grid.doc)[0]
    for (let at = 0; at < 150; at++) grid.send(hugeEdit(60_000, text!, 6_000_000 + at))
    await new Promise((r) => setTimeout(r, 3000))
    await measure('X3 long')
    for (let at = 0; at < 450; at++) grid.send(hugeEdit(19_000, text!, 7_000_000 + at))
    await new Promise((r) => setTimeout(r, 3000))
    await measure('X3')
  }
  if (which.includes('m')) {
    for (let at = 0; at < 15_000; at += 500) grid.send(manyMapEntriesFrom(at, 500, 8_000_000 + at))
    await new Promise((r) => setTimeout(r, 5000))
    await measure('map entries')
  }
  if (which.includes('p')) {
    for (let at = 0; at < 100; at += 1) grid.send(manyStructsOneClient(500, 9_000_000 + at))
    await new Promise((r) => setTimeout(r, 5000))
    await measure('pieces')
  }
  if (which.includes('n')) {
    const records = []
    for (let at = 0; at < 2_500; at++)
      records.push(await forge(key, `note/${newOwnedId('t1', key.id)}`, { cell: 'reflect/ours/well', text: `flood ${at}`, order: 'a0' }, 1, attacker.meeting))
    say('forged')
    room.bring(records)
    await new Promise((r) => setTimeout(r, 5000))
    await measure('2,500 notes')
    say(`tablet ${(await answerMs(tablet.page)).toFixed(0)}`)
  }
  const began = performance.now()
  await write(phone, prompt, 'afterwards')
  await shareWithRoom(phone, ['afterwards'])
  await sees(tablet, 'afterwards')
  say(`afterwards shared in ${(performance.now() - began).toFixed(0)} ms`)
  over = true
  await watch
  await Promise.all([phone.page.reload(), tablet.page.reload()])
  await sees(tablet, 'afterwards')
  await sees(phone, 'afterwards')
  say('reloaded')
  attacker.close()
})
