import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compressionOf } from '../../../src/browser/compression.ts'
import { insist } from '../../../src/lib/result.ts'
import { carriedMaxBytes } from '../../../src/records/limits.ts'
import { deriveSecrets, type MeetingSecrets } from '../../../src/records/secrets.ts'
import {
  isCarried,
  openCarried as open,
  type Packing,
  readTag,
  roomRecords,
  sealOwn,
  sealRoom,
  tableRecords,
} from '../../../src/records/travel/carried-room.ts'
import { bytesOfCarriedText, bytesToCarriedText } from '../../../src/records/travel/carried-text.ts'
import { fuzzRuns, fuzzTimeoutMs } from '../../fuzz-runs.ts'
import { note, openRoom, point, roomDevice, sync } from '../set/room-fixture.ts'

const packing = compressionOf(globalThis)
/** As records of the room; a person's own notes have a test of their own. */
const openCarried = async (...parameters: Parameters<typeof open>) => {
  const opened = await open(...parameters)
  if (typeof opened !== 'string' && 'own' in opened) throw new Error('a person’s own')
  return opened
}
const unpacking: Packing = {
  ...packing,
  available: false,
  deflate: () => Promise.reject(new Error('none')),
}
const secretsOf = (seed: number) =>
  deriveSecrets({ secret: new Uint8Array(16).fill(seed), facilitator: '00112233445566778899aabbccddeeff' })

