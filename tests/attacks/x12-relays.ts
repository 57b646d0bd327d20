import { bytesToHex, randomBytes } from '../../src/lib/bytes.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import { callBytes, type Letter, openLetter, topicBytes } from '../../src/mesh/signalling/letters/letter.ts'
import { letterLimits } from '../../src/mesh/signalling/letters/letter-limits.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'

/** Newcomers who have nothing but the invitation, one after the other; half of them are in by then. Without an attack it is 0.4 s. */
const newcomers = ['late 1', 'late 2', 'late 3']
const newcomerMostMs = 20_000
/** As many as pass a device's gate at a relay for as long as the attack lasts. */
const lettersPerSecond = 40
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

/** As good as any, and nobody is behind it. */
const inventCard = (tag: Uint8Array): Card => ({
  tag,
  ufrag: bytesToHex(randomBytes(4)),
  pwd: bytesToHex(randomBytes(12)),
  fingerprint: randomBytes(32),
  candidates: [{ kind: 'ipv4', address: '192.0.2.1', port: 9 }],
})

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

/** Answers each honest call with so many false cards; `from` says in whose name. */
const answerFalsely = async (world: AttackWorld, answers: number, from: () => string) => {
  const { tag } = await world.attacker.secrets
  return listen(world, ({ says, address, call }) => {
    if ('card' in says) return
    for (let at = 0; at < answers; at++)
      send(world, address, inventLetter({ from: from(), call, says: { card: inventCard(tag) } }))
  })
}

const sendCalls: Move = async (world, random) => {
  const { topic } = await world.attacker.relaySecrets()
  for (let sent = 0; sent < 1 + random.below(40); sent++)
    world.attacker.spread(
      await world.during(
        world.attacker.sealTo(
          topic,
          inventLetter({ says: { isAlone: random.chance(0.5), attempt: random.below(128) } }),
        ),
      ),
    )
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
      run: async (world) => joinUnderAttack(world, await answerFalsely(world, 20, inventDevice)),
    },
    {
      name: 'answers in the names of devices that are there',
      from: 'outsider',
      sends: 'a false card in the name of each device, for each call that is heard',
      world: { relays: true },
      run: async (world) => {
        const names = world.honest.map(({ mesh }) => mesh.self)
        let at = 0
        const nextName = () => names[at++ % names.length] ?? ''
        return joinUnderAttack(world, await answerFalsely(world, names.length, nextName))
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
        const { tag } = await world.attacker.secrets
        const callers = new Map<string, string>()
        const stop = await listen(world, ({ from, address, says, call }) => {
          const caller = callers.get(call)
          if (!('card' in says)) callers.set(call, from)
          else if (caller !== undefined && caller !== from)
            send(world, address, inventLetter({ from: caller, call, says: { card: inventCard(tag) } }))
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
        const { tag } = await world.attacker.secrets
        const called = new Map<string, string>()
        const stopCalls = await flood(world, () => {
          const call = inventLetter({ says: { isAlone: true, attempt: 127 } })
          called.set(call.call, call.from)
          return call
        })
        const stopListening = await listen(world, ({ says, call, address }) => {
          const from = called.get(call)
          if (!('card' in says) || from === undefined) return
          called.delete(call)
          send(world, address, inventLetter({ from, call, says: { card: inventCard(tag) } }))
        })
        return joinUnderAttack(world, () => {
          stopCalls()
          stopListening()
        })
      },
    },
  ],
  moves: { sendCalls },
}
