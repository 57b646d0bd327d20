import type { RoomProbes } from './contract/browser.ts'
import { portalAnswerMs, probeGatherMs, probeLinkMs } from './contract/limits.ts'

/** A file of the app's own that no worker keeps (vite.config.ts leaves .txt out of the precache). */
const hereFile = 'here.txt'
export const hereText = 'Plenary is here.'

/** By its names over time: Chromium had one permission first, and two later. */
const localNetworkNames = ['local-network-access', 'local-network']

const until = <Value>(ms: number, late: Value, answer: Promise<Value>): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(late), ms)
  })
  return Promise.race([answer, over]).finally(() => clearTimeout(timer))
}

const waitUntilGathered = (pc: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (pc.iceGatheringState === 'complete') resolve()
    }
    pc.addEventListener('icegatheringstatechange', look)
    look()
  })

const addressesOf = async (Connection: typeof RTCPeerConnection): Promise<'real' | 'names' | 'none'> => {
  const pc = new Connection({ iceServers: [] })
  try {
    pc.createDataChannel('addresses')
    await pc.setLocalDescription()
    await until(probeGatherMs, undefined, waitUntilGathered(pc))
    const found = [...(pc.localDescription?.sdp ?? '').matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) /gim)]
    const reachable = found.map(([, address = '']) => address).filter((address) => !isLoopback(address))
    if (reachable.length === 0) return 'none'
    return reachable.every((address) => address.endsWith('.local')) ? 'names' : 'real'
  } finally {
    pc.close()
  }
}

const isLoopback = (address: string) => address === '::1' || address.startsWith('127.')

const linkToSelf = async (Connection: typeof RTCPeerConnection): Promise<'works' | 'none'> => {
  const [one, other] = [new Connection({ iceServers: [] }), new Connection({ iceServers: [] })]
  try {
    const channel = one.createDataChannel('here', { negotiated: true, id: 0 })
    other.createDataChannel('here', { negotiated: true, id: 0 })
    const opened = new Promise<'works'>((resolve) => {
      channel.addEventListener('open', () => resolve('works'))
    })
    one.addEventListener(
      'icecandidate',
      ({ candidate }) => void other.addIceCandidate(candidate ?? undefined),
    )
    other.addEventListener(
      'icecandidate',
      ({ candidate }) => void one.addIceCandidate(candidate ?? undefined),
    )
    await one.setLocalDescription()
    await other.setRemoteDescription(one.localDescription as RTCSessionDescriptionInit)
    await other.setLocalDescription()
    await one.setRemoteDescription(other.localDescription as RTCSessionDescriptionInit)
    return await until<'works' | 'none'>(probeLinkMs, 'none', opened)
  } finally {
    one.close()
    other.close()
  }
}

/** @param base the app's own address, ending in '/' */
export const roomProbesOf = (page: Window & typeof globalThis, base: string): RoomProbes => {
  const Connection: typeof RTCPeerConnection | undefined = page.RTCPeerConnection
  return {
    async awake() {
      const wakeLock = 'wakeLock' in page.navigator ? page.navigator.wakeLock : undefined
      if (!wakeLock) return 'none'
      try {
        const sentinel = await wakeLock.request('screen')
        await sentinel.release()
        return 'works'
      } catch (error) {
        if (error instanceof page.DOMException) return 'refused'
        throw error
      }
    },
    addresses: async () => (Connection ? addressesOf(Connection) : undefined),
    linkHere: async () => (Connection ? linkToSelf(Connection) : 'none'),
    async localNetwork() {
      const permissions: Permissions | undefined = page.navigator.permissions
      for (const name of localNetworkNames) {
        try {
          return (await permissions?.query({ name: name as PermissionName }))?.state
        } catch (error) {
          // A browser that knows no permission of this name says so by a TypeError.
          if (!(error instanceof TypeError)) throw error
        }
      }
      return undefined
    },
    async portal() {
      try {
        // A new address each time: nothing on the way can have an older answer to it.
        const url = `${base}${hereFile}?at=${page.crypto.randomUUID()}`
        const signal = page.AbortSignal.timeout(portalAnswerMs)
        const answer = await page.fetch(url, { cache: 'no-store', redirect: 'manual', signal })
        // A login page comes by a redirect, in place of the file, or as 511 (RFC 6585).
        if (answer.type === 'opaqueredirect' || answer.status === 511) return 'portal'
        if (!answer.ok) return 'away'
        return (await answer.text()).trim() === hereText ? 'own' : 'portal'
      } catch {
        // fetch tells all failures alike: no network, no such host, a connection refused, too late.
        return 'away'
      }
    },
  }
}
