import { expect } from '@playwright/test'
import { actionLearningSet } from '../../src/templates/action-learning-set.ts'
import { learningInaction } from '../../src/templates/learning-inaction.ts'
import { isAccessible } from './support/accessible.ts'
import type { Device } from './support/device.ts'
import { nothingSticksOutNarrow, standsLargeText } from './support/large-text.ts'
import { nothingSticksOut } from './support/layout.ts'
import type { DeviceOptions, Size } from './support/screen.ts'
import { type See, tourOfLeader, tourOfParticipant } from './support/screens.ts'
import { tourOfCarrying, tourOfCarryingBoard } from './support/screens-of-carrying.ts'
import { tourOfCheck } from './support/screens-of-check.ts'
import {
  openMeetingOf,
  tourOfHatBoard,
  tourOfLookingBack,
  tourOfPaper,
  tourOfSet,
  tourOfSetBoard,
} from './support/screens-of-practice.ts'
import { tourOfTemplates } from './support/screens-of-templates.ts'
import { invitationLink, openMeeting, toConnect } from './support/steps.ts'
import { test } from './support/test.ts'

/** A tour of many screens takes its time on two slow cores. */
const tourMs = 240_000

/**
 * `npm test` goes through every screen once, at 320 px in a long language from right to left, in a wide font and a narrow
 * one, and there with large text too; through a phone's screens in English with large text. axe and large text look at
 * boards and phones in the middle of the set's and the hat's meetings; all other sizes and colours are in `npm run tours`.
 */
const again = { tag: '@again' }
const unless = (isFirst: boolean) => (isFirst ? {} : again)

