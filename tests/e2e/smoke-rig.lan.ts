import { expect, type Page } from '@playwright/test'
import { openFirefox } from './support/firefox.ts'
import { type HostDevice, openHostDevice } from './support/host-device.ts'
import { canHaveLan, openLan } from './support/lan.ts'
import type { Screen } from './support/screen.ts'
import { test } from './support/test.ts'

/** Long enough for ICE to notice that nothing answers, and for a browser to start on a busy machine. */
const patienceMs = 40_000

declare global {
  interface Window {
    rig?: { pc: RTCPeerConnection; heard: string[]; channel: RTCDataChannel }
  }
}

/** Makes an offer or answer with all its candidates; the test carries it to the other host by hand. */
const describeSelf = (screen: Screen, remote: RTCSessionDescriptionInit | undefined) =>
  screen.run(async (theirs) => {
    const pc = new RTCPeerConnection({ iceServers: [] })
    const channel = pc.createDataChannel('rig', { negotiated: true, id: 0 })
    const heard: string[] = []
    channel.onmessage = ({ data }) => heard.push(String(data))
    window.rig = { pc, heard, channel }
    if (theirs) await pc.setRemoteDescription(theirs)
    await pc.setLocalDescription()
    await new Promise<void>((resolve) => {
      const look = () => pc.iceGatheringState === 'complete' && resolve()
      pc.addEventListener('icegatheringstatechange', look)
      look()
    })
    return { type: theirs ? ('answer' as const) : ('offer' as const), sdp: pc.localDescription?.sdp ?? '' }
  }, remote)

const join = async (one: Screen, other: Screen) => {
  const offer = await describeSelf(one, undefined)
  const answer = await describeSelf(other, offer)
  await one.run(async (theirs) => window.rig?.pc.setRemoteDescription(theirs), answer)
  await expect
    .poll(() => one.run(() => window.rig?.channel.readyState, undefined), { timeout: patienceMs })
    .toBe('open')
  return { offer, answer }
}

const say = (screen: Screen, words: string) => screen.run((data) => window.rig?.channel.send(data), words)
const heard = (screen: Screen) => screen.run(() => window.rig?.heard ?? [], undefined)

const store = (page: Page, value: string) =>
  page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open('rig', 1)
        asked.onupgradeneeded = () => asked.result.createObjectStore('s')
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const act = asked.result.transaction('s', 'readwrite', { durability: 'strict' })
          act.objectStore('s').put(kept, 'key')
          act.oncomplete = () => resolve()
          act.onerror = () => reject(act.error)
        }
      }),
    value,
  )

const stored = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('rig', 1)
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const got = asked.result.transaction('s').objectStore('s').get('key')
          got.onsuccess = () => resolve(got.result)
          got.onerror = () => reject(got.error)
        }
      }),
  )

test('hosts reach each other by WebRTC, notice a cut, and are there again when it is mended', async () => {
  test.skip(!canHaveLan(), 'this machine cannot make network hosts')
  test.setTimeout(4 * patienceMs)
  const lan = await openLan(2)
  const devices: HostDevice[] = []
  try {
    for (const host of lan.hosts) devices.push(await openHostDevice(host))
    const [one, other] = devices
    const [firstHost] = lan.hosts
    if (!one || !other || !firstHost) throw new Error('Two hosts were asked for')
    const { offer } = await join(one, other)
    expect(offer.sdp).toContain('10.83.0.1')
    expect(offer.sdp).not.toContain('.local')
    await say(one, 'before the cut')
    await expect.poll(() => heard(other)).toEqual(['before the cut'])
    lan.cut(firstHost)
    const ice = () => other.run(() => window.rig?.pc.iceConnectionState, undefined)
    await expect.poll(ice, { timeout: patienceMs }).toBe('disconnected')
    await say(other, 'during the cut')
    lan.restore(firstHost)
    await expect.poll(() => heard(one), { timeout: patienceMs }).toEqual(['during the cut'])
  } finally {
    await Promise.all(devices.map((device) => device.close()))
    await lan.down()
  }
})

test('a browser killed at once keeps what was committed', async () => {
  const lan = await openLan(1)
  const [host] = lan.hosts
  if (!host) throw new Error('One host was asked for')
  const device = await openHostDevice(host)
  try {
    await store(device.page, 'a note')
    await device.kill()
    await device.reopen()
    expect(await stored(device.page)).toBe('a note')
  } finally {
    await device.close()
    await lan.down()
  }
})

test('Firefox on one host reaches Chromium on another', async () => {
  test.skip(!canHaveLan(), 'this machine cannot make network hosts')
  const { findFirefox } = await import('../run/browsers.mjs')
  test.skip(findFirefox() === undefined, 'no Firefox on this machine')
  const lan = await openLan(2)
  const [here, there] = lan.hosts
  if (!here || !there) throw new Error('Two hosts were asked for')
  const chromium = await openHostDevice(here)
  const firefox = await openFirefox(there.url, {}, there)
  try {
    const { answer } = await join(chromium, firefox)
    expect(answer.sdp).toContain('10.83.0.2')
    await say(firefox, 'from Firefox')
    await expect.poll(() => heard(chromium)).toEqual(['from Firefox'])
  } finally {
    await firefox.close()
    await chromium.close()
    await lan.down()
  }
})
