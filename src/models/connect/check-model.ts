import { computed, effect, signal } from '@preact/signals'
import type { Browser, RoomProbes } from '../../browser/contract/browser.ts'
import type { DeviceId } from '../../domain/ids.ts'
import type { Invitation } from '../../domain/joining/invitation.ts'
import {
  type Finding,
  type PairFindings,
  type RoomFindings,
  readFindings,
  roomVerdict,
  untriedPair,
} from '../../domain/joining/room-check.ts'
import { createChannel, jsonCodec } from '../../meeting/protocols/channel.ts'
import type { Card } from '../../mesh/contract/card.ts'
import type { Mesh } from '../../mesh/contract/mesh.ts'
import type { StartByHand } from '../../mesh/contract/signalling.ts'
import { StorageFull, type Store } from '../../storage/store.ts'
import type { CheckModel } from './check-types.ts'
import type { LinkReader } from './connection-types.ts'
import { noPairing, pairingModel } from './pairing-model.ts'

/** A probe that has not answered by then counts as not tried. */
export const probeMostMs = 20_000
const probeKey = 'device/room-check'
const probeBytes = 65_536
const findingsKind = 'room-check'
const findingsMostBytes = 2_000

/** How findings are found, each by itself. */
type Probes = { readonly [K in Finding]?: () => Promise<RoomFindings[K] | undefined> }

export interface CheckParts {
  readonly browser: Pick<Browser, 'camera' | 'persistence' | 'bell' | 'buzz' | 'updates'>
  readonly probes: RoomProbes
  readonly store: Store
  /** Of a meeting that is there for this check alone; undefined where the browser makes no links. */
  readonly mesh: Mesh | undefined
  readonly invitation: Invitation
  /** The card of the device whose code began this check here. */
  readonly arrived?: Card | undefined
  readonly startByHand: StartByHand
  readonly readLink: LinkReader
  encodeLink(content: { invitation: Invitation; card: Card }): string
  /** Whether names are resolved through the room's network, asked of a linked device that tells nothing else, or by it. */
  readonly names:
    | {
        onFound(listener: (found: 'passes' | 'blocked') => void): () => void
        begin(device: DeviceId): Promise<void>
        close(): void
      }
    | undefined
  readonly online?: Probes | undefined
}

export const checkModel = (parts: CheckParts): CheckModel => {
  const { browser, probes, mesh } = parts
  const mine = signal<RoomFindings>({})
  const theirs = signal<RoomFindings | undefined>(undefined)
  const trying = signal<Finding | undefined>(undefined)
  const tried = signal(false)
  const linked = signal(false)
  const multicast = signal<PairFindings['multicast']>('untried')
  let closed = false

  const pairing = mesh
    ? pairingModel({
        mesh,
        startByHand: parts.startByHand,
        invitation: () => parts.invitation,
        readLink: parts.readLink,
        encodeLink: parts.encodeLink,
        takeArrived: () => parts.arrived,
        whoIs: () => ({ facilitator: false }),
        celebrate() {
          browser.bell()
          browser.buzz()
        },
      })
    : noPairing

  const network = signal<PairFindings['network']>('unknown')
  const pair = computed<PairFindings>(() => {
    const state = pairing.state.value
    const link = linked.value ? 'works' : state.at === 'unreachable' && state.sure ? 'none' : 'untried'
    if (link === 'untried') return untriedPair
    // Two that tell nothing but names can be linked only where names are resolved.
    const both = linked.value && mine.value.addresses === 'names' && theirs.value?.addresses === 'names'
    return { link, network: network.value, multicast: both ? 'passes' : multicast.value }
  })

  const note = (found: RoomFindings) => {
    mine.value = { ...mine.peek(), ...found }
  }
  const attempt = async (finding: Finding, probe: () => Promise<RoomFindings[Finding] | undefined>) => {
    if (closed) return
    trying.value = finding
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), probeMostMs))
    const outcome = await Promise.race([probe(), late])
    const { [finding]: _, ...others } = mine.peek()
    mine.value = outcome === undefined ? others : { ...others, [finding]: outcome }
  }
  /** One after the other: what a person reads on the way makes sense, and nothing disturbs the link's own timing. */
  const attemptAll = async (all: Probes) => {
    for (const [finding, probe] of Object.entries(all)) await attempt(finding as Finding, probe)
    trying.value = undefined
  }

  const storage = async (ask: boolean) => {
    try {
      await parts.store.set(probeKey, new Uint8Array(probeBytes))
      await parts.store.delete(probeKey)
    } catch (error) {
      return error instanceof StorageFull ? 'full' : 'none'
    }
    const { persisted, request } = browser.persistence
    return (await (ask ? request() : persisted())) ? 'kept' : 'may-go'
  }
  const camera = async () => {
    const feed = await browser.camera.open('back')
    if (typeof feed === 'string') return feed
    feed.close()
    return 'works'
  }
  const offline = async () => (browser.updates.offlineReady() ? 'yes' : 'no')

  const run = async () => {
    if (trying.peek()) return
    const isAllowed = (await browser.camera.permission()) === 'granted'
    await attemptAll({
      storage: () => storage(true),
      offline,
      awake: probes.awake,
      ...(isAllowed ? {} : { before: probes.addresses }),
      camera,
      addresses: probes.addresses,
      linkHere: probes.linkHere,
      localNetwork: probes.localNetwork,
      portal: probes.portal,
    })
    tried.value = true
  }

  // With the other device: who it is, what it found, and whether names pass.
  const channel = mesh && createChannel(mesh, findingsKind, jsonCodec(readFindings, findingsMostBytes))
  const tell = (device: DeviceId) => {
    channel?.sendDirect(device, mine.peek())
  }
  const listLinked = () =>
    [...(mesh?.peers.values() ?? [])].filter((peer) => peer.linked).map(({ device }) => device)
  const stops = [
    browser.updates.onChange(() => {
      if (mine.peek().offline === 'no' && browser.updates.offlineReady()) note({ offline: 'yes' })
    }),
    mesh?.onLink((device, up) => {
      if (!up) return
      linked.value = true
      tell(device)
      void (async () => {
        const addresses = await probes.addresses()
        if (addresses && !mine.peek().addresses) note({ addresses })
        if (addresses === 'names') await parts.names?.begin(device)
      })()
    }),
    channel?.onDirect((_, found) => {
      theirs.value = found
    }),
    parts.names?.onFound((found) => {
      multicast.value = found
    }),
    effect(() => {
      void mine.value
      for (const device of listLinked()) tell(device)
    }),
    effect(() => {
      const state = pairing.state.value
      if (state.at !== 'unreachable') return
      network.value = state.network
      linked.value = false
    }),
  ]

  return {
    isSecond: parts.arrived !== undefined,
    mine,
    theirs,
    pair,
    verdict: computed(() => roomVerdict(mine.value, pair.value)),
    trying,
    tried,
    run,
    tryOnline: parts.online && (() => attemptAll(parts.online ?? {})),
    pairing,
    async close() {
      closed = true
      for (const stop of stops) stop?.()
      parts.names?.close()
      await mesh?.close()
    },
  }
}
