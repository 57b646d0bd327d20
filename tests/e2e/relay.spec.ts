import { defaultRelays } from '../../src/domain/records/relays.ts'
import { actionLearningMeeting } from '../../src/templates/index.ts'
import type { TestRelay } from '../doubles/relays.ts'
import { english as words } from '../english.ts'
import type { Device } from './support/device.ts'
import { openOverRelays, secretsOf, secureRelay, seenBy } from './support/relays.ts'
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
  sitDown,
  toConnect,
  toMeeting,
  toPage,
  write,
} from './support/steps.ts'
import { expect, test } from './support/test.ts'

const scenarioMs = 240_000
const meeting = { focus: 'Handing over at the bedside', title: 'Ward seven in November' }
const people = ['Annegret', 'Bonaventura']
const notes = ['The sheet lies where nobody looks', 'Night shift hears it last']

const reflect = actionLearningMeeting.stages[1]
const prompt = reflect?.grid?.cells[0]?.prompt ?? ''
const stageName = reflect?.title ?? ''

const sockets = ({ page }: Device): string[] => {
  const urls: string[] = []
  page.on('websocket', (socket) => urls.push(socket.url()))
  return urls
}

const idOf = ({ page }: Device) => /#\/m\/([0-9a-f]+)/.exec(page.url())?.[1] ?? ''

const closeDoors = async (tablet: Device) => {
  await toMeeting(tablet)
  await button(tablet.page, words.facilitate.closeDoors).click()
  await expect(tablet.page.getByText(words.facilitate.doorsClosedExplain)).toBeVisible()
}

const closeAll = (relays: readonly TestRelay[]) => Promise.all(relays.map((relay) => relay.close()))

test('[N5] [K5] by the link alone, with no scan: the note is in the readout, the relay has seen nothing, and the doors close', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const relays = [await secureRelay(), await secureRelay()]
  try {
    const urls = relays.map(({ url }) => url)
    const tablet = await device({ size: 'tablet', name: 'tablet', trusting: true })
    await openOverRelays(tablet, { ...meeting, urls, names: true })
    const link = await invitationLink(tablet)
    await toMeeting(tablet)
    await goToStep(tablet, stageName, 'together')

    const phones: Device[] = []
    for (const [at, name] of people.entries()) {
      const phone = await device({ name, trusting: true })
      await joinByLink(phone, link, at + 1, name)
      phones.push(phone)
    }
    for (const [at, phone] of phones.entries()) {
      const text = notes[at] ?? ''
      await circle(phone, 'me')
      await write(phone, prompt, text)
      await bringToTable(phone, [text])
      await circle(phone, 'table')
      await shareWithRoom(phone, [text])
      // Nobody has seen this phone: whoever leads says that it is its table's.
      await button(tablet.page, words.facilitate.claimYes(`Table ${at + 1}`)).click()
      await sees(tablet, text)
    }
    // Each phone has the other's by now: the room's words go on from device to device
    for (const [at, phone] of phones.entries()) {
      await circle(phone, 'room')
      await sees(phone, notes[1 - at] ?? '')
    }
    await toPage(tablet, 'connect')
    await expect(tablet.page.getByText(words.relays.reached(2, 2))).toBeVisible()

    // A newcomer to closed doors is heard by nobody
    await closeDoors(tablet)
    for (const relay of relays) await expect.poll(() => relay.clients, { timeout: arrivalMs }).toBe(0)
    const late = await device({ name: 'late', trusting: true })
    await joinByLink(late, link, 1, 'Late')
    await toConnect(late)
    await expect(late.page.getByText(words.relays.reached(2, 2))).toBeVisible({ timeout: arrivalMs })
    await expect(late.page.getByText(words.connect.linksNow(0), { exact: true })).toBeVisible()
    await expect(tablet.page.getByText(words.facilitate.devicesShort(3))).toBeVisible()

    const hidden = [
      ...Object.values(meeting),
      ...people,
      ...notes,
      ...secretsOf(link, idOf(tablet)),
      prompt,
      stageName,
      actionLearningMeeting.name,
      'plenary',
      '192.168.',
      'candidate',
    ]
    for (const relay of relays) {
      const seen = seenBy(relay)
      expect(relay.frames.length).toBeGreaterThan(10)
      for (const text of hidden) expect(seen.toLowerCase().includes(text.toLowerCase()), text).toBe(false)
      const contents = relay.frames.flatMap(({ text }) => /"content":"([^"]*)"/.exec(text)?.[1] ?? [])
      expect(new Set(contents.map((content) => content.length)).size).toBe(1)
    }
    for (const { problems } of [tablet, ...phones]) expect(problems).toEqual([])
  } finally {
    await closeAll(relays)
  }
})

/** Relays that take calls and pass nothing on, whatever their address: no name is looked up, and nothing leaves this machine. */
const stoodInFor = async ({ context }: Device): Promise<readonly string[]> => {
  const called: string[] = []
  await context.routeWebSocket(/^wss:/, (socket) => void called.push(socket.url().replace(/\/$/, '')))
  return called
}

