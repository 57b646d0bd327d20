import { expect } from '@playwright/test'
import { english as words } from '../../english.ts'
import { arrivalMs, toMeeting, toPage } from '../support/steps.ts'
import { type Row, since } from './row.ts'
import { arrives, follows, isBack, pause, sleepNow, together, wakeUp, withWorld } from './world.ts'

const frozen = (seconds: number): Row => ({
  name: `A phone asleep for ${seconds} s`,
  expected: 'back with no scan, and has what was said meanwhile',
  mostMs: 240_000 + seconds * 1_000,
  run: () =>
    withWorld({}, async (world) => {
      const { tablet, phone } = world
      await together(world)
      sleepNow(phone)
      await pause(seconds * 1_000)
      wakeUp(phone)
      const wokenMs = Date.now()
      await follows(tablet, phone, 60_000)
      const took = since(wokenMs)
      await arrives(phone, tablet, 'Written after the sleep', 60_000)
      return `the stage that was moved on waking stood on the phone ${took} after it woke; a note arrived`
    }),
})

export const sleepRows: readonly Row[] = [
  frozen(5),
  frozen(60),
  frozen(330),
  {
    name: 'A phone’s page reloaded',
    expected: 'back with no scan',
    mostMs: 240_000,
    run: () =>
      withWorld({}, async (world) => {
        const { tablet, phone } = world
        await together(world)
        await phone.page.reload()
        const back = await isBack(phone, Date.now(), 60_000)
        await arrives(phone, tablet, 'Written after the reload')
        return `linked again ${back} after the page was there; a note arrived`
      }),
  },
  {
    name: 'A phone’s browser killed and started again',
    expected: 'nothing lost; back with no scan',
    mostMs: 240_000,
    run: () =>
      withWorld({}, async (world) => {
        const { tablet, phone } = world
        await together(world)
        await arrives(phone, tablet, 'Written before the battery died')
        await phone.kill()
        await phone.reopen()
        const back = await isBack(phone, Date.now(), 60_000)
        await arrives(phone, tablet, 'Written after the battery died')
        return `linked again ${back} after it was started; a note arrived`
      }),
  },
  {
    name: 'All table mates asleep but one, and the tablet too',
    expected: 'a phone that is reloaded is back over the one that is awake, with no scan',
    mostMs: 400_000,
    run: () =>
      withWorld({ phones: 4 }, async (world) => {
        const { tablet, phones } = world
        await together(world)
        const [asleep, awake, reloaded, other] = phones
        if (!asleep || !awake || !reloaded || !other) throw new Error('four phones were asked for')
        // Table mates arrange their links by themselves: three of them, and the tablet
        await toPage(reloaded, 'connect')
        await expect(reloaded.page.getByText(words.connect.linksNow(4))).toBeVisible({ timeout: arrivalMs })
        await toMeeting(reloaded)
        for (const device of [tablet, asleep, other]) sleepNow(device)
        await reloaded.page.reload()
        const back = await isBack(reloaded, Date.now(), 60_000)
        for (const device of [tablet, asleep, other]) wakeUp(device)
        await arrives(reloaded, tablet, 'Back over one who was awake', 60_000)
        return `linked again ${back} after the page was there; when the others woke, a note arrived on the tablet`
      }),
  },
]
