import { concat, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { insist, refuse } from '../../src/lib/result.ts'
import {
  handOutsMax,
  paperGoesAfterMaxMs,
  paperLostAfterMaxMs,
} from '../../src/meeting/protocols/hat-limits.ts'
import { encodeCard } from '../../src/mesh/card/card-codec.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { sealedPaperBytes } from '../../src/records/hat/hat-seal.ts'
import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { hatTemplate } from '../scenarios/hat-template.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { sayYes } from './grid-seat.ts'
import type { MeetingDevice } from './meeting-device.ts'

/** Ways back that a phone agrees on with strangers. */
const identities = 8
const papers = 1_000
/** From the call on, until each honest paper is in, with all its ways round. */
const hatMs = paperGoesAfterMaxMs + handOutsMax * paperLostAfterMaxMs

const spareAsk = 0
const paperKind = 'paper'

/** So many devices of the attacker's link to one phone, and each agrees with it on a way back. */
const takeWaysBack = async (world: AttackWorld, victim: MeetingDevice) => {
  const { tag } = await world.attacker.secrets
  const devices: string[] = []
  for (let at = 0; at < identities; at++) {
    const { rtc, device, say } = await world.attacker.rawLink(victim)
    const { card } = await world.during(openConnection(rtc, tag, meshLimits))
    say('~spare', concat([spareAsk], encodeCard(card)))
    devices.push(device.id)
  }
  await world.pass(meshLimits.spareAfterMs)
  return devices
}

const waysBack: readonly Variant[] = [
  {
    name: 'eight devices take the ways back of one phone, and go',
    from: 'outsider',
    sends: `${identities} links to one phone, each asking for a way back`,
    async run(world) {
      const [victim] = world.phonesOf('t2')
      if (!victim) throw new Error('no phone')
      for (const device of await takeWaysBack(world, victim)) world.air.vanish(device)
      const ms = await world.reload(victim)
      if (!victim.isLinked) throw new Error('a phone that was reloaded found nobody')
      return `back after ${ms / 1000} s`
    },
  },
  {
    name: 'eight devices take the ways back of all, and then somebody joins',
    from: 'outsider',
    sends: `${identities} links to each device, and twice as many to the facilitator's, each asking for a way back`,
    async run(world) {
      const devices: string[] = []
      for (const victim of [...world.honest, world.tablet])
        devices.push(...(await takeWaysBack(world, victim)))
      const late = await world.join('t1 late', 't1', world.tablet)
      // Nobody at the table has seen it, so a person there says yes.
      const [mate] = world.phonesOf('t1')
      if (mate) await sayYes(world, mate, late.mesh.self)
      await world.pass(5 * meshLimits.spareAfterMs)
      for (const device of devices) world.air.vanish(device)
      const ms = await world.reload(late)
      if (!late.isLinked) throw new Error('somebody who was reloaded found nobody')
      return `back after ${ms / 1000} s`
    },
  },
  {
    name: 'ever new devices take ways back, and go',
    from: 'outsider',
    sends: `${identities} devices after each other for each phone`,
    async run(world) {
      for (const victim of world.phonesOf('t2'))
        for (const device of await takeWaysBack(world, victim)) world.air.vanish(device)
      for (const victim of world.phonesOf('t2')) {
        await world.reload(victim)
        if (!victim.isLinked) throw new Error('a phone that was reloaded found nobody')
      }
      return 'all are back'
    },
  },
]

const hatWorld = {
  template: {
    ...actionLearningMeeting,
    id: 'with-a-hat',
    names: 'never' as const,
    stages: [...actionLearningMeeting.stages.slice(0, -1), ...hatTemplate.stages],
  },
  phones: 3,
}

type RawLink = Awaited<ReturnType<AttackWorld['attacker']['rawLink']>>

/** Every member can read in the room which hat is called for; here it is read where a phone keeps its own paper. */
const hatOf = (world: AttackWorld, phone: MeetingDevice | undefined): string | undefined => {
  const posts: unknown = phone?.store.values.get(`meeting/${world.id}/hat-posts`)
  return Object.keys(posts ?? {})[0]
}

/** What this phone's person is handed, paper after paper. */
const readAll = async (world: AttackWorld, reader: MeetingDevice | undefined): Promise<readonly string[]> => {
  const model = reader?.model.hat.value
  const written = model?.hat.value?.written ?? 0
  await model?.offer()
  const heard: string[] = []
  for (let at = 0; at < written; at++) {
    const inHand = () => (model?.hat.value?.done === at ? model.hat.value.words : undefined)
    await world.pass(readMs, () => inHand() !== undefined)
    heard.push(inHand() ?? '')
    model?.finish('read')
  }
  return heard
}
/** A paper that was handed out is in hand within this. */
const readMs = 20_000

const inventPaper = (hat: string) => concat([1, hat.length], textToBytes(hat), randomBytes(sealedPaperBytes))

/** Everybody folds a paper; once papers are under way the attacker does what it wants; the room opens the hat. */
const openHat = async (world: AttackWorld, attack: (hat: string, links: readonly RawLink[]) => void) => {
  await world.moveTo('held', 'hat')
  const phones = [...world.phonesOf('t1'), ...world.phonesOf('t2')]
  await world.pass(hatMs, () => [world.tablet, ...phones].every(({ model }) => model.hat.value !== undefined))
  const links: RawLink[] = []
  for (const phone of phones) links.push(await world.attacker.rawLink(phone))
  for (const [at, { model }] of phones.entries()) {
    insist(model.hat.value?.write(`paper ${at}`) ?? refuse('gone'))
    model.hat.value?.fold()
  }
  const lead = world.tablet.model.hat.value?.lead.value
  if (!lead) throw new Error('the tablet leads no hat')
  insist(await world.during(lead.call()))
  const [first] = phones
  await world.pass(paperGoesAfterMaxMs, () => hatOf(world, first) !== undefined)
  const hat = hatOf(world, first)
  if (!hat) throw new Error('no paper is under way')
  attack(hat, links)
  await world.pass(hatMs)
  const told = world.tablet.model.hat.value?.hat.value?.tooMany
  await world.during(lead.open())
  await world.pass(5_000)
  const heard = await readAll(world, first)
  const lost = phones.filter((_, at) => !heard.includes(`paper ${at}`))
  if (lost.length > 0) throw new Error(`${lost.length} of ${phones.length} papers are lost`)
  await world.moveTo('learn', 'together')
  return told ? 'the screen says that there are more papers than phones' : 'not told'
}

const hats: readonly Variant[] = [
  {
    name: 'a thousand papers, handed to each phone',
    from: 'outsider',
    sends: `${papers} invented papers over a link to each phone`,
    world: hatWorld,
    run: (world) =>
      openHat(world, (hat, links) => {
        for (const { say } of links) for (let at = 0; at < papers; at++) say(paperKind, inventPaper(hat))
      }),
  },
  {
    name: 'each paper that is handed on is kept back',
    from: 'outsider',
    sends: 'nothing, and hands on no paper',
    world: hatWorld,
    run: (world) => openHat(world, () => undefined),
  },
]

const handPapers: Move = async (world, random) => {
  const phone = random.pick([...world.phonesOf('t1'), ...world.phonesOf('t2')])
  if (!phone) return
  const { say } = await world.attacker.rawLink(phone)
  for (let sent = random.below(400); sent >= 0; sent--) say(paperKind, inventPaper('h1'))
}

const takeWays: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (victim)
    for (const device of await takeWaysBack(world, victim)) if (random.chance(0.5)) world.air.vanish(device)
}

export const crowdingAttacks: AttackClass = {
  id: 'X10',
  title: 'crowding out',
  variants: [...waysBack, ...hats],
  moves: { takeWays, handPapers },
}
