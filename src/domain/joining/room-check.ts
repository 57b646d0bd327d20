/** Good: it works. Fair: it works with a drawback. Bad: it does not. */
export type Answer = 'good' | 'fair' | 'bad'

/** All that a device can find out about itself in a room, and what each outcome is worth. */
const outcomes = {
  /** Whether the browser keeps what is written: for good, until it needs the space, or not at all. */
  storage: { kept: 'good', 'may-go': 'fair', full: 'bad', none: 'bad' },
  awake: { works: 'good', refused: 'fair', none: 'fair' },
  /** The whole app is on the device. */
  offline: { yes: 'good', no: 'fair' },
  camera: { works: 'good', denied: 'bad', none: 'fair', busy: 'fair' },
  /** What it can put on its card: addresses, or only names that multicast has to resolve. */
  addresses: { real: 'good', names: 'fair', none: 'bad' },
  /** The same, before the camera was allowed. */
  before: { real: 'good', names: 'fair', none: 'fair' },
  /** A link from this page to itself. */
  linkHere: { works: 'good', none: 'bad' },
  localNetwork: { granted: 'good', prompt: 'fair', denied: 'bad' },
  /** Who answers at the app's own address: the app, a page of the network's instead, or nobody. */
  portal: { own: 'good', portal: 'bad', away: 'fair' },
  relays: { reached: 'good', none: 'fair' },
} as const satisfies Record<string, Record<string, Answer>>

type Outcomes = typeof outcomes
export type Finding = keyof Outcomes
/** What is left out has not been tried, or nobody can tell. */
export type RoomFindings = { readonly [K in Finding]?: keyof Outcomes[K] }

export const findingNames = Object.keys(outcomes) as readonly Finding[]

export const answerOf = (finding: Finding, outcome: string): Answer | undefined => {
  const answers: Readonly<Record<string, Answer>> = outcomes[finding]
  return Object.hasOwn(answers, outcome) ? answers[outcome] : undefined
}

/** Another device's findings, as it sent them; undefined where that is something else. */
export const readFindings = (value: unknown): RoomFindings | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found: Record<string, string> = {}
  for (const finding of findingNames) {
    if (!Object.hasOwn(value, finding)) continue
    const outcome = (value as Record<string, unknown>)[finding]
    if (typeof outcome !== 'string' || !answerOf(finding, outcome)) return undefined
    found[finding] = outcome
  }
  return found as RoomFindings
}

/** What two devices found together. */
export interface PairFindings {
  /** 'none': both have read the other's code, and no link has come. */
  readonly link: 'untried' | 'works' | 'none'
  readonly network: 'same' | 'different' | 'unknown'
  /** Whether a name could be resolved through the room's network; 'untried' where both devices tell their addresses. */
  readonly multicast: 'untried' | 'passes' | 'blocked'
}

export const untriedPair: PairFindings = { link: 'untried', network: 'unknown', multicast: 'untried' }

/** How words get from device to device: codes read once, public relays, a phone's own Wi-Fi, or a moving code and files. */
export type Way = 'cards' | 'relays' | 'hotspot' | 'carry'

const advices = [
  'storage-fails',
  'other-browser',
  'allow-local-network',
  'sign-in-first',
  'go-online-once',
  'wait-for-offline',
  'join-a-network',
  'same-network',
  'kept-apart',
  'allow-camera',
  'paste-codes',
  'camera-tells-address',
  'may-be-cleared',
  'screen-sleeps',
] as const
export type Advice = (typeof advices)[number]

export interface Verdict {
  readonly result: 'works' | 'apart' | 'try-two' | 'no-network' | 'stuck'
  /** The best first; never empty. */
  readonly ways: readonly Way[]
  readonly advice: readonly Advice[]
}

const adviceHolds = (mine: RoomFindings, pair: PairFindings): Readonly<Record<Advice, boolean>> => {
  const apart = pair.link === 'none'
  const isOffline = mine.offline === 'no'
  const noLinkHere = mine.linkHere === 'none' && mine.addresses !== 'none'
  return {
    'storage-fails': mine.storage === 'none' || mine.storage === 'full',
    'other-browser': noLinkHere && mine.localNetwork !== 'denied',
    // Some browsers hold links to this permission, and others do not.
    'allow-local-network': mine.localNetwork === 'denied' && pair.link !== 'works',
    'sign-in-first': mine.portal === 'portal',
    'go-online-once': isOffline && mine.portal !== 'own',
    'wait-for-offline': isOffline && mine.portal === 'own',
    'join-a-network': mine.addresses === 'none',
    'same-network': apart && pair.network === 'different',
    'kept-apart': apart && pair.network !== 'different',
    'allow-camera': mine.camera === 'denied',
    'paste-codes': mine.camera === 'none' || mine.camera === 'busy',
    'camera-tells-address': mine.addresses === 'names' && pair.multicast !== 'passes',
    'may-be-cleared': mine.storage === 'may-go',
    'screen-sleeps': mine.awake === 'none' || mine.awake === 'refused',
  }
}

const waysOf = (mine: RoomFindings, pair: PairFindings, stuck: boolean): readonly Way[] => {
  if (pair.link === 'works') return mine.relays === 'reached' ? ['cards', 'relays'] : ['cards']
  if (stuck) return ['carry']
  if (pair.link === 'none' || mine.addresses === 'none') return ['hotspot', 'carry']
  // Nobody else has been met: the most likely way, and what helps where it fails.
  return ['cards', 'hotspot']
}

/** What the findings come to: in one word, which ways to connect by, and what to do about the rest. */
export const roomVerdict = (mine: RoomFindings, pair: PairFindings): Verdict => {
  const holds = adviceHolds(mine, pair)
  const noLinks = mine.linkHere === 'none' && mine.addresses !== 'none'
  const stuck = holds['storage-fails'] || (noLinks && pair.link !== 'works')
  const results = [
    [stuck, 'stuck'],
    [pair.link === 'works', 'works'],
    [pair.link === 'none', 'apart'],
    [mine.addresses === 'none', 'no-network'],
    [true, 'try-two'],
  ] as const
  const [, result] = results.find(([is]) => is) ?? results[4]
  return {
    result,
    ways: waysOf(mine, pair, noLinks),
    advice: advices.filter((advice) => holds[advice]),
  }
}
