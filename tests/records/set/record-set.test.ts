import { expect, it } from 'vitest'
import { builtInKinds, type RecordKey } from '../../../src/domain/records/kinds.ts'
import { createRecordSet, type HeldRecord, hashText } from '../../../src/records/set/record-set.ts'
import { note } from './room-fixture.ts'

const record = (key: RecordKey, sequence: number): HeldRecord => ({
  key,
  sequence,
  content: note(`${key} ${sequence}`),
  id: hashText(`${key} ${sequence}`),
  signer: '0123456789abcdef0123456789abcdef',
  bytes: new Uint8Array(),
  contentBytes: new Uint8Array(),
  signature: new Uint8Array(),
})

it('[R2] a signer’s hash says which records there are, and nothing of those that others took the place of', () => {
  const keys: readonly RecordKey[] = ['note/t1-a', 'note/t1-b', 'note/t1-c']
  const said = keys.flatMap((key) => Array.from({ length: 20 }, (_, at) => record(key, at + 1)))
  const [gradual, atOnce] = [createRecordSet(builtInKinds), createRecordSet(builtInKinds)]
  for (const one of said) {
    gradual.add(one)
    gradual.hashOf(one.signer)
  }
  for (const one of said.filter(({ sequence }) => sequence === 20)) atOnce.add(one)
  const { signer } = record('note/t1-a', 1)
  expect(gradual.hashOf(signer)).toBe(atOnce.hashOf(signer))
  atOnce.add(record('note/t1-a', 21))
  expect(gradual.hashOf(signer)).not.toBe(atOnce.hashOf(signer))
})
