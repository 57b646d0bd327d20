/** What goes to a signature worker: signatures of few signers, their bytes end to end in one buffer that is given away. */
export interface SignatureRequest {
  readonly id: number
  readonly keys: readonly CryptoKey[]
  /** For each signature: which key, how many bytes were signed, how many the signature has. */
  readonly shape: Uint32Array
  /** Per signature the signed bytes, then the signature. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface SignatureReply {
  readonly id: number
  /** 1 for each that is valid. */
  readonly valid: Uint8Array
}
