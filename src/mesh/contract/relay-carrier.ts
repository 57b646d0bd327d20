/** 'away': cannot be reached just now. 'refusing': it answers, and does not pass on what it is given. Both are tried again. */
export type RelayState = 'connecting' | 'open' | 'away' | 'refusing'

export interface RelayStatus {
  readonly url: string
  readonly state: RelayState
}

/** Carries cards between devices of one meeting over public relays, until it is closed. It retries for ever. */
export interface RelayCarrier {
  /** In the order in which they were given. */
  readonly relays: readonly RelayStatus[]
  /** A relay's state has changed. */
  onChange(listener: () => void): () => void
  /** For the connection's details: what was sent, heard, answered and refused. */
  readonly counters: Readonly<Record<string, number>>
  /** The device is online or in sight again: what waits is tried at once. */
  wake(): void
  close(): void
}

/** What the relays of a meeting need of its secret, derived by records/secrets.ts. */
export interface RelaySecrets {
  /** The tag under which the meeting's devices find each other, 32 bytes as hex. It tells nothing of the meeting. */
  readonly topic: string
  /** AES-GCM, 256 bits: seals all that passes a relay. */
  readonly seal: CryptoKey
}
