import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, type Map as YMap } from 'yjs'
import { base64ToBytes } from '../../../src/lib/bytes.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Room } from '../../../src/records/set/room.ts'
import { unpackBundle } from '../../../src/records/signing/record-bundle.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'
import { readFirstEdition } from '../../../src/records/travel/first-edition.ts'
import { packContents, packRecords, readPack, writePack } from '../../../src/records/travel/pack.ts'
import { seeded } from '../../optical/seeded.ts'
import { shuffle } from '../set/fake-record.ts'
import { roomDevice } from '../set/room-fixture.ts'

/** A pack, and the log of a phone's storage, as the first edition wrote them. */
const lines = readFileSync(new URL('../golden/first-edition.txt', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
const golden = (name: string) =>
  lines.flatMap(([kind, text]) => (kind === name && text ? [base64ToBytes(text)] : []))

const openGoldenPack = async () => {
  const pack = await readPack(golden('pack')[0] ?? new Uint8Array(0))
  if (typeof pack === 'string') throw new Error(pack)
  return pack
}
const shown = ({ view }: Room) => ({
  stage: view.stage?.place.stage,
  notes: [...view.notes].map(([id, { table, content }]) => [id, table, content?.text ?? null]).toSorted(),
  points: [...view.points.values()].map(({ id, who, table, take }) => [id, who, table, take?.who]),
  hearts: [...view.heartCounts],
  marks: [...view.marks].toSorted(),
  themes: [...view.themes.values()].map(({ name }) => name),
  ready: [...view.ready].map(([table, stages]) => [table, ...stages]),
  tables: view.tables.map(({ id, signers }) => [id, signers.length]),
  roles: [...view.roles.values()].map(({ name }) => name),
})
const said = {
  stage: 'reflect',
  points: [['t1-p', 'Ana', 't1', 'Ana']],
  hearts: [['t1-a', 1]],
  marks: [
    ['t1-a', { theme: 'th' }],
    ['t1-c', { hidden: true }],
  ],
  themes: ['Night'],
  ready: [['t2', 'reflect']],
  tables: [
    ['t1', 1],
    ['t2', 1],
  ],
  roles: ['Eva'],
}

describe('what the first edition has left', () => {
  it('[W4] its packs are read, and say what they said', async () => {
    const pack = await openGoldenPack()
    expect(pack).toMatchObject({ title: 'Ward 4', heldAt: 1_800_000_000_000, appVersion: '1.0.0' })
    const { room } = roomDevice(pack.facilitator)
    await room.importRecords(packRecords(pack))
    expect(shown(room)).toEqual({
      ...said,
      // The words of a hidden note were in no pack.
      notes: [
        ['t1-a', 't1', 'Nobody left late — again'],
        ['t1-b', 't1', null],
      ],
    })
    expect(room.view.refused).toBe(0)
    // Its document alone, and the records beside it alone, say the same.
    for (const part of [{ records: new Uint8Array(0) }, { update: Uint8Array.of(0, 0) }]) {
      const other = roomDevice(pack.facilitator).room
      await other.importRecords(packRecords({ ...pack, ...part }))
      expect(other.digest()).toBe(room.digest())
    }
  })

  it('[K1] what its devices have stored is read, in whatever order and however often', async () => {
    const { facilitator } = await openGoldenPack()
    const updates = golden('update')
    const digests = new Set<string>()
    for (const order of [updates, shuffle(updates, seeded(1)), [...updates, ...updates.toReversed()]]) {
      const { room } = roomDevice(facilitator)
      await room.importRecords(readFirstEdition(order))
      expect(shown(room).notes).toEqual([
        ['t1-a', 't1', 'Nobody left late — again'],
        ['t1-b', 't1', null],
        ['t1-c', 't1', 'Hurtful'],
      ])
      digests.add(room.digest())
    }
    expect(digests.size).toBe(1)
  })

  it('[K1] an update that is damaged costs no other', async () => {
    const { facilitator } = await openGoldenPack()
    const updates = golden('update')
    const { room } = roomDevice(facilitator)
    await room.importRecords(
      readFirstEdition([Uint8Array.of(9, 255, 255), ...updates, new Uint8Array(0), Uint8Array.of(1, 1)]),
    )
    const whole = roomDevice(facilitator).room
    await whole.importRecords(readFirstEdition(updates))
    expect(room.digest()).toBe(whole.digest())
  })

  it('[K5] what was overwritten or deleted later was said too, and what is no record there is passed over', async () => {
    const { facilitator } = await openGoldenPack()
    const [first = new Uint8Array(0), ...rest] = golden('update')
    const hostile = new Doc()
    const records = hostile.getMap('records') as YMap<unknown>
    for (const value of ['words', 7, null, new Uint8Array(3), new Doc()])
      records.set(`${records.size}`, value)
    hostile.getMap('keys').set('x', 'no key')
    const other = new Doc()
    other.getArray('records').insert(0, [1])
    const { room } = roomDevice(facilitator)
    await room.importRecords(
      readFirstEdition([first, encodeStateAsUpdate(hostile), encodeStateAsUpdate(other), ...rest]),
    )
    expect(room.view.notes.get('t1-a')?.content?.text).toBe('Nobody left late — again')
    expect(room.view.refused).toBe(1)
  })

  it('[W4] what was read goes on in the form of today: written, packed and read again', async () => {
    const pack = await openGoldenPack()
    const { room } = roomDevice(pack.facilitator)
    await room.importRecords(packRecords(pack))
    const again = await readPack(
      await writePack({ ...pack, update: Uint8Array.of(0, 0), records: packContents(room) }),
    )
    if (typeof again === 'string') throw new Error(again)
    const opened = roomDevice(pack.facilitator).room
    await opened.importRecords(packRecords(again))
    expect(opened.digest()).toBe(room.digest())
    // A new key is claimed beside those that table records have named.
    const late = await makeSigner()
    insist(await opened.write('claim', { table: 't1' }, late))
    expect(opened.view.claims).toMatchObject([{ signer: late.id, table: 't1' }])
    expect(unpackBundle(opened.exportRecords())?.records.length).toBeGreaterThan(10)
  })
})
