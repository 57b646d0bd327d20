import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { firstControl, firstDocumentStream } from '../../../src/mesh/link/link.ts'
import { instantCrypto } from '../../doubles/instant-crypto.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { virtualTime } from '../../doubles/virtual-time.ts'
import { carried, meetingSecrets, pair, wordSet } from '../../scenarios/mesh-rig.ts'

const writes = 12
const quietMs = 4_000
const firstHeadBytes = 7

let restore: () => void
// Its first use is a real fetch, which no virtual clock knows of
beforeEach(async () => {
  await import('../../../src/mesh/sync/document-channel.ts')
  restore = instantCrypto()
})
afterEach(() => restore())

/** Ben, Ana and the observer in a line: all that Ben writes comes to the observer over Ana. */
const line = async () => {
  const air = new MemoryAir()
  const secrets = await meetingSecrets()
  const time = virtualTime(air)
  const join = async (name: string, client: number) => {
    const mesh = createMesh({ ...(await air.device(name)), secrets })
    const [doc, set] = [new Y.Doc(), wordSet('room')]
    doc.clientID = client
    mesh.sync(carried('grid', doc))
    mesh.sync(set.set)
    return { mesh, doc, set }
  }
  const [ana, ben, observer] = [
    await join('ana', 4_000_000_001),
    await join('ben', 4_000_000_002),
    await join('observer', 4_000_000_003),
  ]
  air.cut(ben.mesh.self, observer.mesh.self)
  for (const other of [ben, observer]) {
    const paired = pair(ana.mesh, other.mesh)
    await time.pass(1_000)
    await paired
  }
  await time.pass(quietMs)
  return { air, time, ana, ben, observer }
}

describe('what one link of the tree carries', () => {
  it('[C6] is the same, in the same order and after the same delays, whether its near end wrote or passed on', async () => {
    const { air, time, ana, ben, observer } = await line()
    /** Of the link between Ana and the observer: when, which way, on which stream, and how long or which control. */
    let frames: string[] = []
    let begunAt: number | undefined
    air.loses = (from, to, frame) => {
      const pairOf = [from, to]
      if (!pairOf.includes(ana.mesh.self) || !pairOf.includes(observer.mesh.self)) return false
      const stream = ((frame[0] ?? 0) << 8) | (frame[1] ?? 0)
      const kind = stream === 0 ? (frame[firstHeadBytes] ?? 0) : undefined
      if (stream < firstDocumentStream && !(stream === 0 && (kind ?? 0) >= firstControl)) return false
      begunAt ??= performance.now()
      const way = from === ana.mesh.self ? 'out' : 'back'
      frames.push(`${performance.now() - begunAt} ${way} ${stream} ${kind ?? frame.length}`)
      return false
    }
    const seen: Record<'ana' | 'ben', Set<string>> = { ana: new Set(), ben: new Set() }
    const write = async (who: 'ana' | 'ben', number: number) => {
      const { doc, set } = who === 'ana' ? ana : ben
      frames = []
      begunAt = undefined
      if (number % 2 === 0) set.add(`word ${number + 100}`)
      else doc.getMap('words').set('word', number + 100)
      await time.pass(quietMs)
      seen[who].add(`${number % 2 === 0 ? 'set' : 'document'}: ${frames.sort().join(', ')}`)
    }
    // The first of each settles what the links are for
    for (const who of ['ana', 'ben', 'ana', 'ben'] as const)
      for (const number of [0, 1]) await write(who, number - 10 * (who === 'ana' ? 1 : 2))
    seen.ana.clear()
    seen.ben.clear()
    for (let number = 0; number < writes; number++) {
      await write('ana', 2 * number)
      await write('ben', 2 * number + writes * 2)
      await write('ana', 2 * number + 1)
      await write('ben', 2 * number + 1 + writes * 2)
    }
    expect([...seen.ana].every((all) => all.split(', ').length >= 2)).toBe(true)
    expect([...seen.ben].sort()).toEqual([...seen.ana].sort())
    air.loses = () => false
    const closed = Promise.all([ana, ben, observer].map(({ mesh }) => mesh.close()))
    await time.pass(2_000)
    await closed
    time.end()
  })
})
