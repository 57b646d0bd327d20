import { applyUpdate, type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { DeviceId } from '../../src/domain/ids.ts'
import { publicKeyBytes } from '../../src/lib/p256.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import {
  type Announcement,
  LinkRefused,
  type Mesh,
  type MessageListener,
  type Offer,
  type Peer,
  type SetRide,
  type SyncedDocument,
  type SyncedSet,
} from '../../src/mesh/contract/mesh.ts'

/** Delivers in the order of sending, when told to; nothing here waits for a clock. */
export interface MemoryNetwork {
  /** A device of this id signs nothing; one with a key is a whole device. */
  join(device: DeviceId | DeviceKey): Mesh
  link(a: DeviceId, b: DeviceId): void
  unlink(a: DeviceId, b: DeviceId): void
  linked(a: DeviceId, b: DeviceId): boolean
  /** Told every message that a device sends to others, before it is delivered; a set's are of the kind `set/<name>`. */
  onSent(listener: (sent: Sent) => void): () => void
  /** The document that a device carries under this name, for whoever has it in their hands and does not keep to the app. */
  documentOf(device: DeviceId, name: string): Doc | undefined
  /** The same for a set: a message of its own making, to all neighbours with which the device has it open. */
  say(device: DeviceId, name: string, message: Uint8Array): void
  /** Delivers what is under way, and what that leads to, until nothing is; other work of the devices runs in between. */
  settle(): Promise<void>
}

export interface Sent {
  readonly from: DeviceId
  /** '*' for all. */
  readonly to: DeviceId | '*'
  readonly kind: string
  readonly payload: Uint8Array
}

interface Node {
  readonly mesh: Mesh
  readonly links: Set<DeviceId>
  readonly documents: Map<string, SyncedDocument | SyncedSet>
  /** By name and neighbour, where a set is open towards it. */
  readonly rides: Map<string, OpenRide>
  announced: Announcement
  admitted: ReadonlySet<DeviceId> | undefined
  hear(kind: string, ...message: Parameters<MessageListener>): void
  peersChanged(): void
  linkChanged(device: DeviceId, up: boolean): void
  /** Opens or closes each document towards this neighbour. */
  reconsider(device: DeviceId): void
}

/** One end of a set on one link. */
interface OpenRide {
  ride?: SetRide
  send(message: Uint8Array): void
}

/** Rounds of the event loop in which nothing was said and nothing was being signed, before the network counts as settled. */
const quietRounds = 4

/** Also in a browser, where the gallery shows screens of a meeting in memory. */
const nextTurn: (run: () => void) => unknown = globalThis.setImmediate ?? ((run) => setTimeout(run))

/**
 * Meshes of one meeting joined in memory: links, flooding, and documents that flow where both ends admit each other.
 * One camera is enough here: a link stands when one of two has read the other's card, where a real one needs both.
 */
