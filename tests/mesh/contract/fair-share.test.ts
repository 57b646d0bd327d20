import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Guest, shareOut } from '../../../src/mesh/contract/fair-share.ts'

const runs = { seed: 9, numRuns: 300 }
const self = 'self'

/** Devices of which each was let in by one before it, or by nobody that is known. */
const crowds = fc
  .array(fc.option(fc.nat(), { nil: undefined, freq: 8 }), { maxLength: 60 })
  .map((hosts): readonly Guest[] => {
    const names = [self, ...hosts.map((_, at) => `device ${at}`)]
    return hosts.map((host, at) => ({
      device: `device ${at}`,
      ...(host !== undefined && { host: names[host % (at + 1)] }),
    }))
  })
/** What one device makes up, in whatever shape: it signs for each, and each for further ones. */
const inventionsOf = (inventor: string) =>
  fc.array(fc.nat(), { minLength: 1, maxLength: 400 }).map((hosts): readonly Guest[] => {
    const names = [inventor, ...hosts.map((_, at) => `invented ${at}`)]
    return hosts.map((host, at) => ({ device: `invented ${at}`, host: names[host % (at + 1)] }))
  })
/** Devices that this one, or a guest of its, has let in; others have no place but what nobody else needs. */
const hangingBy = (devices: readonly Guest[]) => {
  const found = new Set([self])
  for (const { device, host } of devices) if (host !== undefined && found.has(host)) found.add(device)
  found.delete(self)
  return found
}
const share = (devices: readonly Guest[], most: number, near: readonly string[] = []) =>
  shareOut({ self, devices, near, most })

describe('[X1] [X9] a bound that is shared out', () => {
  it('is used up, never passed, and keeps all where all fit', () => {
    fc.assert(
      fc.property(crowds, fc.nat(80), (devices, most) => {
        const kept = share(devices, most)
        expect(kept.size).toBe(Math.min(most, devices.length))
        for (const device of kept) expect(devices.some((one) => one.device === device)).toBe(true)
      }),
      runs,
    )
  })

  it('costs nobody else a place, whatever one device invents, as long as the others fit with as many of its own', () => {
    const attacked = crowds.chain((devices) =>
      fc.tuple(
        fc.constant(devices),
        inventionsOf('inventor'),
        fc.constantFrom(self, ...devices.map((one) => one.device)),
      ),
    )
    fc.assert(
      fc.property(attacked, fc.boolean(), ([honest, invented, by], isNear) => {
        const inventor = { device: 'inventor', host: by }
        // Who lets in the inventor shares with it and each of its other guests: twice the room is enough for all
        const most = 2 * (honest.length + 1)
        const near = isNear ? ['inventor'] : []
        for (const devices of [
          [...honest, inventor, ...invented],
          [inventor, ...invented, ...honest],
        ]) {
          const kept = share(devices, most, near)
          for (const device of hangingBy(honest)) expect(kept.has(device), device).toBe(true)
          expect(kept.has('inventor')).toBe(true)
        }
      }),
      runs,
    )
  })

  it('is no different for who shouts most: invented devices are told in any order and number', () => {
    const invented = Array.from({ length: 1_000 }, (_, at) => ({
      device: `invented ${at}`,
      host: 'inventor',
    }))
    const honest = Array.from({ length: 30 }, (_, at) => ({ device: `phone ${at}`, host: 'tablet' }))
    const room = [
      { device: 'tablet', host: self },
      { device: 'inventor', host: 'tablet' },
    ]
    for (const devices of [
      [...room, ...honest, ...invented],
      [...invented, ...room, ...honest],
    ]) {
      const kept = share(devices, 100)
      expect(honest.filter(({ device }) => kept.has(device))).toHaveLength(30)
      expect(kept.size).toBe(100)
    }
  })

  it('leaves the room to those that an inventor has let in: its host’s side has half of what hangs by it', () => {
    const invented = Array.from({ length: 1_000 }, (_, at) => ({
      device: `invented ${at}`,
      host: 'inventor',
    }))
    const phones = Array.from({ length: 40 }, (_, at) => ({ device: `phone ${at}`, host: 'tablet' }))
    const devices = [
      ...invented,
      { device: self, host: 'inventor' },
      { device: 'inventor', host: 'tablet' },
      { device: 'tablet' },
      ...phones,
    ]
    const kept = share(devices, 100)
    for (const { device } of phones) expect(kept.has(device)).toBe(true)
  })

  it('keeps neighbours before all others, and on a branch those that came first', () => {
    const guests = Array.from({ length: 20 }, (_, at) => ({ device: `guest ${at}`, host: 'tablet' }))
    const devices = [{ device: 'tablet', host: self }, ...guests]
    expect([...share(devices, 5)].sort()).toEqual(['guest 0', 'guest 1', 'guest 2', 'guest 3', 'tablet'])
    expect(share(devices, 5, ['guest 19']).has('guest 19')).toBe(true)
  })

  it('gives devices that nobody let in one share together', () => {
    const strangers = Array.from({ length: 500 }, (_, at) => ({ device: `stranger ${at}` }))
    const phones = Array.from({ length: 40 }, (_, at) => ({ device: `phone ${at}`, host: self }))
    const kept = share([...strangers, ...phones], 60)
    for (const { device } of phones) expect(kept.has(device)).toBe(true)
    expect(kept.size).toBe(60)
  })

  it('is not confused by devices that let in each other, themselves or this one', () => {
    const circle = [
      { device: 'a', host: 'b' },
      { device: 'b', host: 'a' },
      { device: 'c', host: 'c' },
      { device: 'd', host: self },
      { device: self, host: 'd' },
    ]
    expect([...share(circle, 10)].sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('takes a thousand devices in a chain without a deep breath', () => {
    const chain = Array.from({ length: 5_000 }, (_, at) => ({
      device: `${at}`,
      host: at === 0 ? self : `${at - 1}`,
    }))
    const before = performance.now()
    expect(share(chain, 1_024).size).toBe(1_024)
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
