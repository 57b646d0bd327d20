import { concat, copyBytes, hexToBytes, textToBytes } from '../../src/lib/bytes.ts'
import { curve } from '../../src/lib/p256.ts'
import { type DeviceKey, openDeviceKey } from '../../src/mesh/contract/device-key.ts'

/** A device whose keys follow from its name, so that a run with a seed has the same ids each time. */
export interface NamedDevice {
  readonly device: DeviceKey
  readonly keys: CryptoKeyPair
}

/** PKCS #8 (RFC 5958) of a P-256 key, up to its 32 bytes; what reads it works out the public half. */
const pkcs8Head = hexToBytes('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420')

const made = new Map<string, Promise<NamedDevice>>()

/** The same for the same name, in whichever test; each is made once in a process. */
export const openNamedDevice = (name: string): Promise<NamedDevice> => {
  const known = made.get(name) ?? makeNamed(name)
  made.set(name, known)
  return known
}

const makeNamed = async (name: string): Promise<NamedDevice> => {
  const { subtle } = crypto
  const secret = new Uint8Array(await subtle.digest('SHA-256', textToBytes(`key of ${name}`)))
  const der = copyBytes(concat(pkcs8Head, secret))
  const privateKey = await subtle.importKey('pkcs8', der, curve, true, ['sign'])
  const { kty, crv, x, y } = await subtle.exportKey('jwk', privateKey)
  const point = { kty, crv, x, y } as JsonWebKey
  const keys = { privateKey, publicKey: await subtle.importKey('jwk', point, curve, true, ['verify']) }
  return { keys, device: await openDeviceKey(keys) }
}
