import { admittedDevicesMax } from '../../src/domain/limits.ts'
import { insist } from '../../src/lib/result.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { inventWords, makeWord, openLinksTo, type RawLink, type Shape } from './device-words.ts'
import type { MeetingDevice } from './meeting-device.ts'

const invented = 1_050
/** Doors that have closed have done so everywhere by then, and links to others are ended. */
const closedMs = 10_000

/** The attacker is there in person, and tells of devices that are not. */
const crowd = async (
  world: AttackWorld,
  shape: Shape,
  victims = world.honest,
): Promise<readonly RawLink[]> => {
  const links = await openLinksTo(world, victims)
  const [first] = links
  if (!first) throw new Error('no link')
  const words = await inventWords(world, first.device, invented, shape)
  for (const link of links) {
    link.say('~here', await world.during(makeWord(link.device, 't1')))
    world.makeReady(() => {
      for (const word of words) link.say('~here', word)
    })
  }
  await world.pass(5_000)
  return links
}

const setDoors = async (world: AttackWorld, closed: boolean) => {
  insist(await world.during(world.tablet.model.facilitate?.setDoors(closed) ?? Promise.reject()))
  await world.pass(closedMs)
}

/** All honest devices are let in, and are one room; they say something while the doors are closed. */
const workBehindDoors = async (world: AttackWorld): Promise<string> => {
  const { admitted } = world.tablet.model.room.doors.value
  const out = world.honest.filter(({ mesh }) => !admitted.includes(mesh.self)).map(({ name }) => name)
  if (out.length > 0) throw new Error(`${out.join(', ')} shut out`)
  const alone = world.honest.filter(({ isLinked }) => !isLinked).map(({ name }) => name)
  if (alone.length > 0) throw new Error(`${alone.join(', ')} lost all links`)
  for (const table of ['t1', 't2']) for (const phone of world.phonesOf(table)) await world.share(phone, table)
  await world.pass(closedMs)
  const invited = admitted.length
  if (invited > admittedDevicesMax) throw new Error(`${invited} devices are let in`)
  return `${invited} devices are let in, ${world.honest.length} of them honest`
}

const closeAndOpen = async (world: AttackWorld): Promise<string> => {
  await setDoors(world, true)
  const told = await workBehindDoors(world)
  await setDoors(world, false)
  return told
}

/** Links that are ended while the doors are closed, of devices that came after that. */
const comeLate = async (world: AttackWorld, victims: readonly MeetingDevice[]) => {
  const refused: boolean[] = []
  for (const victim of victims) {
    const offer = await world.during(victim.mesh.offer())
    const late = await world.attacker.linkWith(offer)
    refused.push(!late)
  }
  if (refused.some((is) => !is)) throw new Error('a device comes in through closed doors')
}

const crowdedBy = (shape: Shape, name: string): Variant => ({
  name: `${invented} invented devices, ${name}, then the doors close`,
  from: 'outsider',
  sends: `the words of ${invented} devices that are not there, over a link to the facilitator’s`,
  async run(world) {
    await crowd(world, shape)
    return closeAndOpen(world)
  },
})

const variants: readonly Variant[] = [
  crowdedBy('guests', 'let in by the attacker’s'),
  crowdedBy('chain', 'each let in by the one before'),
  crowdedBy('alone', 'let in by nobody'),
  {
    name: 'a phone sleeps while the invented ones come and the doors close',
    from: 'outsider',
    sends: `the words of ${invented} devices that are not there, to the facilitator’s`,
    async run(world) {
      const [sleeper] = world.phonesOf('t2')
      if (!sleeper) throw new Error('no phone')
      await world.during(sleeper.close())
      await crowd(world, 'guests')
      await setDoors(world, true)
      await world.during(sleeper.open())
      await world.pass(60_000, () => sleeper.isLinked)
      const told = await workBehindDoors(world)
      await setDoors(world, false)
      return told
    },
  },
  {
    name: 'who comes when the doors are closed',
    from: 'outsider',
    sends: 'a new device to each device’s screen',
    async run(world) {
      await setDoors(world, true)
      await comeLate(world, world.honest)
      const told = await workBehindDoors(world)
      await setDoors(world, false)
      return told
    },
  },
]

const crowdDoors: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const [link] = await openLinksTo(world, [victim])
  if (!link) return
  for (const word of await inventWords(world, link.device, random.below(300), 'guests'))
    link.say('~here', word)
  if (random.chance(0.7)) return
  await setDoors(world, true)
  await setDoors(world, false)
}

export const doorAttacks: AttackClass = {
  id: 'X9',
  title: 'doors: shutting out honest devices',
  variants,
  moves: { crowdDoors },
}
