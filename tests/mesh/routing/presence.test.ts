import { describe, expect, it } from 'vitest'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { bytesToHex, concat, hexToBytes } from '../../../src/lib/bytes.ts'
import type { DeviceKey } from '../../../src/mesh/contract/device-key.ts'
import { type MeshLimits, meshLimits } from '../../../src/mesh/contract/limits.ts'
import type { Announcement, Mesh } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { letterBytes, readLetter, sealLetter } from '../../../src/mesh/routing/envelope.ts'
import { makeHere, makeHostWord, readHere, type Word } from '../../../src/mesh/routing/here.ts'
import { openNamedDevice } from '../../doubles/device-keys.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'
import { hostilePeer } from '../hostile-peer.ts'

/** The greatest that fits into a word. */
const last = 2 ** 48 - 1
const everyMs = 60_000

const until = (mesh: Mesh, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!holds()) return
      stop()
      resolve()
    }
    const stop = mesh.onPeers(look)
    look()
  })

type Forger = Awaited<ReturnType<typeof hostilePeer>>

/** Ids of words that the neighbour says it has. */
const idsTold = (peer: Forger) =>
  peer.received
    .flatMap(({ message }) => readLetter(message.slice(1), meshLimits) ?? [])
    .flatMap(({ kind, payload }) => (kind === '~have' ? (bytesToHex(payload).match(/.{16}/g) ?? []) : []))

/** The last of its words that came over this link. */
const wordOf = (peer: Forger, device: DeviceId) =>
  peer.received
    .flatMap(({ message }) => readLetter(message.slice(1), meshLimits) ?? [])
    .flatMap(({ kind, payload }) => (kind === '~here' ? (readHere(payload) ?? []) : []))
    .findLast((here) => here.device === device)

const makeWord = (key: DeviceKey, table: string, changes: Partial<Word> = {}) =>
  makeHere(key, {
    sequence: Date.now(),
    everyMs,
    announcement: { facilitator: false, table },
    hostWord: undefined,
    ...changes,
  })

/** Devices with no links but those that the test makes. */
const room = async (limits: Partial<MeshLimits> = {}) => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const still = { arrangeDelayMs: 1_000_000, arrangeMs: 1_000_000, newsMs: 10, ...limits }
  const meshes: Mesh[] = []
  const device = async (
    name: string,
    announcement: Announcement = { facilitator: false },
    parts: { readonly now?: () => number } = {},
  ) => {
    const own = await air.device(name)
    const mesh = createMesh({ ...own, secrets, announcement, limits: still, ...parts })
    meshes.push(mesh)
    return mesh
  }
  /** A member who says over a link to `at` what the test wants, under a key of its own, or of anybody who lends it. */
  const forger = async (at: Mesh, name = 'forger') => {
    const own = await air.device(name)
    const peer = await hostilePeer(own, secrets, at)
    const settle = async () => {
      const answered = new Promise<void>((resolve) => {
        const stop = at.onMessage('settled', () => {
          stop()
          resolve()
        })
      })
      peer.link.post(concat([2], letterBytes({ kind: 'settled', payload: new Uint8Array(1) })))
      await answered
      // Signatures are verified beside the messages
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    const say = async (kind: string, ...payloads: readonly Uint8Array[]) => {
      for (const payload of payloads) peer.say(kind, payload)
      if (peer.link.ended === undefined) await Promise.race([settle(), peer.end])
    }
    /** Sealed, in somebody's name. */
    const send = async (from: DeviceId, to: DeviceId | '*', kind: string, payload: Uint8Array) => {
      const { bytes } = await sealLetter({ kind, payload }, { from, to, hops: 9, seal: secrets.seal })
      peer.link.post(concat([1], bytes))
      await settle()
    }
    return { ...peer, key: own.device, peer, say, send, settle }
  }
  /** a - b - c */
  const chain = async (...announcements: readonly (Announcement | undefined)[]) => {
    const names = ['a', 'b', 'c']
    const made: Mesh[] = []
    for (const [at, name] of names.entries()) {
      made.push(await device(name, announcements[at]))
      const [before, next] = [made[at - 1], made[at]]
      if (before && next) await pair(before, next)
    }
    return made as [Mesh, Mesh, Mesh]
  }
  return { air, device, forger, chain, close: () => Promise.all(meshes.map((mesh) => mesh.close())) }
}

const sitting = (table: string): Announcement => ({ facilitator: false, table })
const inventKeys = (count: number, name = 'invented') =>
  Promise.all(Array.from({ length: count }, async (_, at) => (await openNamedDevice(`${name} ${at}`)).device))