describe('the room’s records under the meeting’s seal', () => {
  let opened: Awaited<ReturnType<typeof openRoom>>
  let secrets: MeetingSecrets
  let sealed: Uint8Array

  beforeAll(async () => {
    opened = await openRoom(2)
    secrets = await secretsOf(1)
    const { room, signer } = opened.at(1)
    insist(await room.write('note/t1-a', note('Nobody left late'), signer))
    insist(await room.write('note/t1-b', note('Withdrawn later'), signer))
    insist(await room.write('note/t1-b', null, signer))
    insist(await room.write('point/t1-p', point('t1-p'), signer))
    const other = opened.at(2)
    insist(await other.room.write('note/t2-a', note('The other table’s'), other.signer))
    await sync(room, other.room)
    sealed = await sealRoom(await tableRecords(room, 't1'), secrets, packing)
  })

  it('[N6] a table gives what it signed, its withdrawals among it, and nothing of another table', async () => {
    const carried = await openCarried(sealed, secrets, packing)
    if (typeof carried === 'string') throw new Error(carried)
    expect(carried.records.map(({ key }) => key).toSorted()).toEqual([
      'claim',
      'note/t1-a',
      'note/t1-b',
      'point/t1-p',
    ])
    const text = new TextDecoder().decode(carried.bundle)
    expect(text).toContain('Nobody left late')
    expect(text).not.toMatch(/Withdrawn later|other table/)
  })

  it('[N6] taken in twice, or in any order with what came by a link, gives the same room', async () => {
    const carried = await openCarried(sealed, secrets, packing)
    const whole = await openCarried(
      await sealRoom(await roomRecords(opened.at(1).room), secrets, packing),
      secrets,
      packing,
    )
    if (typeof carried === 'string' || typeof whole === 'string') throw new Error('refused')
    const digests = new Set<string>()
    for (const order of [
      [carried, whole],
      [whole, carried],
      [whole, carried, carried, whole],
    ]) {
      const { room } = roomDevice(opened.facilitator.id)
      for (const each of order) await room.importRecords(each.bundle)
      expect(room.view.refused).toBe(0)
      digests.add(room.digest())
    }
    expect([...digests]).toEqual([opened.at(1).room.digest()])
  })

  it('[N6] the same records make the same bytes, so that a code may be shown again later', async () => {
    const again = await sealRoom(await tableRecords(opened.at(1).room, 't1'), secrets, packing)
    expect(again).toEqual(sealed)
    const others = await sealRoom(await tableRecords(opened.at(2).room, 't2'), secrets, packing)
    expect(others.subarray(14, 26)).not.toEqual(sealed.subarray(14, 26))
  })

  it('[K5] whoever films it and does not hold the secret reads nothing', async () => {
    const text = new TextDecoder().decode(sealed)
    expect(text).not.toMatch(/Nobody|t1-a|claim|note/)
    expect(await openCarried(sealed, await secretsOf(2), packing)).toBe('other-meeting')
    const { tag } = secrets
    const sameTag = { ...(await secretsOf(2)), tag }
    expect(await openCarried(sealed, sameTag, packing)).toBe('altered')
  })

  it('[K4] says of a newer one that it is newer, and of a poem that it is none', async () => {
    const newer = Uint8Array.from(sealed)
    newer[9] = 2
    expect(await openCarried(newer, secrets, packing)).toBe('newer')
    const poem = new TextEncoder().encode('Shall I compare thee to a summer’s day?')
    expect(await openCarried(poem, secrets, packing)).toBe('not-carried')
    expect(isCarried(poem)).toBe(false)
    expect(readTag(sealed)).toEqual(secrets.tag)
    expect(readTag(sealed.subarray(0, 9))).toBeUndefined()
    expect(await openCarried(new Uint8Array(carriedMaxBytes + 1), secrets, packing)).toBe('not-carried')
  })

  it('[K4] any truncation, anything appended and any single changed byte is refused', async () => {
    for (let length = 0; length < sealed.length; length++)
      expect(['not-carried', 'altered']).toContain(
        await openCarried(sealed.subarray(0, length), secrets, packing),
      )
    expect(await openCarried(new Uint8Array([...sealed, 0]), secrets, packing)).toBe('altered')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 0x40
      expect(['not-carried', 'newer', 'other-meeting', 'altered']).toContain(
        await openCarried(changed, secrets, packing),
      )
    }
  })

  it('[K4] a member who seals what nobody has signed adds nothing', async () => {
    const { room } = roomDevice(opened.facilitator.id)
    await room.importRecords(opened.tablet.room.exportRecords())
    const before = room.view.points
    const carried = await openCarried(sealed, secrets, packing)
    if (typeof carried === 'string') throw new Error(carried)
    const forged = Uint8Array.from(carried.bundle)
    const at = forged.length - 20
    forged[at] = (forged[at] ?? 0) ^ 1
    const resealed = await openCarried(await sealRoom(forged, secrets, packing), secrets, packing)
    if (typeof resealed === 'string') throw new Error(resealed)
    await room.importRecords(resealed.bundle)
    expect(room.view.refused).toBe(1)
    expect(await openCarried(await sealRoom(Uint8Array.of(9, 9), secrets, packing), secrets, packing)).toBe(
      'altered',
    )
    expect(room.view.points).toBe(before)
  })

  it('[K4] what unfolds into more than a meeting is refused before it is unfolded', async () => {
    const bomb = await sealRoom(new Uint8Array(17 * 1024 * 1024), secrets, packing)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await openCarried(bomb, secrets, packing)).toBe('altered')
  })

  it('[S5] a person’s own notes go under the same seal, and are never taken for the room’s', async () => {
    const json = '{"format":"plenary-private-notes","notes":"Grüße"}'
    for (const how of [packing, unpacking]) {
      const own = await sealOwn(json, secrets, how)
      expect(await open(own, secrets, packing)).toEqual({ own: json })
      expect(new TextDecoder().decode(own)).not.toContain('Grüße')
      expect(await open(own, await secretsOf(2), packing)).toBe('other-meeting')
    }
  })

  it('goes uncompressed where a browser compresses nothing, and says so where one cannot unpack', async () => {
    const bundle = await tableRecords(opened.at(1).room, 't1')
    const plain = await sealRoom(bundle, secrets, unpacking)
    const read = await openCarried(plain, secrets, packing)
    expect(typeof read !== 'string' && read.bundle).toEqual(bundle)
    expect(await openCarried(sealed, secrets, unpacking)).toBe('old-browser')
  })

  it('comes back from text, whatever a messenger puts around it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 500 }), (bytes) => {
        expect(bytesOfCarriedText(`> Hi!\n> ${bytesToCarriedText(bytes)}\nSent from my phone`)).toEqual(
          Uint8Array.from(bytes),
        )
      }),
      { seed: 6 },
    )
    expect(bytesOfCarriedText('PLENARY-NOTES-2:AAAA')).toBe('newer')
    expect(bytesOfCarriedText('PLENARY-NOTES-1:AAAAA')).toBe('altered')
    expect(bytesOfCarriedText('nothing')).toBeUndefined()
  })

  it(
    '[K4] mutated files and texts crash nothing and change nothing',
    async () => {
      const { room } = roomDevice(opened.facilitator.id)
      const text = bytesToCarriedText(sealed)
      const mutation = fc.record({
        at: fc.nat(sealed.length * 2),
        drop: fc.nat(40),
        put: fc.uint8Array({ maxLength: 40 }),
        asText: fc.boolean(),
      })
      await fc.assert(
        fc.asyncProperty(mutation, async ({ at, drop, put, asText }) => {
          if (asText) {
            const start = at % text.length
            const mutated = text.slice(0, start) + String.fromCharCode(...put) + text.slice(start + drop)
            const bytes = bytesOfCarriedText(mutated)
            if (!(bytes instanceof Uint8Array)) return
            const result = await openCarried(bytes, secrets, packing)
            if (mutated !== text && typeof result !== 'string') expect(bytes).toEqual(Uint8Array.from(sealed))
            return
          }
          const start = at % sealed.length
          const mutated = Uint8Array.from([
            ...sealed.subarray(0, start),
            ...put,
            ...sealed.subarray(start + drop),
          ])
          const result = await openCarried(mutated, secrets, packing)
          if (typeof result !== 'string') expect(mutated).toEqual(Uint8Array.from(sealed))
        }),
        { numRuns: fuzzRuns, seed: 61 },
      )
      // Sealed by a member, and nonsense inside.
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, whole) => {
          const bundle = Uint8Array.from(whole ? [1, ...bytes] : bytes)
          const result = await openCarried(await sealRoom(bundle, secrets, packing), secrets, packing)
          if (typeof result !== 'string') await room.importRecords(result.bundle)
          expect(room.view.notes.size).toBe(0)
        }),
        { numRuns: Math.ceil(fuzzRuns / 20), seed: 62 },
      )
    },
    fuzzTimeoutMs,
  )
})