const leaders: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'light' },
  { size: 'tablet-upright', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
]
for (const options of leaders) {
  test(
    `[E1] axe finds nothing on the screens of whoever leads: ${options.size}, ${options.scheme}`,
    again,
    async ({ device }) => {
      test.setTimeout(tourMs)
      await tourOfLeader({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
    },
  )
}

const makers: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
]
for (const options of makers) {
  test(
    `[E1] axe finds nothing where templates are made: ${options.size}, ${options.scheme}`,
    again,
    async ({ device }) => {
      test.setTimeout(tourMs)
      await tourOfTemplates({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
    },
  )
}

const triers: readonly DeviceOptions[] = [
  { size: 'tablet', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
]
for (const options of triers) {
  test(
    `[E1] [N7] axe finds nothing in the room check: ${options.size}, ${options.scheme}`,
    again,
    async ({ device }) => {
      test.setTimeout(tourMs)
      await tourOfCheck({ device: await device({ ...options, reducedMotion: true }), see: isAccessible })
    },
  )
}

const participants: readonly DeviceOptions[] = [
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
  { size: 'tablet', scheme: 'dark' },
]
for (const options of participants) {
  test(
    `[E1] axe finds nothing on the screens of whoever takes part: ${options.size}, ${options.scheme}`,
    again,
    async ({ device }) => {
      test.setTimeout(tourMs)
      const tablet = await device({ size: 'tablet' })
      await openMeeting(tablet, {
        focus: 'The new handover sheet',
        tables: 4,
        names: options.size === 'tablet',
      })
      const invitation = await invitationLink(tablet)
      const phone = await device({ ...options, reducedMotion: true })
      await tourOfParticipant({ device: phone, see: isAccessible, invitation })
    },
  )
}

/** The practice's own screens, on a leader's device and on a phone. */
const practice: readonly (readonly [
  name: string,
  tour: (
    device: (options: DeviceOptions) => Promise<Device>,
    kinds: { readonly leader: DeviceOptions; readonly phone: DeviceOptions },
    how: { readonly see: See; readonly language: string },
  ) => Promise<void>,
])[] = [
  [
    'a set',
    async (device, { leader, phone }, how) => {
      const set = await device(leader)
      await openMeetingOf(set, actionLearningSet, 'Leading without being the boss', true)
      const invitation = await invitationLink(set)
      await tourOfSetBoard({ device: set, ...how })
      await tourOfSet({ device: await device(phone), invitation, ...how })
    },
  ],
  [
    'the hat',
    async (device, { leader, phone }, how) => {
      const hat = await device(leader)
      await openMeetingOf(hat, learningInaction, 'What we keep to ourselves')
      const invitation = await invitationLink(hat)
      await tourOfHatBoard({ device: hat, ...how })
      await tourOfPaper({ device: await device(phone), invitation, ...how })
    },
  ],
  [
    'looking back',
    async (device, { leader }, how) => tourOfLookingBack({ device: await device(leader), ...how }),
  ],
  [
    'notes without a link',
    async (device, { leader, phone }, how) => {
      await tourOfCarryingBoard({ device: await device(leader), ...how })
      const tablet = await device({ size: 'tablet' })
      await openMeeting(tablet, { focus: 'The new handover sheet', tables: 4 })
      const invitation = await invitationLink(tablet)
      await tourOfCarrying({ device: await device(phone), invitation, ...how })
    },
  ],
]
const calm = { reducedMotion: true }
const practices: readonly { readonly leader: DeviceOptions; readonly phone: DeviceOptions }[] = [
  {
    leader: { size: 'tablet', scheme: 'light', ...calm },
    phone: { size: 'phone', scheme: 'dark', ...calm },
  },
  {
    leader: { size: 'tablet-upright', scheme: 'dark', ...calm },
    phone: { size: 'phone', scheme: 'light', ...calm },
  },
]
for (const [name, tour] of practice)
  for (const kinds of practices) {
    test(
      `[E1] [L5] [L7] [L8] axe finds nothing on the screens of ${name}: ${kinds.leader.size}, ${kinds.leader.scheme}`,
      again,
      async ({ device }) => {
        test.setTimeout(tourMs)
        await tour(device, kinds, { see: isAccessible, language: 'en' })
      },
    )
  }

test('[E1] axe finds nothing where the camera is denied', async ({ device }) => {
  const phone = await device({ camera: 'denied' })
  await openMeeting(phone, { focus: 'The new handover sheet', tables: 2 })
  await toConnect(phone)
  await expect(phone.page.getByRole('alert')).toBeVisible()
  await isAccessible('connect, camera denied', phone.page)
})

/** One after the other, on each screen. */
const all =
  (...looks: readonly See[]): See =>
  async (name, page) => {
    for (const look of looks) await look(name, page)
  }

const layouts: readonly { size: Size; language?: string; see: See }[] = [
  {
    size: 'small-phone',
    language: 'x-pseudo',
    see: all(isAccessible, nothingSticksOutNarrow, standsLargeText('wide')),
  },
  { size: 'small-phone', see: all(nothingSticksOut, standsLargeText('narrow')) },
  { size: 'tablet', language: 'x-pseudo', see: nothingSticksOut },
]
for (const [at, { size, language = 'en', see }] of layouts.entries()) {
  const ids = size === 'small-phone' ? '[E1] [E2] [E4]' : '[E1] [E2]'
  const title = language === 'en' ? 'at 320 px' : `in a long language from right to left, ${size}`
  const found = at === 0 ? 'axe finds nothing and ' : ''
  const screens: readonly (readonly [
    whose: string,
    tour: (device: (options: DeviceOptions) => Promise<Device>, kind: DeviceOptions) => Promise<void>,
  ])[] = [
    ['of whoever leads', async (device, kind) => tourOfLeader({ device: await device(kind), see, language })],
    [
      'where templates are made',
      async (device, kind) => tourOfTemplates({ device: await device(kind), see, language }),
    ],
    ['of the room check', async (device, kind) => tourOfCheck({ device: await device(kind), see, language })],
    [
      'of whoever takes part',
      async (device, kind) => {
        const leader = await device(kind)
        await openMeeting(leader, { focus: 'The new handover sheet', tables: 4 })
        const invitation = await invitationLink(leader)
        await tourOfParticipant({ device: await device(kind), see, language, invitation })
      },
    ],
  ]
  for (const [whose, tour] of screens) {
    test(
      `${ids} ${found}no screen ${whose} has to be scrolled sideways ${title}`,
      unless(at === 0 || (at === 1 && whose === 'of whoever takes part')),
      async ({ device }) => {
        test.setTimeout(tourMs)
        await tour(device, { size, ...calm })
      },
    )
  }
  for (const [name, tour] of practice) {
    test(
      `${ids} ${found}nothing of ${name} has to be scrolled sideways ${title}`,
      unless(at === 0),
      async ({ device }) => {
        test.setTimeout(tourMs)
        const kinds = { leader: { size, ...calm }, phone: { size, ...calm } }
        await tour(device, kinds, { see, language })
      },
    )
  }
}
