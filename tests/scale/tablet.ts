import { type Browser, expect } from '@playwright/test'
import { type Device, openDevice } from '../e2e/support/device.ts'
import { giveCode, linked, myCode, toMeeting } from '../e2e/support/steps.ts'
import { english as words } from '../english.ts'

/** What the tablet has done since its page was loaded; seconds are of processor time. */
export interface Spent {
  readonly messagesIn: number
  readonly bytesIn: number
  readonly messagesOut: number
  readonly bytesOut: number
  /** The page's own process. */
  readonly pageSeconds: number
  /** All processes of the browser, the page's among them. */
  readonly browserSeconds: number
}

type Counts = Pick<Spent, 'messagesIn' | 'bytesIn' | 'messagesOut' | 'bytesOut'>

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

/** The facilitator's tablet, with Chromium. `whose`: which phone a fingerprint of 64 hex digits is of. */
export const openTablet = async (
  browser: Browser,
  url: string,
  whose: (fingerprint: string) => string | undefined,
) => {
  const device: Device = await openDevice(browser, url, { size: 'tablet', name: 'tablet' })
  const { page, context } = device
  await page.exposeFunction('whose', (fingerprint: string) => whose(fingerprint) ?? '')
  await context.addInitScript(prepare)
  await page.reload()
  const inBrowser = await browser.newBrowserCDPSession()

  return {
    device,
    /** Holds the tablet and a phone face to face, by their codes as text. */
    pairWith: async (phone: { code(): Promise<string>; read(code: string): Promise<void> }) => {
      const [theirs, mine] = [await phone.code(), await myCode(device)]
      await giveCode(device, theirs)
      await Promise.all([phone.read(mine), linked(device)])
      await toMeeting(device)
    },
    counts: (devices: number, timeout: number) =>
      expect(page.getByText(words.facilitate.devicesShort(devices))).toBeVisible({ timeout }),
    shows: (text: string, timeout: number) =>
      expect(page.getByText(text, { exact: true }).first()).toBeVisible({ timeout }),
    spent: async (): Promise<Spent> => {
      const counts = await page.evaluate(() => (window as unknown as { counts: Counts }).counts)
      const { processInfo } = await inBrowser.send('SystemInfo.getProcessInfo')
      const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ cpuTime }) => cpuTime)
      return {
        ...counts,
        pageSeconds: Math.max(...pages),
        browserSeconds: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
      }
    },
    /** Bytes of the page's heap, after what nobody needs was let go of. */
    heapBytes: async (): Promise<number> => {
      const session = await context.newCDPSession(page)
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      await session.detach()
      return usedSize
    },
  }
}

export type Tablet = Awaited<ReturnType<typeof openTablet>>
