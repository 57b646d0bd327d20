import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { isAccessible, isAccessibleLarge } from './support/accessible.ts'
import { button, invitationLink, openMeeting, toPage } from './support/steps.ts'
import { test } from './support/test.ts'

const { introduce, join, scenes, guide, common } = words

test('[B10] a scene is rehearsed alone on the smallest phone, with a choice in each moment and a debrief', async ({
  device,
}) => {
  const { page, problems } = await device({ name: 'phone' })
  await button(page, common.guide).click()
  await button(page, guide.rehearse).click()
  const scene = scenes.scenes.advice
  await expect(button(page, scene.title)).toBeVisible()
  await isAccessibleLarge('the scenes', page)
  await button(page, scene.title).click()
  await isAccessibleLarge('a moment of a scene', page)
  for (const [at, { choices }] of scene.moments.entries()) {
    await button(page, choices[0]?.does ?? '').click()
    if (at === 0) await isAccessibleLarge('what comes of a choice', page)
    await button(page, at < scene.moments.length - 1 ? scenes.goOn : scenes.toDebrief).click()
  }
  await expect(page.getByText(scene.debrief.ask)).toBeVisible()
  await isAccessibleLarge('the debrief', page)
  expect(problems).toEqual([])
})

test('[B11] [S5] people who prepare see the focus and what will happen, before any link; the page can be printed', async ({
  device,
}) => {
  const tablet = await device({ name: 'tablet', size: 'tablet' })
  await openMeeting(tablet, { focus: 'Six weeks of handing over at the bedside', tables: 2 })
  const phone = await device({ name: 'phone' })
  await phone.page.goto(await invitationLink(tablet))
  await expect(phone.page.getByText('Six weeks of handing over at the bedside')).toBeVisible()
  await isAccessibleLarge('an invitation with its focus', phone.page)
  await phone.page.getByText(join.whatIsThis).click()
  await expect(phone.page.getByText(introduce.meeting.worth)).toBeVisible()
  await isAccessible('what will happen', phone.page)
  await toPage(tablet, 'invitation')
  await expect(button(tablet.page, introduce.print)).toBeVisible()
  await isAccessible('the page to send ahead', tablet.page)
  expect([...tablet.problems, ...phone.problems]).toEqual([])
})
