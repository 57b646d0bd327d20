import { describe, expect, it } from 'vitest'

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex')
const words = new TextEncoder().encode('What did we learn?')
const raw = new Uint8Array(32).fill(7)

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
  })
}
