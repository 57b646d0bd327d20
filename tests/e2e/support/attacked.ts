import type { Browser, Page } from '@playwright/test'
import { english as words } from '../../english.ts'
import { type Attacker, openAttacker } from './attacker.ts'
import { type Device, openDevice } from './device.ts'
import { flipEachKind } from './flip-byte.ts'
import {
  button,
  circle,
  goToStep,
  invitationLink,
  joinByLink,
  openMeeting,
  pairByText,
  sees,
  shareWithRoom,
  toMeeting,
  toPage,
  write,
} from './steps.ts'
import { expect } from './test.ts'

/** The table's notes of the step where the room is; private notes stand under it too. */
const prompt = 'What did I do that went well?'
/** A page that does not answer for longer is frozen to its person. */
const answerMostMs = 1_000
/** The same while an attack comes in, on a machine that may be busy with other tests. */
const frozenMostMs = 5_000
/** Until a machine that is busy with something else is not. */
const calmMs = 15_000
const askEveryMs = 50
/** Figures of the connection's details by which an attack is told. */
const telling = /refused|malformed|wait|claimed|without/i

const askPage = async (page: Page): Promise<number> => {
  const beganMs = performance.now()
  await page.evaluate(() => 0)
  return performance.now() - beganMs
}

/** Bytes of the page's heap, after what nobody needs was let go of. */
const heapBytes = async ({ context, page }: Device): Promise<number> => {
  const session = await context.newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** How long a page took to answer at worst, until it is asked. */
const watch = (page: Page) => {
  let [longestMs, isOver] = [0, false]
  const watching = (async () => {
    while (!isOver) {
      longestMs = Math.max(longestMs, await askPage(page))
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
    }
  })()
  return async () => {
    isOver = true
    await watching
    return longestMs
  }
}

/** A facilitator's tablet and a phone at table 1 in two real pages, with words on them, and somebody who attacks them. */
export class Attacked {
  readonly #mine: string[] = []
  readonly #grid: string[] = []
  readonly #shared: string[] = []
  #said = 0

  private constructor(
    readonly tablet: Device,
    readonly phone: Device,
    readonly invitation: string,
    readonly attacker: Attacker,
  ) {}

  static async open(browser: Browser, appUrl: string): Promise<Attacked> {
    const tablet = await openDevice(browser, appUrl, { size: 'tablet', name: 'tablet' })
    await openMeeting(tablet, { focus: 'The new handover sheet', tables: 2 })
    const invitation = await invitationLink(tablet)
    const phone = await openDevice(browser, appUrl, { name: 'phone' })
    await joinByLink(phone, invitation, 1)
    const attacked = new Attacked(tablet, phone, invitation, await openAttacker(invitation))
    await attacked.link()
    await goToStep(tablet, 'Reflect & share', 'together')
    await circle(phone, 'me')
    await attacked.#write('mine', attacked.#mine)
    await circle(phone, 'table')
    await attacked.#write('grid', attacked.#grid)
    await attacked.shareAnother()
    return attacked
  }

  async link(): Promise<void> {
    await pairByText(this.phone, this.tablet)
    await toMeeting(this.tablet)
    await toMeeting(this.phone)
  }

  /** The phone shares one more note, and the tablet has it. */
  async shareAnother(): Promise<void> {
    await circle(this.phone, 'table')
    const text = await this.#write('shared', this.#shared)
    await shareWithRoom(this.phone, [text])
    await sees(this.tablet, text)
  }

  /** Both pages show all that people have said; a page that is given, all of the table. */
  async showAll(mate?: Device): Promise<void> {
    const atTable = mate ?? this.phone
    await this.#showWritten(atTable)
    await circle(atTable, 'room')
    for (const device of [atTable, this.tablet]) for (const text of this.#shared) await sees(device, text)
  }

  /** Attacks, and gives what that cost: how long the pages took to answer at worst, and what their heaps grew by. */
  async meter(attack: () => Promise<void>): Promise<string> {
    const pages = [this.phone, this.tablet]
    const before = await Promise.all(pages.map(heapBytes))
    const ends = pages.map(({ page }) => watch(page))
    await attack()
    const longest = await Promise.all(ends.map((end) => end()))
    for (const ms of longest) expect(ms).toBeLessThan(frozenMostMs)
    for (const { page, name } of pages)
      await expect.poll(() => askPage(page), { message: name, timeout: calmMs }).toBeLessThan(answerMostMs)
    const after = await Promise.all(pages.map(heapBytes))
    const grown = after.map((bytes, at) => ((bytes - (before[at] ?? 0)) / 1e6).toFixed(1))
    return `answers after ${longest.map((ms) => ms.toFixed(0)).join(' / ')} ms, heap + ${grown.join(' / ')} MB`
  }

  /** What the phone and the tablet count by now in the connection's details, of what they did not want. */
  async tellCounted(): Promise<string> {
    const told: string[] = []
    for (const device of [this.phone, this.tablet]) {
      await toPage(device, 'connect')
      const figures = device.page.locator('.figure')
      await expect(figures.first()).toBeAttached()
      for (const figure of await figures.all()) {
        const [name = '', count] = await figure.locator('dt, dd').allTextContents()
        if (telling.test(name) && count !== '0') told.push(`${device.name}: ${name}: ${count}`)
      }
      await toMeeting(device)
    }
    return told.join('; ') || 'nothing is counted'
  }

  /**
   * What honest people must have after an attack: all that was said, one more note from page to page, and all of it again after both
   * pages were loaded anew, each from what it has kept itself.
   */
  async loseNothing(): Promise<void> {
    await this.showAll()
    await this.shareAnother()
    await Promise.all([this.phone.page.reload(), this.tablet.page.reload()])
    await this.showAll()
    await this.link()
  }

  /**
   * Flips a bit in a stored value of each kind of the phone's, one after the other, with nobody there to ask: what was written on it
   * is there, and it is told. Then all of it is there, once the two are linked. Gives the kinds.
   */
  async damage(): Promise<readonly string[]> {
    const { phone, tablet } = this
    const address = tablet.page.url()
    await tablet.page.goto('about:blank')
    const kinds = await flipEachKind(phone, this.#shared.at(-1) ?? '', async () => {
      const banner = phone.page.locator('.banner', { hasText: words.meeting.damage.found })
      await expect(banner).toBeVisible()
      await button(banner, words.meeting.ok).click()
      await this.#showWritten(phone)
    })
    await tablet.page.goto(address)
    await this.link()
    await this.loseNothing()
    return kinds
  }

  async close(): Promise<void> {
    this.attacker.close()
    await Promise.all([this.phone.close(), this.tablet.close()])
  }

  /** What was written at the phone's table; on the phone itself its private notes too. */
  async #showWritten(device: Device): Promise<void> {
    if (device === this.phone) {
      await circle(device, 'me')
      for (const text of this.#mine) await sees(device, text)
    }
    await circle(device, 'table')
    for (const text of [...this.#grid, ...this.#shared]) await sees(device, text)
  }

  async #write(what: string, said: string[]): Promise<string> {
    const text = `${what} ${++this.#said}`
    await write(this.phone, prompt, text)
    said.push(text)
    return text
  }
}
