/**
 * What comes of a meeting whose relays misbehave, each as one function with its outcome: for the tests, and for a table of all
 * that is hostile. Each closes what it opened.
 */
import {
  closing,
  garbage,
  hangingUp,
  type RelayBehaviour,
  rejecting,
  silent,
  slow,
  startRelay,
  type TestRelay,
} from '../../../doubles/relays.ts'
import { isLinked, oneRoom, type RelayDevice, relayMeeting, until } from './relay-rig.ts'

export interface HostileRelayOutcome {
  /** Whether the devices came to be one room over the relays. */
  readonly linked: boolean
  /** Until they did, from joining or from the relay's coming back; undefined where they did not. */
  readonly ms: number | undefined
  /** Each relay's state as the first device tells it at the end, in order. */
  readonly states: readonly string[]
  readonly counters: Readonly<Record<string, number>>
}

export interface HostileRelayCase {
  readonly name: string
  readonly expected: string
  readonly run: () => Promise<HostileRelayOutcome>
  readonly holds: (outcome: HostileRelayOutcome) => boolean
}

interface Scene {
  readonly relays: readonly TestRelay[]
  readonly devices: readonly RelayDevice[]
}

/** Enough calls that whoever could be found would have been. */
const callsInVain = 3

const slowMs = 700

const outcomeOf = ({ devices }: Scene, since: number): HostileRelayOutcome => {
  const [first] = devices
  const linked = devices.every(isLinked)
  return {
    linked,
    ms: linked ? performance.now() - since : undefined,
    states: first?.relays.status.places.map(({ state }) => state) ?? [],
    counters: first?.relays.counters ?? {},
  }
}

const inScene = async (
  relays: readonly { readonly behaves?: RelayBehaviour; readonly isUp?: boolean }[],
  play: (scene: Scene, since: number) => Promise<HostileRelayOutcome>,
): Promise<HostileRelayOutcome> => {
  const started = await Promise.all(relays.map((options) => startRelay(options)))
  const meeting = await relayMeeting()
  try {
    const since = performance.now()
    const urls = started.map(({ url }) => url)
    const devices = [await meeting.join('one', urls), await meeting.join('other', urls)]
    return await play({ relays: started, devices }, since)
  } finally {
    await meeting.close()
    await Promise.all(started.map((relay) => relay.close()))
  }
}

const untilLinked = async (scene: Scene, since: number) => {
  await until(scene.devices, oneRoom(scene.devices))
  return outcomeOf(scene, since)
}

const untilInVain = async (scene: Scene, since: number, settled: (states: readonly string[]) => boolean) => {
  const [first] = scene.devices
  await until(
    scene.devices,
    () =>
      (first?.relays.counters.letterCalls ?? 0) >= callsInVain &&
      settled(first?.relays.status.places.map(({ state }) => state) ?? []),
  )
  return outcomeOf(scene, since)
}

const beside = (
  name: string,
  behaves: RelayBehaviour,
  expected: string,
  holds: HostileRelayCase['holds'],
): HostileRelayCase => ({
  name,
  expected,
  run: () => inScene([{ behaves }, {}], untilLinked),
  holds,
})

export const hostileRelayCases: readonly HostileRelayCase[] = [
  {
    name: 'all relays down',
    expected: 'no link over them, no error, each is "away" and tried again',
    run: () =>
      inScene([{ isUp: false }, { isUp: false }], (scene, since) =>
        untilInVain(scene, since, (states) => states.every((state) => state === 'away')),
      ),
    holds: ({ linked, states }) => !linked && states.every((state) => state === 'away'),
  },
  {
    name: 'one of three up',
    expected: 'linked over it',
    run: () => inScene([{ isUp: false }, {}, { isUp: false }], untilLinked),
    holds: ({ linked, states }) => linked && states[1] === 'open',
  },
  {
    name: 'down when they join, and back later',
    expected: 'linked soon after it is back, with nobody doing anything',
    run: () =>
      inScene([{ isUp: false }], async (scene) => {
        await untilInVain(scene, 0, (states) => states[0] === 'away')
        const since = performance.now()
        await scene.relays[0]?.start()
        return untilLinked(scene, since)
      }),
    holds: ({ linked, states }) => linked && states[0] === 'open',
  },
  {
    name: 'down in the middle, and back',
    expected: 'links stay; the relay is "away", then open again',
    run: () =>
      inScene([{}], async (scene, since) => {
        await untilLinked(scene, since)
        await scene.relays[0]?.stop()
        await until(scene.devices, () => scene.devices[0]?.relays.status.places[0]?.state === 'away')
        if (!scene.devices.every(isLinked)) return outcomeOf(scene, since)
        const back = performance.now()
        await scene.relays[0]?.start()
        await until(scene.devices, () =>
          scene.devices.every(({ relays }) => relays.status.places[0]?.state === 'open'),
        )
        return outcomeOf(scene, back)
      }),
    holds: ({ linked, states }) => linked && states[0] === 'open',
  },
  {
    name: 'all reject what they are given',
    expected: 'no link over them, each is "refusing" and tried again ever more rarely',
    run: () =>
      inScene([{ behaves: rejecting }, { behaves: closing }], (scene, since) =>
        untilInVain(scene, since, (states) => states.every((state) => state === 'refusing')),
      ),
    holds: ({ linked, states }) => !linked && states.every((state) => state === 'refusing'),
  },
  {
    name: 'one rejects, one is good',
    expected: 'linked over the good one',
    run: () =>
      inScene([{ behaves: rejecting }, {}], async (scene, since) => {
        const { linked, ms } = await untilLinked(scene, since)
        // It may answer after the link is there, or be tried anew with nothing left to say: what counts is that it refused.
        await until(scene.devices, () => (scene.devices[0]?.relays.counters.lettersRefused ?? 0) > 0)
        return { ...outcomeOf(scene, since), linked, ms }
      }),
    holds: ({ linked, states }) => linked && states[1] === 'open',
  },
  {
    name: 'one closes subscriptions, one is good',
    expected: 'linked over the good one',
    run: () =>
      inScene([{ behaves: closing }, {}], async (scene, since) => {
        const { linked, ms } = await untilLinked(scene, since)
        // It is open for a moment at each try, until it closes the subscription again.
        await until(scene.devices, () => scene.devices[0]?.relays.status.places[0]?.state === 'refusing')
        return { ...outcomeOf(scene, since), linked, ms }
      }),
    holds: ({ linked, states }) => linked && states[0] === 'refusing' && states[1] === 'open',
  },
  beside(
    'one hangs up at every word, one is good',
    hangingUp,
    'linked over the good one',
    ({ linked }) => linked,
  ),
  beside('one never says a word, one is good', silent, 'linked over the good one', ({ linked }) => linked),
  {
    name: 'all send garbage beside what is right',
    expected: 'linked; the garbage is counted and changes nothing',
    run: () => inScene([{ behaves: garbage }, { behaves: garbage }], untilLinked),
    holds: ({ linked, counters }) => linked && (counters.relayGarbage ?? 0) > 0,
  },
  {
    name: `all are slow (${slowMs} ms each way)`,
    expected: 'linked after some times that',
    run: () => inScene([{ behaves: slow(slowMs) }, { behaves: slow(slowMs) }], untilLinked),
    holds: ({ linked }) => linked,
  },
]
