import { expect, it } from 'vitest'
import type { Peer } from '../../../../src/mesh/contract/mesh.ts'
import { Calls } from '../../../../src/mesh/signalling/letters/calls.ts'
import type { Letter } from '../../../../src/mesh/signalling/letters/letter.ts'
import { relayLimits } from '../../../../src/mesh/signalling/relays/relay-limits.ts'

const idOf = (at: number) => at.toString(16).padStart(32, '0')

/** How many of a room of so many answer this call, of whom only the first so many are still there. */
const answering = (room: number, there: number, call: string, attempt: number): number => {
  let answers = 0
  const ids = Array.from({ length: room }, (_, at) => idOf(at + 1))
  for (const self of ids.slice(0, there)) {
    const peers = new Map<string, Peer>()
    for (const device of ids)
      if (device !== self) peers.set(device, { device, facilitator: false, linked: true, agrees: new Map() })
    const calls = new Calls({
      mesh: { self, peers, onPeers: () => () => undefined },
      limits: relayLimits,
      count: () => undefined,
      call: () => new Promise(() => undefined),
      answer: () => {
        answers += 1
      },
      isCrowded: () => false,
      prepare: () => undefined,
    })
    const letter = { from: idOf(0xffff), address: '', call, sentAt: 0 } as unknown as Letter
    calls.heard(letter, { isAlone: true, attempt })
  }
  return answers
}

const calls = Array.from({ length: 200 }, (_, at) => `call ${at}`)

it('[N5] a newcomer’s first call is answered by few, however many hear it', () => {
  for (const call of calls) expect(answering(40, 40, call, 0)).toBe(relayLimits.answerers)
})

it('[N5] where most of those who are counted have just gone, the third call is answered all the same', () => {
  // Ten phones in pockets, which nobody has missed yet, and two devices that are awake
  for (const call of calls) expect(answering(12, 2, call, 2)).toBeGreaterThan(0)
  const second = calls.filter((call) => answering(12, 2, call, 1) > 0).length
  expect(second).toBeGreaterThan(calls.length / 2)
})
