import { expect, it } from 'vitest'
import { createPublicKeys } from '../../../src/records/signing/public-keys.ts'
import { makeSigner } from '../../../src/records/signing/signer.ts'

it('[K5] a key that arrives after the first look for it is found by the next', async () => {
  const signer = await makeSigner()
  let there: Uint8Array | undefined
  const keys = createPublicKeys(() => there)
  expect(await keys.find(signer.id)).toBeUndefined()
  there = signer.publicKey
  expect(await keys.find(signer.id)).toBeDefined()
})
