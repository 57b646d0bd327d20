import { concat, hexToBytes, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { encodeCard } from '../../src/mesh/card/card-codec.ts'
import { signForOthers } from '../../src/mesh/card/signed-card.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import { meshLimits } from '../../src/mesh/contract/limits.ts'
import { openConnection } from '../../src/mesh/link/connection.ts'
import { hostileLink } from '../mesh/hostile-peer.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import {
  callRoll,
  collectWords,
  countEndedOf,
  inventWords,
  lastSequence,
  makeWord,
  openLinksTo,
  putName,
  type RawLink,
  sendAs,
} from './device-words.ts'

const invented = 400
/** How often, over how many seconds, a device is called lost. */
const callsPerSecond = 20
const callSeconds = 30

/** Until a device that was reloaded hangs on more than one other again. */
const backMs = 10_000

const keysOf = (world: AttackWorld) => world.honest.map(({ mesh }) => mesh.key)

/** In each honest device's name, over each link until it ends. */
const sayInAllNames = async (world: AttackWorld, link: RawLink, changes: Parameters<typeof makeWord>[2]) => {
  const word = await world.during(makeWord(link.device, 't9', changes))
  for (const key of keysOf(world)) link.say('~here', putName(word, key))
}

const toldEnded = (links: readonly RawLink[]) => {
  if (countEndedOf(links) < links.length) throw new Error('a neighbour that says what is false is kept')
  return `${links.length} links are ended`
}

/** A hello with the key of a device that is admitted, and a signature of another. */
const helloAs = async (world: AttackWorld, { id, publicKey }: DeviceKey) => {
  const [{ rtc, device }, secrets] = [await world.attacker.device(), await world.attacker.secrets]
  const offer = await world.during(world.tablet.mesh.offer())
  const connection = await world.during(openConnection(rtc, secrets.tag, meshLimits))
  const { link } = hostileLink(connection, { id, publicKey, sign: device.sign }, secrets)
  const refused = offer.meet(connection.card).then(
    () => false,
    () => true,
  )
  await world.during(connection.dial(offer.card))
  const isProven = await world.during(
    link.proven.then(
      () => true,
      () => false,
    ),
  )
  offer.close()
  if (isProven || !(await world.during(refused))) throw new Error('a device is linked under another’s id')
}

/** A dial to a device, in another's name, with a card of the attacker's own. */
const dialAs = async (world: AttackWorld, link: RawLink, from: DeviceKey, to: DeviceKey) => {
  const { tag } = await world.attacker.secrets
  const connection = await world.during(openConnection(link.rtc, tag, meshLimits))
  const id = randomBytes(8)
  const saidFor = concat(textToBytes('~dial'), id, hexToBytes(to.id))
  const signed = await world.during(signForOthers(link.device, encodeCard(connection.card), saidFor))
  for (const said of [signed, putName(signed, from)])
    await sendAs(world, link, from.id, { to: to.id, kind: '~dial', payload: concat(id, said) })
  await world.pass(2_000)
  const isDialled = connection.theirs !== undefined || connection.channel.readyState === 'open'
  connection.close()
  if (isDialled) throw new Error('a dial in another’s name is answered')
}

