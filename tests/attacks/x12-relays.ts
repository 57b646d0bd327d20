import { bytesToHex, randomBytes, textToBytes } from '../../src/lib/bytes.ts'
import { publicKeyBytes, signatureBytes } from '../../src/lib/p256.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import type { DeviceKey } from '../../src/mesh/contract/device-key.ts'
import type { Mesh } from '../../src/mesh/contract/mesh.ts'
import {
  callBytes,
  type Letter,
  openLetter,
  signCard,
  topicBytes,
} from '../../src/mesh/signalling/letters/letter.ts'
import { letterLimits } from '../../src/mesh/signalling/letters/letter-limits.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import { inventCard } from './invent-card.ts'

/** Newcomers who have nothing but the invitation, one after the other; half of them are in by then. Without an attack it is 0.4 s. */
const newcomers = ['late 1', 'late 2', 'late 3']
const newcomerMostMs = 20_000
/** With the answers to them as many as pass a device's gate at a relay; what is more is the relay's to refuse. */
const lettersPerSecond = 35
const tickMs = 100
/** The attack has been going on for so long when somebody wants to join. */
const aheadMs = 5_000

const inventDevice = () => bytesToHex(randomBytes(16))

/** A call like any, of a device that is not there. */
const inventLetter = (changes: Partial<Letter> = {}): Letter => ({
  from: inventDevice(),
  address: bytesToHex(randomBytes(topicBytes)),
  call: bytesToHex(randomBytes(callBytes)),
  sentAt: Date.now(),
  says: { isAlone: true, attempt: 0 },
  ...changes,
})

/** As the answer to it bears it. */
const nameOf = ({ ufrag, pwd }: Card) => bytesToHex(textToBytes(`${ufrag}${pwd}`)).slice(0, 2 * callBytes)

/** Devices that are not there, each with a key of its own. */
const inventDevices = (count: number): Promise<readonly DeviceKey[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => (await openNamedDevice(`invented ${at}`)).device),
  )

/** Sends what `make` gives, so many a second, until the returned function is called. */
const flood = async ({ attacker }: AttackWorld, make: () => Letter) => {
  const { topic } = await attacker.relaySecrets()
  let isOver = false
  const timer = setInterval(() => {
    for (let sent = 0; sent < (lettersPerSecond * tickMs) / 1000; sent++)
      void attacker.sealTo(topic, make()).then((letter) => isOver || attacker.spread(letter))
  }, tickMs)
  return () => {
    isOver = true
    clearInterval(timer)
  }
}

/** Hears all letters that pass the relay, before anybody else does, until the returned function is called. */
const listen = async ({ attacker, relay }: AttackWorld, hear: (letter: Letter) => void) => {
  const { name, seal } = await attacker.relaySecrets()
  relay.onEvent = ({ tags, content }) => {
    const sealed = { topic: tags[0]?.[1] ?? '', content }
    void openLetter(sealed, { name, seal, limits: letterLimits }).then((letter) => letter && hear(letter))
  }
  return () => {
    relay.onEvent = () => undefined
  }
}

/** Joins while the attack goes on, and has to be in soon. */
const joinUnderAttack = async (world: AttackWorld, stop: () => void): Promise<string> => {
  await world.pass(aheadMs)
  const waits: number[] = []
  for (const name of newcomers) waits.push(await world.joinByRelay(name, 't1'))
  stop()
  const told = `newcomers in after ${waits.map((ms) => ms / 1000).join(', ')} s`
  if ((waits.sort((a, b) => a - b)[1] ?? 0) > newcomerMostMs) throw new Error(told)
  return `${told}; counted in the connection's details`
}

const send = ({ attacker }: AttackWorld, topic: string, letter: Letter) =>
  void attacker.sealTo(topic, letter).then((sealed) => attacker.spread(sealed))

/** A card of this device's to one address, as good as any; nobody is behind it. */
const sendCard = async (world: AttackWorld, key: DeviceKey, topic: string, call: string) => {
  const { tag } = await world.attacker.secrets
  const card = inventCard(tag, randomBytes(32))
  const { address, sentAt } = inventLetter()
  send(world, topic, await signCard({ address, sentAt, call }, { card, topic, key }))
}

/** The same in another device's name, by whoever has no key of it. */
const forgeCard = async (
  world: AttackWorld,
  from: Pick<Mesh, 'self'> & { readonly publicKey: Uint8Array },
  topic: string,
  call: string,
) => {
  const { tag } = await world.attacker.secrets
  const signature = randomBytes(signatureBytes)
  const says = { card: inventCard(tag, randomBytes(32)), publicKey: from.publicKey, signature }
  send(world, topic, inventLetter({ from: from.self, call, says }))
}

/** Answers each honest call with a card of each of these devices that leads nowhere. */
const answerFalsely = (world: AttackWorld, devices: readonly DeviceKey[]) =>
  listen(world, ({ says, address, call }) => {
    if ('card' in says) return
    for (const key of devices) void sendCard(world, key, address, call)
  })

