import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { english as words } from '../../english.ts'
import type { Device } from '../support/device.ts'
import { type HostDevice, type HostDeviceOptions, openHostDevice } from '../support/host-device.ts'
import { type Lan, openLan } from '../support/lan.ts'
import { hasSpare } from '../support/spares.ts'
import {
  arrivalMs,
  button,
  circle,
  giveCode,
  goToStep,
  invitationLink,
  joinByLink,
  linked,
  myCode,
  openMeeting,
  pairByText,
  sees,
  shareWithRoom,
  toMeeting,
  write,
} from '../support/steps.ts'
import { since } from './row.ts'

const prompt = 'What did I do that went well?'
export const reflect = 'Reflect & share'

/** After it said that it is there again, a device has so long to have the room's words. */
export const backMs = 30_000

export interface World {
  readonly lan: Lan
  readonly tablet: HostDevice
  readonly phones: readonly HostDevice[]
  /** The first phone. */
  readonly phone: HostDevice
}

export interface WorldOptions {
  readonly phones?: number
  /** Before any browser runs. */
  readonly before?: (lan: Lan) => void | Promise<void>
  readonly tablet?: HostDeviceOptions
  readonly phone?: HostDeviceOptions
}

/** A tablet and phones on hosts of their own, closed afterwards whatever happens. */
export const withWorld = async <Seen>(
  { phones: count = 1, before, tablet: ofTablet, phone: ofPhone }: WorldOptions,
  act: (world: World) => Promise<Seen>,
): Promise<Seen> => {
  const lan = await openLan(count + 1)
  const open: HostDevice[] = []
  try {
    if (lan.kind !== 'separate') throw new Error('this machine cannot make network hosts')
    await before?.(lan)
    for (const [at, host] of lan.hosts.entries())
      open.push(
        await openHostDevice(host, {
          name: at === 0 ? 'tablet' : `phone ${at}`,
          size: at === 0 ? 'tablet' : 'phone',
          ...(at === 0 ? ofTablet : ofPhone),
        }),
      )
    const [tablet, ...phones] = open
    const [phone] = phones
    if (!tablet || !phone) throw new Error('a tablet and a phone were asked for')
    return await act({ lan, tablet, phones, phone })
  } finally {
    for (const device of open) wakeUp(device)
    await Promise.all(open.map((device) => device.close().catch(() => undefined)))
    await lan.down()
  }
}

/** Everybody is in the meeting, and has a seat at table 1; nobody is linked. */
export const joined = async ({ tablet, phones }: Pick<World, 'tablet' | 'phones'>): Promise<void> => {
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
  const link = await invitationLink(tablet)
  for (const phone of phones) await joinByLink(phone, link, 1)
}

/** The tablet leads to the step in which tables write, and phones stand at their table. */
export const atTheTables = async ({ tablet, phones }: Pick<World, 'tablet' | 'phones'>): Promise<void> => {
  await toMeeting(tablet)
  await goToStep(tablet, reflect, 'together')
  for (const phone of phones) {
    await toMeeting(phone)
    await circle(phone, 'table')
    await expect(phone.page.getByRole('textbox', { name: words.meeting.addLabel(prompt) })).toBeVisible({
      timeout: arrivalMs,
    })
  }
}

/** Everybody in, every phone linked with the tablet by two codes, at the tables. */
export const together = async (world: Pick<World, 'tablet' | 'phones'>): Promise<void> => {
  await joined(world)
  for (const phone of world.phones) await pairByText(world.tablet, phone)
  await atTheTables(world)
  for (const phone of world.phones) await hasSpare(phone)
  await hasSpare(world.tablet)
}

/** Writes at the table, shares with the room, and is seen on the tablet; how long that took. */
export const arrives = async (
  phone: Device,
  tablet: Device,
  text: string,
  mostMs = backMs,
): Promise<string> => {
  await circle(phone, 'table')
  await write(phone, prompt, text)
  await shareWithRoom(phone, [text])
  const beganMs = Date.now()
  await sees(tablet, text, mostMs)
  return since(beganMs)
}

/** The room's words come to the phone: its stage follows the tablet's. */
export const follows = async (tablet: Device, phone: Device, mostMs = backMs): Promise<void> => {
  const place = words.common.place(reflect, words.common.step.plenary)
  await button(tablet.page, new RegExp(`^${words.facilitate.next}`)).click()
  await expect(phone.page.getByText(place).first()).toBeVisible({ timeout: mostMs })
}

/** The phone says that the room has its words; how long that took. */
export const isBack = async (phone: Device, beganMs: number, mostMs = backMs): Promise<string> => {
  await circle(phone, 'room')
  await expect(phone.page.getByText(words.meeting.truth.roomHasIt)).toBeVisible({ timeout: mostMs })
  return since(beganMs)
}

/** Each has the other's code; how long until each says that they cannot reach each other. */
export const saysApart = async (one: Device, other: Device): Promise<readonly string[]> => {
  const [ones, others] = [await myCode(one), await myCode(other)]
  await Promise.all([giveCode(one, others), giveCode(other, ones)])
  const beganMs = Date.now()
  return Promise.all(
    [one, other].map(async ({ page }) => {
      await expect(page.getByText(words.connect.apart)).toBeVisible({ timeout: saidWithinMs })
      return since(beganMs)
    }),
  )
}
const saidWithinMs = 15_000

export const bothLinked = (one: Device, other: Device) => Promise.all([linked(one), linked(other)])

const signal = (device: HostDevice, which: 'SIGSTOP' | 'SIGCONT') =>
  process.kill(-Number(readFileSync(device.pidFile, 'utf8')), which)

/** The whole browser stands still, as a phone in a pocket. */
export const sleepNow = (device: HostDevice): boolean => signal(device, 'SIGSTOP')

export const wakeUp = (device: HostDevice): void => {
  try {
    signal(device, 'SIGCONT')
  } catch {
    // It is gone already.
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
