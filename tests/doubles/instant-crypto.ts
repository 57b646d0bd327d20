import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto'

type Source = ArrayBuffer | ArrayBufferView

const bytesOf = (source: Source): Uint8Array =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength)

const bufferOf = (...parts: readonly Uint8Array[]): ArrayBuffer => {
  const all = Buffer.concat(parts)
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer
}

const tagBytes = 16
const ivBytes = 12

/**
 * WebCrypto's answers with no other thread: the same bytes, at once, so that a run in virtual time waits for nothing and comes out the
 * same each time. For what the mesh uses (SHA-256, HMAC, AES-GCM), until the
 * returned function is called. Keys must be imported in between.
 */
export const instantCrypto = (): (() => void) => {
  const { subtle } = crypto
  const raw = new WeakMap<CryptoKey, Uint8Array>()
  const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>
  const keyBytes = (key: CryptoKey) => {
    const bytes = raw.get(key)
    if (!bytes) throw new Error('a key from elsewhere')
    return bytes
  }
  const hmac = (key: CryptoKey, data: Source) =>
    createHmac('sha256', keyBytes(key)).update(bytesOf(data)).digest()

  const instant: Partial<Record<keyof SubtleCrypto, (...args: never[]) => Promise<unknown>>> = {
    importKey: async (format: 'raw', data: Source, ...rest: unknown[]) => {
      const key = await importKey(format, data, ...rest)
      raw.set(key, bytesOf(data).slice())
      return key
    },
    digest: async (_: string, data: Source) => bufferOf(createHash('sha256').update(bytesOf(data)).digest()),
    sign: async (_: string, key: CryptoKey, data: Source) => bufferOf(hmac(key, data)),
    verify: async (_: string, key: CryptoKey, signature: Source, data: Source) => {
      const [right, given] = [hmac(key, data), bytesOf(signature)]
      return right.length === given.length && timingSafeEqual(right, given)
    },
    encrypt: async ({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: Source) => {
      const cipher = createCipheriv('aes-256-gcm', keyBytes(key), bytesOf(iv))
      if (additionalData) cipher.setAAD(bytesOf(additionalData))
      return bufferOf(cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag())
    },
    decrypt: async ({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: Source) => {
      const [sealed, nonce] = [bytesOf(data), bytesOf(iv)]
      const refused = () => new DOMException('not what was sealed', 'OperationError')
      if (sealed.length < tagBytes || nonce.length !== ivBytes) throw refused()
      const decipher = createDecipheriv('aes-256-gcm', keyBytes(key), nonce)
      if (additionalData) decipher.setAAD(bytesOf(additionalData))
      decipher.setAuthTag(sealed.subarray(-tagBytes))
      try {
        return bufferOf(decipher.update(sealed.subarray(0, -tagBytes)), decipher.final())
      } catch {
        throw refused()
      }
    },
  }
  // The methods are the prototype's: what is set here stands before them, and is taken away again
  for (const [name, value] of Object.entries(instant))
    Object.defineProperty(subtle, name, { configurable: true, writable: true, value })
  return () => {
    for (const name of Object.keys(instant)) Reflect.deleteProperty(subtle, name)
  }
}
