import { expect, it } from 'vitest'
import { concat, textToBytes } from '../../../src/lib/bytes.ts'
import { readSigned, signForOthers } from '../../../src/mesh/card/signed-card.ts'
import { openNamedDevice } from '../../doubles/device-keys.ts'

const [card, dial] = [textToBytes('a card'), textToBytes('this dial')]

it('[X1] what others pass on is its device’s word, for one purpose and nothing else', async () => {
  const { device } = await openNamedDevice('mine')
  const { device: other } = await openNamedDevice('other')
  const signed = await signForOthers(device, card, dial)
  expect(await readSigned(signed, dial)).toEqual({ device: device.id, said: card })
  expect(await readSigned(signed, textToBytes('another dial'))).toBeUndefined()
  expect(await readSigned(concat(other.publicKey, signed.subarray(65)), dial)).toBeUndefined()
  expect(await readSigned(concat(signed, [1]), dial)).toBeUndefined()
  // What is moved over from what is said to what it is said for makes another word
  const moved = concat(signed.subarray(0, -card.length), card.subarray(1))
  expect(await readSigned(moved, concat(dial, card.subarray(0, 1)))).toBeUndefined()
  for (let length = 0; length < 130; length += 7)
    expect(await readSigned(signed.subarray(0, length), dial)).toBeUndefined()
})
