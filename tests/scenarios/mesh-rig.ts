/**
 * Many devices of one meeting in one process, for tests of what stands on the mesh.
 *
 *   const rig = await meshRig({ devices: 8, rtc: 'memory' })           // or 'wrtc': real WebRTC in Node
 *   await rig.pairInChain()          // each device by one link into the room; pairInTree() is quicker for many
 *   const [a, b] = rig.devices; a.doc.getMap('x').set('k', 1)
 *   await rig.until(() => rig.docsEqual())                             // waits for the mesh's events, not for time
 *   rig.vanish(a); await rig.close()
 *
 * Each device has a mesh and one document called 'room' that everybody gets. `announce` in the options gives tables and
 * facilitators; `mesh` replaces limits. Further documents: `carryDoc(device, name, doc, admits)`. A device alone, with parts of one's
 * own: `rtcSource(kind)` and `meetingSecrets(text)`.
 */
import * as Y from 'yjs'
import type { MeshLimits } from '../../src/mesh/contract/limits.ts'
import type {
  Announcement,
  Mesh,
  MeshSecrets,
  SetRideParts,
  SyncedDocument,
  SyncedSet,
} from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { FingerprintBook } from '../doubles/wrtc-rtc.ts'

export interface RigDevice {
  readonly name: string
  readonly mesh: Mesh
  readonly doc: Y.Doc
}

export interface RigOptions {
  readonly devices: number
  readonly rtc: 'memory' | 'wrtc'
  readonly announce?: (index: number) => Announcement
  readonly limits?: Partial<MeshLimits>
  readonly seed?: number
}

/** Where devices of one test get their WebRTC from, and how one of them vanishes. */
export const rtcSource = (kind: 'memory' | 'wrtc', seed = 1): MemoryAir | FingerprintBook =>
  kind === 'memory' ? new MemoryAir({ seed }) : new FingerprintBook()

