import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { defaultRelays } from '../../src/domain/records/relays.ts'
import { stunServers } from '../../src/mesh/link/rtc.ts'
import { expect, test } from './support/test.ts'

/** Where nothing has to be asked, no answer is waited for. */
const atOnceMs = 3_000

/** Runs in a page: whether and when asking for it failed. */
const tryFetch = async (url: string) => {
  const beganMs = performance.now()
  const failed = await fetch(url, { mode: 'no-cors' }).then(
    () => false,
    () => true,
  )
  return { failed, ms: performance.now() - beganMs }
}

const tryWebSocket = async (url: string) => {
  const beganMs = performance.now()
  const failed = await new Promise<boolean>((resolve) => {
    const socket = new WebSocket(url)
    socket.onopen = () => resolve(false)
    socket.onerror = () => resolve(true)
  })
  return { failed, ms: performance.now() - beganMs }
}

/** Runs in a page: asks this STUN server for the page's address, until that has failed. */
const askStun = async (urls: string) => {
  const pc = new RTCPeerConnection({ iceServers: [{ urls }] })
  pc.createDataChannel('sealed')
  const failed = new Promise<string>((resolve) => {
    pc.addEventListener('icecandidateerror', ({ errorText }) => resolve(errorText), { once: true })
  })
  await pc.setLocalDescription(await pc.createOffer())
  return failed
}

/** Runs in a page: gathers with this STUN server, to the end. */
const gather = async (urls: string) => {
  const pc = new RTCPeerConnection({ iceServers: [{ urls }] })
  pc.createDataChannel('sealed')
  await pc.setLocalDescription(await pc.createOffer())
  await new Promise<void>((resolve) => {
    const look = () => pc.iceGatheringState === 'complete' && resolve()
    pc.addEventListener('icegatheringstatechange', look)
    look()
  })
  pc.close()
}

/** Addresses at which this machine hears itself other than over loopback. */
const ownAddresses = () =>
  Object.values(networkInterfaces()).flatMap((all = []) =>
    all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )

const relayHosts = defaultRelays.map((url) => new URL(url).hostname)
const stunHosts = stunServers.map((url) => url.split(':')[1] ?? '')

/** Counts what is sent to a port of this machine. */
const listenUdp = async (): Promise<{ readonly port: number; heard: number; socket: UdpSocket }> => {
  const socket = createSocket('udp4')
  const counting = { heard: 0, socket, port: 0 }
  socket.on('message', () => {
    counting.heard += 1
  })
  socket.bind(0)
  await once(socket, 'listening')
  counting.port = socket.address().port
  return counting
}

test('[E3] no test’s Chromium finds any name beyond this machine: not by request, socket or STUN', async ({
  browser,
  appUrl,
}) => {
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  for (const host of [...relayHosts, ...stunHosts, 'example.org', hostname()]) {
    expect(await page.evaluate(tryFetch, `https://${host}/`), host).toMatchObject({ failed: true })
    const { failed, ms } = await page.evaluate(tryWebSocket, `wss://${host}`)
    expect(failed, host).toBe(true)
    expect(ms, host).toBeLessThan(atOnceMs)
  }
  const why = said.filter((text) => text.includes('wss://'))
  expect(why.length).toBeGreaterThanOrEqual(defaultRelays.length)
  for (const text of why) expect(text).toContain('ERR_NAME_NOT_RESOLVED')

  // What listens here is heard under this machine's number, and under no name of its
  const udp = await listenUdp()
  try {
    for (const host of [hostname(), ...stunHosts])
      expect(await page.evaluate(askStun, `stun:${host}:${udp.port}`)).toContain('host lookup')
    expect(udp.heard).toBe(0)
    void page.evaluate(askStun, `stun:127.0.0.1:${udp.port}`).catch(() => undefined)
    await expect.poll(() => udp.heard).toBeGreaterThan(0)
  } finally {
    udp.socket.close()
  }

  // The app's own address goes on being found, by its name too
  await page.goto(appUrl)
  await page.goto(appUrl.replace('127.0.0.1', 'localhost'))
  await page.close()
})

test('[E3] for a test’s Firefox every public name is this machine, and no STUN server is asked', async ({
  firefox,
}) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.host ?? '')
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const udp = await listenUdp()
  try {
    const fox = await firefox()
    await fox.goto('about:blank')
    const hosts = [...relayHosts, 'example.org']
    for (const host of hosts) {
      expect(await fox.run(tryFetch, `http://${host}:${port}/`), host).toMatchObject({ failed: false })
      expect(await fox.run(tryWebSocket, `wss://${host}`), host).toMatchObject({ failed: true })
    }
    expect(asked).toEqual(hosts.map((host) => `${host}:${port}`))
    // No STUN server that a page names is asked, not even this one, which needs no name
    for (const host of [...stunHosts, ...ownAddresses()]) await fox.run(gather, `stun:${host}:${udp.port}`)
    expect(udp.heard).toBe(0)
  } finally {
    udp.socket.close()
    server.close()
  }
})