export const memoryNetwork = (): MemoryNetwork => {
  const nodes = new Map<DeviceId, Node>()
  const queue: (() => void)[] = []
  const later = (work: () => void) => void queue.push(work)
  const sentListeners = new Set<(sent: Sent) => void>()
  const tellSent = (sent: Sent) => {
    for (const listener of sentListeners) listener(sent)
  }
  /** By their password, the cards that are on a screen. */
  const offers = new Map<string, { readonly device: DeviceId; done(other: DeviceId): void }>()
  /** By its password, whose any card is, on a screen or not. */
  const owners = new Map<string, DeviceId>()
  let cards = 0

  const reachable = (from: DeviceId): Set<DeviceId> => {
    const seen = new Set([from])
    for (const device of seen) for (const next of nodes.get(device)?.links ?? []) seen.add(next)
    seen.delete(from)
    return seen
  }
  const tellAll = () => {
    for (const node of nodes.values()) later(() => node.peersChanged())
  }

  const join = (device: DeviceId | DeviceKey): Mesh => {
    const key = typeof device === 'string' ? keyless(device) : device
    const self = key.id
    const peerListeners = new Set<() => void>()
    const linkListeners = new Set<(device: DeviceId, up: boolean) => void>()
    const messageListeners = new Map<string, Set<MessageListener>>()
    const links = new Set<DeviceId>()
    const documents = new Map<string, SyncedDocument | SyncedSet>()
    const flowing = new Set<string>()
    const rides = new Map<string, OpenRide>()

    /** Both ends carry the document and admit each other. */
    const flows = (name: string, device: DeviceId) => {
      const there = nodes.get(device)?.documents.get(name)
      return links.has(device) && documents.get(name)?.admits(device) === true && there?.admits(self) === true
    }
    const sendMissing = (name: string, to: DeviceId) =>
      later(() => {
        const [here, there] = [yjsOf(documents, name), yjsOf(nodes.get(to)?.documents, name)]
        if (!here || !there || !flows(name, to)) return
        applyUpdate(there.doc, encodeStateAsUpdate(here.doc, encodeStateVector(there.doc)), self)
      })
    const leave = (key: string) => {
      flowing.delete(key)
      rides.get(key)?.ride?.close()
      rides.delete(key)
    }
    /** What an end has sent arrives as long as that end stands, as on a link. */
    const board = (name: string, device: DeviceId) => {
      const document = documents.get(name)
      if (!document || !('ride' in document)) return
      const end: OpenRide = {
        send(message) {
          tellSent({ from: self, to: device, kind: `set/${name}`, payload: message })
          later(() => {
            if (rides.get(`${name} ${device}`) !== end || !flows(name, device)) return
            const there = nodes.get(device)?.rides.get(`${name} ${self}`)
            if (there?.ride?.receive(message) === false) unlink(self, device)
          })
        },
      }
      rides.set(`${name} ${device}`, end)
      end.ride = document.ride({ device, send: end.send })
    }
    const reconsider = (device: DeviceId) => {
      for (const name of documents.keys()) {
        const key = `${name} ${device}`
        if (flows(name, device) === flowing.has(key)) continue
        if (flowing.has(key)) {
          leave(key)
          nodes.get(device)?.reconsider(self)
        } else {
          flowing.add(key)
          board(name, device)
          sendMissing(name, device)
          nodes.get(device)?.reconsider(self)
        }
      }
      tellAll()
    }

    const peers = (): Map<DeviceId, Peer> =>
      new Map(
        [...reachable(self)].map((device) => {
          const linked = links.has(device)
          const agrees = new Map<string, boolean>()
          if (linked)
            for (const [name, document] of documents)
              if (flows(name, device))
                agrees.set(name, nodes.get(device)?.documents.get(name)?.digest() === document.digest())
          return [
            device,
            { ...(nodes.get(device)?.announced ?? { facilitator: false }), device, linked, agrees },
          ]
        }),
      )
    let current = peers()

    const mesh: Mesh = {
      key,
      self,
      get peers() {
        return current
      },
      onPeers: (listener) => subscribe(peerListeners, listener),
      onLink: (listener) => subscribe(linkListeners, listener),
      announce(presence) {
        node.announced = presence
        tellAll()
      },
      findOwner: ({ pwd }) => owners.get(pwd),
      async offer() {
        const card = cardOf(self, ++cards)
        let done: (other: DeviceId) => void = () => undefined
        const linked = new Promise<DeviceId>((resolve) => {
          done = resolve
        })
        let isOpen = true
        let met: DeviceId | undefined
        let metCard = ''
        let tellClosed: (why: LinkRefused) => void = () => undefined
        const whenClosed = new Promise<never>((_, reject) => {
          tellClosed = reject
        })
        whenClosed.catch(() => undefined)
        const offer: Offer = {
          card,
          networkWith: () => 'unknown',
          onCard: () => () => undefined,
          linked,
          async meet(theirs) {
            const owner = owners.get(theirs.pwd)
            if (owner === self) throw new LinkRefused('own-card')
            if (met !== undefined && metCard !== theirs.pwd) throw new LinkRefused('used')
            if (owner !== undefined && node.admitted?.has(owner) === false)
              throw new LinkRefused('doors-closed')
            // A link needs both: what is read while nobody there looks waits until one of them goes.
            await Promise.resolve()
            if (!isOpen) throw new LinkRefused('unreachable')
            const other = offers.get(theirs.pwd)
            if (!other) return met ?? whenClosed
            // As in a browser: where there is a link already, the other side hears nothing of its card being read.
            const isThere = links.has(other.device)
            if (!isThere) change(self, other.device, true)
            if (!isThere) other.done(self)
            done(other.device)
            met = other.device
            // Both sides are told before whoever waits.
            await new Promise<void>((resolve) => later(resolve))
            metCard = theirs.pwd
            return other.device
          },
          close() {
            isOpen = false
            offers.delete(card.pwd)
            tellClosed(new LinkRefused('unreachable'))
          },
        }
        owners.set(card.pwd, self)
        offers.set(card.pwd, { device: self, done })
        return offer
      },
      sync(document) {
        documents.set(document.name, document)
        const onUpdate = () => {
          for (const device of links) if (flows(document.name, device)) sendMissing(document.name, device)
        }
        const yjs = yjsOf(documents, document.name)
        yjs?.doc.on('update', onUpdate)
        const stop = document.onDigest(() => {
          current = peers()
          tellAll()
        })
        for (const device of links) reconsider(device)
        return () => {
          stop()
          yjs?.doc.off('update', onUpdate)
          documents.delete(document.name)
          for (const device of links) {
            leave(`${document.name} ${device}`)
            nodes.get(device)?.reconsider(self)
          }
        }
      },
      reconsider: () => links.forEach(reconsider),
      send(to, kind, payload) {
        if (kind.startsWith('~')) throw new RangeError('kind')
        if (payload.length > payloadBytes) throw new RangeError('payload')
        tellSent({ from: self, to, kind, payload })
        const targets = to === '*' ? reachable(self) : [to]
        for (const target of targets)
          later(() => {
            if (!reachable(self).has(target)) return
            const via = [self, ...reachable(self)].find((device) => nodes.get(target)?.links.has(device))
            nodes.get(target)?.hear(kind, self, payload, false, via ?? self)
          })
      },
      sendDirect(to, kind, payload) {
        if (!links.has(to)) return false
        tellSent({ from: self, to, kind, payload })
        later(() => {
          if (links.has(to)) nodes.get(to)?.hear(kind, self, payload, true, self)
        })
        return true
      },
      onMessage(kind, listener) {
        const set = messageListeners.get(kind) ?? new Set()
        messageListeners.set(kind, set)
        return subscribe(set, listener)
      },
      setDoors(admitted) {
        node.admitted = admitted
        if (admitted) for (const device of links) if (!admitted.has(device)) unlink(self, device)
      },
      wake: () => undefined,
      counters: {},
      async close() {
        for (const device of [...links]) unlink(self, device)
        nodes.delete(self)
        tellAll()
      },
    }
    const node: Node = {
      mesh,
      links,
      documents,
      rides,
      announced: { facilitator: false },
      admitted: undefined,
      hear(kind, ...message) {
        for (const listener of messageListeners.get(kind) ?? []) listener(...message)
      },
      peersChanged() {
        current = peers()
        for (const listener of peerListeners) listener()
      },
      linkChanged(device, up) {
        if (!up) for (const name of documents.keys()) leave(`${name} ${device}`)
        for (const listener of linkListeners) listener(device, up)
        if (up) reconsider(device)
      },
      reconsider,
    }
    nodes.set(self, node)
    tellAll()
    return mesh
  }

  const change = (a: DeviceId, b: DeviceId, up: boolean) => {
    const [left, right] = [nodes.get(a), nodes.get(b)]
    if (!left || !right || left.links.has(b) === up) return
    if (up && (left.admitted?.has(b) === false || right.admitted?.has(a) === false)) return
    for (const [node, other] of [
      [left, b],
      [right, a],
    ] as const) {
      if (up) node.links.add(other)
      else node.links.delete(other)
      later(() => node.linkChanged(other, up))
    }
    tellAll()
  }
  const unlink = (a: DeviceId, b: DeviceId) => change(a, b, false)

  return {
    join,
    link: (a, b) => change(a, b, true),
    unlink,
    documentOf: (device, name) => yjsOf(nodes.get(device)?.documents, name)?.doc,
    say(device, name, message) {
      for (const [key, end] of nodes.get(device)?.rides ?? [])
        if (key.startsWith(`${name} `)) end.send(message)
    },
    onSent: (listener) => subscribe(sentListeners, listener),
    linked: (a, b) => nodes.get(a)?.links.has(b) === true,
    async settle() {
      for (let quiet = 0; quiet < quietRounds; quiet++) {
        for (let work = queue.shift(); work; work = queue.shift()) {
          work()
          quiet = 0
        }
        if (pendingCrypto() > 0) quiet = 0
        await new Promise<void>((resolve) => nextTurn(() => resolve()))
      }
    },
  }
}

