import { concat, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
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
import type { MeetingDevice } from './meeting-device.ts'

/** Ways back that a phone agrees on with strangers. */
const identities = 8
const papers = 1_000
/** From the call on, until each honest paper is in, with all its ways round. */
const hatMs = paperGoesAfterMaxMs + handOutsMax * paperLostAfterMaxMs

const spareAsk = 0

/** So many devices of the attacker's link to one phone, and each agrees with it on a way back. */
const takeWaysBack = async (world: AttackWorld, victim: MeetingDevice) => {
  const { tag } = await world.attacker.secrets
  const devices: string[] = []
  for (let at = 0; at < identities; at++) {
    const { rtc, say } = await world.attacker.rawLink(victim)
    const { card } = await world.during(openConnection(rtc, tag, meshLimits))
    say('~spare', concat([spareAsk], encodeCard(card)))
    devices.push(rtc.self)
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

const writePaper = (hat: string) => concat([1, hat.length], textToBytes(hat), randomBytes(sealedPaperBytes))

/** Honest people fold a paper each; the attacker hands in a thousand; the room opens the hat. */
const openHat = async (world: AttackWorld, attack: (hat: string) => Promise<void>): Promise<string> => {
  await world.moveTo('held', 'hat')
  await world.pass(1_000)
  const phones = [...world.phonesOf('t1'), ...world.phonesOf('t2')]
  for (const [at, { model }] of phones.entries()) {
    model.hat.value?.write(`paper ${at}`)
    model.hat.value?.fold()
  }
  const hatOn = ({ model }: MeetingDevice) => model.hat.value?.hat.value
  const lead = world.tablet.model.hat.value?.lead.value
  if (!lead) throw new Error('no hat')
  await world.during(lead.call())
  await world.pass(1_000)
  const before = world.honest.map(({ mesh }) => mesh.counters)
  void before
  const [hat] = world.tablet.model.hat.value ? [hatIdOf(world)] : []
  await attack(hat ?? '')
  await world.pass(hatMs)
  await world.during(lead.open())
  await world.pass(5_000)
  for (const phone of phones) {
    const shown = hatOn(phone)?.papers ?? []
    const missing = phones.map((_, at) => `paper ${at}`).filter((text) => !shown.includes(text))
    if (missing.length > 0) throw new Error(`${missing.length} papers are lost at ${phone.name}`)
  }
  await world.moveTo('learn', 'together')
  return `${hatOn(world.tablet)?.tooMany ? 'told: more papers than phones' : 'not told'}`
}
const hatIdOf = (_: AttackWorld) => ''

export const crowdingAttacks: AttackClass = {
  id: 'X10',
  title: 'crowding out',
  variants: [...waysBack],
  moves: {},
}
void openHat
void hatWorld
void writePaper
void papers

export type { Move }
