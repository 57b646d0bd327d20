import { chromium, expect, type Page } from '@playwright/test'
import type { MeetingId } from '../../src/domain/ids.ts'
import { english as words } from '../../src/i18n/texts.ts'
import { encodeLink } from '../../src/mesh/carriers/qr.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import type { Mesh } from '../../src/mesh/mesh.ts'
import { createEngine } from '../../src/state/create-engine.ts'
import type { OpenMeeting } from '../../src/state/meeting-engine.ts'
import { openUpdateLog } from '../../src/storage/update-log.ts'
import { fakeBrowser } from '../doubles/fake-browser.ts'
import { MemoryRelays } from '../doubles/memory-relays.ts'
import { memoryStore } from '../doubles/memory-store.ts'
import { FingerprintBook } from '../doubles/wrtc-rtc.ts'
import { openDevice } from '../e2e/support/device.ts'
import { giveCode, goToStep, invitationLink, myCode, openMeeting, toMeeting } from '../e2e/support/steps.ts'
import { chromiumFlags, findChromium } from '../run/browsers.mjs'
import { serve } from '../run/serve.mjs'
import { base, readMeetingLink } from '../scenarios/in-memory-room.ts'
import { pair } from '../scenarios/mesh-rig.ts'

const phones = Number(process.env.PLENARY_PHONES ?? 59)
const perTable = 5
const cell = 'reflect/ours/well'
const togetherMs = 300_000
const notesMs = 120_000
/** A minute of a meeting: so often somebody writes a note and shares it. */
const meetingMs = 60_000
const noteEveryMs = 1_000

interface Counts {
  readonly messagesIn: number
  readonly bytesIn: number
  readonly messagesOut: number
  readonly bytesOut: number
}

/** Counts what goes through the page's data channels, and asks the test whose a fingerprint is: Node's WebRTC keeps no certificate. */
const prepare = () => {
  const counts = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0 }
  Object.assign(window, { counts })
  const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: ArrayBufferView) => void
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: ArrayBufferView) {
    counts.messagesOut += 1
    counts.bytesOut += data.byteLength
    send.call(this, data)
  } as typeof RTCDataChannel.prototype.send
  const create = RTCPeerConnection.prototype.createDataChannel
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    const channel = create.apply(this, args)
    channel.addEventListener('message', ({ data }) => {
      counts.messagesIn += 1
      counts.bytesIn += data.byteLength
    })
    return channel
  }
  const digest = crypto.subtle.digest.bind(crypto.subtle)
  const asked = new Map<string, Promise<string>>()
  crypto.subtle.digest = async (algorithm, data) => {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer)
    if (bytes.length !== 32) return digest(algorithm, data)
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const { whose } = window as unknown as { whose(hex: string): Promise<string> }
    const answer = asked.get(hex) ?? whose(hex)
    asked.set(hex, answer)
    const id = await answer
    if (id === '') return digest(algorithm, data)
    return Uint8Array.from({ length: 32 }, (_, at) =>
      Number.parseInt(id.slice(at * 2, at * 2 + 2) || '0', 16),
    ).buffer
  }
}

const countsOf = (page: Page) => page.evaluate(() => (window as unknown as { counts: Counts }).counts)

