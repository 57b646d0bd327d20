import * as Y from 'yjs'
import type { Announcement, Mesh, MeshSecrets } from '../../src/mesh/contract/mesh.ts'
import { createMesh } from '../../src/mesh/create-mesh.ts'
import { MemoryAir } from '../doubles/memory-rtc.ts'
import { type VirtualTime, virtualTime } from '../doubles/virtual-time.ts'
import { seeded } from './convergence-world.ts'
import { carried, meetingSecrets, pair, wordsOf } from './mesh-rig.ts'

/** A room is one again, with equal documents, so long after the last of what happened to it. */
export const togetherMs = 60_000
const fewest = 12
const most = 40
/** As Chromium gives up a connection. */
const failsAfterMs = 20_000
const turns = 10
const betweenMs = 5_000
/** Sleeps and partitions last up to so long. */
const awayMs = 60_000
const reloadMs = 4_000
const tableSize = 5
/** Whoever scanned a screen stays beside it for so long: until then one link is all that there is, and no spare is agreed on. */
const besideMs = 12_000

type Rng = ReturnType<typeof seeded>

/** A device whose storage outlives its pages. */
class ChurnDevice {
  kept: readonly Uint8Array[] = []
  readonly doc = new Y.Doc()
  mesh: Mesh | undefined
  /** It sleeps, or its page is gone for the moment. */
  asleep = false
  besideUntil = 0
  /** It has left, or its battery is empty: not expected back. */
  gone = false

  constructor(
    readonly name: string,
    readonly announcement: Announcement,
  ) {
    this.doc.getMap('words')
  }

  get isThere(): boolean {
    return this.mesh !== undefined && !this.asleep && !this.gone
  }
}

export interface ChurnResult {
  readonly devices: number
  /** Until the room was one and its documents equal, after the last event. */
  readonly ms: number
  /** Devices that nothing could bring back by itself: their people scanned somebody once more. */
  readonly scans: number
  readonly what: readonly string[]
  readonly fault: string | undefined
}

class Churn {
  readonly devices: ChurnDevice[] = []
  readonly what: string[] = []
  readonly cuts = new Set<string>()
  readonly later: { readonly at: number; readonly act: () => Promise<void> | void }[] = []
  now = 0
  scans = 0

  constructor(
    readonly air: MemoryAir,
    readonly time: VirtualTime,
    readonly secrets: MeshSecrets,
    readonly rng: Rng,
  ) {}

  get there() {
    return this.devices.filter((device) => device.isThere)
  }

  get expected() {
    return this.devices.filter((device) => !device.gone)
  }

  note(text: string) {
    this.what.push(`${(this.now / 1000).toFixed(0)} s: ${text}`)
  }

  async pass(ms: number, holds?: () => boolean): Promise<number> {
    const end = this.now + ms
    while (this.now < end) {
      const next = Math.min(end, ...this.later.map(({ at }) => at))
      const span = Math.max(0, next - this.now)
      const passed = await this.time.pass(span, holds)
      this.now += passed
      if (holds?.()) break
      const due = this.later.filter(({ at }) => at <= this.now)
      for (const one of due) this.later.splice(this.later.indexOf(one), 1)
      for (const { act } of due) await act()
      if (span === 0 && due.length === 0) break
    }
    return ms - (end - this.now)
  }

  async open(device: ChurnDevice) {
    const { kept, announcement } = device
    const mesh = createMesh({
      ...(await this.air.device(device.name)),
      secrets: this.secrets,
      announcement,
      spares: {
        kept,
        keep: (spares) => {
          if (device.mesh === mesh) device.kept = spares
        },
      },
    })
    device.mesh = mesh
    mesh.sync(carried('room', device.doc))
  }

  async join(by?: ChurnDevice) {
    const index = this.devices.length
    const table = `t${1 + Math.floor(index / tableSize)}`
    const device = new ChurnDevice(
      `device ${index}`,
      index === 0 ? { facilitator: true } : { facilitator: false, table },
    )
    await this.open(device)
    this.devices.push(device)
    if (by) await this.scan(device, by)
  }

  /** Two people hold their screens against each other. */
  async scan(device: ChurnDevice, by: ChurnDevice) {
    if (!device.mesh || !by.mesh) return
    for (const one of [device, by]) one.besideUntil = this.now + besideMs
    let done = false
    pair(device.mesh, by.mesh).then(
      () => {
        done = true
      },
      () => {
        done = true
      },
    )
    await this.pass(30_000, () => done)
    if (!done) this.note(`${device.name} and ${by.name} could not be linked`)
  }