describe('presence: words that are false', () => {
  it('[X1] a state under another’s id costs its sender the link, and changes nothing', async () => {
    const { chain, forger, close } = await room()
    const [victim, between, far] = await chain(sitting('true'))
    await until(far, () => far.peers.get(victim.self)?.table === 'true')
    const { key, say, end } = await forger(far)
    const own = await makeWord(key, 'forged', { sequence: last })
    await say('~here', concat(victim.key.publicKey, own.subarray(65)))
    expect(await end).toBe('lost')
    expect(far.counters.malformed).toBe(1)
    expect(far.peers.get(victim.self)?.table).toBe('true')
    expect(far.peers.get(between.self)?.linked).toBe(true)
    victim.announce(sitting('next'))
    await until(far, () => far.peers.get(victim.self)?.table === 'next')
    await close()
  })

  it('[X1] a forged goodbye sends nobody away', async () => {
    const { chain, forger, close } = await room()
    const [victim, , far] = await chain(sitting('true'))
    await until(far, () => far.peers.has(victim.self))
    const { key, say, end } = await forger(far)
    const own = await makeWord(key, '', { sequence: last, isLeaving: true })
    await say('~here', concat(victim.key.publicKey, own.subarray(65)))
    expect(await end).toBe('lost')
    expect(far.peers.get(victim.self)?.table).toBe('true')
    await close()
  })

  it('[X1] a device passes on nothing that is false, so that nobody is blamed for another', async () => {
    const { chain, forger, close } = await room()
    const [, middle, far] = await chain()
    const { key, say, end } = await forger(middle)
    const { device: invented } = await openNamedDevice('invented')
    const word = await makeWord(invented, 'invented')
    const spoilt = word.slice()
    spoilt[80] = (spoilt[80] ?? 0) ^ 1
    await say('~here', await makeWord(key, 'mine'))
    await say('~here', spoilt)
    await end
    await until(far, () => far.peers.get(key.id)?.table === 'mine')
    expect(far.peers.has(invented.id)).toBe(false)
    expect([middle, far].map(({ counters }) => counters.malformed ?? 0)).toEqual([1, 0])
    expect(far.peers.get(middle.self)?.linked).toBe(true)
    await close()
  })

  it('[X1] what is no word at all costs the link too', async () => {
    const { device, forger, close } = await room()
    const at = await device('at')
    const messages: readonly (readonly [string, Uint8Array])[] = [
      ['~here', new Uint8Array(200).fill(7)],
      ['~have', new Uint8Array(9)],
      ['~want', new Uint8Array(7)],
      ['~host', new Uint8Array(3)],
    ]
    for (const [turn, [kind, payload]] of messages.entries()) {
      const { say, end } = await forger(at, `forger ${turn}`)
      await say(kind, payload)
      expect(await end).toBe('lost')
    }
    await close()
  })

  it('[X1] nobody makes a device say something false of who let it in', async () => {
    const { device, forger, close } = await room()
    const at = await device('at')
    const first = await forger(at)
    const { device: other } = await openNamedDevice('other')
    // For somebody else, and another's name on it
    const word = await makeHostWord(first.key, other.id)
    await first.say('~host', word)
    expect(await first.end).toBe('lost')
    const friend = await device('friend')
    await pair(at, friend)
    await until(friend, () => friend.peers.get(at.self)?.host === friend.self)
    expect(friend.counters.malformed ?? 0).toBe(0)
    await close()
  })
})

