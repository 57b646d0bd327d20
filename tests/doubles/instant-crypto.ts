import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto'

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
const pointBytes = 65
const dsaEncoding = 'ieee-p1363'
/** What one key has signed that is remembered. */
const verifiedMost = 1_000

const isCurve = (algorithm: unknown) =>
  typeof algorithm === 'object' &&
  algorithm !== null &&
  'namedCurve' in algorithm &&
  algorithm.namedCurve === 'P-256'

/** @throws DOMException where the bytes are no point of the curve, as WebCrypto does */
const readPoint = (bytes: Uint8Array): KeyObject => {
  const refused = () => new DOMException('no point', 'DataError')
  if (bytes.length !== pointBytes || bytes[0] !== 4) throw refused()
  const half = (from: number) => Buffer.from(bytes.subarray(from, from + 32)).toString('base64url')
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: half(1), y: half(33) }, format: 'jwk' })
  } catch {
    throw refused()
  }
}

/**
 * WebCrypto's answers with no other thread: the same bytes, at once, so that a run in virtual time waits for nothing and comes out the
 * same each time. For what the mesh uses (SHA-256, HMAC, AES-GCM, ECDSA on P-256), until the returned function is called.
 */
export const instantCrypto = (): (() => void) => {
  const { subtle } = crypto
  const objects = new WeakMap<CryptoKey, KeyObject>()
  /** Public keys by their bytes: importing one again costs nothing. */
  const points = new Map<string, CryptoKey>()
  const verified = new WeakMap<KeyObject, Map<string, boolean>>()
  const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>
  const objectOf = (key: CryptoKey): KeyObject => {
    const known = objects.get(key) ?? KeyObject.from(key)
    objects.set(key, known)
    return known
  }
  const keyBytes = (key: CryptoKey): Buffer => objectOf(key).export()
  const hmac = (key: CryptoKey, data: Source) =>
    createHmac('sha256', keyBytes(key)).update(bytesOf(data)).digest()
  const isHmac = (key: CryptoKey) => objectOf(key).type === 'secret'
  const importPoint = (bytes: Uint8Array) => {
    const name = Buffer.from(bytes).toString('base64')
    const known = points.get(name)
    if (known) return known
    // Not the platform's own: nothing but `verify` here is given it
    const key = Object.create(CryptoKey.prototype) as CryptoKey
    objects.set(key, readPoint(bytes))
    points.set(name, key)
    return key
  }
  const isSigned = (key: CryptoKey, signature: Uint8Array, data: Uint8Array): boolean => {
    const object = objectOf(key)
    const before = verified.get(object) ?? new Map<string, boolean>()
    verified.set(object, before)
    const name = createHash('sha256').update(signature).update(data).digest('base64')
    const known = before.get(name)
    if (known !== undefined) return known
    const is = verify('sha256', data, { key: object, dsaEncoding }, signature)
    // Each device of a room verifies the same words
    if (before.size < verifiedMost) before.set(name, is)
    return is
  }

  const instant: Partial<Record<keyof SubtleCrypto, (...args: never[]) => Promise<unknown>>> = {
    importKey: async (format: string, data: Source, algorithm: unknown, ...rest: unknown[]) =>
      format === 'raw' && isCurve(algorithm)
        ? importPoint(bytesOf(data))
        : importKey(format, data, algorithm, ...rest),
    digest: async (_: string, data: Source) => bufferOf(createHash('sha256').update(bytesOf(data)).digest()),
    sign: async (_: unknown, key: CryptoKey, data: Source) =>
      bufferOf(
        isHmac(key) ? hmac(key, data) : sign('sha256', bytesOf(data), { key: objectOf(key), dsaEncoding }),
      ),
    verify: async (_: unknown, key: CryptoKey, signature: Source, data: Source) => {
      if (!isHmac(key)) return isSigned(key, bytesOf(signature), bytesOf(data))
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
