import type { Rtc } from '../contract/mesh.ts'

/** People prepare days ahead and come back the week after; browsers allow a year at most. */
const certificateMs = 300 * 24 * 60 * 60 * 1000

/**
 * What a device's connections of one meeting stand on. Keep it (IndexedDB stores it) for as long as the meeting, as ways back
 * that others hold name it.
 */
export const makeCertificate = (): Promise<RTCCertificate> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', expires: certificateMs }
  return RTCPeerConnection.generateCertificate(algorithm)
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
export const browserRtc = ({
  certificate,
  isFar = () => false,
}: {
  readonly certificate: RTCCertificate
  readonly isFar?: () => boolean
}): Rtc => ({
  connect: () => {
    const iceServers = isFar() ? [{ urls: [...stunServers] }] : []
    return new RTCPeerConnection({ iceServers, certificates: [certificate] })
  },
  isFar,
  // Firefox alone has this. Its statistics say nothing of a peer that has not been dialled, and it waits for nobody.
  hearsKnocks: !('mozInnerScreenX' in globalThis),
  listens: !('mozInnerScreenX' in globalThis),
})