const sendCalls: Move = async (world, random) => {
  const { topic } = await world.attacker.relaySecrets()
  for (let sent = random.below(40); sent >= 0; sent--)
    send(world, topic, inventLetter({ says: { isAlone: random.chance(0.5), attempt: random.below(128) } }))
}

const answerCalls: Move = async (world, random) => {
  const stop = await answerFalsely(world, await world.during(inventDevices(1 + random.below(20))))
  await world.pass(random.below(5_000))
  stop()
}

export const relayAttacks: AttackClass = {
  id: 'X12',
  title: 'relays: calls and cards that lead nowhere',
  variants: [
    {
      name: 'one recorded call, sealed anew again and again',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second of one device that has left`,
      world: { relays: true },
      run: async (world) => {
        const recorded = inventLetter()
        return joinUnderAttack(world, await flood(world, () => recorded))
      },
    },
    {
      name: 'one device that calls under ever new numbers',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second of one device`,
      world: { relays: true },
      run: async (world) => {
        const { from, address } = inventLetter()
        return joinUnderAttack(world, await flood(world, () => inventLetter({ from, address })))
      },
    },
    {
      name: 'calls of invented devices',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second, each of another device, in the loudest tone`,
      world: { relays: true },
      run: async (world) =>
        joinUnderAttack(
          world,
          await flood(world, () => inventLetter({ says: { isAlone: true, attempt: 127 } })),
        ),
    },
    {
      name: 'old calls under new ids',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second, an hour old`,
      world: { relays: true },
      run: async (world) =>
        joinUnderAttack(world, await flood(world, () => inventLetter({ sentAt: Date.now() - 3_600_000 }))),
    },
    {
      name: 'answers that lead nowhere',
      from: 'outsider',
      sends: '20 cards of devices that are not there, for each call that is heard',
      world: { relays: true },
      run: async (world) =>
        joinUnderAttack(world, await answerFalsely(world, await world.during(inventDevices(20)))),
    },
    {
      name: 'answers in the names of devices that are there',
      from: 'outsider',
      sends: 'a false card in the name of each device, for each call that is heard',
      world: { relays: true },
      run: async (world) => {
        const there = world.honest.map(({ mesh }) => ({ self: mesh.self, publicKey: mesh.key.publicKey }))
        const stop = await listen(world, ({ says, address, call }) => {
          if ('card' in says) return
          for (const device of there) void forgeCard(world, device, address, call)
        })
        return joinUnderAttack(world, stop)
      },
    },
    {
      name: 'calls in the name of a caller',
      from: 'outsider',
      sends: '10 calls in the name of each device that calls, at its own address and at others',
      world: { relays: true },
      run: async (world) => {
        const { topic } = await world.attacker.relaySecrets()
        const sent = new Set<string>()
        const stop = await listen(world, ({ from, address, says, call }) => {
          if ('card' in says || sent.has(call)) return
          for (let at = 0; at < 10; at++) {
            const letter = inventLetter({ from, ...(at % 2 === 0 && { address }) })
            sent.add(letter.call)
            send(world, topic, letter)
          }
        })
        return joinUnderAttack(world, stop)
      },
    },
    {
      name: 'cards in the name of a caller',
      from: 'outsider',
      sends: 'a false card in the caller’s name for each answer that is heard',
      world: { relays: true },
      run: async (world) => {
        const callers = new Map<string, string>()
        const keys = new Map<string, Uint8Array>()
        const stop = await listen(world, ({ from, address, says, call }) => {
          if ('card' in says) keys.set(from, says.publicKey)
          else callers.set(call, from)
          const caller = callers.get(call)
          if (!('card' in says) || caller === undefined || caller === from) return
          const publicKey = keys.get(caller) ?? randomBytes(publicKeyBytes)
          void forgeCard(world, { self: caller, publicKey }, address, nameOf(says.card))
        })
        return joinUnderAttack(world, stop)
      },
    },
    {
      name: 'calls whose cards lead nowhere',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second, and a false card for each answer`,
      world: { relays: true },
      run: async (world) => {
        const devices = await world.during(inventDevices(500))
        const called = new Map<string, DeviceKey>()
        let made = 0
        const stopCalls = await flood(world, () => {
          const device = devices[made++ % devices.length]
          const call = inventLetter({
            ...(device && { from: device.id }),
            says: { isAlone: true, attempt: 127 },
          })
          if (device) called.set(call.call, device)
          return call
        })
        const stopListening = await listen(world, ({ from: answerer, says, call, address }) => {
          const device = called.get(call)
          if (!('card' in says) || device === undefined || answerer === device.id) return
          void sendCard(world, device, address, nameOf(says.card))
        })
        return joinUnderAttack(world, () => {
          stopCalls()
          stopListening()
        })
      },
    },
  ],
  moves: { sendCalls, answerCalls },
}
