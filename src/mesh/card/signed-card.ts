import type { DeviceId } from '../../domain/ids.ts'
import { ByteReader, type Bytes, concat } from '../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../lib/p256.ts'
import { type DeviceKey, isSignedByDevice } from '../contract/device-key.ts'

/*
 * What a device says of a card, or in place of one, where others pass it on: its public key (65), its signature (64), and what it
 * says. The signature is also over what it is said for (which dial, to which device), so that nobody who has seen it can use it for another.
 */

const headBytes = publicKeyBytes + signatureBytes

/** The length stands first, so that nothing can be moved over from what it is for to what is said. */
const statement = (said: Uint8Array, saidFor: Uint8Array) => concat([saidFor.length], saidFor, said)

export const signForOthers = async (key: DeviceKey, said: Uint8Array, saidFor: Uint8Array): Promise<Bytes> =>
  concat(key.publicKey, await key.sign('card', statement(said, saidFor)), said)

/** Which device has said what; undefined where it has not said it for this. */
export const readSigned = async (
  bytes: Uint8Array,
  saidFor: Uint8Array,
): Promise<{ readonly device: DeviceId; readonly said: Bytes } | undefined> => {
  if (bytes.length < headBytes) return undefined
  const reader = new ByteReader(bytes)
  const [publicKey, signature, said] = [
    reader.take(publicKeyBytes),
    reader.take(signatureBytes),
    reader.rest(),
  ]
  const isSigned = await isSignedByDevice(publicKey, 'card', statement(said, saidFor), signature)
  return isSigned ? { device: idOfPublicKey(publicKey), said } : undefined
}
