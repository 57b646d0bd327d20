import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameMaxLength } from '../../../src/domain/limits.ts'
import { isTrueStatement, parseStatement, signStatement } from '../../../src/meeting/seats/seat-statement.ts'
import { makeDevice, makeDevices, place, sign } from './seats-fixture.ts'

describe('a statement about a seat', () => {
  it('[X7] reads back as it was signed, and is true for its table of its meeting alone', async () => {
    const [giver, device] = await makeDevices(2)
    if (!giver || !device) throw new Error('no devices')
    for (const says of ['seat', 'mate', 'stop', 'resume'] as const) {
      const signed = await signStatement(place, giver, { says, device: device.id, sequence: 7 })
      expect(parseStatement(signed.bytes)).toEqual(signed)
      expect(signed).toMatchObject({ says, giver: giver.id, device: device.id, sequence: 7, name: '' })
      expect(await isTrueStatement(place, signed)).toBe(true)
      expect(await isTrueStatement({ ...place, table: 't2' }, signed)).toBe(false)
      expect(await isTrueStatement({ ...place, meeting: 'f'.repeat(32) }, signed)).toBe(false)
    }
  })

  it('[X7] a device names itself, cut to what a name may be, and no other', async () => {
    const [giver, device] = await makeDevices(2)
    if (!giver || !device) throw new Error('no devices')
    const own = await sign(giver, giver, { name: '\ud83d\udc3b'.repeat(nameMaxLength) })
    expect(parseStatement(own.bytes)?.name.length).toBe(nameMaxLength)
    const others = await sign(giver, device, { name: 'Ben' })
    expect(parseStatement(others.bytes)).toBeUndefined()
    expect(parseStatement((await sign(giver, giver, { says: 'stop' })).bytes)).toBeUndefined()
  })

  it('[X7] one altered byte makes it no statement, or a false one', async () => {
    const [giver, device] = [await makeDevice(), await makeDevice()]
    const { bytes } = await sign(giver, device)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const altered = bytes.slice()
        altered[at] = (altered[at] ?? 0) ^ by
        const read = parseStatement(altered)
        expect(read === undefined || !(await isTrueStatement(place, read))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('[X7] whatever bytes come, reading them throws nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        parseStatement(bytes)
      }),
    )
  })
})
