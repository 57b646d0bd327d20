import { describe, expect, it } from 'vitest'
import { seatsGivenMax } from '../../../src/domain/limits.ts'
import { bytesToHex } from '../../../src/lib/bytes.ts'
import { rankSeats } from '../../../src/meeting/seats/rank-seats.ts'
import { createSeatSet } from '../../../src/meeting/seats/seat-set.ts'
import { bytesOf, inventId, linkSets, makeDevices, place, setOf, sign } from './seats-fixture.ts'

const devices = async <Count extends number>(count: Count) => {
  const made = await makeDevices(count)
  return made as [(typeof made)[0], (typeof made)[0], (typeof made)[0], (typeof made)[0]]
}
const reach = (set: Awaited<ReturnType<typeof setOf>>, self: { readonly id: string }) =>
  [...rankSeats(self.id, set.listGiven)].sort()

describe('the seats of a table as a set', () => {
  it('[X7] two that have let each other in, and all that they let in, see the same seats', async () => {
    const [ana, ben, cem, dua] = await devices(4)
    const one = await setOf(ana, ben, cem)
    const other = await setOf(ben, ana, dua)
    expect(await linkSets(one, other)).toBe(true)
    expect(reach(one, ana)).toEqual([ana, ben, cem, dua].map(({ id }) => id).sort())
    expect(reach(other, ben)).toEqual(reach(one, ana))
    expect(one.digest()).toBe(other.digest())
  })

  it('[X7] what a device without a seat says is taken by nobody, and so are seats that it gives itself', async () => {
    const [ana, eve, dua] = await devices(3)
    const set = await setOf(ana)
    await set.offer(bytesOf(await sign(eve, eve), await sign(eve, dua), await sign(eve, ana)))
    expect(reach(set, ana)).toEqual([ana.id])
    expect(set.list()).toEqual([])
  })

  it('[X7] a false signature is taken by nobody, told, and ends the link', async () => {
    const [ana, ben, eve] = await devices(3)
    const set = await setOf(ana, ben)
    const forged = (await sign(eve, eve)).bytes.slice()
    forged.set((await sign(ben, eve)).bytes.subarray(0, 90))
    expect(await set.offer([forged])).toBe(false)
    expect(reach(set, ana)).toEqual([ana.id, ben.id].sort())
  })

  it('[X7] a seat cannot be taken out again: what stops is said beside it, by each for itself', async () => {
    const [ana, ben, cem] = await devices(3)
    const one = await setOf(ana, ben, cem)
    const other = await setOf(ben, ana)
    await linkSets(one, other)
    one.add(await sign(ana, cem, { says: 'stop' }))
    await linkSets(one, other)
    expect(reach(other, ben)).toContain(cem.id)
    expect(other.listStopped(cem.id)).toEqual([ana.id])
    const sequence = one.nextSequence(ana.id, 'resume', cem.id)
    one.add(await sign(ana, cem, { says: 'resume', sequence }))
    await linkSets(one, other)
    expect(other.listStopped(cem.id)).toEqual([])
  })

  it('[X7] a name is its device’s own, and the latest', async () => {
    const [ana, ben] = await devices(2)
    const one = await setOf(ana, ben)
    const other = await setOf(ben, ana)
    other.add(await sign(ben, ben, { name: 'Ben' }))
    other.add(await sign(ben, ben, { name: 'Benjamin', sequence: 2 }))
    await linkSets(one, other)
    expect(one.nameOf(ben.id)).toBe('Benjamin')
    // An older one that comes late changes nothing.
    await one.offer(bytesOf(await sign(ben, ben, { name: 'Ben' })))
    expect(one.nameOf(ben.id)).toBe('Benjamin')
  })

  it('[X7] of more seats than a device may give all keep the same, in whatever order they come', async () => {
    const [ana, eve] = await devices(2)
    const many = await Promise.all(
      Array.from({ length: seatsGivenMax + 20 }, (_, at) => sign(eve, { id: inventId(at * 7 + 1) })),
    )
    const sets = await Promise.all(
      [many, many.toReversed()].map(async (order) => {
        const set = await setOf(ana, eve)
        await set.offer(bytesOf(...order))
        return set
      }),
    )
    expect(sets.map((set) => set.listGiven(eve.id).length)).toEqual([seatsGivenMax, seatsGivenMax])
    expect(sets[0]?.digest()).toBe(sets[1]?.digest())
    expect(sets[0]?.hasRoom(eve.id, 'seat', 'f'.repeat(32))).toBe(false)
  })

  it('[X7] a device that says without end is heard no more, and costs others nothing', async () => {
    const [ana, ben, eve] = await devices(3)
    let verified = 0
    const set = createSeatSet(ana.id, place, async () => {
      verified++
      return true
    })
    for (const device of [ben, eve]) set.add(await sign(ana, device))
    for (let sequence = 1; sequence <= 600; sequence++)
      await set.offer(bytesOf(await sign(eve, eve, { sequence, name: `Eve ${sequence}` })))
    expect(verified).toBeLessThan(300)
    await set.offer(bytesOf(await sign(ben, ben, { name: 'Ben' })))
    expect(set.nameOf(ben.id)).toBe('Ben')
  })

  it('[X7] of two words at one sequence all keep the same one', async () => {
    const [ana, eve] = await devices(2)
    const two = [await sign(eve, eve, { name: 'Ana' }), await sign(eve, eve, { name: 'Ben' })]
    const names = await Promise.all(
      [two, two.toReversed()].map(async (order) => {
        const set = await setOf(ana, eve)
        for (const one of order) await set.offer([one.bytes])
        return set.nameOf(eve.id)
      }),
    )
    expect(names[0]).toBe(names[1])
  })

  it('[X7] a message that is none ends the link', async () => {
    const { rideSeats } = await import('../../../src/meeting/seats/seat-ride.ts')
    const [ana] = await devices(1)
    const ride = rideSeats({ set: await setOf(ana), send: () => undefined })
    for (const hex of ['', '03', '01ff', '0200', '02ffff', '0203e8'])
      expect(ride.receive(new Uint8Array(Buffer.from(hex, 'hex'))), hex).toBe(false)
    expect(ride.receive(Uint8Array.of(1))).toBe(true)
    expect(bytesToHex(Uint8Array.of(1))).toBe('01')
  })
})
