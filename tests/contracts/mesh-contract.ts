import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import type { MeshLimits } from '../../src/mesh/contract/limits.ts'
import type { Mesh, MeshSecrets, Rtc } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { carried, meetingSecrets, pair, wordSet } from '../scenarios/mesh-rig.ts'

const refusal = async (attempt: Promise<unknown>) => {
  try {
    await attempt
  } catch (error) {
    return (error as { reason?: string }).reason
  }
  return undefined
}

/** Resolves when `holds`, looked at after each change of the peers. */
const peersUntil = (mesh: Mesh, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    if (holds()) return resolve()
    const stop = mesh.onPeers(() => {
      if (!holds()) return
      stop()
      resolve()
    })
    return undefined
  })

const updatesUntil = (doc: Y.Doc, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

const heard = (mesh: Mesh, kind: string) =>
  new Promise<{ from: string; text: string; direct: boolean; via: string }>((resolve) => {
    const stop = mesh.onMessage(kind, (from, payload, direct, via) => {
      stop()
      resolve({ from, text: new TextDecoder().decode(payload), direct, via })
    })
  })

const bytes = (text: string) => new TextEncoder().encode(text)

/** Where the meshes of one test come from. */
export interface MeshSource {
  mesh(
    device: string,
    parts: { readonly secrets: MeshSecrets; readonly limits: Partial<MeshLimits> },
  ): Promise<Mesh>
  close?(): void
}

/** The real mesh over a WebRTC. */
export const meshOver = (source: {
  device(name: string): Promise<{ readonly rtc: Rtc; readonly device: DeviceKey }>
}): MeshSource => ({
  mesh: async (device, parts) => createMesh({ ...(await source.device(device)), ...parts }),
})

/**
 * What the rest of the app expects of a mesh. `make` gives the meshes of one test.
 * @param isWhole false for one that has no secrets to prove, links at one reading, and makes no links of its own
 */
export const meshContract = (name: string, make: () => MeshSource, isWhole = true): void => {
  describe(`mesh: ${name}`, () => {
    const devices = async (names: readonly string[], limits: Partial<MeshLimits> = {}, meeting?: string) => {
      const source = make()
      const secrets = await meetingSecrets(meeting)
      const meshes = await Promise.all(names.map((one) => source.mesh(one, { secrets, limits })))
      const [a, b, c] = meshes as [Mesh, Mesh, Mesh]
      return {
        source,
        secrets,
        a,
        b,
        c,
        close: async () => {
          await Promise.all(meshes.map((mesh) => mesh.close()))
          source.close?.()
        },
      }
    }
    /** Only the links that people make. */
    const noArranging = { arrangeDelayMs: 1_000_000, arrangeMs: 1_000_000 }

    it('[N1] two cards make a link, in any order, and each side is told', async () => {
      const { a, b, close } = await devices(['a', 'b'])
      const links: string[] = []
      a.onLink((device, up) => links.push(`a ${device === b.self} ${up}`))
      b.onLink((device, up) => links.push(`b ${device === a.self} ${up}`))
      const [offerA, offerB] = [await a.offer(), await b.offer()]
      const meeting = offerB.meet(offerA.card)
      expect(await offerA.meet(offerB.card)).toBe(b.self)
      expect(await meeting).toBe(a.self)
      expect(await offerA.linked).toBe(b.self)
      expect(links.sort()).toEqual(['a true true', 'b true true'])
      expect(a.peers.get(b.self)?.linked).toBe(true)
      // The camera may see the same card again; another device needs another card
      expect(await offerA.meet(offerB.card)).toBe(b.self)
      const another = await b.offer()
      expect(await refusal(offerA.meet(another.card))).toBe('used')
      await close()
    })

    if (isWhole)
      it('[K4] [K5] refuses cards of another meeting and its own, and a device without the secret', async () => {
        const { source, secrets, a, b, close } = await devices(['a', 'b'])
        const foreign = await source.mesh('foreign', { secrets: await meetingSecrets('another'), limits: {} })
        const thief = await source.mesh('thief', {
          secrets: { ...(await meetingSecrets('guessed')), tag: secrets.tag },
          limits: {},
        })
        const offer = await a.offer()
        expect(await refusal(offer.meet((await foreign.offer()).card))).toBe('not-this-meeting')
        expect(await refusal(offer.meet((await a.offer()).card))).toBe('own-card')
        const theirs = await thief.offer()
        const both = await Promise.all([refusal(offer.meet(theirs.card)), refusal(theirs.meet(offer.card))])
        expect(both).toEqual(['not-this-meeting', 'not-this-meeting'])
        expect([a.peers.size, thief.peers.size]).toEqual([0, 0])
        expect((a.counters.refusedProofs ?? 0) + (thief.counters.refusedProofs ?? 0)).toBeGreaterThan(0)
        // The screen goes on, with a fresh card
        const good = await b.offer()
        await Promise.all([offer.meet(good.card), good.meet(offer.card)])
        expect(a.peers.get(b.self)?.linked).toBe(true)
        await Promise.all([foreign.close(), thief.close(), close()])
      })

    it('[N8] a document of 2 MB arrives whole, and both sides know that they have the same words', async () => {
      const { a, b, close } = await devices(['a', 'b'])
      const [here, there] = [new Y.Doc(), new Y.Doc()]
      here.getMap('words').set('long', 'wörter '.repeat(250_000))
      there.getMap('words').set('short', 'written apart')
      a.sync(carried('room', here))
      b.sync(carried('room', there))
      await pair(a, b)
      const agree = (mesh: Mesh, other: Mesh) => mesh.peers.get(other.self)?.agrees.get('room') === true
      await Promise.all([peersUntil(a, () => agree(a, b)), peersUntil(b, () => agree(b, a))])
      expect(there.getMap('words').get('long')).toBe(here.getMap('words').get('long'))
      expect(here.getMap('words').get('short')).toBe('written apart')
      // Deleting tells nothing to a state vector; a digest it does
      here.getMap('words').delete('short')
      expect(agree(a, b)).toBe(false)
      await peersUntil(a, () => agree(a, b))
      expect(there.getMap('words').has('short')).toBe(false)
      await close()
    })

    it('[C2] a document flows where both sides admit it, from the moment on at which they do', async () => {
      const { a, b, close } = await devices(['a', 'b'])
      const [here, there] = [new Y.Doc(), new Y.Doc()]
      let seated = false
      here.getMap('words').set('table', 'ours')
      a.sync(carried('table', here, () => seated))
      b.sync(carried('table', there))
      const [roomA, roomB] = [new Y.Doc(), new Y.Doc()]
      a.sync(carried('room', roomA))
      b.sync(carried('room', roomB))
      await pair(a, b)
      roomA.getMap('words').set('room', 'everybody’s')
      await updatesUntil(roomB, () => roomB.getMap('words').has('room'))
      expect(there.getMap('words').size).toBe(0)
      expect(a.peers.get(b.self)?.agrees.has('table')).toBe(false)
      seated = true
      a.reconsider()
      await updatesUntil(there, () => there.getMap('words').get('table') === 'ours')
      seated = false
      a.reconsider()
      here.getMap('words').set('table', 'ours alone again')
      roomA.getMap('words').set('room', 'later')
      await updatesUntil(roomB, () => roomB.getMap('words').get('room') === 'later')
      expect(there.getMap('words').get('table')).toBe('ours')
      await close()
    })

    it('[N8] a set says itself what goes over a link: each message once and in order, while both sides admit it', async () => {
      const { a, b, close } = await devices(['a', 'b'])
      let admitted = false
      const [here, there] = [wordSet('room', () => admitted), wordSet('room')]
      const told = Array.from({ length: 100 }, (_, at) => `word ${at}`)
      for (const word of told) here.add(word)
      there.add('written apart')
      a.sync(here.set)
      b.sync(there.set)
      await pair(a, b)
      expect([here.openOn(), there.openOn(), there.words.size]).toEqual([0, 0, 1])
      admitted = true
      a.reconsider()
      const agree = (mesh: Mesh, other: Mesh) => mesh.peers.get(other.self)?.agrees.get('room') === true
      const both = () => Promise.all([peersUntil(a, () => agree(a, b)), peersUntil(b, () => agree(b, a))])
      await both()
      expect([...there.words]).toEqual(['written apart', ...told])
      expect([...here.words]).toEqual([...told, 'written apart'])
      here.add('later')
      expect(agree(a, b)).toBe(false)
      await both()
      expect(there.words.has('later')).toBe(true)
      admitted = false
      a.reconsider()
      await peersUntil(b, () => there.openOn() === 0)
      expect([here.openOn(), there.openOn()]).toEqual([0, 0])
      await close()
    })

    it('[X2] a neighbour whose message breaks the rules of a set loses the link', async () => {
      const { a, b, close } = await devices(['a', 'b'])
      const [honest, hostile] = [wordSet('room'), wordSet('room')]
      a.sync(honest.set)
      b.sync(hostile.set)
      await pair(a, b)
      await peersUntil(a, () => honest.openOn() === 1)
      await peersUntil(b, () => hostile.openOn() === 1)
      const gone = new Promise<void>((resolve) => a.onLink((_, up) => !up && resolve()))
      hostile.breakRules()
      await gone
      expect(honest.openOn()).toBe(0)
      await close()
    })

    it('[C2] a message to a neighbour goes over that link alone; others are passed on, and say so', async () => {
      const { a, b, c, close } = await devices(['a', 'b', 'c'], noArranging)
      await pair(a, b)
      await pair(b, c)
      const overheard: string[] = []
      c.onMessage('secret', () => overheard.push('c'))
      const first = heard(b, 'secret')
      expect(a.sendDirect(b.self, 'secret', bytes('of the table'))).toBe(true)
      expect(await first).toEqual({ from: a.self, text: 'of the table', direct: true, via: a.self })
      expect(a.sendDirect(c.self, 'secret', bytes('not over others'))).toBe(false)
      const second = heard(c, 'word')
      a.send(c.self, 'word', bytes('by way of b'))
      expect(await second).toEqual({ from: a.self, text: 'by way of b', direct: false, via: b.self })
      const [all, both] = [heard(b, 'all'), heard(c, 'all')]
      a.send('*', 'all', bytes('everybody'))
      expect([(await all).text, (await both).text]).toEqual(['everybody', 'everybody'])
      expect(overheard).toEqual([])
      expect(() => a.send('*', 'all', new Uint8Array(20_000))).toThrow(RangeError)
      expect(() => a.send('*', '~here', new Uint8Array())).toThrow(RangeError)
      await close()
    })

    if (isWhole)
      it('[N3] one link into the room is enough: the others are made over it', async () => {
        const { a, b, c, close } = await devices(['a', 'b', 'c'])
        a.announce({ facilitator: true })
        c.announce({ facilitator: false, table: 't2' })
        await pair(a, b)
        await pair(b, c)
        await peersUntil(a, () => a.peers.get(c.self)?.linked === true)
        expect(a.peers.get(c.self)?.table).toBe('t2')
        await peersUntil(c, () => c.peers.get(a.self)?.facilitator === true)
        const told = peersUntil(a, () => a.peers.get(c.self)?.table === 't5')
        c.announce({ facilitator: false, table: 't5' })
        await told
        await close()
      })

    it('[K5] closed doors keep out who is not admitted, and part with who is in', async () => {
      const { a, b, c, close } = await devices(['a', 'b', 'c'], noArranging)
      await pair(a, b)
      const gone = new Promise<void>((resolve) => b.onLink((_, up) => !up && resolve()))
      a.setDoors(new Set([c.self]))
      await gone
      expect(b.peers.get(a.self)?.linked ?? false).toBe(false)
      const [offerA, offerB] = [await a.offer(), await b.offer()]
      expect(await refusal(offerA.meet(offerB.card))).toBe('doors-closed')
      offerB.close()
      await pair(a, c)
      expect(a.peers.get(c.self)?.linked).toBe(true)
      a.setDoors(undefined)
      await pair(a, b)
      await close()
    })

    it('[N8] a device that leaves is gone from the others’ lists', async () => {
      const { a, b, c, close } = await devices(['a', 'b', 'c'], noArranging)
      await pair(a, b)
      await pair(b, c)
      await peersUntil(a, () => a.peers.has(c.self))
      await c.close()
      await peersUntil(a, () => !a.peers.has(c.self))
      await peersUntil(b, () => !b.peers.has(c.self))
      await close()
    })

    if (isWhole)
      it('[N1] an offer that is closed says so to whoever waits', async () => {
        const { a, b, close } = await devices(['a', 'b'])
        const [offerA, offerB] = [await a.offer(), await b.offer()]
        const waiting = refusal(offerA.meet(offerB.card))
        await Promise.resolve()
        offerA.close()
        expect(await waiting).toBe('unreachable')
        offerB.close()
        await close()
      })
  })
}
