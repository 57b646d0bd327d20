import { expect, it } from 'vitest'
import { textToBytes } from '../../../src/lib/bytes.ts'
import { idOfPublicKey } from '../../../src/lib/p256.ts'
import { isSignedByDevice, makeDeviceKeys, openDeviceKey } from '../../../src/mesh/contract/device-key.ts'

const words = textToBytes('a card, say')

it('[X1] a device is known by its key, and what it signs is good for one purpose, its bytes and no other key', async () => {
  const [mine, other] = [
    await openDeviceKey(await makeDeviceKeys()),
    await openDeviceKey(await makeDeviceKeys()),
  ]
  const signature = await mine.sign('card', words)
  expect(mine.id).toBe(idOfPublicKey(mine.publicKey))
  expect(mine.id).not.toBe(other.id)
  expect(await isSignedByDevice(mine.publicKey, 'card', words, signature)).toBe(true)
  expect(await isSignedByDevice(mine.publicKey, 'presence', words, signature)).toBe(false)
  expect(await isSignedByDevice(mine.publicKey, 'card', textToBytes('another'), signature)).toBe(false)
  expect(await isSignedByDevice(other.publicKey, 'card', words, signature)).toBe(false)
  expect(await isSignedByDevice(new Uint8Array(65).fill(4), 'card', words, signature)).toBe(false)
})

it('[C2] [X1] a device is the same again from what it has stored, and its private key cannot be read out', async () => {
  const pair = await makeDeviceKeys()
  const again = await openDeviceKey(structuredClone(pair))
  expect(again.id).toBe((await openDeviceKey(pair)).id)
  await expect(crypto.subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow()
})
