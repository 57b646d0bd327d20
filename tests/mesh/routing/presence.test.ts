import { describe, expect, it } from 'vitest'
import { concat, numberToBytes, textToBytes } from '../../../src/lib/bytes.ts'
import type { MeshLimits } from '../../../src/mesh/contract/limits.ts'
import type { Announcement, Mesh } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { letterBytes, sealLetter } from '../../../src/mesh/routing/envelope.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'
import { hostilePeer } from '../hostile-peer.ts'

/** The greatest number that is read as an announcement's place at all. */
const last = 2 ** 47 - 1
const nobody = 'ab'.repeat(16)

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

/** Devices with no links but those that the test makes. */
const room = async (limits: Partial<MeshLimits> = {}) => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const still = { arrangeDelayMs: 1_000_000, arrangeMs: 1_000_000, ...limits }
  const meshes: Mesh[] = []
  const device = async (name: string, announcement: Announcement = { facilitator: false }) => {
    const mesh = createMesh({ ...(await air.device(name)), secrets, announcement, limits: still })
    meshes.push(mesh)
    return mesh
  }
  /** A member who says over a link to `at` whatever the test wants, in anybody's name. */
  const forger = async (at: Mesh) => {
    const peer = await hostilePeer(await air.device('forger'), secrets, at)
    const say = async (from: string, kind: string, payload: Uint8Array) => {
      const { bytes } = await sealLetter({ kind, payload }, { from, to: '*', hops: 9, seal: secrets.seal })
      peer.link.post(concat([1], bytes))
    }
    return {
      peer,
      here: (from: string, sequence: number, table: string) =>
        say(from, '~here', textToBytes(JSON.stringify({ s: sequence, e: 60_000, f: false, t: table }))),
      gone: (from: string, sequence: number) => say(from, '~gone', numberToBytes(sequence, 6)),
      /** Resolves when everything said so far was looked at. */
      settled: () => {
        const answered = new Promise<void>((resolve) => {
          const stop = at.onMessage('settled', () => {
            stop()
            resolve()
          })
        })
        peer.link.post(concat([2], letterBytes({ kind: 'settled', payload: new Uint8Array(1) })))
        return answered
      },
    }
  }
  return { device, forger, close: () => Promise.all(meshes.map((mesh) => mesh.close())) }
}

describe('presence', () => {
  it('[K5] nobody can be kept from being heard by an announcement from far in the future', async () => {
    const { device, forger, close } = await room()
    const at = await device('at')
    const { here, settled } = await forger(at)
    await here(nobody, last, 'forged')
    await here(nobody, Date.now(), 'true')
    await settled()
    expect(at.peers.get(nobody)?.table).toBe('true')
    await close()
  })

  it('[K5] nor can a device be made to continue where nobody hears it', async () => {
    const { device, forger, close } = await room()
    const victim = await device('victim', { facilitator: false, table: 'first' })
    const between = await device('between')
    const far = await device('far')
    await pair(victim, between)
    await pair(between, far)
    await until(far, () => far.peers.get(victim.self)?.table === 'first')
    const { here, settled } = await forger(victim)
    await here(victim.self, last, 'forged')
    await settled()
    victim.announce({ facilitator: false, table: 'second' })
    await until(far, () => far.peers.get(victim.self)?.table === 'second')
    await close()
  })

  it('[K5] whoever was spoken for says again what is true, and is heard', async () => {
    const { device, forger, close } = await room()
    const victim = await device('victim', { facilitator: false, table: 'true' })
    const between = await device('between')
    const far = await device('far')
    await pair(victim, between)
    await pair(between, far)
    await until(far, () => far.peers.get(victim.self)?.table === 'true')
    const { here, gone } = await forger(far)
    await here(victim.self, Date.now() + 1_000_000, 'forged')
    await until(far, () => far.peers.get(victim.self)?.table === 'forged')
    await until(far, () => far.peers.get(victim.self)?.table === 'true')
    const back = new Promise<void>((resolve) => {
      let wasAway = false
      far.onPeers(() => {
        if (!far.peers.has(victim.self)) wasAway = true
        else if (wasAway) resolve()
      })
    })
    await gone(victim.self, Date.now() + 2_000_000)
    await back
    expect(far.peers.get(victim.self)?.table).toBe('true')
    await close()
  })

  it('[K4] a device that is spoken for again and again does not fill the room with its answers', async () => {
    const { device, forger, close } = await room()
    const victim = await device('victim', { facilitator: false, table: 'true' })
    const friend = await device('friend')
    await pair(victim, friend)
    const { peer, here, gone, settled } = await forger(victim)
    await settled()
    const before = peer.received.length
    const start = Date.now() + 1_000_000
    for (let one = 0; one < 100; one++) {
      await here(victim.self, start + 10 * one, 'forged')
      await gone(victim.self, start + 10 * one + 5)
    }
    await settled()
    // One answer is two messages; a busy machine may take some seconds over all this
    expect(peer.received.length - before).toBeLessThan(30)
    await close()
  })

  it('[K5] what a neighbour says of itself over its own link wins over what comes about it', async () => {
    const { device, forger, close } = await room()
    const at = await device('at')
    const friend = await device('friend', { facilitator: true, table: 'true' })
    await pair(at, friend)
    await until(at, () => at.peers.get(friend.self)?.table === 'true')
    const seen = new Set<string | undefined>()
    at.onPeers(() => seen.add(at.peers.get(friend.self)?.table))
    const { here, gone, settled } = await forger(at)
    await here(friend.self, Date.now() + 1_000_000, 'forged')
    await settled()
    expect(at.peers.get(friend.self)).toMatchObject({ facilitator: true, table: 'true' })
    await gone(friend.self, Date.now() + 2_000_000)
    await settled()
    expect(at.peers.get(friend.self)).toMatchObject({ facilitator: true, table: 'true' })
    friend.announce({ facilitator: false, table: 'next' })
    await until(at, () => at.peers.get(friend.self)?.table === 'next')
    expect([...seen].filter((table) => table !== 'true' && table !== 'next')).toEqual([])
    await close()
  })

  it('[N3] a neighbour that leaves is gone at once, for those that it was linked to and for the others', async () => {
    const { device, close } = await room()
    const leaving = await device('leaving', { facilitator: false, table: 'mine' })
    const between = await device('between')
    const far = await device('far')
    await pair(leaving, between)
    await pair(between, far)
    await until(far, () => far.peers.has(leaving.self))
    const away = [between, far].map((mesh) => until(mesh, () => !mesh.peers.has(leaving.self)))
    await leaving.close()
    await Promise.all(away)
    await close()
  })

  it('[K4] a flood of invented devices pushes out no real one, and stays within its bound', async () => {
    const peers = 6
    const { device, forger, close } = await room({ peers })
    const at = await device('at')
    const early = await device('early', { facilitator: false, table: 'early' })
    await pair(at, early)
    await until(at, () => at.peers.get(early.self)?.table === 'early')
    const { here, settled } = await forger(at)
    for (let one = 0; one < 3 * peers; one++) {
      await here(one.toString(16).padStart(32, '0'), Date.now(), 'invented')
    }
    await settled()
    const late = await device('late', { facilitator: false, table: 'late' })
    await pair(at, late)
    await until(at, () => at.peers.get(late.self)?.table === 'late')
    expect(at.peers.get(early.self)?.table).toBe('early')
    // The forger's own link counts too
    expect(at.peers.size).toBeLessThanOrEqual(peers + 1)
    await close()
  })
})
