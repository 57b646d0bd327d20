import { afterEach, describe, expect, it, vi } from 'vitest'
import { startRelays } from '../../../../src/mesh/signalling/relays/relay.ts'
import { reachRelay } from '../../../../src/mesh/signalling/relays/relay-reach.ts'
import { deriveSecrets } from '../../../../src/records/secrets.ts'
import { openNamedDevice } from '../../../doubles/device-keys.ts'
import {
  closing,
  garbage,
  type RelayBehaviour,
  rejecting,
  silent,
  slow,
  startRelay,
  strictOnTime,
  type TestRelay,
} from '../../../doubles/relays.ts'
import { isLinked, nodeSocket, oneRoom, type RelayDevice, relayMeeting, until } from './relay-rig.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const scene = async (count = 1) => {
  const relays: TestRelay[] = []
  for (let at = 0; at < count; at++) relays.push(await startRelay())
  const meeting = await relayMeeting()
  closers.push(meeting.close, ...relays.map((relay) => relay.close))
  return { relays, urls: relays.map(({ url }) => url), meeting }
}

const sum = (devices: readonly RelayDevice[], counter: string) =>
  devices.reduce((total, { relays }) => total + (relays.counters[counter] ?? 0), 0)

describe('devices over relays', () => {
  it('[N5] [N3] eight devices that know nothing but the invitation become one room, each by few links over relays', async () => {
    const { urls, meeting } = await scene(3)
    const devices: RelayDevice[] = []
    for (let at = 0; at < 8; at++) devices.push(await meeting.join(`device ${at}`, urls))
    await until(devices, oneRoom(devices), 40_000)
    for (const { relays } of devices)
      expect(relays.status.places.map(({ state }) => state)).toEqual(['open', 'open', 'open'])
    // Two ends each; the mesh makes the others over the links that are there
    expect(sum(devices, 'letterLinks') / 2).toBeLessThanOrEqual(3 * devices.length)
  }, 60_000)

  it('[N5] [N3] thirty that open the invitation at the same moment become one room, and no relay is flooded', async () => {
    const { relays, urls } = await scene()
    const many = await relayMeeting(undefined, 'memory')
    closers.unshift(many.close)
    const joining = Array.from({ length: 30 }, (_, at) => many.join(`device ${at}`, urls))
    const devices = await Promise.all(joining)
    await until(devices, oneRoom(devices), 90_000)
    const events = relays[0]?.frames.filter(
      ({ from, text }) => from === 'client' && text.startsWith('["EVENT"'),
    )
    // A few calls each, and at most so many cards in each direction at once
    expect(events?.length).toBeLessThan(30 * devices.length)
  }, 120_000)

  it('[N5] whoever is linked calls no more, and calls again when it is alone', async () => {
    const { urls, meeting } = await scene()
    const [stays, goes] = [await meeting.join('stays', urls), await meeting.join('goes', urls)]
    await until([stays, goes], oneRoom([stays, goes]))
    const calls = stays.relays.counters.letterCalls
    const later = await meeting.join('later', urls)
    await until([stays, goes, later], oneRoom([stays, goes, later]))
    expect(stays.relays.counters.letterCalls).toBe(calls)
    await Promise.all([goes.close(), later.close()])
    await until([stays], () => !isLinked(stays))
    const back = await meeting.join('back', urls, { limits: { callMs: 60_000 } })
    await until([stays, back], () => isLinked(stays) && isLinked(back))
    expect(stays.relays.counters.letterCalls).toBeGreaterThan(calls ?? 0)
  })

  it('[N5] two halves of a room that each began alone find each other', async () => {
    const { relays, meeting } = await scene(2)
    const [left, right] = relays.map(({ url }) => url)
    if (!left || !right) return expect.fail()
    const limits = { halfCallMs: 300 }
    const halves: RelayDevice[][] = [[], []]
    for (const name of ['a', 'b', 'c']) halves[0]?.push(await meeting.join(name, [left], { limits }))
    for (const name of ['d', 'e', 'f']) halves[1]?.push(await meeting.join(name, [right], { limits }))
    for (const half of halves) await until(half, oneRoom(half))
    const devices = halves.flat()
    // From now on both halves hear of one relay: a device of each comes with it, as after a reload
    const bridge = await meeting.join('bridge', [left, right], { limits })
    devices.push(bridge)
    await until(devices, oneRoom(devices), 30_000)
  }, 60_000)

  it('[N5] a letter that comes over three relays is taken once', async () => {
    const { urls, meeting } = await scene(3)
    const both = [await meeting.join('a', urls), await meeting.join('b', urls)]
    await until(both, oneRoom(both))
    expect(sum(both, 'lettersHeard')).toBeLessThanOrEqual(
      sum(both, 'letterCalls') + 2 * sum(both, 'letterLinks') + 2,
    )
    expect(sum(both, 'lettersSent')).toBeGreaterThan(sum(both, 'lettersHeard'))
  })

  for (const minutes of [-10, 10, 20]) {
    it(`[N5] a clock that is ${minutes} minutes off keeps nobody out, where relays are strict about time too`, async () => {
      const { relays, urls, meeting } = await scene()
      relays[0]?.behave(strictOnTime)
      const wrong = () => Date.now() + minutes * 60_000
      const both = [await meeting.join('right', urls), await meeting.join('wrong', urls, { now: wrong })]
      await until(both, oneRoom(both))
    })
  }

  it('[N5] [K5] nothing is sent, heard or kept open after the end, and nobody is called back', async () => {
    const { relays, urls, meeting } = await scene()
    const [relay] = relays
    if (!relay) return expect.fail()
    const one = await meeting.join('one', urls)
    await until([one], () => one.relays.status.places[0]?.state === 'open')
    one.relays.close()
    const other = await meeting.join('other', urls)
    const sent = one.relays.counters.lettersSent
    await until([other], () => (other.relays.counters.letterCalls ?? 0) >= 3)
    one.relays.wake()
    await until([other], () => (other.relays.counters.letterCalls ?? 0) >= 4)
    expect(isLinked(other)).toBe(false)
    expect(relay.clients).toBe(1)
    expect(one.relays.counters.lettersSent).toBe(sent)
  })

  it('[K5] with the doors closed nobody comes in over a relay either', async () => {
    const { urls, meeting } = await scene()
    const [a, b] = [await meeting.join('a', urls), await meeting.join('b', urls)]
    await until([a, b], oneRoom([a, b]))
    for (const { mesh } of [a, b]) mesh.setDoors(new Set([a.mesh.self, b.mesh.self]))
    const late = await meeting.join('late', urls)
    await until([a, b, late], () => sum([a, b], 'letterLinksFailed') >= 2)
    expect(isLinked(late)).toBe(false)
  })

  it('[N5] another meeting on the same relay is not heard', async () => {
    const { urls, meeting } = await scene()
    const other = await relayMeeting()
    closers.push(other.close)
    const [here, there] = [await meeting.join('here', urls), await other.join('there', urls)]
    const mate = await meeting.join('mate', urls)
    await until([here, mate], oneRoom([here, mate]))
    expect(isLinked(there)).toBe(false)
    expect(there.relays.counters.lettersForeign ?? 0).toBe(0)
  })
})

