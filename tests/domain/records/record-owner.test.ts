import { expect, it } from 'vitest'
import { builtInKinds, keyParts } from '../../../src/domain/records/kinds.ts'
import { commitsTo, makeOwnedId, ownerOf } from '../../../src/domain/records/record-owner.ts'
import { newFacilitatorId, newId, newOwnedId } from '../../../src/grid/new-id.ts'

const [one, two] = ['a1'.repeat(16), 'a2'.repeat(16)]

it('[X6] an id is one signer’s, and one table’s', () => {
  for (const table of ['t1', 't42', 't255']) {
    const id = newOwnedId(table, one)
    expect(id).toMatch(/^t\d+-[0-9A-Za-z]{24}$/)
    expect(ownerOf(id)).toBe(table)
    expect(commitsTo(id, one)).toBe(true)
    expect(commitsTo(id, two)).toBe(false)
    expect(commitsTo(id.replace(/^t\d+/, 't7'), one)).toBe(false)
    expect(keyParts(`note/${id}`)).toEqual({ kind: 'note', id })
  }
})

it('[X6] an id with any other character is not the signer’s any more', () => {
  const id = newOwnedId('t1', one)
  for (let at = 't1-'.length; at < id.length; at++) {
    const forged = `${id.slice(0, at)}${id[at] === 'x' ? 'y' : 'x'}${id.slice(at + 1)}`
    expect(commitsTo(forged, one), forged).toBe(false)
  }
})

it('[K4] ids of the first edition, of the facilitators and of any other length commit to nobody', () => {
  const id = newOwnedId('t1', one)
  for (const other of [
    `t1-${newId()}`,
    newFacilitatorId(),
    `f-${id.slice(3)}`,
    id.slice(0, -1),
    `${id}0`,
    't1-a',
    '',
  ])
    expect(commitsTo(other, one), other).toBeUndefined()
})

it('[K4] the commitment is the same in every version: devices of different ones sit in one room', () => {
  expect(makeOwnedId('t3', one, '0Az9Za19')).toBe('t3-0Az9Za197wlzyrP4yEKDfZYX')
})

it('no two ids are the same', () => {
  expect(new Set(Array.from({ length: 2_000 }, () => newOwnedId('t1', one))).size).toBe(2_000)
})

it('[X6] only what is a table’s own commits to its signer, not what is said about it', () => {
  const id = newOwnedId('t1', one)
  for (const kind of ['note', 'point', 'heart']) {
    expect(builtInKinds.commitsToOther(`${kind}/${id}`, one)).toBe(false)
    expect(builtInKinds.commitsToOther(`${kind}/${id}`, two)).toBe(true)
    expect(builtInKinds.commitsToOther(`${kind}/t1-${newId()}`, two)).toBe(false)
  }
  for (const key of [`take/${id}`, `outcome/${id}`, `star/${id}`, 'turn', 'unknown', `unknown/${id}`])
    expect(builtInKinds.commitsToOther(key, two), key).toBe(false)
})
