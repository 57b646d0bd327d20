import { bytesToHex, randomBytes } from '../../src/lib/bytes.ts'
import type { Card } from '../../src/mesh/contract/card.ts'
import { callBytes, type Letter, openLetter, topicBytes } from '../../src/mesh/signalling/letters/letter.ts'
import { letterLimits } from '../../src/mesh/signalling/letters/letter-limits.ts'
import type { AttackClass, Move } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'

/** A newcomer who has nothing but the invitation is in by then, attack or not. */
const newcomerMostMs = 5_000
/** As many as pass a device's gate at a relay for as long as the attack lasts. */
const lettersPerSecond = 40
const tickMs = 100
/** The attack has been going on for so long when somebody wants to join. */
const aheadMs = 5_000

const inventedDevice = () => bytesToHex(randomBytes(16))

/** A call like any, of a device that is not there. */
const inventCall = (changes: Partial<Letter> = {}): Letter => ({
  from: inventedDevice(),
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

/** Hears all letters that honest devices hand the relay, until the returned function is called. */
const listen = async ({ attacker, relay }: AttackWorld, hear: (letter: Letter) => void) => {
  const { name, seal } = await attacker.relaySecrets()
  let heard = relay.frames.length
  const timer = setInterval(() => {
    for (const text of relay.frames.slice(heard)) {
      const [type, event] = JSON.parse(text) as [string, { tags: string[][]; content: string }]
      if (type !== 'EVENT') continue
      const letter = { topic: event.tags[0]?.[1] ?? '', content: event.content }
      void openLetter(letter, { name, seal, limits: letterLimits }).then((one) => one && hear(one))
    }
    heard = relay.frames.length
  }, 10)
  return () => clearInterval(timer)
}

/** Joins while the attack goes on, and has to be in soon. */
const joinUnderAttack = async (world: AttackWorld, stop: () => void): Promise<string> => {
  await world.pass(aheadMs)
  const ms = await world.joinByRelay('late', 't1')
  stop()
  if (ms > newcomerMostMs) throw new Error(`a newcomer waited ${ms} ms`)
  return `newcomer in after ${ms} ms; counted under connection details`
}

const withAnswers = async (world: AttackWorld, answers: number): Promise<() => void> => {
  const { tag } = await world.attacker.secrets
  return listen(world, ({ says, address, call }) => {
    if ('card' in says) return
    for (let at = 0; at < answers; at++)
      void world.attacker
        .sealTo(address, inventCall({ call, says: { card: inventCard(tag) } }))
        .then((letter) => world.attacker.spread(letter))
  })
}

const sendCalls: Move = async (world, random) => {
  const { topic } = await world.attacker.relaySecrets()
  for (let sent = 0; sent < 1 + random.below(40); sent++)
    world.attacker.spread(
      await world.during(
        world.attacker.sealTo(topic, inventCall({ says: { isAlone: random.chance(0.5), attempt: random.below(128) } })),
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
        const recorded = inventCall()
        return joinUnderAttack(world, await flood(world, () => recorded))
      },
    },
    {
      name: 'one device that calls under ever new numbers',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second of one device`,
      world: { relays: true },
      run: async (world) => {
        const { from, address } = inventCall()
        return joinUnderAttack(world, await flood(world, () => inventCall({ from, address })))
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
          await flood(world, () => inventCall({ says: { isAlone: true, attempt: 127 } })),
        ),
    },
    {
      name: 'old calls under new ids',
      from: 'outsider',
      sends: `${lettersPerSecond} calls a second, an hour old`,
      world: { relays: true },
      run: async (world) =>
        joinUnderAttack(world, await flood(world, () => inventCall({ sentAt: Date.now() - 3_600_000 }))),
    },
    {
      name: 'answers that lead nowhere',
      from: 'outsider',
      sends: '20 cards of devices that are not there, for each call that is heard',
      world: { relays: true },
      run: async (world) => joinUnderAttack(world, await withAnswers(world, 20)),
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
          const call = inventCall({ says: { isAlone: true, attempt: 127 } })
          called.set(call.call, call.from)
          return call
        })
        const stopListening = await listen(world, ({ says, call, address }) => {
          const from = called.get(call)
          if (!('card' in says) || from === undefined) return
          void world.attacker
            .sealTo(address, inventCall({ from, call, says: { card: inventCard(tag) } }))
            .then((letter) => world.attacker.spread(letter))
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