/** Web sockets of a place with no internet: each fails, as soon as it may be told. */
const inVain = () => {
  const asked: string[] = []
  class Unreached extends EventTarget {
    onerror: (() => void) | undefined
    onclose: (() => void) | undefined
    readonly readyState = 3
    constructor(url: string) {
      super()
      asked.push(url)
      queueMicrotask(() => {
        this.onerror?.()
        this.onclose?.()
      })
    }
    close() {}
  }
  return { asked, Socket: Unreached as unknown as typeof WebSocket }
}

describe('where there is no internet', () => {
  it('[N5] [N8] relays are tried less and less often, nothing piles up, and waking tries each once', async () => {
    vi.useFakeTimers()
    try {
      const { asked, Socket } = inVain()
      const urls = ['wss://a.example', 'wss://b.example', 'wss://c.example', 'wss://d.example']
      const { device: key } = await openNamedDevice('alone')
      const mesh = {
        key,
        self: key.id,
        peers: new Map(),
        onPeers: () => () => undefined,
        offer: expect.fail,
      }
      const meeting = await deriveSecrets({
        secret: new Uint8Array(16),
        facilitator: '0123456789abcdef0123456789abcdef',
      })
      const secrets = await meeting.signalling('relay')
      const relays = startRelays({ mesh, secrets, places: urls, Socket })
      const triesIn = async (minutes: number) => {
        const before = asked.length
        await vi.advanceTimersByTimeAsync(minutes * 60_000)
        return asked.length - before
      }
      const timers: number[] = []
      await triesIn(1)
      expect(asked.length).toBeLessThanOrEqual(urls.length * 9)
      await triesIn(19)
      timers.push(vi.getTimerCount())
      // An hour of a meeting: four relays, every three minutes or so
      expect(await triesIn(60)).toBeLessThanOrEqual(urls.length * 25)
      timers.push(vi.getTimerCount())
      expect(timers[1]).toBe(timers[0])
      expect(timers[1]).toBeLessThanOrEqual(urls.length + 1)
      expect(relays.status.places.map(({ state }) => state)).toEqual(urls.map(() => 'away'))
      const before = asked.length
      relays.wake()
      await vi.advanceTimersByTimeAsync(0)
      expect(asked.length - before).toBe(urls.length)
      relays.close()
      expect(vi.getTimerCount()).toBe(0)
      expect(await triesIn(60)).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('looking whether a relay can be reached', () => {
  const reach = async (behaves?: RelayBehaviour, isUp = true) => {
    const relay = await startRelay({ isUp, ...(behaves && { behaves }) })
    closers.push(relay.close)
    return reachRelay(relay.url, { ms: 1_000, Socket: nodeSocket })
  }

  it('[N7] says so where it takes what it is given', async () => {
    expect(await reach()).toBe('reached')
    expect(await reach(garbage)).toBe('reached')
    expect(await reach(slow(100))).toBe('reached')
  })

  it('[N7] tells a relay that refuses from one that is not there', async () => {
    expect(await reach(rejecting)).toBe('refusing')
    expect(await reach(closing)).toBe('refusing')
    expect(await reach(silent)).toBe('away')
    expect(await reach(undefined, false)).toBe('away')
    expect(await reachRelay('wss://127.0.0.1:1', { Socket: nodeSocket })).toBe('away')
  })
})
