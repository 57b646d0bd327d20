import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { concat } from '../../../src/lib/bytes.ts'
import { encodeCard } from '../../../src/mesh/card/card-codec.ts'
import { type MeshLimits, meshLimits } from '../../../src/mesh/contract/limits.ts'
import type { Mesh } from '../../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../../src/mesh/create-mesh.ts'
import { openConnection } from '../../../src/mesh/link/connection.ts'
import { switchboardStream } from '../../../src/mesh/link/link.ts'
import { letterBytes } from '../../../src/mesh/routing/envelope.ts'
import { MemoryAir } from '../../doubles/memory-rtc.ts'
import { carried, meetingSecrets, pair } from '../../scenarios/mesh-rig.ts'
import { hostilePeer } from '../hostile-peer.ts'

/** As in the product, some hundred times faster. */
const quick: Partial<MeshLimits> = {
  spareAfterMs: 10,
  spareLookMs: 10,
  spareAnswerMs: 500,
  returnMs: 40,
  returnLookMs: 10,
  returnStaggerMs: 20,
  returnMostMs: 200,
  heartbeatMs: 20,
  quietMs: 60,
  wakeAnswerMs: 40,
  callMs: 20,
  callMostMs: 80,
}

/** A device whose storage outlives its pages. */
class Phone {
  kept: readonly Uint8Array[] = []
  readonly doc = new Y.Doc()
  #mesh: Mesh | undefined

  constructor(
    readonly name: string,
    readonly air: MemoryAir,
    readonly limits: Partial<MeshLimits> = quick,
  ) {}

  get mesh(): Mesh {
    if (!this.#mesh) throw new Error(`${this.name} is not open`)
    return this.#mesh
  }

  async open(meeting?: string): Promise<Mesh> {
    const { kept } = this
    const keep = (spares: readonly Uint8Array[]) => {
      this.kept = spares
      this.keptChanged()
    }
    const [own, secrets] = [await this.air.device(this.name), await meetingSecrets(meeting)]
    this.#mesh = createMesh({ ...own, secrets, limits: this.limits, spares: { kept, keep } })
    this.#mesh.sync(carried('room', this.doc))
    return this.#mesh
  }

  keptChanged: () => void = () => undefined

  /** Until something is kept of which this holds. */
  keeps(holds: (spares: readonly Uint8Array[]) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.keptChanged = () => holds(this.kept) && resolve()
      this.keptChanged()
    })
  }

  /** The page is gone, as by a reload or a kill: nobody is told. */
  die(): void {
    const { mesh } = this
    this.keptChanged = () => undefined
    const kept = this.kept
    this.air.reload(mesh.self)
    void mesh.close()
    this.kept = kept
  }
}

const open: Phone[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((phone) => phone.mesh.close()))
})

const phones = async (air: MemoryAir, ...names: string[]) => {
  const made = names.map((name) => new Phone(name, air))
  for (const phone of made) await phone.open()
  open.push(...made)
  return made as [Phone, Phone, Phone]
}

const linked = (a: Mesh, b: { readonly self: string }) => a.peers.get(b.self)?.linked === true

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

/** A link, and on both sides a way back. */
const together = async (a: Phone, b: Phone) => {
  await pair(a.mesh, b.mesh)
  await Promise.all([a, b].map((phone) => phone.keeps((spares) => spares.length > 0)))
}

