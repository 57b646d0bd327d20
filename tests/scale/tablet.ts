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

/** Counts what goes through the page's data channels, and asks the test which certificate a phone has: Node's WebRTC keeps none. */
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
  const { findCertificate } = window as unknown as { findCertificate(credentials: string): Promise<string> }
  const setRemote = RTCPeerConnection.prototype.setRemoteDescription
  RTCPeerConnection.prototype.setRemoteDescription = async function (
    this: RTCPeerConnection,
    description: RTCSessionDescriptionInit,
  ) {
    const { type, sdp = '' } = description
    const read = (name: string) => new RegExp(`^a=${name}:(.*?)\\r?$`, 'm').exec(sdp)?.[1]
    const found = await findCertificate(`${read('ice-ufrag')} ${read('ice-pwd')}`)
    const pairs = (found.match(/../g) ?? []).join(':').toUpperCase()
    const line = `a=fingerprint:sha-256 ${pairs}`
    const changed = found === '' ? sdp : sdp.replace(/^a=fingerprint:sha-256 [0-9A-F:]+/m, line)
    return Reflect.apply(setRemote, this, [{ type, sdp: changed }])
  } as typeof setRemote
}

/** The facilitator's tablet, with Chromium. `findCertificate`: what a phone's connection with these credentials stands on. */
export const openTablet = async (
  browser: Browser,
  url: string,
  findCertificate: (credentials: string) => string | undefined,
) => {
  const device: Device = await openDevice(browser, url, { size: 'tablet', name: 'tablet' })
  const { page, context } = device
  await page.exposeFunction('findCertificate', (credentials: string) => findCertificate(credentials) ?? '')
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
