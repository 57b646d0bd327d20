import type { MeetingId } from '../../domain/ids.ts'
import { recoveryCodeBytes, recoveryCodeFrom } from '../../domain/joining/recovery-code.ts'
import type { Recovery } from '../../domain/records/records.ts'
import { base64ToBytes, bytesToBase64Url, concat, copyBytes, textToBytes } from '../../lib/bytes.ts'
import { exportSigner, importSigner, makeSigner, type OwnSigner } from './signer.ts'

const ivBytes = 12

/** A fresh code of 100 random bits. */
export const newRecoveryCode = (): string =>
  recoveryCodeFrom(crypto.getRandomValues(new Uint8Array(recoveryCodeBytes)))

/**
 * HKDF-SHA-256 of the code, salted with the meeting. A code of 100 random bits needs no slow derivation: nobody can try
 * 2^100 of them.
 */
const keyOf = async (code: string, meeting: MeetingId, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> => {
  const root = await crypto.subtle.importKey('raw', textToBytes(code), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: textToBytes(meeting), info: textToBytes('plenary/1/recovery') },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  )
}

/** Bound to its meeting and its signer: sealed bytes moved to another record open for nobody. */
const boundTo = (meeting: MeetingId, signer: string) => textToBytes(`${meeting} ${signer}`)

/** A new signer, and its private key sealed under the code (AES-GCM: 12 bytes of IV, then the text with its tag). */
export const sealRecovery = async (
  code: string,
  meeting: MeetingId,
): Promise<{ readonly signer: OwnSigner; readonly record: Recovery }> => {
  const signer = await makeSigner()
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(meeting, signer.id) },
    await keyOf(code, meeting, 'encrypt'),
    copyBytes(exportSigner(signer)),
  )
  return {
    signer,
    record: { signer: signer.id, sealed: bytesToBase64Url(concat(iv, new Uint8Array(sealed))) },
  }
}

/** The signer that the code opens; undefined where it is not the right code. */
export const openRecovery = async (
  code: string,
  meeting: MeetingId,
  { signer: id, sealed }: Recovery,
): Promise<OwnSigner | undefined> => {
  try {
    const bytes = copyBytes(base64ToBytes(sealed))
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(0, ivBytes), additionalData: boundTo(meeting, id) },
      await keyOf(code, meeting, 'decrypt'),
      bytes.slice(ivBytes),
    )
    const signer = await importSigner(new Uint8Array(opened))
    return typeof signer === 'object' && signer.id === id ? signer : undefined
  } catch {
    // AES-GCM tells a wrong key from the right one by throwing; there is no more to it.
    return undefined
  }
}