const yjsOf = (documents: Node['documents'] | undefined, name: string): SyncedDocument | undefined => {
  const document = documents?.get(name)
  return document && 'doc' in document ? document : undefined
}

const keyless = (id: DeviceId): DeviceKey => ({
  id,
  publicKey: new Uint8Array(publicKeyBytes),
  sign: () => Promise.reject(new Error('a device without a key')),
})

const fingerprintBytes = 32
const { payloadBytes } = meshLimits

/** A card as good as any: nobody dials its address. */
const cardOf = (device: DeviceId, number: number): Card => ({
  tag: new Uint8Array(4),
  ufrag: `u${String(number).padStart(7, '0')}`,
  pwd: `p${String(number).padStart(23, '0')}`,
  fingerprint: new Uint8Array(fingerprintBytes).fill(Number.parseInt(device.slice(-2), 16)),
  candidates: [{ kind: 'ipv4', address: '192.0.2.1', port: 9 }],
})

/** Signatures are made and verified on other threads; how many are under way is counted, so that nobody has to guess. */
const watchCrypto = () => {
  let pending = 0
  for (const name of [
    'sign',
    'verify',
    'importKey',
    'exportKey',
    'deriveKey',
    'deriveBits',
    'digest',
    'generateKey',
    'encrypt',
    'decrypt',
  ] as const) {
    const real = crypto.subtle[name] as (...args: unknown[]) => Promise<unknown>
    Object.defineProperty(crypto.subtle, name, {
      configurable: true,
      value: (...args: unknown[]) => {
        pending++
        return real.apply(crypto.subtle, args).finally(() => {
          pending--
        })
      },
    })
  }
  return () => pending
}
/** Signatures, hashes and seals that other threads are at work on. */
export const pendingCrypto: () => number = watchCrypto()

const subscribe = <T>(set: Set<T>, listener: T) => {
  set.add(listener)
  return () => void set.delete(listener)
}
