import type { DeviceId } from '../../domain/ids.ts'
import { bytesToHex, copyBytes, hexToBytes } from '../../lib/bytes.ts'
import type { Rtc } from '../contract/mesh.ts'

/** People prepare days ahead and come back the week after; browsers allow a year at most. */
const certificateMs = 300 * 24 * 60 * 60 * 1000

/** The certificate is the device's name in one meeting. Keep it (IndexedDB stores it) for as long as the meeting. */
export const makeCertificate = (): Promise<RTCCertificate> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', expires: certificateMs }
  return RTCPeerConnection.generateCertificate(algorithm)
}

const deviceIdBytes = 16

/** SHA-256 of the DTLS fingerprint, truncated: a device cannot take another's id, and a card that others passed on cannot be swapped. */
export const deviceIdOf = async (fingerprint: Uint8Array): Promise<DeviceId> => {
  const digest = await crypto.subtle.digest('SHA-256', copyBytes(fingerprint))
  return bytesToHex(new Uint8Array(digest, 0, deviceIdBytes))
}

const fingerprintPattern = /^a=fingerprint:sha-256 ([0-9A-F:]+)/im

/** Asked of a description, because Firefox's RTCCertificate has no getFingerprints. */
const fingerprintOf = async (certificate: RTCCertificate): Promise<Uint8Array> => {
  const connection = new RTCPeerConnection({ iceServers: [], certificates: [certificate] })
  try {
    connection.createDataChannel('fingerprint')
    const { sdp = '' } = await connection.createOffer()
    const hex = fingerprintPattern.exec(sdp)?.[1]?.replaceAll(':', '').toLowerCase()
    if (hex?.length !== 64) throw new Error('no SHA-256 fingerprint in the offer')
    return hexToBytes(hex)
  } finally {
    connection.close()
  }
}

/**
 * Asked only where the meeting is met over the internet, and something there answers, so that devices in different networks can link. It sees
 * that an internet address asks how it is seen, and nothing else. Long-lived and free to use.
 */
export const stunServers: readonly string[] = [
  'stun:stun.cloudflare.com:3478',
  'stun:stun.nextcloud.com:3478',
]

/** The browser's WebRTC under one certificate. No ICE server while links are local, which they are unless `isFar` says more. */
export const browserRtc = async ({
  certificate,
  isFar = () => false,
}: {
  readonly certificate: RTCCertificate
  readonly isFar?: () => boolean
}): Promise<Rtc> => ({
  connect: () => {
    const iceServers = isFar() ? [{ urls: [...stunServers] }] : []
    return new RTCPeerConnection({ iceServers, certificates: [certificate] })
  },
  isFar,
  deviceOf: deviceIdOf,
  // Firefox alone has this. Its statistics say nothing of a peer that has not been dialled, and it waits for nobody.
  hearsKnocks: !('mozInnerScreenX' in globalThis),
  listens: !('mozInnerScreenX' in globalThis),
  self: await deviceIdOf(await fingerprintOf(certificate)),
})