describe('presence: true words at the wrong time', () => {
  it('[X1] an old word of a device takes nothing back, and does not bring it back when it has left', async () => {
    const { chain, forger, close } = await room()
    const [victim, , far] = await chain(sitting('first'))
    await until(far, () => far.peers.get(victim.self)?.table === 'first')
    const { peer, say, end } = await forger(far)
    // It is told of all words, and given those that it asks for
    await expect.poll(() => idsTold(peer).length).toBeGreaterThanOrEqual(3)
    await say('~want', ...idsTold(peer).map(hexToBytes))
    await expect.poll(() => wordOf(peer, victim.self)?.announcement.table).toBe('first')
    const bytes = wordOf(peer, victim.self)?.bytes ?? new Uint8Array()
    victim.announce(sitting('second'))
    await until(far, () => far.peers.get(victim.self)?.table === 'second')
    await say('~here', bytes)
    expect(far.peers.get(victim.self)?.table).toBe('second')
    await victim.close()
    await until(far, () => !far.peers.has(victim.self))
    await say('~here', bytes)
    expect(far.peers.has(victim.self)).toBe(false)
    // Nobody is to blame for what is only old
    let ended = false
    void end.then(() => {
      ended = true
    })
    await say('~here', bytes)
    expect(ended).toBe(false)
    await close()
  })

  it('[X1] [N4] a device whose clock was far ahead is heard again once it is right', async () => {
    const { air, device, close } = await room()
    const at = await device('at')
    const before = await device('late', sitting('before'), { now: () => last - 1_000 })
    await pair(at, before)
    await until(at, () => at.peers.get(before.self)?.table === 'before')
    air.reload(before.self)
    void before.close()
    const after = await device('late', sitting('after'))
    await pair(at, after)
    await until(at, () => at.peers.get(after.self)?.table === 'after')
    await close()
  })

  it('[X1] [K4] a device that is called lost all the time says seldom that it is there, and stays', async () => {
    const { chain, forger, close } = await room({
      answerLostMs: 500,
      freshMs: 2_000,
      lostMs: 2_000,
      presenceLookMs: 20,
    })
    const [victim, , far] = await chain(sitting('true'))
    await until(far, () => far.peers.has(victim.self))
    let gone = false
    far.onPeers(() => {
      if (!far.peers.has(victim.self)) gone = true
    })
    const { key, peer, send } = await forger(far)
    const began = performance.now()
    while (performance.now() - began < 5_000) await send(key.id, '*', '~lost', hexToBytes(victim.self))
    const words = new Set(
      peer.received
        .flatMap(({ message }) => readLetter(message.slice(1), meshLimits) ?? [])
        .flatMap(({ kind, payload }) => (kind === '~here' ? (readHere(payload) ?? []) : []))
        .filter((here) => here.device === victim.self)
        .map(({ sequence }) => sequence),
    )
    expect(gone).toBe(false)
    // One in each half second, and those from before
    expect(words.size).toBeLessThanOrEqual((performance.now() - began) / 500 + 4)
    await close()
  })

  it('[N4] a device that vanished is gone where its neighbour misses it', async () => {
    const { air, chain, close } = await room({ freshMs: 100, lostMs: 100, presenceLookMs: 20 })
    const [gone, between, far] = await chain(sitting('mine'))
    await until(far, () => far.peers.get(gone.self)?.host === between.self)
    air.vanish(gone.self)
    void gone.close()
    await Promise.all([between, far].map((mesh) => until(mesh, () => !mesh.peers.has(gone.self))))
    await close()
  })

  it('[N4] a device that had no link when another left hears of it with the next', async () => {
    const { air, chain, close } = await room({ heartbeatMs: 20, quietMs: 60 })
    const [a, b, c] = await chain()
    await until(c, () => c.peers.get(a.self)?.host === b.self)
    air.cut(b.self, c.self)
    await until(c, () => c.peers.get(b.self)?.linked !== true)
    await a.close()
    await until(b, () => !b.peers.has(a.self))
    expect(c.peers.has(a.self)).toBe(true)
    air.mend(b.self, c.self)
    await until(c, () => !c.peers.has(a.self))
    await close()
  })

  it('[N4] two that missed each other know each other again as soon as their link is back', async () => {
    const quick = { freshMs: 50, lostMs: 50, presenceLookMs: 20, answerLostMs: 50 }
    const { air, chain, close } = await room({ ...quick, heartbeatMs: 20, quietMs: 60 })
    const [a, b, c] = await chain(sitting('mine'), { facilitator: false }, sitting('far'))
    await until(a, () => a.peers.get(c.self)?.host === b.self)
    await until(c, () => c.peers.get(a.self)?.host === b.self)
    air.cut(a.self, b.self)
    await until(a, () => !a.peers.has(b.self))
    await until(c, () => !c.peers.has(a.self))
    air.mend(a.self, b.self)
    await until(c, () => c.peers.get(a.self)?.table === 'mine')
    await close()
  })
})

describe('presence: who let in whom', () => {
  it('[X1] the first neighbour lets a device in, for good, and a kept word says so to the next page', async () => {
    const { air, chain, close } = await room()
    const [a, b, c] = await chain()
    await until(a, () => a.peers.get(c.self)?.host === b.self)
    await until(c, () => c.peers.get(a.self)?.host === b.self)
    expect([a.self, c.self]).toContain(a.peers.get(b.self)?.host)
    const kept: Uint8Array[] = []
    const secrets = await meetingSecrets()
    const keep = (word: Uint8Array) => kept.push(word)
    const own = await air.device('d')
    const d = createMesh({ ...own, secrets, host: { kept: undefined, keep } })
    await pair(c, d)
    await until(a, () => a.peers.get(d.self)?.host === c.self)
    await d.close()
    await until(a, () => !a.peers.has(d.self))
    const again = createMesh({ ...own, secrets, host: { kept: kept[0], keep } })
    await pair(a, again)
    await until(a, () => a.peers.get(d.self)?.host === c.self)
    expect(kept).toHaveLength(1)
    await Promise.all([again.close(), close()])
  })

  it('[X1] [X10] a device signs for few guests in a minute, and once over a link', async () => {
    const { device, forger, close } = await room({ guestsPerMinute: 3 })
    const at = await device('at')
    const let_: number[] = []
    for (let turn = 0; turn < 5; turn++) {
      const { peer, say } = await forger(at, `guest ${turn}`)
      await say('~host', new Uint8Array(), new Uint8Array(), new Uint8Array())
      const words = peer.received
        .flatMap(({ message }) => readLetter(message.slice(1), meshLimits) ?? [])
        .filter(({ kind, payload }) => kind === '~host' && payload.length > 0)
      let_.push(words.length)
    }
    expect(let_).toEqual([1, 1, 1, 0, 0])
    await close()
  })
})

