import { expect } from '@playwright/test'
import { english as words } from '../english.ts'
import { faceToFace } from './support/camera.ts'
import { type HostDevice, openHostDevice } from './support/host-device.ts'
import { canHaveLan, openLan } from './support/lan.ts'
import { watchQuestions } from './support/questions.ts'
import {
  arrivalMs,
  bringToTable,
  circle,
  joinByCamera,
  linked,
  moveOn,
  openMeeting,
  pair,
  sees,
  shareWithRoom,
  takeMarkdown,
  toConnect,
  toMeeting,
  write,
} from './support/steps.ts'
import { test } from './support/test.ts'

/** Long enough for eight browsers on two slow cores. */
const scenarioMs = 600_000

/** Between two keys of somebody who types fast, ms. */
const keyMs = 60

const reflectMine = 'What did I do that went well?'
const reflectOurs = 'What did we do well together?'
const learned = 'We now know that ...'

/** Where people sit: three tables of two or three. */
const seats = [
  { name: 'Ana', table: 1 },
  { name: 'Ben', table: 1 },
  { name: 'Cem', table: 1 },
  { name: 'Dora', table: 2 },
  { name: 'Emil', table: 2 },
  { name: 'Fee', table: 3 },
  { name: 'Gero', table: 3 },
] as const

test('[N1] [N2] [N3] [K1] [R2] a meeting on separate hosts, with no internet and no multicast: cuts, a crash, and nothing lost', async () => {
  test.setTimeout(scenarioMs)
  if (!canHaveLan())
    console.log('No network hosts can be made on this machine: all devices share its loopback.')
  const lan = await openLan(seats.length + 1)
  const open: HostDevice[] = []
  const start = async (at: number, name: string, size: 'tablet' | 'phone') => {
    const host = lan.hosts[at]
    if (!host) throw new Error('One host for each device')
    const device = await openHostDevice(host, { name, size })
    open.push(device)
    return device
  }
  try {
    const tablet = await start(0, 'tablet', 'tablet')
    await openMeeting(tablet, { focus: 'Six weeks of the new handover sheet', tables: 3, names: true })

    // 0-8: everybody comes in. The first of a table scans the tablet; the others scan their table mate.
    const phones: HostDevice[] = []
    const questions: (() => number)[] = []
    const mateOf = (at: number) =>
      phones.find((_, other) => other < at && seats[other]?.table === seats[at]?.table)
    for (const [at, { name, table }] of seats.entries()) {
      const phone = await start(at + 1, name, 'phone')
      questions.push(await watchQuestions(phone))
      const shower = mateOf(at) ?? tablet
      await toConnect(shower)
      await joinByCamera(phone, shower, table, name)
      const hands = faceToFace(shower, phone)
      await Promise.all([linked(shower), linked(phone)])
      await hands.stop()
      phones.push(phone)
      await toMeeting(phone)
      await toMeeting(shower)
    }
    const [ana, ben, cem, dora, emil, fee, gero] = phones as [
      HostDevice,
      HostDevice,
      HostDevice,
      HostDevice,
      HostDevice,
      HostDevice,
      HostDevice,
    ]

    // 8-13: alone. The stage reaches every phone, over whichever link it has.
    await toMeeting(tablet)
    await moveOn(tablet, 'Reflect & share', 'alone')
    const own = (phone: HostDevice) => `${phone.name}: I asked before I began`
    for (const phone of phones) {
      await circle(phone, 'me')
      await sees(phone, reflectMine)
      await write(phone, reflectMine, own(phone))
      await bringToTable(phone, [own(phone)])
    }

    // 13-23: at the tables. What one writes, the others see.
    await moveOn(tablet, 'Reflect & share', 'together')
    const ours = (phone: HostDevice) => `${phone.name}: one sheet for all`
    for (const phone of phones) {
      await circle(phone, 'table')
      await sees(phone, reflectOurs)
      await write(phone, reflectOurs, ours(phone))
    }
    for (const phone of [ana, ben, cem]) for (const mate of [ana, ben, cem]) await sees(phone, ours(mate))

    // Links cut in the middle: Emil's phone is off the network, and both sides go on writing.
    const emilsHost = emil.host
    lan.cut(emilsHost)
    await write(emil, reflectOurs, 'Emil: written while cut off')
    await write(dora, reflectOurs, 'Dora: written meanwhile')
    lan.restore(emilsHost)
    await sees(dora, 'Emil: written while cut off')
    await sees(emil, 'Dora: written meanwhile')

    // A phone dies while its person types, and is started again: what was saved is there, and it links with a table mate.
    await write(gero, reflectOurs, 'Gero: just before the battery died')
    const field = gero.page.getByRole('textbox', { name: words.meeting.addLabel(reflectOurs) })
    await field.pressSequentially('half a sentence, and then', { delay: keyMs })
    await gero.kill()
    await gero.reopen()
    questions.push(await watchQuestions(gero))
    await circle(gero, 'table')
    await sees(gero, 'Gero: just before the battery died')
    await expect(gero.page.getByRole('textbox', { name: words.meeting.addLabel(reflectOurs) })).toHaveValue(
      // The last keys may have been too late for the disk; what was typed a moment before them may not be lost.
      /^half a/,
    )
    await gero.page.getByRole('textbox', { name: words.meeting.addLabel(reflectOurs) }).fill('')
    await toConnect(gero)
    await toConnect(fee)
    await pair(gero, fee)
    for (const phone of [gero, fee]) {
      await toMeeting(phone)
      await circle(phone, 'table')
    }
    await sees(fee, 'Gero: just before the battery died')

    // The tables choose what the room should hear; anybody of the table may share.
    await shareWithRoom(ana, [own(ana), ours(ana)])
    await shareWithRoom(ben, [ours(ben), ours(cem)])
    await shareWithRoom(dora, [ours(dora), 'Emil: written while cut off'])
    await shareWithRoom(emil, ['Dora: written meanwhile'])
    await shareWithRoom(gero, [ours(fee), 'Gero: just before the battery died'])

    // A second stage.
    await moveOn(tablet, 'Reflect & share', 'plenary')
    await moveOn(tablet, 'Learn & report', 'alone')
    await moveOn(tablet, 'Learn & report', 'together')
    const insight = (phone: HostDevice) => `${phone.name}: a handover begins hours before`
    for (const phone of [cem, emil, fee]) {
      await circle(phone, 'table')
      await sees(phone, learned)
      await write(phone, learned, insight(phone))
      await shareWithRoom(phone, [insight(phone)])
    }

    // All came in by a scan, or back by themselves: nobody was asked whether a phone may sit there.
    expect(questions.map((count) => count())).toEqual(questions.map(() => 0))

    // The readout is complete on every device: the same Markdown, with every shared note once and nothing else.
    const shared = [
      own(ana),
      ours(ana),
      ours(ben),
      ours(cem),
      ours(dora),
      'Emil: written while cut off',
      'Dora: written meanwhile',
      ours(fee),
      'Gero: just before the battery died',
      insight(cem),
      insight(emil),
      insight(fee),
    ]
    await expect(async () => {
      const documents = await Promise.all([tablet, ...phones].map(takeMarkdown))
      expect(new Set(documents).size).toBe(1)
      const [text = ''] = documents
      for (const note of shared) expect(text.split(note).length - 1, note).toBeGreaterThan(0)
      for (const phone of phones.slice(1)) expect(text).not.toContain(own(phone))
    }).toPass({ timeout: 3 * arrivalMs })
    expect(open.flatMap((device) => device.problems)).toEqual([])
  } finally {
    await Promise.all(open.map((device) => device.close()))
    await lan.down()
  }
})