const variants: readonly Variant[] = [
  {
    name: 'states under others’ ids',
    from: 'outsider',
    sends: 'another table in the name of each device, over links to all',
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      for (const link of links) await sayInAllNames(world, link, {})
      await world.pass(2_000)
      await callRoll(world)
      return toldEnded(links)
    },
  },
  {
    name: 'clocks near their end',
    from: 'outsider',
    sends: 'words with the last sequence there is, its own and in the name of each device',
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      for (const link of links) {
        link.say('~here', await world.during(makeWord(link.device, 't1', { sequence: lastSequence })))
        await sayInAllNames(world, link, { sequence: lastSequence })
      }
      await world.pass(2_000)
      for (const phone of world.phonesOf('t1')) await world.reload(phone)
      await callRoll(world)
      return toldEnded(links)
    },
  },
  {
    name: `${invented} invented devices, let in by the attacker’s`,
    from: 'outsider',
    sends: `the words of ${invented} devices that are not there, over links to all`,
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      const [first] = links
      if (!first) throw new Error('no link')
      const words = await inventWords(world, first.device, invented)
      for (const link of links) {
        link.say('~here', await world.during(makeWord(link.device, 't1')))
        for (const word of words) link.say('~here', word)
      }
      await world.pass(10_000)
      await world.join('t2 late', 't2', world.phonesOf('t2')[0])
      await callRoll(world)
      return `the tablet counts ${world.tablet.mesh.peers.size} devices`
    },
  },
  {
    name: 'invented devices around whoever is reloaded',
    from: 'outsider',
    sends: `the words of ${invented} devices that are not there, and then each phone is reloaded, one after another`,
    async run(world) {
      const [link] = await openLinksTo(world, [world.tablet])
      if (!link) throw new Error('no link')
      for (const word of await inventWords(world, link.device, invented)) link.say('~here', word)
      await world.pass(5_000)
      const honest = new Set(world.honest.map(({ mesh }) => mesh.self))
      let fewest = honest.size
      for (const device of world.honest) {
        await world.reload(device)
        await world.pass(backMs)
        const links = [...device.mesh.peers].filter(([id, { linked }]) => linked && honest.has(id)).length
        if (links < 2) throw new Error(`${device.name} has ${links} honest link after ${backMs} ms`)
        fewest = Math.min(fewest, links)
      }
      return `at least ${fewest} links to honest devices ${backMs / 1000} s after a reload`
    },
  },
  {
    name: 'goodbyes in others’ names',
    from: 'outsider',
    sends: 'that each device leaves, over links to all',
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      for (const link of links) await sayInAllNames(world, link, { sequence: lastSequence, isLeaving: true })
      await world.pass(2_000)
      await callRoll(world)
      return toldEnded(links)
    },
  },
  {
    name: 'old words, told again',
    from: 'outsider',
    sends: 'what each device has said before, once it says something else, and once it has gone',
    async run(world) {
      const links = await openLinksTo(world, world.honest)
      const [first] = links
      const [goes] = world.phonesOf('t2')
      if (!first || !goes) throw new Error('no link')
      const old = await collectWords(world, first)
      const { self } = goes.mesh
      if (!old.some(({ device }) => device === self)) throw new Error('nothing was recorded')
      for (const phone of world.phonesOf('t1')) await world.reload(phone)
      await world.during(goes.close())
      await world.pass(5_000)
      if (world.honest.some(({ mesh }) => mesh.peers.has(self))) throw new Error('who leaves is still shown')
      const ended = countEndedOf(links)
      for (const link of links) for (const { bytes } of old) link.say('~here', bytes)
      await world.pass(2_000)
      const shown = world.honest.filter(({ mesh }) => mesh.peers.has(self)).map(({ name }) => name)
      if (shown.length > 0) throw new Error(`who has left is shown again at ${shown.join(', ')}`)
      if (countEndedOf(links) > ended) throw new Error('an old word is held against who brings it')
      await world.during(goes.open())
      await world.pass(60_000, () => goes.isLinked)
      await callRoll(world)
      return 'not told: they change nothing'
    },
  },
  {
    name: 'devices that are called lost again and again',
    from: 'outsider',
    sends: `${callsPerSecond} times a second, for ${callSeconds} s, that a device is lost`,
    async run(world) {
      const [link] = await openLinksTo(world, [world.tablet])
      if (!link) throw new Error('no link')
      const keys = keysOf(world)
      for (let at = 0; at < callsPerSecond * callSeconds; at++) {
        const { id = '' } = keys[at % keys.length] ?? {}
        await sendAs(world, link, link.device.id, { to: '*', kind: '~lost', payload: hexToBytes(id) })
        if (at % callsPerSecond === 0) await callRoll(world)
        await world.pass(1_000 / callsPerSecond)
      }
      await world.pass(meshLimits.freshMs + meshLimits.lostMs)
      await callRoll(world)
      return 'not told: they say that they are there'
    },
  },
  {
    name: 'links in another’s name',
    from: 'outsider',
    sends: 'hellos with the keys of devices that are there, and dials in their names',
    async run(world) {
      const [link] = await openLinksTo(world, [world.tablet])
      if (!link) throw new Error('no link')
      for (const { mesh } of world.phonesOf('t1')) {
        await helloAs(world, mesh.key)
        await dialAs(world, link, mesh.key, world.tablet.mesh.key)
      }
      await callRoll(world)
      return 'counted as refused proofs and cards'
    },
  },
]

const sayFalsely: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const [link] = await openLinksTo(world, [victim])
  const sequence = random.chance(0.5) ? lastSequence : Date.now() - random.below(100_000)
  if (link) await sayInAllNames(world, link, { sequence, isLeaving: random.chance(0.3) })
}

const inventDevices: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const [link] = await openLinksTo(world, [victim])
  if (!link) return
  const shape = random.pick(['guests', 'chain', 'alone'] as const) ?? 'guests'
  for (const word of await inventWords(world, link.device, 1 + random.below(100), shape))
    link.say('~here', word)
}

const callLost: Move = async (world, random) => {
  const victim = random.pick(world.honest)
  if (!victim) return
  const [link] = await openLinksTo(world, [victim])
  for (const { id } of keysOf(world))
    if (link && random.chance(0.7))
      await sendAs(world, link, link.device.id, { to: '*', kind: '~lost', payload: hexToBytes(id) })
}

export const presenceAttacks: AttackClass = {
  id: 'X1',
  title: 'presence: devices that say what is false',
  variants,
  moves: { sayFalsely, inventDevices, callLost },
}
