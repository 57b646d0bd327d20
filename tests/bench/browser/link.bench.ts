import type { Browser, Page } from '@playwright/test'
import { insist } from '../../../src/lib/result.ts'
import { encodeLink, readLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { clipboard, type Device, openDevice } from '../../e2e/support/device.ts'
import {
  button,
  circle,
  linked,
  openMeeting,
  sitDown,
  toConnect,
  toMeeting,
} from '../../e2e/support/steps.ts'
import { english as words } from '../../english.ts'
import { inMs, median, percentile, type Row } from '../row.ts'
import { withApp } from './app.ts'
import { openBenchPage, withBenchPage } from './bench-page.ts'

const notes = 200
const pairings = 7
const linkMaxOverMs = 150
const keys = 60
const frameMs = 1000 / 60
const keyMaxFrames = 2

/** No camera, so that none is measured; but its permission, with which a browser tells real addresses. */
const openPhone = async (browser: Browser, url: string, name: string): Promise<Device> => {
  const phone = await openDevice(browser, url, { name, camera: 'none', installs: true })
  const permissions = ['camera', 'clipboard-read', 'clipboard-write']
  await phone.context.grantPermissions(permissions, { origin: new URL(url).origin })
  return phone
}

const card = async (phone: Device): Promise<string> => {
  await toConnect(phone)
  await button(phone.page, words.connect.copy).click()
  return clipboard(phone)
}

const fillCode = ({ page }: Device, link: string) => page.getByLabel(words.connect.pasteLabel).fill(link)
const pressLink = ({ page }: Device) => button(page, words.connect.pasteGo).click()

/** The invitation of a link, without the card that it carried. */
const invitationOf = (link: string, url: string) => {
  return encodeLink(url, { invitation: insist(readLink(link)).invitation })
}

/** As a person would, only faster: types into the cells' fields one after the other and presses Enter. */
const writeNotes = (page: Page, count: number) =>
  page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')
    for (let at = 0; at < wanted; at++) {
      const fields = document.querySelectorAll<HTMLTextAreaElement>('.add-note textarea')
      const field = fields[at % fields.length]
      if (!field) throw new Error('no field to write in')
      value?.set?.call(field, `Note ${at}: what we would do again next time, and why`)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      await frame()
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      while (document.querySelectorAll('.notes .note').length <= at) await frame()
    }
  }, count)

/** Presses the button that links, then the one that leads to the grid, and waits for the last note to be painted. */
const pressAndWait = (page: Page, count: number) =>
  page.evaluate(
    ({ wanted, go, onwards }) => {
      const find = (label: string) =>
        [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)
      return new Promise<{ linked: number; painted: number }>((resolve, reject) => {
        const press = find(go)
        if (!press) return reject(new Error(`no button ${go}`))
        const begin = performance.now()
        let linkedAt = 0
        press.click()
        const look = () => {
          if (linkedAt === 0) {
            const next = find(onwards)
            if (next) {
              linkedAt = performance.now() - begin
              next.click()
            }
          }
          if (document.querySelectorAll('.notes .note').length < wanted) return
          observer.disconnect()
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => resolve({ linked: linkedAt, painted: performance.now() - begin })
            channel.port2.postMessage(undefined)
          })
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true })
      })
    },
    { wanted: count, go: words.connect.pasteGo, onwards: words.connect.toMeeting },
  )

/** A bare connection between two windows of the same browser: the first dials, then the second, which is timed. */
const barePair = async (browser: Browser, url: string): Promise<number> => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()])
  const pages = await Promise.all(
    contexts.map(async (context) => {
      await context.grantPermissions(['camera'], { origin: new URL(url).origin })
      return openBenchPage(await context.newPage(), url)
    }),
  )
  const [one, other] = pages
  if (!one || !other) throw new Error('two windows')
  const cards = await Promise.all(
    [one, other].map((page) =>
      page.evaluate(async () => {
        window.bareEnd = await window.parts.openBareEnd()
        return window.bareEnd.card
      }),
    ),
  )
  const dial = (page: Page, theirs: readonly number[] = []) =>
    page.evaluate(async (bytes) => window.bareEnd?.dial(bytes) ?? Number.NaN, theirs)
  const first = dial(one, cards[1])
  const ms = await dial(other, cards[0])
  await first
  await Promise.all(contexts.map((context) => context.close()))
  return ms
}

/** A newcomer at the same table, on the pairing screen with a code of its own. */
const newcomer = async (browser: Browser, appUrl: string, invitation: string): Promise<Device> => {
  const phone = await openPhone(browser, appUrl, 'ben')
  await phone.page.goto(invitation)
  await sitDown(phone, 1, 'Ben')
  await circle(phone, 'table')
  return phone
}

/** Links two phones by pasting, the host first. Gives the ms from the second press on. */
const link = async (host: Device, guest: Device) => {
  const [hostLink, guestLink] = [await card(host), await card(guest)]
  await fillCode(host, guestLink)
  await fillCode(guest, hostLink)
  await pressLink(host)
  return pressAndWait(guest.page, notes)
}

