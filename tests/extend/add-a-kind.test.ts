import { expect, it } from 'vitest'
import { readFields } from '../../src/domain/read-value.ts'
import { createKinds, kinds, type RecordKey } from '../../src/domain/records/kinds.ts'
import { isFault } from '../../src/lib/fault.ts'
import { insist, refuse } from '../../src/lib/result.ts'
import { createRoom } from '../../src/records/set/room.ts'
import { packBundle } from '../../src/records/signing/record-bundle.ts'
import { signRecord } from '../../src/records/signing/record-codec.ts'
import { makeSigner, type OwnSigner } from '../../src/records/signing/signer.ts'
import { packContents, packRecords, readPack, writePack } from '../../src/records/travel/pack.ts'
import { meeting, table } from '../records/set/room-fixture.ts'

/** What CONTRIBUTING says of a new kind, done from outside: one row and its reader. */
const withBreaks = createKinds({
  ...kinds,
  pause: {
    writer: 'facilitator',
    read: (content: unknown) => ({ minutes: readFields(content).whole('minutes', 1, 60) }),
    isWithdrawable: true,
  },
  wish: {
    id: /^[a-z]+$/,
    writer: 'table',
    shownFor: 'each-table',
    read: (content: unknown) => ({ text: readFields(content).text('text', 80) }),
  },
})

const key = (text: string) => text as RecordKey

const roomOf = async (facilitator: OwnSigner, tableSigner: OwnSigner) => {
  const room = createRoom({
    meeting,
    facilitator: facilitator.id,
    kinds: withBreaks,
  })
  insist(await room.write('table/t1', table(1), facilitator))
  insist(await room.write(`confirm/${tableSigner.id}`, { table: 't1' }, facilitator))
  return room
}

it('[K5] a kind that is one row more is written, read, refused and withdrawn as its row says', async () => {
  const [facilitator, ours, stranger] = await Promise.all([makeSigner(), makeSigner(), makeSigner()])
  const room = await roomOf(facilitator, ours)

  insist(await room.write(key('pause'), { minutes: 15, unknown: 1 }, facilitator))
  insist(await room.write(key('wish/tea'), { text: 'Tea at ten' }, ours))
  expect(room.contentOf(key('pause'))).toEqual({ minutes: 15 })
  expect(room.contentOf(key('wish/tea'))).toEqual({ text: 'Tea at ten' })

  expect(await room.write(key('pause'), { minutes: 15 }, ours)).toEqual(refuse('not-allowed'))
  expect(await room.write(key('pause'), { minutes: 0 }, facilitator)).toEqual(refuse('not-in-form'))
  expect((await room.write(key('wish/tea'), null, ours)).ok).toBe(false)
  expect(isFault(withBreaks.checkRecord('wish/TEA', { text: '' }))).toBe(true)

  const forged = await signRecord(
    meeting,
    { key: key('pause'), sequence: 9, content: { minutes: 60 } },
    stranger,
    withBreaks,
  )
  if (forged === 'too-large') throw new Error('too large')
  await room.importRecords(packBundle({ keys: [stranger.publicKey], records: [forged.bytes] }))
  expect(room.view.pretended).toBe(1)
  expect(room.contentOf(key('pause'))).toEqual({ minutes: 15 })

  insist(await room.write(key('pause'), null, facilitator))
  expect(room.contentOf(key('pause'))).toBeNull()
  room.close()
})

it('[W4] it goes into a pack and comes back, and a room that does not know it passes it over', async () => {
  const [facilitator, ours] = await Promise.all([makeSigner(), makeSigner()])
  const room = await roomOf(facilitator, ours)
  insist(await room.write(key('wish/tea'), { text: 'Tea at ten' }, ours))
  const bytes = await writePack({
    meeting,
    facilitator: facilitator.id,
    title: '',
    heldAt: 0,
    records: packContents(room),
  })
  const pack = await readPack(bytes)
  if (typeof pack === 'string') throw new Error(pack)

  const later = createRoom({
    meeting,
    facilitator: facilitator.id,
    kinds: withBreaks,
  })
  await later.importRecords(packRecords(pack))
  expect(later.contentOf(key('wish/tea'))).toEqual({ text: 'Tea at ten' })

  const older = createRoom({ meeting, facilitator: facilitator.id })
  await older.importRecords(packRecords(pack))
  expect(older.contentOf(key('wish/tea'))).toBeUndefined()
  expect(older.view.tables.map(({ id }) => id)).toEqual(['t1'])
})
