import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { MeshLimits } from '../../../src/mesh/contract/limits.ts'
import type { Mesh } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { carried, meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'

const scene = async (limits: Partial<MeshLimits> = {}) => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const device = async (name: string) => {
    const mesh = createMesh({ ...(await air.device(name)), secrets, limits })
    const doc = new Y.Doc()
    doc.getMap('words')
    mesh.sync(carried('room', doc))
    return { mesh, doc, words: doc.getMap('words') }
  }
  const [a, b] = [await device('a'), await device('b')]
  await pair(a.mesh, b.mesh)
  return { air, a, b, close: () => Promise.all([a.mesh.close(), b.mesh.close()]) }
}

const until = (mesh: Mesh, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = mesh.onPeers(() => {
      if (!holds()) return
      stop()
      resolve()
    })
    if (holds()) {
      stop()
      resolve()
    }
  })

const agrees = (mesh: Mesh, other: Mesh) => mesh.peers.get(other.self)?.agrees.get('room')

/** Another item under one client and clock, as if each had heard it from a third. */
const tellApart = (yes: Y.Doc, no: Y.Doc) => {
  for (const [doc, word] of [
    [yes, 'yes'],
    [no, 'no'],
  ] as const) {
    const other = new Y.Doc()
    other.clientID = 7
    other.getMap('words').set('apart', word)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }
}

