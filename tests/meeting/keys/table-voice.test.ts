import { describe, expect, it } from 'vitest'
import { commitsTo } from '../../../src/domain/records/record-owner.ts'
import { newId, newOwnedId } from '../../../src/grid/new-id.ts'
import { bytesToHex } from '../../../src/lib/bytes.ts'
import { done, insist, refuse } from '../../../src/lib/result.ts'
import { openKeyring } from '../../../src/meeting/keys/keyring.ts'
import { tableVoice } from '../../../src/meeting/keys/table-voice.ts'
import { meetingFacts } from '../../../src/meeting/storage/facts.ts'
import { exportSigner, makeSigner, type OwnSigner } from '../../../src/records/signing/signer.ts'
import { memoryStore } from '../../doubles/memory-store.ts'
import { meeting, note, openRoom, point, roomDevice, sync, table } from '../../records/set/room-fixture.ts'

/** A phone at table t1 that holds these secrets, in a room where those of `confirmed` are the table's. */
const seated = async (secrets: readonly OwnSigner[], confirmed: readonly OwnSigner[]) => {
  const { facilitator, tablet } = await openRoom(0)
  insist(await tablet.room.write('table/t1', table(1), facilitator))
  for (const { id } of confirmed)
    insist(await tablet.room.write(`confirm/${id}`, { table: 't1' }, facilitator))
  const { room } = roomDevice(facilitator.id)
  await sync(tablet.room, room)
  const facts = meetingFacts(memoryStore(), meeting)
  await facts.keyring('t1').set(secrets.map(exportSigner))
  const keyring = await openKeyring(facts.keyring('t1'), facts.closedKeys('t1'))
  return { tablet: tablet.room, room, keyring, voice: tableVoice(room, 't1', keyring) }
}

/** Of two confirmed ones the one with the lesser id speaks. */
const speakerAndOther = async (): Promise<[speaks: OwnSigner, other: OwnSigner]> => {
  const [one, another] = [await makeSigner(), await makeSigner()]
  return one.id < another.id ? [one, another] : [another, one]
}

describe('the key under which a table says something', () => {
  it('[X6] a new id is for the key that speaks now, and stays that key’s when another one speaks', async () => {
    const [mine, theirs] = [await makeSigner(), await makeSigner()]
    const { room, keyring, voice } = await seated([mine], [theirs])
    const before = voice.newId()
    expect(commitsTo(before, mine.id)).toBe(true)
    await keyring.add([bytesToHex(exportSigner(theirs))])
    const after = voice.newId()
    expect(commitsTo(after, theirs.id)).toBe(true)
    for (const id of [before, after]) expect(await voice.say(`note/${id}`, note('said'))).toEqual(done)
    expect(room.view.notes.get(before)?.signer).toBe(mine.id)
    expect(room.view.notes.get(after)?.signer).toBe(theirs.id)
    voice.close()
  })

  it('[X6] hearts, action points and what is taken back go by their ids too; what is said about a point does not', async () => {
    const [speaks, other] = await speakerAndOther()
    const { room, voice } = await seated([other, speaks], [speaks, other])
    const [noted, heart, promise] = [1, 2, 3].map(() => newOwnedId('t1', other.id)) as [
      string,
      string,
      string,
    ]
    expect(await voice.say(`note/${noted}`, note('said'))).toEqual(done)
    expect(await voice.say(`note/${noted}`, null)).toEqual(done)
    expect(await voice.say(`heart/${heart}`, { note: 't2-a' })).toEqual(done)
    expect(await voice.say(`heart/${heart}`, null)).toEqual(done)
    expect(await voice.say(`point/${promise}`, point(promise))).toEqual(done)
    expect(await voice.say(`take/${promise}`, { taken: true, who: 'Ana' })).toEqual(done)
    expect(room.view.notes.get(noted)).toMatchObject({ content: null, signer: other.id })
    expect(room.view.hearts.has(heart)).toBe(false)
    expect(room.view.points.get(promise)?.signer).toBe(other.id)
    expect(room.recordsOf(other.id).has(`heart/${heart}`)).toBe(true)
    expect(room.recordsOf(speaks.id).has(`take/${promise}`)).toBe(true)
    voice.close()
  })

  it('[X6] what is another key’s is refused on the device that does not hold it, and nothing is said', async () => {
    const [mine, theirs] = [await makeSigner(), await makeSigner()]
    const { room, voice } = await seated([mine], [mine, theirs])
    const id = newOwnedId('t1', theirs.id)
    expect(voice.holdsKeyOf(id)).toBe(false)
    expect(voice.holdsKeyOf(voice.newId())).toBe(true)
    expect(await voice.say(`note/${id}`, note('Not mine'))).toEqual(refuse('not-allowed'))
    expect(room.view.notes.size).toBe(0)
    voice.close()
  })

  it('[K4] under an id of the first edition the key that has said it goes on, else the one that speaks now', async () => {
    const [speaks, other] = await speakerAndOther()
    const { room, voice } = await seated([other, speaks], [speaks, other])
    const [old, fresh] = [`t1-${newId()}`, `t1-${newId()}`]
    insist(await room.write(`note/${old}`, note('before'), other))
    for (const id of [old, fresh]) {
      expect(voice.holdsKeyOf(id)).toBe(true)
      expect(await voice.say(`note/${id}`, note('now'))).toEqual(done)
    }
    expect(room.view.notes.get(old)?.signer).toBe(other.id)
    expect(room.view.notes.get(fresh)?.signer).toBe(speaks.id)
    voice.close()
  })
})
