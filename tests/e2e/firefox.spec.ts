import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { faceToFace } from './support/camera.ts'
import { cameraApp } from './support/camera-app.ts'
import { expectFontsOfTests } from './support/fonts.ts'
import {
  arrivalMs,
  goToStep,
  linked,
  openMeeting,
  pairingMs,
  sees,
  toConnect,
  toMeeting,
} from './support/steps.ts'
import { test } from './support/test.ts'

test('[N1] [N2] a phone with Firefox scans a tablet with Chromium, links by cards alone, and its note is in the readout', async ({
  device,
  firefox,
}) => {
  test.setTimeout(180_000)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  await toConnect(tablet)
  const fox = await firefox({ name: 'fox' })
  let link = ''
  await expect(async () => {
    link = await cameraApp(tablet)
  }).toPass({ timeout: arrivalMs })
  await fox.goto(link)
  await fox.page.locator('.choice').click()
  await fox.click({ role: 'button', name: words.join.sitAt(words.common.table(1)) })
  // Firefox does not say beforehand that it would give the camera: the app asks first.
  await fox.click({ role: 'button', name: words.connect.turnOn })
  await expectFontsOfTests(fox)
  const hands = faceToFace(tablet, fox)
  await Promise.all([linked(tablet), fox.sees(words.connect.linkedSafe, pairingMs)])
  await hands.stop()

  await toMeeting(tablet)
  await goToStep(tablet, 'Reflect & share', 'together')
  await fox.click({ role: 'button', name: words.connect.toMeeting })
  const prompt = 'What did I do that went well?'
  await fox.fill({ role: 'textbox', name: words.meeting.addLabel(prompt) }, 'Asked the night shift')
  await fox.press('Enter')
  await fox.click({ role: 'checkbox', name: words.meeting.choose('Asked the night shift') })
  await fox.click({ role: 'button', name: words.meeting.share(1) })
  await sees(tablet, 'Asked the night shift')
  expect([...tablet.problems, ...fox.problems]).toEqual([])
})
