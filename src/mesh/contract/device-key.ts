import type { DeviceId } from '../../domain/ids.ts'
import { concat, textToBytes } from '../../lib/bytes.ts'
import { curve, idOfPublicKey, importPublicKey, makeSignature, verifySignature } from '../../lib/p256.ts'

/**
 * What a device signs with its own key: that it stands behind a connection, a card that others pass on, its presence, that it
 * has let another device in, and a seat that it gives. Nothing that somebody has written, so that no signature tells whose it is.
 */
export type DevicePurpose = 'hello' | 'card' | 'presence' | 'host' | 'seat'

/** This device in one meeting. */
export interface DeviceKey {
  /** Truncated SHA-256 of the public key. */
  readonly id: DeviceId
  /** Raw P-256 point, 65 bytes. */
  readonly publicKey: Uint8Array
  sign(purpose: DevicePurpose, bytes: Uint8Array): Promise<Uint8Array>
}

/** A new key pair for one meeting; its private half cannot be read out, and IndexedDB keeps it. */
export const makeDeviceKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(curve, false, ['sign', 'verify'])

export const openDeviceKey = async ({ publicKey, privateKey }: CryptoKeyPair): Promise<DeviceKey> => {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))
  return {
    id: idOfPublicKey(raw),
    publicKey: raw,
    sign: (purpose, bytes) => makeSignature(privateKey, statement(purpose, bytes)),
  }
}

/** Whether the device with this public key, and so with the id that it hashes to, has signed these bytes for this purpose. */
export const isSignedByDevice = async (
  publicKey: Uint8Array,
  purpose: DevicePurpose,
  bytes: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> => {
  const key = await importPublicKey(publicKey)
  return key !== undefined && verifySignature(key, statement(purpose, bytes), signature)
}

/** Each purpose has a context of its own, so that no signature passes for one of another purpose. */
const statement = (purpose: DevicePurpose, bytes: Uint8Array) =>
  concat(textToBytes(`plenary/1/device/${purpose}\n`), bytes)