describe('presence: more than there is room for', () => {
  it('[X1] [X10] a flood of invented devices pushes out no real one, whenever it comes, and stays within its bound', async () => {
    const peers = 12
    const { device, forger, close } = await room({ peers })
    const [at, early] = [await device('at'), await device('early', sitting('early'))]
    await pair(at, early)
    await until(at, () => at.peers.get(early.self)?.table === 'early')
    const { key, say } = await forger(at)
    const keys = await inventKeys(3 * peers)
    const words = await Promise.all(
      keys.map(async (one) => makeWord(one, 'invented', { hostWord: await makeHostWord(key, one.id) })),
    )
    await say('~here', await makeWord(key, 'mine'), ...words)
    expect(at.peers.size).toBeGreaterThan(peers / 2)
    // Behind a neighbour, let in by it: not linked here
    for (const name of ['late 1', 'late 2', 'late 3']) {
      const late = await device(name, sitting(name))
      await pair(early, late)
      await until(at, () => at.peers.get(late.self)?.table === name)
    }
    expect(at.peers.get(early.self)?.table).toBe('early')
    expect(at.peers.size).toBeLessThanOrEqual(peers + 1)
    await close()
  })

  it('[X1] [X10] what is dropped is passed on to nobody', async () => {
    const peers = 6
    const { chain, forger, close } = await room({ peers })
    const [, middle, far] = await chain()
    const { key, say } = await forger(middle)
    const keys = await inventKeys(4 * peers)
    await say(
      '~here',
      await makeWord(key, 'mine'),
      ...(await Promise.all(keys.map((one) => makeWord(one, 'x')))),
    )
    expect(middle.peers.size).toBeLessThanOrEqual(peers + 1)
    await until(far, () => far.peers.size >= peers - 1)
    expect(far.peers.size).toBeLessThanOrEqual(peers + 1)
    await close()
  })

  it('[K4] words beyond a rate are not looked at, and the link stays', async () => {
    const { device, forger, close } = await room({ peers: 10, checksPerSecond: 0.001 })
    const at = await device('at')
    const { key, say, link } = await forger(at)
    const words = await Promise.all(
      Array.from({ length: 60 }, (_, at) => makeWord(key, `t${at}`, { sequence: 1_000 + at })),
    )
    await say('~here', ...words)
    expect(at.counters.presenceOverRate).toBeGreaterThan(20)
    expect(link.ended).toBeUndefined()
    await close()
  })

  it('[X1] what a neighbour says that it has, and does not give, is asked of another', async () => {
    const { device, forger, close } = await room({ wantMs: 100, presenceLookMs: 20, newsMs: 5 })
    const [at, friend] = [await device('at'), await device('friend')]
    await pair(at, friend)
    const liar = await forger(at, 'liar')
    const { device: third } = await openNamedDevice('third')
    const word = await makeWord(third, 'third')
    const id = hexToBytes(readHere(word)?.id ?? '')
    await liar.say('~have', id)
    const other = await forger(at, 'other')
    other.say('~have', id)
    const asked = () =>
      other.peer.received.some(({ message }) => readLetter(message.slice(1), meshLimits)?.kind === '~want')
    await expect.poll(asked).toBe(true)
    await other.say('~here', word)
    await until(friend, () => friend.peers.get(third.id)?.table === 'third')
    await close()
  })
})

describe('presence: the way to a device', () => {
  it('[X1] messages go where a device’s own words came from, whatever is sent in its name', async () => {
    const { chain, forger, close } = await room()
    const [a, , c] = await chain()
    await until(a, () => a.peers.has(c.self))
    const { send, peer } = await forger(a)
    await send(c.self, '*', 'word', new Uint8Array(1))
    const heard = new Promise<void>((resolve) => c.onMessage('secret', () => resolve()))
    const before = peer.received.length
    a.send(c.self, 'secret', new Uint8Array(5))
    await heard
    expect(peer.received.slice(before).filter(({ message }) => message[0] === 1)).toEqual([])
    await close()
  })

  it('[N3] a neighbour that leaves is gone at once, for those that it was linked to and for the others', async () => {
    const { chain, close } = await room()
    const [leaving, between, far] = await chain(sitting('mine'))
    await until(far, () => far.peers.has(leaving.self))
    const away = [between, far].map((mesh) => until(mesh, () => !mesh.peers.has(leaving.self)))
    await leaving.close()
    await Promise.all(away)
    await close()
  })
})