describe('coming back', () => {
  for (const who of ['first', 'second'] as const) {
    it(`[N4] a device that was reloaded comes back by what it has kept, with no card shown: the ${who}`, async () => {
      const [a, b] = await phones(new MemoryAir(), 'a', 'b')
      await together(a, b)
      const [stays, goes] = who === 'first' ? [b, a] : [a, b]
      stays.doc.getMap('words').set('before', 1)
      goes.die()
      stays.doc.getMap('words').set('meanwhile', 2)
      await goes.open()
      await until(goes.mesh, () => linked(goes.mesh, stays.mesh))
      await until(goes.mesh, () => goes.mesh.peers.get(stays.mesh.self)?.agrees.get('room') === true)
      expect(goes.doc.getMap('words').toJSON()).toEqual({ before: 1, meanwhile: 2 })
      await until(stays.mesh, () => linked(stays.mesh, goes.mesh))
      // And again: another way back has been agreed on over the new link
      await Promise.all([stays, goes].map((phone) => phone.keeps((spares) => spares.length > 0)))
      goes.die()
      await goes.open()
      await until(goes.mesh, () => linked(goes.mesh, stays.mesh))
      expect(stays.mesh.counters.returns).toBe(2)
    })
  }

  it('[N4] a link that was cut for so long that it failed is up again, on the same connection', async () => {
    const air = new MemoryAir({ failsAfterMs: 100 })
    const [a, b] = await phones(air, 'a', 'b')
    await pair(a.mesh, b.mesh)
    air.cut(a.mesh.self, b.mesh.self)
    await until(a.mesh, () => !linked(a.mesh, b.mesh))
    a.doc.getMap('words').set('apart', 'a')
    b.doc.getMap('words').set('too', 'b')
    await new Promise((resolve) => setTimeout(resolve, 150))
    air.mend(a.mesh.self, b.mesh.self)
    await until(a.mesh, () => linked(a.mesh, b.mesh))
    await until(a.mesh, () => a.mesh.peers.get(b.mesh.self)?.agrees.get('room') === true)
    expect(a.mesh.counters.linksMade).toBe(1)
    expect(b.doc.getMap('words').toJSON()).toEqual({ apart: 'a', too: 'b' })
  })

  it('[N4] a link that is gone for good, on both sides, is made anew by the spare', async () => {
    const air = new MemoryAir()
    const [a, b] = await phones(air, 'a', 'b')
    await together(a, b)
    air.endLinks(a.mesh.self, b.mesh.self)
    await until(a.mesh, () => !linked(a.mesh, b.mesh))
    await until(a.mesh, () => linked(a.mesh, b.mesh))
    expect((a.mesh.counters.returns ?? 0) + (b.mesh.counters.returns ?? 0)).toBeGreaterThan(0)
  })

  it('[N4] one link is enough to come back by: the others follow from it', async () => {
    const air = new MemoryAir()
    const [a, b, c] = await phones(air, 'a', 'b', 'c')
    await pair(a.mesh, b.mesh)
    await pair(b.mesh, c.mesh)
    await until(a.mesh, () => linked(a.mesh, c.mesh))
    // Whoever is to come back has agreed on its ways before it goes
    await Promise.all([a, b, c].map((phone) => phone.keeps((spares) => spares.length === 2)))
    a.die()
    // One of the two that would let it in is away itself
    b.die()
    await a.open()
    await until(a.mesh, () => linked(a.mesh, c.mesh))
    await b.open()
    await until(b.mesh, () => linked(b.mesh, c.mesh) && linked(b.mesh, a.mesh))
  })

  it('[N4] where the browser lets no page choose its credentials, two screens still make the link', async () => {
    const air = new MemoryAir()
    const [a, b] = await phones(air, 'a', 'b')
    await together(a, b)
    air.refusesCredentials = true
    a.die()
    await a.open()
    await a.keeps((spares) => spares.length === 0)
    expect(a.mesh.counters.credentialsRefused).toBe(1)
    await pair(a.mesh, b.mesh)
    expect(linked(a.mesh, b.mesh)).toBe(true)
  })

  it('[N4] [K4] what is kept and is not this meeting’s, or nothing at all, is passed over', async () => {
    const air = new MemoryAir()
    const [a, b] = await phones(air, 'a', 'b')
    await together(a, b)
    a.die()
    a.kept = [new Uint8Array(), Uint8Array.of(0, 200, 1), ...a.kept.map((one) => one.slice(0, 50))]
    await a.open()
    a.die()
    const [foreign] = await phones(air, 'foreign')
    foreign.kept = [...b.kept]
    foreign.die()
    await foreign.open('another meeting')
    await a.open()
    await together(a, b)
    expect(foreign.mesh.peers.size).toBe(0)
  })

  it('[K4] [K5] a neighbour that asks for spares without end gets a few, and one that shows somebody else’s card gets none', async () => {
    const air = new MemoryAir()
    const secrets = await meetingSecrets()
    const limits = { ...quick, spareAfterMs: 1_000_000, sparesPerMinute: 3 }
    const victim = new Phone('victim', air, limits)
    await victim.open()
    open.push(victim)
    const [hostile, other] = [await air.device('hostile'), await air.rtc('other')]
    const peer = await hostilePeer(hostile, secrets, victim.mesh)
    const [own, others] = [
      await openConnection(hostile.rtc, secrets.tag, meshLimits),
      await openConnection(other, secrets.tag, meshLimits),
    ]
    const ask = (card: Uint8Array) =>
      peer.link.send(
        switchboardStream,
        concat([2], letterBytes({ kind: '~spare', payload: concat([0], card) })),
      )
    const settled = () =>
      new Promise<void>((resolve) => {
        victim.mesh.onMessage('settled', () => resolve())
        peer.link.post(concat([2], letterBytes({ kind: 'settled', payload: new Uint8Array(1) })))
      })
    ask(encodeCard(others.card))
    for (let time = 0; time < 20; time++) ask(encodeCard(own.card))
    ask(new Uint8Array(9))
    await settled()
    await victim.keeps((spares) => spares.length > 0)
    for (let time = 0; time < 20; time++) {
      ask(encodeCard(own.card))
      await settled()
    }
    expect(victim.mesh.counters.refusedCards).toBe(2)
    expect(victim.mesh.counters.sparesRefused ?? 0).toBeGreaterThan(0)
    expect(victim.kept).toHaveLength(1)
    expect(air.connectionsOf(victim.mesh.self)).toBeLessThan(6)
    own.close()
    others.close()
    peer.link.close('closed')
  })
})