  /** Devices that cannot hear each other, while any reason for that lasts. */
  #silence(pairs: readonly (readonly [ChurnDevice, ChurnDevice])[], ms: number, over: () => void) {
    const fresh: (readonly [ChurnDevice, ChurnDevice])[] = []
    for (const [a, b] of pairs) {
      const key = [a.name, b.name].sort().join(' ')
      const [one, other] = [a.mesh?.self, b.mesh?.self]
      if (this.cuts.has(key) || !one || !other) continue
      this.cuts.add(key)
      this.air.cut(one, other)
      fresh.push([a, b])
    }
    this.later.push({
      at: this.now + ms,
      act: () => {
        for (const [a, b] of fresh) {
          this.cuts.delete([a.name, b.name].sort().join(' '))
          if (a.mesh && b.mesh) this.air.mend(a.mesh.self, b.mesh.self)
        }
        over()
      },
    })
  }

  sleep(device: ChurnDevice, ms: number) {
    this.note(`${device.name} sleeps for ${(ms / 1000).toFixed(0)} s`)
    device.asleep = true
    const others = this.devices.filter((one) => one !== device)
    this.#silence(
      others.map((other) => [device, other] as const),
      ms,
      () => {
        device.asleep = false
        device.mesh?.wake()
      },
    )
  }

  partition(ms: number) {
    const side = new Set(this.devices.filter(() => this.rng.below(2) === 0))
    const pairs = [...side].flatMap((a) =>
      this.devices.filter((b) => !side.has(b)).map((b) => [a, b] as const),
    )
    this.note(`${side.size} of ${this.devices.length} are apart for ${(ms / 1000).toFixed(0)} s`)
    this.#silence(pairs, ms, () => undefined)
  }

  die(device: ChurnDevice) {
    const { mesh } = device
    if (!mesh) return
    device.mesh = undefined
    this.air.reload(mesh.self)
    void mesh.close()
  }

  reload(device: ChurnDevice, ms: number) {
    this.note(`${device.name} is reloaded`)
    device.asleep = true
    this.die(device)
    this.later.push({
      at: this.now + ms,
      act: async () => {
        device.asleep = false
        await this.open(device)
      },
    })
  }

  write() {
    for (const device of this.expected) {
      if (device.mesh && this.rng.below(4) === 0)
        device.doc.getMap('words').set(`${this.now} ${device.name}`, this.rng.below(1000))
    }
  }

  async turn() {
    const { rng } = this
    const { there } = this
    const free = there.filter(({ besideUntil }) => besideUntil <= this.now)
    const someone = free[rng.below(free.length)]
    if (!someone) return
    const canGo = this.expected.length > fewest
    switch (rng.below(8)) {
      case 0:
        if (this.expected.length < most) {
          this.note(`device ${this.devices.length} joins by ${someone.name}`)
          await this.join(someone)
        }
        break
      case 1:
      case 2:
        if (there.length > fewest / 2) this.sleep(someone, 1_000 + rng.below(awayMs))
        break
      case 3:
        if (canGo) {
          this.note(`${someone.name} leaves`)
          someone.gone = true
          void someone.mesh?.close()
        }
        break
      case 4:
        if (canGo) {
          this.note(`${someone.name} vanishes`)
          someone.gone = true
          this.die(someone)
        }
        break
      case 5:
        this.partition(1_000 + rng.below(awayMs))
        break
      default:
        this.reload(someone, 300 + rng.below(reloadMs))
    }
    this.write()
    await this.pass(rng.below(betweenMs))
  }

  /** The links that carry words, as both ends see them: how many devices the first reaches. */
  get isOneRoom(): boolean {
    const open = this.expected.filter(({ mesh }) => mesh !== undefined)
    const bySelf = new Map(open.map((device) => [device.mesh?.self ?? '', device]))
    const [first] = bySelf.keys()
    if (first === undefined || open.length < this.expected.length) return false
    const reached = new Set([first])
    for (const self of reached)
      for (const peer of bySelf.get(self)?.mesh?.peers.values() ?? [])
        if (peer.linked && bySelf.get(peer.device)?.mesh?.peers.get(self)?.linked) reached.add(peer.device)
    return reached.size === open.length
  }

  get isSettled(): boolean {
    if (!this.isOneRoom) return false
    const [first, ...others] = this.expected
    const words = first && wordsOf(first.doc)
    return others.every(({ doc }) => wordsOf(doc) === words) && !this.hasGhosts
  }

  /** Devices that are gone and still in somebody's list. */
  get hasGhosts(): boolean {
    const expected = new Set(this.expected.map(({ mesh }) => mesh?.self))
    return this.expected.some(({ mesh }) => [...(mesh?.peers.keys() ?? [])].some((one) => !expected.has(one)))
  }

  /** Those that have kept no way back to anybody who still waits: their people see whom to scan, and do. */
  async scanWhoMust() {
    const alone = this.expected.filter(
      ({ mesh, kept }) =>
        kept.length === 0 && ![...(mesh?.peers.values() ?? [])].some(({ linked }) => linked),
    )
    for (const device of alone) {
      const by = this.expected.find(
        (one) => one !== device && [...(one.mesh?.peers.values() ?? [])].some(({ linked }) => linked),
      )
      if (!by) continue
      this.scans += 1
      this.note(`${device.name} has no way back and scans ${by.name}`)
      await this.scan(device, by)
    }
  }
}

/** One room from one seed: fills, goes through what happens to rooms, and has to be one again. */
export const churnRun = async (seed: number): Promise<ChurnResult> => {
  const rng = seeded(seed)
  const air = new MemoryAir({ seed, failsAfterMs })
  const time = virtualTime(air)
  const churn = new Churn(air, time, await meetingSecrets(`churn ${seed}`), rng)
  try {
    const devices = fewest + rng.below(most - fewest - 8)
    for (let index = 0; index < devices; index++) await churn.join(churn.devices[rng.below(index)])
    await churn.pass(besideMs)
    for (let turn = 0; turn < turns; turn++) await churn.turn()
    while (churn.later.length > 0)
      await churn.pass(Math.max(...churn.later.map(({ at }) => at)) - churn.now + 100)
    churn.note('the last of it is over')
    await churn.scanWhoMust()
    churn.write()
    const ms = await churn.pass(togetherMs, () => churn.isSettled)
    const fault = churn.isSettled
      ? undefined
      : !churn.isOneRoom
        ? 'not one room'
        : churn.hasGhosts
          ? 'ghosts'
          : 'documents differ'
    return { devices: churn.devices.length, ms, scans: churn.scans, what: churn.what, fault }
  } finally {
    await Promise.all(
      churn.devices.map(async ({ mesh }) => {
        const closing = mesh?.close()
        await time.pass(2_000)
        await closing
      }),
    )
    time.end()
  }
}
