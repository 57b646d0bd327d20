import { english as words } from '../english.ts'
import { pointCamera } from './support/camera.ts'
import {
  bringToTable,
  circle,
  joinByCamera,
  linked,
  openMeeting,
  pair,
  sees,
  shareWithRoom,
  toConnect,
  toMeeting,
  write,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

test('[N1] [N2] [P1] a phone scans the tablet with its own camera app, joins, and the tablet reads it back', async ({
  device,
}) => {
  test.setTimeout(180_000)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  await toConnect(tablet)
  const ana = await device({ name: 'ana' })
  await joinByCamera(ana, tablet, 1)
  // The phone has the tablet's card already; only the tablet has to look.
  const look = pointCamera(tablet, ana)
  await Promise.all([linked(tablet), linked(ana)])
  await look.stop()

  // A table mate comes in over the phone, face to face.
  await toConnect(ana)
  const ben = await device({ name: 'ben' })
  await joinByCamera(ben, ana, 1)
  await pair(ana, ben)

  await toMeeting(tablet)
  await tablet.page.getByRole('button', { name: new RegExp(`^${words.facilitate.next}`) }).click()
  for (const phone of [ana, ben]) {
    await toMeeting(phone)
    await circle(phone, 'me')
    await sees(phone, 'What did I do that went well?')
  }
  await write(ben, 'What did I do that went well?', 'I asked the night shift')
  await bringToTable(ben, ['I asked the night shift'])
  await tablet.page.getByRole('button', { name: new RegExp(`^${words.facilitate.next}`) }).click()
  await circle(ana, 'table')
  await sees(ana, 'I asked the night shift')
  await shareWithRoom(ana, ['I asked the night shift'])
  await sees(tablet, 'I asked the night shift')
  expect([...tablet.problems, ...ana.problems, ...ben.problems]).toEqual([])
})