/** A key on one phone: ms until that phone has painted it, and until the other has. */
const typeKeys = async (from: Page, to: Page) => {
  const note = 'Note 0:'
  const card = from.locator('article', { hasText: note }).first()
  await card.getByRole('button', { name: /^More for/ }).click()
  await from.getByRole('menuitem', { name: words.meeting.edit, exact: true }).click()
  const field = from.getByRole('textbox', { name: words.meeting.editLabel })
  await field.focus()
  await from.keyboard.press('End')
  const install = (page: Page, where: 'here' | 'there') =>
    page.evaluate(
      ({ where, note }) => {
        const stamps: { pressed: number[]; painted: number[] } = { pressed: [], painted: [] }
        Object.assign(window, { stamps })
        const now = () => performance.timeOrigin + performance.now()
        const painted = () =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => stamps.painted.push(now())
            channel.port2.postMessage(undefined)
          })
        if (where === 'here') {
          addEventListener('keydown', () => stamps.pressed.push(now()), true)
          addEventListener('input', painted, true)
          return
        }
        const text = [...document.querySelectorAll('.note-text')].find((one) =>
          one.textContent?.startsWith(note),
        )
        if (!text) throw new Error('the note is not there')
        let before = text.textContent
        new MutationObserver(() => {
          if (text.textContent === before) return
          before = text.textContent
          painted()
        }).observe(text, { subtree: true, childList: true, characterData: true })
      },
      { where, note },
    )
  await install(from, 'here')
  await install(to, 'there')
  const stampsOf = (page: Page) =>
    page.evaluate(() => (window as unknown as { stamps: { pressed: number[]; painted: number[] } }).stamps)
  for (let at = 1; at <= keys; at++) {
    await from.keyboard.press('x')
    await to.waitForFunction(
      (count) => (window as unknown as { stamps: { painted: number[] } }).stamps.painted.length >= count,
      at,
      { polling: 30 },
    )
  }
  const [here, there] = [await stampsOf(from), await stampsOf(to)]
  const since = (painted: readonly number[]) =>
    here.pressed.slice(0, keys).map((pressed, at) => (painted[at] ?? Number.NaN) - pressed)
  return { echo: since(here.painted), mate: since(there.painted) }
}

const measure = async (browser: Browser, appUrl: string, benchUrl: string): Promise<Row[]> => {
  // A meeting with names: there, words travel key by key.
  const tablet = await openDevice(browser, appUrl, { size: 'tablet', name: 'tablet', camera: 'none' })
  const permissions = ['camera', 'clipboard-read', 'clipboard-write']
  await tablet.context.grantPermissions(permissions, { origin: new URL(appUrl).origin })
  await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2, names: true })
  for (let step = 0; step < 2; step++)
    await button(tablet.page, new RegExp(`^${words.facilitate.next}`)).click()
  const tabletLink = await card(tablet)
  const invitation = invitationOf(tabletLink, appUrl)

  const host = await openPhone(browser, appUrl, 'ana')
  await host.page.goto(invitation)
  await sitDown(host, 1, 'Ana')
  await circle(host, 'table')
  const hostLink = await card(host)
  await fillCode(tablet, hostLink)
  await fillCode(host, tabletLink)
  await Promise.all([pressLink(tablet), pressLink(host)])
  await Promise.all([linked(tablet), linked(host)])
  await toMeeting(host)
  await circle(host, 'table')
  await writeNotes(host.page, notes)
  // From here on, two phones and nobody else.
  await tablet.context.close()

  const linkedMs: number[] = []
  const painted: number[] = []
  const bare: number[] = []
  let guest: Device | undefined
  for (let at = 0; at <= pairings; at++) {
    const bareMs = await barePair(browser, benchUrl)
    await guest?.close()
    guest = await newcomer(browser, appUrl, invitation)
    const times = await link(host, guest)
    // The first of each loads code.
    if (at === 0) continue
    bare.push(bareMs)
    linkedMs.push(times.linked)
    painted.push(times.painted)
  }
  if (!guest) throw new Error('nobody came')
  await toMeeting(host)
  await circle(host, 'table')
  await toMeeting(guest)
  await circle(guest, 'table')
  const { echo, mate } = await typeKeys(host.page, guest.page)
  const over = median(painted) - median(bare)
  const late = median(mate) - median(echo)
  return [
    {
      what: `second card read -> the other’s grid of ${notes} notes painted (two windows, ${pairings} times)`,
      target: `median at most a bare connection’s + ${linkMaxOverMs} ms`,
      result:
        `median ${inMs(median(painted))}, p95 ${inMs(percentile(painted, 0.95))}; linked after ${inMs(median(linkedMs))}; ` +
        `bare ${inMs(median(bare))}, p95 ${inMs(percentile(bare, 0.95))}: + ${inMs(over)}`,
      ok: over <= linkMaxOverMs,
    },
    {
      what: `key typed on one phone -> painted on a table mate’s (${keys} keys, grid of ${notes} notes)`,
      target: `median at most the local echo + ${keyMaxFrames} frames (${inMs(keyMaxFrames * frameMs)})`,
      result:
        `median ${inMs(median(mate))}, p95 ${inMs(percentile(mate, 0.95))}; ` +
        `echo ${inMs(median(echo))}: + ${inMs(late)}`,
      ok: late <= keyMaxFrames * frameMs,
    },
  ]
}

export const bench = (): Promise<Row[]> =>
  withBenchPage((benchUrl) => withApp((browser, appUrl) => measure(browser, appUrl, benchUrl)))
