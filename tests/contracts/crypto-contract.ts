import { describe, expect, it } from 'vitest'
import { copyBytes, hexToBytes } from '../../src/lib/bytes.ts'
import { curve } from '../../src/lib/p256.ts'
import { openNamedDevice } from '../doubles/device-keys.ts'

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex')
const words = new TextEncoder().encode('What did we learn?')
const raw = new Uint8Array(32).fill(7)
/** Of the same words, with OpenSSL. */
const signedElsewhere =
  '9d6ee4c7f1c2a8055f79713e32069ea75a27395f273e482209d9a44bd06d28879438c8b7e4204888e5a521bcb5802e77f9146e22c938ca0d9ffb73f313fc86e2'

/** What the mesh asks of WebCrypto: the same bytes from every implementation. `begin` gives the end of it. */
export const cryptoContract = (name: string, begin: () => () => void): void => {
  describe(`crypto: ${name}`, () => {
    it('hashes, signs and seals to the bytes that every device comes to', async () => {
      const end = begin()
      const { subtle } = crypto
      const hmac = { name: 'HMAC', hash: 'SHA-256' }
      const mac = await subtle.importKey('raw', raw, hmac, false, ['sign', 'verify'])
      const seal = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
      const how = { name: 'AES-GCM', iv: new Uint8Array(12).fill(1), additionalData: words }
      const signature = await subtle.sign('HMAC', mac, words)
      const sealed = await subtle.encrypt(how, seal, words)
      const digest = await subtle.digest('SHA-256', words)
      const altered = new Uint8Array(sealed.slice(0))
      altered[0] = (altered[0] ?? 0) ^ 1
      expect([hex(digest), hex(signature), hex(sealed)]).toMatchInlineSnapshot(`
        [
          "b54a6cf4793b8847d88602f46f4495383417f14a6abcdb901def50b8827f28ce",
          "61241588ccf44e28c5428bf616c8e8b3030f64c38d1c650d0621a6eeb6a247ba",
          "2189e8c3b0db856af1a3b9011c521143c6c47e39ce084791d83fc40892472bddc7a7",
        ]
      `)
      expect(await subtle.verify('HMAC', mac, signature, words)).toBe(true)
      expect(await subtle.verify('HMAC', mac, signature, raw)).toBe(false)
      expect(hex(await subtle.decrypt(how, seal, sealed))).toBe(hex(words.slice().buffer))
      await expect(subtle.decrypt(how, seal, altered)).rejects.toMatchObject({ name: 'OperationError' })
      end()
    })

    it('signs with keys on P-256 as every device reads it, and takes nothing for a signature or a key that is none', async () => {
      const end = begin()
      const { subtle } = crypto
      const how = { name: 'ECDSA', hash: 'SHA-256' }
      const { keys, device } = await openNamedDevice('signer')
      const publicKey = await subtle.importKey('raw', copyBytes(device.publicKey), curve, true, ['verify'])
      const signature = new Uint8Array(await subtle.sign(how, keys.privateKey, words))
      expect(signature).toHaveLength(64)
      expect(await subtle.verify(how, publicKey, signature, words)).toBe(true)
      expect(await subtle.verify(how, keys.publicKey, signature, words)).toBe(true)
      // Made elsewhere
      expect(await subtle.verify(how, publicKey, hexToBytes(signedElsewhere), words)).toBe(true)
      const altered = signature.slice()
      altered[5] = (altered[5] ?? 0) ^ 1
      const wrong = [
        [altered, words],
        [signature, raw],
        [signature.slice(1), words],
        [new Uint8Array(), words],
      ] as const
      for (const [bytes, said] of wrong) expect(await subtle.verify(how, publicKey, bytes, said)).toBe(false)
      for (const bytes of [
        new Uint8Array(65).fill(4),
        new Uint8Array(65),
        new Uint8Array(64),
        new Uint8Array(),
      ])
        await expect(subtle.importKey('raw', bytes, curve, true, ['verify'])).rejects.toMatchObject({
          name: 'DataError',
        })
      end()
    })
  })
}
