import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Announcement, Mesh } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { FingerprintBook } from '../doubles/wrtc-rtc.ts'
import { seeded } from './convergence-world.ts'
import { carried, meetingSecrets, pair, wordsOf } from './mesh-rig.ts'

/** `npm run churn` sets 30. */
const runs = Number(process.env.PLENARY_CHURN_REAL ?? 1)
const fewest = 6
const most = 12
const turns = 5
/** Longer than a device may say nothing before it counts as away. */
const awayMs = 9_000
const togetherMs = 60_000

interface Real {
  readonly mesh: Mesh
  readonly doc: Y.Doc
  asleep: boolean
}

/** Longer than two linked devices take to agree on a way back. */
const besideMs = 20_000

const soon = (holds: () => boolean) =>
  vi.waitFor(() => expect(holds()).toBe(true), { timeout: besideMs }).catch(() => undefined)

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** One room over real WebRTC. Nothing can be reloaded here: Node's WebRTC keeps no certificate. */
const realRun = async (seed: number) => {
  const rng = seeded(seed)
  const [book, secrets] = [new FingerprintBook(), await meetingSecrets(`real churn ${seed}`)]
  const there: Real[] = []
  const what: string[] = []
  let made = 0

  const join = async (by?: Real) => {
    const announcement: Announcement =
      made === 0 ? { facilitator: true } : { facilitator: false, table: `t${1 + Math.floor(made / 4)}` }
    let waysBack = 0
    const spares = {
      kept: [],
      keep: (kept: readonly Uint8Array[]) => {
        waysBack = kept.length
      },
    }
    const parts = { ...(await book.device(`device ${made++}`)), secrets, announcement, spares }
    const one = { mesh: createMesh(parts), doc: new Y.Doc(), asleep: false }
    one.doc.getMap('words')
    one.mesh.sync(carried('room', one.doc))
    there.push(one)
    if (by) await pair(one.mesh, by.mesh)
    return { hasWayBack: () => waysBack > 0 }
  }
  const write = () => {
    for (const { doc } of there) if (rng.below(3) === 0) doc.getMap('words').set(`${rng.random()}`, seed)
  }
  const apart = (pairs: readonly (readonly [Real, Real])[]) => {
    for (const [a, b] of pairs) book.hold(a.mesh.self, b.mesh.self)
    return pass(awayMs * (0.3 + rng.random())).then(() => {
      for (const [a, b] of pairs) book.release(a.mesh.self, b.mesh.self)
    })
  }
  const waiting: Promise<void>[] = []
  const turn = async () => {
    const awake = there.filter(({ asleep }) => !asleep)
    const someone = rng.pick(awake)
    const canGo = awake.length > fewest - 2
    if (!someone) return
    const others = there.filter((one) => one !== someone)
    switch (rng.below(6)) {
      case 0:
        what.push('one joins')
        // Whoever scanned a screen stays beside it until there is more than that one link, as its person would; not for ever.
        if (there.length < most) await soon((await join(someone)).hasWayBack)
        break
      case 1:
        what.push('one leaves')
        if (!canGo) break
        there.splice(there.indexOf(someone), 1)
        await someone.mesh.close()
        break
      case 2:
        what.push('one vanishes')
        if (!canGo) break
        there.splice(there.indexOf(someone), 1)
        book.vanish(someone.mesh.self)
        void someone.mesh.close()
        break
      case 3:
        what.push('one sleeps')
        someone.asleep = true
        waiting.push(
          apart(others.map((other) => [someone, other] as const)).then(() => {
            someone.asleep = false
            someone.mesh.wake()
          }),
        )
        break
      case 4: {
        what.push('the room comes apart')
        const side = new Set(there.filter(() => rng.below(2) === 0))
        waiting.push(
          apart([...side].flatMap((a) => there.filter((b) => !side.has(b)).map((b) => [a, b] as const))),
        )
        break
      }
      default:
        what.push('all links of one end')
        for (const other of others) book.endLinks(someone.mesh.self, other.mesh.self)
    }
    write()
    await pass(rng.below(2_500))
  }

  const isOneRoom = () => {
    const bySelf = new Map(there.map((one) => [one.mesh.self, one]))
    const reached = new Set([there[0]?.mesh.self ?? ''])
    for (const self of reached)
      for (const peer of bySelf.get(self)?.mesh.peers.values() ?? [])
        if (peer.linked && bySelf.get(peer.device)?.mesh.peers.get(self)?.linked) reached.add(peer.device)
    return reached.size === there.length
  }
  const state = () => ({
    oneRoom: isOneRoom(),
    documents: new Set(there.map(({ doc }) => wordsOf(doc))).size,
    peers: [...new Set(there.map(({ mesh }) => mesh.peers.size))],
  })

  const devices = fewest + rng.below(most - fewest - 2)
  for (let index = 0; index < devices; index++) await join(there[rng.below(Math.max(1, index))])
  await pass(awayMs)
  for (let left = turns; left > 0; left--) await turn()
  await Promise.all(waiting)
  write()
  const since = performance.now()
  const whole = { oneRoom: true, documents: 1, peers: [there.length - 1] }
  await expect
    .poll(state, { timeout: togetherMs, interval: 100, message: `seed ${seed}: ${what.join(', ')}` })
    .toEqual(whole)
  const ms = performance.now() - since
  await Promise.all(there.map(({ mesh }) => mesh.close()))
  return ms
}

describe('churn over real WebRTC', () => {
  it(
    `[N4] ${runs} rooms of ${fewest} to ${most} devices are one again within ${togetherMs / 1000} s, with equal documents and no ghosts`,
    async () => {
      const times: number[] = []
      for (let seed = 1; seed <= runs; seed++) times.push(await realRun(seed))
      times.sort((a, b) => a - b)
      const median = times[Math.floor(times.length / 2)] ?? 0
      console.info(
        `${runs} real rooms: one again after ${median.toFixed(0)} ms at the median, ${times.at(-1)?.toFixed(0)} ms at most`,
      )
    },
    120_000 * runs,
  )
})
