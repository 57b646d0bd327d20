import { concat, hexToBytes, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { encodeCard } from '../../src/mesh/card/card-codec.ts'
import { signForOthers } from '../../src/mesh/card/signed-card.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { callRoll, makeWord, openLinksTo, type RawLink, sendAs } from './device-words.ts'
import { inventCard } from './invent-card.ts'
import type { MeetingDevice } from './meeting-device.ts'

/** Devices that are not there, and that somebody speaks for. */
const callers = 60
const dialsPerSecond = 40
const forMs = 30_000
/** Two devices that want a link have it by then, whoever crowds. */
const linkedMs = 60_000
const identities = 12

const openKeys = (world: AttackWorld, count: number) =>
  world.during(
    Promise.all(
      Array.from({ length: count }, async (_, at) => (await openNamedDevice(`caller ${at}`)).device),
    ),
  )

/** A true dial of a device that is not there: its card leads nowhere. */
const dial = async (world: AttackWorld, link: RawLink, key: DeviceKey, to: MeetingDevice) => {
  const { tag } = await world.attacker.secrets
  const id = randomBytes(8)
  const saidFor = concat(textToBytes('~dial'), id, hexToBytes(to.mesh.self))
  const card = encodeCard(inventCard(tag, randomBytes(32)))
  const said = await world.during(signForOthers(key, card, saidFor))
  await sendAs(world, link, key.id, { to: to.mesh.self, kind: '~dial', payload: concat(id, said) })
}

/** Two phones lose the link between them while somebody crowds; they have it again soon. */
const relink = async (world: AttackWorld, annoy: () => Promise<void>): Promise<string> => {
  const [one, other] = world.phonesOf('t1')
  if (!one || !other) throw new Error('too few phones')
  const isLinked = () => one.mesh.peers.get(other.mesh.self)?.linked === true
  await world.pass(linkedMs, isLinked)
  world.air.endLinks(one.mesh.self, other.mesh.self)
  await world.pass(1_000)
  let ms = 0
  while (ms < linkedMs && !isLinked()) {
    await annoy()
    ms += await world.pass(1_000, isLinked)
  }
  if (!isLinked()) throw new Error('two table mates are not linked again')
  await callRoll(world)
  return `two table mates are linked again after ${ms / 1000} s`
}

const variants: readonly Variant[] = [
  {
    name: 'dials without end',
    from: 'outsider',
    sends: `${dialsPerSecond} dials a second of ${callers} devices that are not there, with cards that lead nowhere`,
    async run(world) {
      const victims = world.phonesOf('t1')
      const links = await openLinksTo(world, victims)
      const keys = await openKeys(world, callers)
      for (const link of links)
        for (const key of keys) link.say('~here', await world.during(makeWord(key, 't1')))
      await world.pass(2_000)
      let at = 0
      const annoy = async () => {
        for (const [turn, victim] of victims.entries())
          for (let sent = 0; sent < dialsPerSecond / victims.length; sent++) {
            const [key, link] = [keys[at++ % keys.length], links[turn]]
            if (key && link) await dial(world, link, key, victim)
          }
      }
      for (let ms = 0; ms < forMs; ms += 1_000) {
        await annoy()
        await world.pass(1_000)
      }
      return relink(world, annoy)
    },
  },
  {
    name: 'invented devices all round',
    from: 'outsider',
    sends: `the words of ${callers} devices at each table, which answer no dial`,
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      const keys = await openKeys(world, callers)
      for (const link of links)
        for (const [at, key] of keys.entries())
          link.say('~here', await world.during(makeWord(key, at % 2 === 0 ? 't1' : 't2')))
      await world.pass(forMs)
      return relink(world, async () => undefined)
    },
  },
  {
    name: `${identities} devices link to one phone, and let it go no more`,
    from: 'outsider',
    sends: `${identities} links to each phone of a table, and nothing over them`,
    async run(world) {
      for (const phone of world.phonesOf('t1'))
        await openLinksTo(
          world,
          Array.from({ length: identities }, () => phone),
        )
      await world.pass(forMs)
      return relink(world, async () => undefined)
    },
  },
  {
    name: 'a neighbour keeps back what it should pass on',
    from: 'outsider',
    sends: 'nothing: all that goes over its device ends there',
    async run(world) {
      await openLinksTo(world, [...world.honest, ...world.honest])
      await world.pass(meshLimits.hereMs)
      return relink(world, async () => undefined)
    },
  },
]

const dialAtRandom: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const [link] = await openLinksTo(world, [victim])
  const keys = await openKeys(world, 1 + random.below(20))
  for (const key of keys)
    if (link) {
      link.say('~here', await world.during(makeWord(key, 't1')))
      await dial(world, link, key, victim)
    }
}

const holdLinks: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (victim)
    await openLinksTo(
      world,
      Array.from({ length: 1 + random.below(identities) }, () => victim),
    )
}

export const linkAttacks: AttackClass = {
  id: 'X10',
  title: 'crowding out links',
  variants,
  moves: { dialAtRandom, holdLinks },
}
