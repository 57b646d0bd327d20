import { expect, it } from 'vitest'
import { findDeadBranches } from '../../../src/mesh/routing/dead-branches.ts'

const self = 'self'
const guestsOf = (host: string | undefined, count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({ device: `${name} ${at}`, host }))
const phones = guestsOf('tablet', 20, 'phone')
const room = [{ device: 'tablet', host: self }, { device: 'inventor', host: 'tablet' }, ...phones]
const firstOf = (name: string, count: number) =>
  new Set(Array.from({ length: count }, (_, at) => `${name} ${at}`))

it('[X10] of a host whose guests do not answer the others are not tried, and nobody else’s', () => {
  const known = [...room, ...guestsOf('inventor', 300, 'invented')]
  const tries = { self, known, failed: firstOf('invented', 4), linked: new Set(['tablet', 'phone 1']) }
  const dead = findDeadBranches(tries)
  expect(dead.size).toBe(300)
  expect(dead.has('invented 299')).toBe(true)
  for (const { device } of room) expect(dead.has(device)).toBe(false)
  expect(findDeadBranches({ ...tries, failed: firstOf('invented', 3) }).size).toBe(0)
})

it('[X10] nor of devices that nobody let in, or each the next', () => {
  const strangers = guestsOf(undefined, 100, 'stranger')
  const chain = guestsOf(undefined, 100, 'link').map(({ device }, at) => ({
    device,
    host: at === 0 ? 'inventor' : `link ${at - 1}`,
  }))
  const linked = new Set(['tablet'])
  expect(
    findDeadBranches({ self, known: [...room, ...strangers], failed: firstOf('stranger', 4), linked }).size,
  ).toBe(100)
  const failed = new Set(['link 10', 'link 20', 'link 30', 'link 40'])
  const dead = findDeadBranches({ self, known: [...room, ...chain], failed, linked })
  expect(dead.has('link 99')).toBe(true)
  expect(dead.has('link 9')).toBe(false)
  expect(dead.has('phone 1')).toBe(false)
})

it('[N4] a branch on which some answer is tried further', () => {
  const failed = firstOf('phone', 8)
  const linked = new Set(['phone 10', 'phone 11', 'phone 12'])
  expect(findDeadBranches({ self, known: room, failed, linked }).size).toBe(0)
})
