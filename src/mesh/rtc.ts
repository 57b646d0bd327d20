import { fromHex } from './bytes.ts'
import { deviceIdOf } from './fingerprint.ts'
import type { Rtc } from './mesh.ts'

/** People prepare days ahead and come back the week after; browsers allow a year at most. */
const certificateMs = 300 * 24 * 60 * 60 * 1000

/** The certificate is the device's name in one meeting. Keep it (IndexedDB stores it) for as long as the meeting. */
export const makeCertificate = (): Promise<RTCCertificate> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', expires: certificateMs }
  return RTCPeerConnection.generateCertificate(algorithm)
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
    return fromHex(hex)
  } finally {
    connection.close()
  }
}

/** The browser's WebRTC under one certificate. No ICE server: links are local. */
export const browserRtc = async ({
  certificate,
}: {
  readonly certificate: RTCCertificate
}): Promise<Rtc> => ({
  connect: () => new RTCPeerConnection({ iceServers: [], certificates: [certificate] }),
  deviceOf: deviceIdOf,
  // Firefox alone has this; its statistics say nothing of a peer that has not been dialled.
  hearsKnocks: !('mozInnerScreenX' in globalThis),
  self: await deviceIdOf(await fingerprintOf(certificate)),
})