/** Secrets as a meeting's would be; the same text gives the same meeting. */
export const meetingSecrets = async (text = 'the meeting'): Promise<MeshSecrets> => {
  const hash = async (label: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${label} ${text}`)))
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return {
    tag: (await hash('tag')).slice(0, 4),
    proof: await crypto.subtle.importKey('raw', await hash('proof'), hmac, false, ['sign', 'verify']),
    seal: await crypto.subtle.importKey('raw', await hash('seal'), 'AES-GCM', false, ['encrypt', 'decrypt']),
  }
}

/** The document's values as text: equal texts mean equal words. */
export const wordsOf = (doc: Y.Doc): string => {
  const sorted = (key: string) =>
    Object.entries(doc.getMap(key).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([...doc.share.keys()].sort().map((key) => [key, sorted(key)]))
}

const shortHash = (text: string) => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return `${text.length}/${hash >>> 0}`
}

/** A Yjs document whose digest is a hash of its top-level maps. */
export const carried = (
  name: string,
  doc: Y.Doc,
  admits: (device: string) => boolean = () => true,
): SyncedDocument => ({
  name,
  doc,
  admits,
  digest: () => shortHash(wordsOf(doc)),
  onDigest: (listener) => {
    doc.on('update', listener)
    return () => doc.off('update', listener)
  },
})

/** The kinds of message: one new word, all words that one end has, words that the other lacks; and one that is against the rules. */
const wordKinds = { news: '+', have: '?', words: '=', broken: '!' } as const

/** The smallest set there is: words, each sent over the links that pass on what is new. */
export const wordSet = (name: string, admits: (device: string) => boolean = () => true) => {
  const words = new Set<string>()
  const listeners = new Set<() => void>()
  const rides = new Set<SetRideParts>()
  const write = (kind: string, said: Iterable<string> = []) =>
    new TextEncoder().encode(kind + [...said].join('/'))
  const add = (word: string, from?: SetRideParts) => {
    if (words.has(word)) return
    words.add(word)
    from?.noteHeard?.(true)
    for (const ride of rides)
      if (ride !== from && ride.passesOn?.() !== false) ride.send(write(wordKinds.news, [word]))
    for (const listener of [...listeners]) listener()
  }
  const hear = (message: Uint8Array, from: SetRideParts): boolean => {
    const text = new TextDecoder().decode(message)
    const said = text.length > 1 ? text.slice(1).split('/') : []
    if (text.startsWith(wordKinds.have)) {
      const lacked = [...words].filter((word) => !said.includes(word))
      if (lacked.length > 0) from.send(write(wordKinds.words, lacked))
      return true
    }
    if (text.startsWith(wordKinds.news) && said.every((word) => words.has(word))) from.noteHeard?.(false)
    for (const word of said) add(word, from)
    return !text.startsWith(wordKinds.broken)
  }
  const set: SyncedSet = {
    name,
    admits,
    digest: () => shortHash([...words].sort().join('/')),
    onDigest: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ride(parts) {
      const sayAll = () => parts.send(write(wordKinds.have, words))
      rides.add(parts)
      sayAll()
      return {
        reconcile: sayAll,
        receive: (message) => hear(message, parts),
        close: () => rides.delete(parts),
      }
    },
  }
  return {
    set,
    words,
    add: (word: string) => add(word),
    /** On how many links it is open. */
    openOn: () => rides.size,
    breakRules() {
      for (const { send } of rides) send(write(wordKinds.broken))
    },
  }
}

export const carryDoc = (device: RigDevice, name: string, doc: Y.Doc, admits?: (device: string) => boolean) =>
  device.mesh.sync(carried(name, doc, admits))

/** Two devices show each other their cards, as two people would. */
export const pair = async (a: Mesh, b: Mesh): Promise<void> => {
  const [offerA, offerB] = await Promise.all([a.offer(), b.offer()])
  await Promise.all([offerA.meet(offerB.card), offerB.meet(offerA.card)])
}

export const meshRig = async ({ devices: count, rtc: kind, announce, limits, seed }: RigOptions) => {
  const source = rtcSource(kind, seed)
  const secrets = await meetingSecrets()
  const devices: RigDevice[] = []
  const gone = new Set<RigDevice>()

  const add = async (): Promise<RigDevice> => {
    const index = devices.length
    const mesh = createMesh({
      ...(await source.device(`device ${index}`)),
      secrets,
      ...(announce && { announcement: announce(index) }),
      ...(limits && { limits }),
    })
    const device = { name: `device ${index}`, mesh, doc: new Y.Doc() }
    device.doc.getMap('words')
    carryDoc(device, 'room', device.doc)
    devices.push(device)
    return device
  }
  for (let index = 0; index < count; index++) await add()

  const present = () => devices.filter((device) => !gone.has(device))

  return {
    devices,
    add,
    present,
    linksOf: (device: RigDevice) => [...device.mesh.peers.values()].filter((peer) => peer.linked).length,
    /** Device i meets device i - 1, or the one that `whom` names: one link each. */
    pairInChain: async (whom: (index: number) => number = (index) => index - 1) => {
      for (let index = 1; index < devices.length; index++) {
        const [one, other] = [devices[index], devices[whom(index)]]
        if (one && other) await pair(one.mesh, other.mesh)
      }
    },
    /** One link each as well, as in a real room: those that are in bring in the others, all at the same time. */
    pairInTree: async () => {
      for (let inside = 1; inside < devices.length; inside *= 2) {
        const next = devices.slice(inside, inside * 2)
        await Promise.all(next.map((one, index) => pair(one.mesh, (devices[index] ?? one).mesh)))
      }
    },
    docsEqual: () => new Set(present().map((device) => wordsOf(device.doc))).size === 1,
    everybodyKnowsEverybody: () =>
      present().every((device) => device.mesh.peers.size === present().length - 1),
    /** Without a goodbye, as with an empty battery. */
    vanish: (device: RigDevice) => {
      gone.add(device)
      source.vanish(device.mesh.self)
      void device.mesh.close()
    },
    /** Looks again after every document update, link or presence change, until it holds; says so where it does not. */
    until: async (holds: () => boolean, ms = 15_000) => {
      if (holds()) return
      await new Promise<void>((resolve, reject) => {
        const undo: (() => void)[] = []
        const finish = (result: () => void) => {
          clearTimeout(timer)
          for (const stop of undo) stop()
          result()
        }
        const timer = setTimeout(() => finish(() => reject(new Error(`not within ${ms} ms`))), ms)
        let looking = false
        // Once for all that happens together
        const look = () => {
          if (looking) return
          looking = true
          setImmediate(() => {
            looking = false
            if (holds()) finish(resolve)
          })
        }
        for (const { mesh, doc } of present()) {
          undo.push(mesh.onPeers(look))
          doc.on('update', look)
          undo.push(() => doc.off('update', look))
        }
      })
    },
    close: async () => {
      await Promise.all(devices.map((device) => device.mesh.close()))
    },
  }
}
