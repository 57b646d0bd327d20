import type { RoomProbes } from '../../src/browser/contract/browser.ts'
import { type PairFindings, type RoomFindings, roomVerdict } from '../../src/domain/joining/room-check.ts'
import { refuse, succeed } from '../../src/lib/result.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import { startByHand } from '../../src/mesh/signalling/by-hand/by-hand.ts'
import { type CheckParts, checkModel } from '../../src/models/connect/check-model.ts'
import type { CheckModel } from '../../src/models/connect/check-types.ts'
import { fakeBrowser } from './fake-browser.ts'
import { memoryNetwork } from './memory-network.ts'
import { memoryStore } from './memory-store.ts'
import { watch } from './watch.ts'

/** A device on which all is well. */
export const allWell: RoomFindings = {
  storage: 'kept',
  offline: 'yes',
  awake: 'works',
  camera: 'works',
  before: 'names',
  addresses: 'real',
  linkHere: 'works',
  portal: 'own',
}

export interface CheckWish {
  /** What this device is like; where it is given, all was tried already. */
  readonly found?: RoomFindings
  /** Begun by another device's code. */
  readonly isSecond?: boolean
  readonly online?: CheckParts['online']
}

const invitation = {
  secret: new Uint8Array(16),
  facilitator: '0'.repeat(32),
  hint: { template: 0, tables: 1, names: false },
}
const cameraRefusals = { denied: 'denied', none: 'none', busy: 'busy' } as const

/** A real room check on a device that is as wished for. */
export const aCheck = async ({ found, isSecond = false, online }: CheckWish = {}) => {
  const is = { ...allWell, ...found }
  const { browser, world } = fakeBrowser()
  const store = memoryStore()
  if (is.storage === 'none') store.set = () => Promise.reject(new Error('storage is off'))
  world.grantsPersistence = is.storage === 'kept'
  world.offlineReady = is.offline === 'yes'
  world.refusal = cameraRefusals[is.camera as keyof typeof cameraRefusals]
  const probes: RoomProbes = {
    awake: async () => is.awake ?? 'works',
    addresses: async () => (world.permission === 'granted' ? is.addresses : is.before) ?? 'real',
    linkHere: async () => is.linkHere ?? 'works',
    localNetwork: async () => is.localNetwork,
    portal: async () => is.portal ?? 'own',
  }
  const network = memoryNetwork()
  const cards = new Map<string, Card>()
  // Its device has shown the code, and does not look at ours yet.
  const first = isSecond ? await network.join('b'.repeat(32)).offer() : undefined
  first?.close()
  const real = checkModel({
    browser,
    probes,
    store,
    mesh: network.join('a'.repeat(32)),
    invitation,
    arrived: first?.card,
    readLink: (text) => {
      const card = cards.get(text)
      return card ? succeed({ digits: text, invitation, card }) : refuse('not-plenary')
    },
    encodeLink({ card }) {
      const text = `https://plenary.example/#c${'31415926535897932384'.repeat(12)}${cards.size}`
      cards.set(text, card)
      return text
    },
    names: undefined,
    online,
    startByHand,
  })
  if (found) await real.run()
  const watched = watch<CheckModel>(real)
  return {
    check: watched.model,
    /** What was called, by name. */
    called: () => watched.calls.map(({ action }) => action),
    pretend: watched.pretend,
    /** What two devices find out together, which no network in memory keeps apart. */
    finds(pair: PairFindings) {
      watched.pretend(watched.model.pair, pair)
      watched.pretend(watched.model.verdict, roomVerdict(real.mine.peek(), pair))
    },
  }
}
