import { expect, it } from 'vitest'
import { textToBytes } from '../../../src/lib/bytes.ts'
import { idOfPublicKey } from '../../../src/lib/p256.ts'
import { createPublicKeys } from '../../../src/records/signing/public-keys.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'

it('[K5] a key that arrives after the first look for it is found by the next', async () => {
  const signer = await makeSigner()
  const keys = createPublicKeys()
  expect(await keys.find(signer.id)).toBeUndefined()
  expect(keys.learn(signer.id, signer.publicKey)).toBe(true)
  expect(await keys.find(signer.id)).toBeDefined()
  expect(keys.known(signer.id)).toBe(await keys.find(signer.id))
})

it("[K5] no key is taken for another's id, before or after that one's own", async () => {
  const [signer, other] = [await makeSigner(), await makeSigner()]
  const keys = createPublicKeys()
  const words = textToBytes('words')
  expect(keys.learn(signer.id, other.publicKey)).toBe(false)
  keys.learn(signer.id, signer.publicKey)
  keys.learn(signer.id, other.publicKey)
  expect(keys.raw.get(signer.id)).toEqual(signer.publicKey)
  expect(await keys.verify(signer.id, words, await signer.sign(words))).toBe(true)
  expect(await keys.verify(signer.id, words, await other.sign(words))).toBe(false)
  expect(await keys.verify(other.id, words, await other.sign(words))).toBe(false)
})

it('[K4] bytes that hash to an id and are no key verify nothing, and cost nothing else', async () => {
  const nonsense = new Uint8Array(65).fill(9)
  const keys = createPublicKeys()
  const id = idOfPublicKey(nonsense)
  expect(keys.learn(id, nonsense)).toBe(true)
  expect(await keys.find(id)).toBeUndefined()
  expect(await keys.verify(id, new Uint8Array(3), new Uint8Array(64))).toBe(false)
})