describe('truth about the neighbours', () => {
  it('[N8] an update that got lost is seen by the digests, and sync starts again', async () => {
    const { air, a, b, close } = await scene({ mismatchMs: 200 })
    a.words.set('first', 1)
    await until(a.mesh, () => b.words.has('first') && agrees(a.mesh, b.mesh) === true)
    // Frames of the document's stream are lost for a moment; y-webrtc does not notice
    air.loses = (from, _, frame) => from === a.mesh.self && frame[1] === 2
    a.words.set('lost', 2)
    expect(agrees(a.mesh, b.mesh)).toBe(false)
    await new Promise(setImmediate)
    air.loses = () => false
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect(b.words.get('lost')).toBe(2)
    expect((a.mesh.counters.resyncs ?? 0) + (b.mesh.counters.resyncs ?? 0)).toBeGreaterThan(0)
    await close()
  })

  it('[N3] a newcomer does not send back the document that it was given, and agrees all the same', async () => {
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const device = async (name: string) => {
      const mesh = createMesh({ ...(await air.device(name)), secrets })
      const doc = new Y.Doc()
      return { mesh, doc, words: doc.getMap('words') }
    }
    const [a, b] = [await device('a'), await device('b')]
    for (let at = 0; at < 500; at++) a.words.set(`word ${at}`, 'what we would do again next time')
    for (let at = 0; at < 500; at += 5) a.words.set(`word ${at}`, 'what we would never do again')
    b.words.set('word 600', 'brought along')
    // What a device writes because of what it was given is no echo of it.
    b.words.observe(() => {
      if (b.words.has('word 1') && !b.words.has('heard')) b.words.set('heard', true)
    })
    for (const { mesh, doc } of [a, b]) mesh.sync(carried('room', doc))
    await pair(a.mesh, b.mesh)
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect([a.words.size, b.words.size]).toEqual([502, 502])
    const size = Y.encodeStateAsUpdate(a.doc).length
    expect(b.mesh.counters.bytesIn).toBeGreaterThan(size)
    expect(b.mesh.counters.bytesOut).toBeLessThan(size / 4)
    // What is new there still comes, of either side.
    b.words.set('word 0', 'another')
    a.words.set('word 1', 'yet another')
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect([a.words.get('word 0'), b.words.get('word 1')]).toEqual(['another', 'yet another'])
    await Promise.all([a.mesh.close(), b.mesh.close()])
  })

  it('[X5] values that differ after another round are told to who knows the document, and only those', async () => {
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const told: string[] = []
    const device = async (name: string) => {
      const mesh = createMesh({ ...(await air.device(name)), secrets, limits: { mismatchMs: 500 } })
      const doc = new Y.Doc()
      const words = doc.getMap('words')
      mesh.sync({ ...carried('room', doc), differs: (neighbour) => told.push(`${name} ${neighbour}`) })
      return { mesh, doc, words }
    }
    const [a, b] = [await device('a'), await device('b')]
    await pair(a.mesh, b.mesh)
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    // A loss that a round makes good
    air.loses = (from, _, frame) => from === a.mesh.self && frame[1] === 2
    a.words.set('lost', 2)
    await new Promise(setImmediate)
    air.loses = () => false
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect(told).toEqual([])
    tellApart(a.doc, b.doc)
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 10_000 })
    expect([`a ${b.mesh.self}`, `b ${a.mesh.self}`]).toContain(told[0])
    expect([a.words.get('apart'), b.words.get('apart')]).toEqual(['yes', 'no'])
    await Promise.all([a.mesh.close(), b.mesh.close()])
  })

  it('[X5] a round that the neighbour has begun is one that has changed nothing', async () => {
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const told: string[] = []
    const device = async (name: string, mismatchMs: number) => {
      const mesh = createMesh({ ...(await air.device(name)), secrets, limits: { mismatchMs } })
      const doc = new Y.Doc()
      doc.getMap('words')
      mesh.sync({ ...carried('room', doc), differs: () => told.push(name) })
      return { mesh, doc }
    }
    const [quick, slow] = [await device('quick', 500), await device('slow', 1_000)]
    await pair(quick.mesh, slow.mesh)
    await until(quick.mesh, () => agrees(quick.mesh, slow.mesh) === true)
    tellApart(quick.doc, slow.doc)
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), { timeout: 10_000 })
    // Each has waited once; the first had begun a round by then, and the second need not begin one more
    expect(told[0]).toBe('slow')
    await Promise.all([quick.mesh.close(), slow.mesh.close()])
  })

  it('[N8] a device that was too busy to read what came begins no sync for that', async () => {
    const mismatchMs = 200
    const { a, b, close } = await scene({ mismatchMs })
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    a.words.set('on its way', 1)
    const busyUntil = performance.now() + 3 * mismatchMs
    while (performance.now() < busyUntil);
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect(b.words.get('on its way')).toBe(1)
    expect((a.mesh.counters.resyncs ?? 0) + (b.mesh.counters.resyncs ?? 0)).toBe(0)
    await close()
  })

  it('[N8] what was written behind a cut is on its way until the link is back', async () => {
    const { air, a, b, close } = await scene()
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    const reach: boolean[] = []
    a.mesh.onLink((_, up) => reach.push(up))
    air.cut(a.mesh.self, b.mesh.self)
    await until(a.mesh, () => a.mesh.peers.get(b.mesh.self)?.linked !== true)
    a.words.set('while away', 1)
    b.words.set('there too', 2)
    expect(agrees(a.mesh, b.mesh)).toBeUndefined()
    air.mend(a.mesh.self, b.mesh.self)
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect([a.words.toJSON(), b.words.toJSON()]).toEqual([
      { 'while away': 1, 'there too': 2 },
      { 'while away': 1, 'there too': 2 },
    ])
    // The same link: nobody had to scan again
    expect(a.mesh.counters.linksMade).toBe(1)
    expect(reach).toEqual([false, true])
    await close()
  })

  it('[N8] a neighbour that is silent counts as away within seconds, and its link is kept', async () => {
    const { air, a, b, close } = await scene({ heartbeatMs: 30, quietMs: 120 })
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    let silent = true
    air.loses = () => silent
    await until(a.mesh, () => a.mesh.peers.get(b.mesh.self)?.linked !== true)
    silent = false
    await until(a.mesh, () => a.mesh.peers.get(b.mesh.self)?.linked === true)
    expect(a.mesh.counters.linksMade).toBe(1)
    await close()
  })

  it('[N8] y-webrtc’s echo stays off the link', async () => {
    const { a, b, close } = await scene()
    a.words.set('first', 1)
    await until(a.mesh, () => b.words.has('first') && agrees(a.mesh, b.mesh) === true)
    for (let at = 0; at < 100; at++) a.words.set(`k${at}`, at)
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    expect(b.mesh.counters.echoesKept).toBeGreaterThanOrEqual(100)
    expect(a.mesh.counters.echoesDropped ?? 0).toBe(0)
    await close()
  })

  it('[K1] closing leaves no listener, timer or broadcast behind', async () => {
    const { a, b, close } = await scene()
    await until(a.mesh, () => agrees(a.mesh, b.mesh) === true)
    await close()
    // Any left would send or throw now
    a.words.set('after', 1)
    expect(a.doc._observers.get('update')?.size ?? 0).toBe(0)
    expect(process.listeners('exit').some((one) => one.toString().includes('window unload'))).toBe(false)
    expect(b.words.has('after')).toBe(false)
  })
})
