import { expect } from '@playwright/test'
import { check } from '../../../src/i18n/en/check.ts'
import { english as words } from '../../english.ts'
import { carryByCode } from '../support/moving.ts'
import {
  arrivalMs,
  button,
  circle,
  goToStep,
  pairByText,
  pairingMs,
  sees,
  shareWithRoom,
  toMeeting,
} from '../support/steps.ts'
import { becomePortal, keepApart, moveTo, toOtherSubnet, wearOut } from '../support/trouble.ts'
import { type Row, since } from './row.ts'
import {
  arrives,
  atTheTables,
  follows,
  isBack,
  joined,
  pause,
  saysApart,
  together,
  type World,
  withWorld,
} from './world.ts'

const outageMs = 60_000

const linkTime = async (link: () => Promise<void>): Promise<string> => {
  const beganMs = Date.now()
  await link()
  return since(beganMs)
}

export const networkRows: readonly Row[] = [
  {
    name: 'No multicast, no internet',
    expected: 'two codes make a link; a note arrives',
    run: () =>
      withWorld({}, async (world) => {
        await joined(world)
        const took = await linkTime(() => pairByText(world.tablet, world.phone))
        await atTheTables(world)
        return `linked ${took} after the first code was asked for; a note arrived in ${await arrives(world.phone, world.tablet, 'No multicast needed')}`
      }),
  },
  {
    name: 'The Wi-Fi keeps devices apart (client isolation)',
    expected: 'said on both screens within 15 s; the moving code brings the grid to the tablet',
    short: true,
    mostMs: 300_000,
    run: () =>
      withWorld({ before: (lan) => keepApart(lan, lan.hosts) }, async (world) => {
        const { tablet, phone } = world
        await joined(world)
        const said = await saysApart(tablet, phone)
        await toMeeting(phone)
        await expect(phone.page.getByText(words.meeting.truth.roomApart).first()).toBeVisible()
        await toMeeting(tablet)
        const notes = ['Kept apart, and here all the same']
        await phone.page.locator('.meeting-place').click()
        await phone.page.locator('.stages-step').nth(2).click()
        await arrivesByCode(world, notes)
        return `“${words.connect.apart}” after ${said.join(' and ')}, and in the meeting's line; the note came by moving code`
      }),
  },
  {
    name: '30 % of packets lost, 200 ms late each way',
    expected: 'links, slower; a note arrives',
    mostMs: 240_000,
    run: () =>
      withWorld(
        {
          before: async (lan) => {
            const [, phone] = lan.hosts
            if (phone) await wearOut(lan, phone, { lost: 0.3, delayMs: 200 })
          },
        },
        async (world) => {
          await joined(world)
          const took = await linkTime(() => pairByText(world.tablet, world.phone))
          await atTheTables(world)
          return `linked ${took} after the first code was asked for; a note arrived in ${await arrives(world.phone, world.tablet, 'Through a bad wire', 60_000)}`
        },
      ),
  },
  {
    name: 'The network is out for 60 s',
    expected: 'both sides write on; all is there again with no scan',
    mostMs: 300_000,
    run: () =>
      withWorld({}, async (world) => {
        const { lan, tablet, phone } = world
        await together(world)
        lan.silence(phone.host)
        const beganMs = Date.now()
        const text = 'Written while nothing passed'
        const written = arrives(phone, tablet, text, outageMs + 60_000)
        await pause(outageMs)
        await expect(tablet.page.getByText(text)).toHaveCount(0)
        lan.restore(phone.host)
        const restoredMs = Date.now()
        await written
        const took = since(restoredMs)
        await follows(tablet, phone)
        return `out for ${since(beganMs)}; the note arrived ${took} after the network was back, and the stage followed`
      }),
  },
  {
    name: 'A phone gets another address',
    expected: 'back with no scan',
    mostMs: 240_000,
    run: () =>
      withWorld({}, async (world) => {
        await together(world)
        const beganMs = Date.now()
        moveTo(world.phone.host, 77)
        await arrives(world.phone, world.tablet, 'From another address', 90_000)
        return `a note arrived ${since(beganMs)} after the address had changed`
      }),
  },
  {
    name: 'Two subnets with a router between them',
    expected: 'two codes make a link; a note arrives',
    mostMs: 240_000,
    run: () =>
      withWorld(
        {
          before: (lan) => {
            const [, phone] = lan.hosts
            if (phone) toOtherSubnet(lan, phone)
          },
        },
        async (world) => {
          await joined(world)
          const took = await linkTime(() => pairByText(world.tablet, world.phone))
          await atTheTables(world)
          return `linked ${took} after the first code was asked for; a note arrived in ${await arrives(world.phone, world.tablet, 'Over the router')}`
        },
      ),
  },
  {
    name: 'A captive portal answers everything with its login page',
    expected:
      'the app on the device stays, before and after a reload; links go on; the room check names the portal',
    mostMs: 240_000,
    run: () =>
      withWorld({}, async (world) => {
        const { lan, tablet, phone } = world
        await together(world)
        await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
        await becomePortal(lan, phone.host)
        await arrives(phone, tablet, 'Past the login page')
        await phone.page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          await registration?.update().catch(() => undefined)
        })
        const reloadedMs = Date.now()
        await phone.page.reload()
        const back = await isBack(phone, reloadedMs, 60_000)
        await phone.page.evaluate(() => {
          location.hash = '/check'
        })
        await button(phone.page, check.run).click({ timeout: arrivalMs })
        await expect(phone.page.getByText(check.advice['sign-in-first'])).toBeVisible({
          timeout: pairingMs,
        })
        return `the app was there after the reload and linked again in ${back}; the room check says “${check.outcome.portal.portal}”`
      }),
  },
]

/** The table's notes, shared and carried from the phone's screen to the tablet's camera. */
const arrivesByCode = async (
  { tablet, phone }: Pick<World, 'tablet' | 'phone'>,
  notes: readonly string[],
) => {
  await circle(phone, 'table')
  const field = phone.page.locator('.add-note textarea').first()
  for (const note of notes) {
    await field.fill(note)
    await field.press('Enter')
    await expect(phone.page.getByText(note, { exact: true })).toBeVisible()
  }
  await shareWithRoom(phone, notes)
  await goToStep(tablet, 'Reflect & share', 'together')
  await carryByCode(phone, tablet, { scope: 'table', lost: 0 })
  await toMeeting(tablet)
  for (const note of notes) await sees(tablet, note)
}
