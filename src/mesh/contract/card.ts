/** What one device needs of another to connect, 67 to 90 bytes as binary. Serves one peer. */
export interface Card {
  /** First 4 bytes of the meeting's tag. */
  readonly tag: Uint8Array
  /** ICE username fragment and password, RFC 8445. */
  readonly ufrag: string
  readonly pwd: string
  /** SHA-256 fingerprint of the DTLS certificate, 32 bytes. */
  readonly fingerprint: Uint8Array
  /** At most 3 host candidates. */
  readonly candidates: readonly CardCandidate[]
}

export interface CardCandidate {
  readonly kind: 'ipv4' | 'ipv6' | 'mdns'
  /** Address as text; an mDNS name is `<uuid>.local`. */
  readonly address: string
  readonly port: number
}
