import { beforeAll, describe, expect, it } from 'vitest'
import { concat } from '../../../src/lib/bytes.ts'
import { Counters } from '../../../src/mesh/contract/counters.ts'
import { meshLimits } from '../../../src/mesh/contract/limits.ts'
import type { MeshSecrets } from '../../../src/mesh/contract/mesh.ts'
import { openEnvelope, readEnvelope, sealLetter, withHops } from '../../../src/mesh/routing/envelope.ts'
import { type Neighbour, Switchboard } from '../../../src/mesh/routing/switchboard.ts'
import { meetingSecrets } from '../../scenarios/mesh-rig.ts'
import { eagerTree } from '../eager-tree.ts'

let secrets: MeshSecrets
beforeAll(async () => {
  secrets = await meetingSecrets()
})

interface Station {
  readonly id: string
  readonly board: Switchboard
  readonly counters: Counters
  readonly heard: string[]
  readonly neighbours: Neighbour[]
  /** Messages that came over each link, by the neighbour's id. */
  readonly came: string[]
}

const idOf = (name: string) => name.charCodeAt(0).toString(16).padStart(2, '0').repeat(16)

/** The neighbour that lies on the way to each device. */
type Ways = ReadonlyMap<string, string>

const station = (
  name: string,
  waiters: Map<string, () => void>,
  limits = meshLimits,
  ways: Ways = new Map(),
): Station => {
  const counters = new Counters()
  const heard: string[] = []
  const neighbours: Neighbour[] = []
  const board = new Switchboard({
    self: idOf(name),
    seal: secrets.seal,
    limits,
    count: counters.count,
    neighbours: () => neighbours,
    wayTo: (device) => neighbours.find((one) => one.device === ways.get(device)),
    tree: eagerTree(() => neighbours),
    deliver: ({ kind, direct }) => {
      heard.push(`${kind}${direct ? ' direct' : ''}`)
      waiters.get(`${name} ${kind}`)?.()
    },
  })
  return { id: idOf(name), board, counters, heard, neighbours, came: [] }
}

/** Stations joined as the pairs of letters say. */
const network = (pairs: string, limits = meshLimits, waysAt: Readonly<Record<string, Ways>> = {}) => {
  const waiters = new Map<string, () => void>()
  const stations = new Map<string, Station>()
  const get = (name: string) => {
    const made = stations.get(name) ?? station(name, waiters, limits, waysAt[name])
    stations.set(name, made)
    return made
  }
  for (const [a = '', b = ''] of pairs.split(' ')) {
    const [one, other] = [get(a), get(b)]
    const toOther: Neighbour = {
      device: other.id,
      isUp: true,
      post: (message) => arrive(other, toOne, message),
    }
    const toOne: Neighbour = { device: one.id, isUp: true, post: (message) => arrive(one, toOther, message) }
    one.neighbours.push(toOther)
    other.neighbours.push(toOne)
  }
  const arrive = (at: Station, over: Neighbour, message: Uint8Array) => {
    at.came.push(over.device)
    at.board.receive(over, message)
  }
  return {
    get,
    hears: (name: string, kind: string) =>
      new Promise<void>((resolve) => waiters.set(`${name} ${kind}`, resolve)),
  }
}

const nothing = new Uint8Array()

describe('switchboard', () => {
  it('[N3] passes a message on to everybody, to each once', async () => {
    const { get, hears } = network('ab bc cd da bd')
    const all = Promise.all(['b', 'c', 'd'].map((name) => hears(name, 'word')))
    await get('a').board.send('*', 'word', nothing)
    await all
    for (const name of ['b', 'c', 'd']) expect(get(name).heard).toEqual(['word'])
    expect(get('a').heard).toEqual([])
  })

  const toD = (next: string) => new Map([[idOf('d'), idOf(next)]])

  it('[N3] an addressed message follows the way to its target', async () => {
    const { get, hears } = network('ab bc cd be ef', meshLimits, { a: toD('b'), b: toD('c') })
    const there = hears('d', 'letter')
    await get('a').board.send(idOf('d'), 'letter', nothing)
    await there
    expect(get('d').heard).toEqual(['letter'])
    expect([...get('e').came, ...get('f').came]).toEqual([])
    expect([get('b').heard, get('c').heard]).toEqual([[], []])
  })

  it('[X1] what claims to be from a device does not move the way to it', async () => {
    const { get, hears } = network('ab bc cd ae', meshLimits, { a: toD('b'), b: toD('c') })
    const { bytes } = await sealLetter(
      { kind: 'word', payload: nothing },
      { from: idOf('d'), to: '*', hops: 9, seal: secrets.seal },
    )
    const heard = hears('a', 'word')
    get('e').neighbours[0]?.post(concat([1], bytes))
    await heard
    get('e').came.length = 0
    const there = hears('d', 'letter')
    await get('a').board.send(idOf('d'), 'letter', nothing)
    await there
    expect(get('e').came).toEqual([])
  })

  it('[X1] a message that is sent everywhere finds another way round a neighbour that keeps it back', async () => {
    const { get, hears } = network('ab ac cd', meshLimits, { a: toD('b') })
    const there = hears('d', 'letter')
    await get('a').board.send(idOf('d'), 'lost', nothing)
    await get('a').board.send(idOf('d'), 'letter', nothing, true)
    await there
    expect(get('d').heard).toEqual(['letter'])
  })

  it('[N3] and is sent everywhere where no way is known', async () => {
    const { get, hears } = network('ab bc cd be')
    const there = hears('d', 'letter')
    await get('a').board.send(idOf('d'), 'letter', nothing)
    await there
    expect(get('e').came.length).toBe(1)
    expect(get('e').heard).toEqual([])
  })

  it('[K4] a message goes so many hops and no further', async () => {
    const { get, hears } = network('ab bc cd de', { ...meshLimits, hops: 2 })
    const two = hears('c', 'word')
    await get('a').board.send('*', 'word', nothing)
    await two
    expect(get('d').came).toEqual([])
  })

  it('[K5] nobody on the way can change a message, or whom it is from, and be believed', async () => {
    const [from, to] = [idOf('a'), idOf('b')]
    const letter = { kind: 'word', payload: Uint8Array.of(1, 2, 3) }
    const { bytes } = await sealLetter(letter, { from, to, hops: 9, seal: secrets.seal })
    const open = async (changed: Uint8Array) => {
      const envelope = readEnvelope(changed, meshLimits)
      return envelope && (await openEnvelope(envelope, secrets.seal, meshLimits))
    }
    expect(await open(bytes)).toEqual(letter)
    expect(await open(withHops(bytes, 3))).toEqual(letter)
    for (let at = 2; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await open(changed)).toBeUndefined()
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(await open(bytes.slice(0, length))).toBeUndefined()
    }
  })
})
