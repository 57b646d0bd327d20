import type { DeviceId } from '../../domain/ids.ts'
import { bytesToHex } from '../../lib/bytes.ts'

const deviceIdBytes = 16

/** SHA-256 of the DTLS fingerprint, truncated: a device cannot take another's id, and a card that others passed on cannot be swapped. */
export const deviceIdOf = async (fingerprint: Uint8Array): Promise<DeviceId> =>
  bytesToHex(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(fingerprint))).subarray(
      0,
      deviceIdBytes,
    ),
  )