test('[N5] [E3] as the set-up is found, the four usual relays and nobody else are called, and not before the meeting is opened', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  const called = await stoodInFor(tablet)
  await button(tablet.page, words.home.newMeeting).click()
  const question = tablet.page.getByRole('switch', { name: words.relays.switch })
  await expect(question).toBeInViewport()
  await expect(question).toBeChecked()
  await expect(tablet.page.getByText(words.relays.passed)).toBeInViewport()
  await tablet.page.getByLabel(words.setUp.focus).fill(meeting.focus)
  // Chosen away and back, and looked into: asking is no call
  await question.uncheck({ force: true })
  await question.check({ force: true })
  await tablet.page.getByText(words.relays.what).click()
  await expect(tablet.page.getByLabel(words.relays.list)).toHaveValue(defaultRelays.join('\n'))
  expect(called).toEqual([])
  await button(tablet.page, words.setUp.start).click()
  await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  await expect.poll(() => [...new Set(called)].sort()).toEqual([...defaultRelays].sort())

  // Whoever opens the invitation calls the same, once they sit down
  const link = await invitationLink(tablet)
  const phone = await device({ name: 'phone' })
  const byPhone = await stoodInFor(phone)
  await phone.page.goto(link)
  await expect(phone.page.getByRole('heading', { name: words.join.title })).toBeVisible()
  expect(byPhone).toEqual([])
  await sitDown(phone, 1)
  await expect.poll(() => [...new Set(byPhone)].sort()).toEqual([...defaultRelays].sort())

  // Another meeting on this tablet, with one tap: then it stays that way
  let before = 0
  for (const isOn of [true, false]) {
    await tablet.page.goto(new URL('#/new', tablet.page.url()).href)
    await expect(question).toBeChecked({ checked: isOn })
    if (isOn) before = called.length
    await tablet.page.getByLabel(words.setUp.focus).fill(meeting.focus)
    await question.uncheck({ force: true })
    await button(tablet.page, words.setUp.start).click()
    await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
    await tablet.page.reload()
    await expect(button(tablet.page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
  }
  expect(called).toHaveLength(before)
  for (const { problems } of [tablet, phone]) expect(problems).toEqual([])
})

test('[E3] [N5] with relays turned off in the set-up, no device opens any socket', async ({ device }) => {
  test.setTimeout(scenarioMs)
  const tablet = await device({ size: 'tablet', name: 'tablet' })
  const opened = sockets(tablet)
  await openMeeting(tablet, { focus: meeting.focus, tables: 2 })
  const phone = await device({ name: 'phone' })
  const openedByPhone = sockets(phone)
  await joinByLink(phone, await invitationLink(tablet), 1)
  await toConnect(phone)
  await expect(phone.page.getByText(words.relays.each)).toHaveCount(0)
  expect([...opened, ...openedByPhone]).toEqual([])
  for (const { problems } of [tablet, phone]) expect(problems).toEqual([])
})

test('[N5] [N8] switched on in the middle of a meeting, off again for all; a relay that is away is told calmly', async ({
  device,
}) => {
  test.setTimeout(scenarioMs)
  const relay = await secureRelay()
  const gone = await secureRelay()
  await gone.stop()
  try {
    const tablet = await device({ size: 'tablet', name: 'tablet', trusting: true })
    await openMeeting(tablet, { focus: meeting.focus, tables: 2 })
    const phone = await device({ name: 'phone', trusting: true })
    await joinByLink(phone, await invitationLink(tablet), 1)
    await pairByText(tablet, phone)
    await toMeeting(tablet)
    await button(tablet.page, words.relays.button).click()
    const dialog = tablet.page.getByRole('dialog', { name: words.relays.title })
    await dialog.getByText(words.relays.what).click()
    await dialog.getByLabel(words.relays.list).fill([relay.url, gone.url].join('\n'))
    await dialog.getByLabel(words.relays.list).blur()
    expect(relay.clients).toBe(0)
    await dialog.getByRole('switch', { name: words.relays.switch }).check({ force: true })
    await expect(dialog.getByText(words.relays.reached(1, 2))).toBeVisible({ timeout: arrivalMs })
    await dialog.getByText(words.relays.each).click()
    await expect(dialog.getByText(words.relays.state.away)).toBeVisible({ timeout: arrivalMs })
    await expect.poll(() => relay.clients, { timeout: arrivalMs }).toBe(2)

    await dialog.getByRole('switch', { name: words.relays.switch }).uncheck({ force: true })
    await expect.poll(() => relay.clients, { timeout: arrivalMs }).toBe(0)
    await toConnect(phone)
    await expect(phone.page.getByText(words.connect.linksNow(1))).toBeVisible()
    await expect(phone.page.getByText(words.relays.each)).toHaveCount(0)
  } finally {
    await closeAll([relay, gone])
  }
})