/** A tablet with Chromium, and phones in Node, all with real WebRTC: a whole room, and what it costs the tablet. */
const scale = async (say: (line: string) => void): Promise<boolean> => {
  const executablePath = await findChromium()
  const [server, browser] = [
    await serve({}),
    await chromium.launch({ args: [...chromiumFlags], ...(executablePath ? { executablePath } : {}) }),
  ]
  const book = new FingerprintBook()
  const open: OpenMeeting[] = []
  const meshes: Mesh[] = []
  try {
    const tablet = await openDevice(browser, server.url, { size: 'tablet', name: 'tablet' })
    const { page } = tablet
    await page.exposeFunction('whose', (hex: string) => book.whose(hex) ?? '')
    await tablet.context.addInitScript(prepare)
    await page.goto(server.url)
    await page.reload()
    const tables = Math.ceil(phones / perTable)
    await openMeeting(tablet, { focus: 'The new handover sheet', tables })
    const link = await invitationLink(tablet)

    const join = async (index: number) => {
      const store = memoryStore()
      const { browser: platform } = fakeBrowser({ base })
      const relays = new MemoryRelays()
      const engine = createEngine({
        store,
        browser: platform,
        readLink: readMeetingLink,
        encodeLink: (content) => encodeLink(base, content),
        makeCertificate: async () => ({ expires: 0, getFingerprints: () => [] }),
        makeMesh: async (secrets) => {
          const mesh = createMesh({ rtc: await book.rtc(`phone ${index}`), secrets })
          meshes.push(mesh)
          return mesh
        },
        startRelays: (_mesh, _secrets, urls) => relays.start(urls),
        makeLog: (prefix) => openUpdateLog({ store, prefix }),
        loadMovingCodec: () => import('../../src/mesh/carriers/moving-code.ts'),
        device: { askToPersist: async () => undefined, callAtStepEnd: () => undefined },
      })
      const id: MeetingId = await engine.join(link, {
        table: `t${1 + Math.floor(index / perTable)}`,
        name: '',
      })
      const meeting = await engine.open(id)
      if (typeof meeting === 'string') throw new Error(meeting)
      open.push(meeting)
      return meeting
    }

    let began = performance.now()
    const first = await join(0)
    const { pairing } = first.model.connection
    const end = pairing.start()
    await expect.poll(() => pairing.link.peek()).toBeTruthy()
    const theirs = await myCode(tablet)
    await giveCode(tablet, pairing.link.peek() ?? '')
    pairing.read(theirs)
    await expect.poll(() => pairing.state.peek().at, { timeout: 60_000 }).toBe('linked')
    end()
    await toMeeting(tablet)
    for (let index = 1; index < phones; index++) {
      await join(index)
      const [one, other] = [meshes[index], meshes[Math.floor((index - 1) / 2)]]
      if (one && other) await pair(one, other)
    }
    say(`${phones} phones in Node have joined and scanned one screen each: ${seconds(began)}`)
    await expect(page.getByText(words.facilitate.devicesShort(phones + 1))).toBeVisible({
      timeout: togetherMs,
    })
    await expect
      .poll(() => Math.min(...meshes.map(({ peers }) => peers.size)), { timeout: togetherMs })
      .toBe(phones)
    const degrees = meshes.map(({ peers }) => [...peers.values()].filter(({ linked }) => linked).length)
    say(
      `all ${phones + 1} devices know one another, the tablet counts them: ${seconds(began)}; links a phone ${Math.min(...degrees)} to ${Math.max(...degrees)}`,
    )

    await goToStep(tablet, 'Reflect & share', 'together')
    began = performance.now()
    const written: string[] = []
    const note = async (index: number) => {
      const text = `Note ${written.length} of phone ${index}`
      const table = open[index]?.model.table.value
      const refused = table?.add(cell, text)
      if (refused) throw new Error(refused)
      const mine = table?.notes.value.get(cell)?.find((one) => one.text === text)
      if (mine) await table?.shareWithRoom([mine.id])
      written.push(text)
    }
    for (let index = 0; index < phones; index++) await note(index)
    for (const text of written)
      await expect(page.getByText(text, { exact: true }).first()).toBeVisible({ timeout: notesMs })
    say(`${written.length} notes, one of each phone, stand in the tablet's readout: ${seconds(began)}`)

    const cdp = await browser.newBrowserCDPSession()
    const cpu = async () => {
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
      return processInfo
        .filter(({ type }) => type === 'renderer')
        .reduce((most, { cpuTime }) => Math.max(most, cpuTime), 0)
    }
    const [cpuBefore, before] = [await cpu(), await countsOf(page)]
    began = performance.now()
    for (let at = 0; performance.now() - began < meetingMs; at++) {
      await note(at % phones)
      await new Promise((resolve) => setTimeout(resolve, noteEveryMs))
    }
    const [cpuAfter, after] = [await cpu(), await countsOf(page)]
    await expect(page.getByText(written.at(-1) ?? '', { exact: true }).first()).toBeVisible({
      timeout: notesMs,
    })
    const session = await tablet.context.newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    const took = (performance.now() - began) / 1000
    say(
      `a minute with ${written.length - phones} notes shared: the tablet's page took ${(cpuAfter - cpuBefore).toFixed(1)} s of processor in ${took.toFixed(0)} s, ` +
        `in ${after.messagesIn - before.messagesIn} messages, ${kB(after.bytesIn - before.bytesIn)}; out ${after.messagesOut - before.messagesOut} messages, ${kB(after.bytesOut - before.bytesOut)}; heap ${(usedSize / 1e6).toFixed(1)} MB`,
    )
    if (process.env.PLENARY_SHOT) await page.screenshot({ path: process.env.PLENARY_SHOT })
    say(`problems on the tablet: ${tablet.problems.length === 0 ? 'none' : tablet.problems.join('; ')}`)
    return tablet.problems.length === 0
  } finally {
    await browser.close()
    await server.close()
    await Promise.all(open.map((meeting) => meeting.close()))
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

// While the module is loaded, not after: the runner that loads it takes no further import() then, and the mesh does one.
export const went = await scale((line) => console.log(line))
