import type { DeviceId } from '../../domain/ids.ts'
import {
  ByteReader,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  numberToBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../lib/p256.ts'
import { type DeviceKey, isSignedByDevice } from '../../mesh/contract/device-key.ts'
import type { Codec } from './channel.ts'

/** What a device says of itself; untrusted, to be read by the code that knows the key. */
export type PresenceState = Readonly<Record<string, unknown>>

/** A device's state as it is passed on. */
export interface SignedState {
  readonly t: 'state'
  readonly device: DeviceId
  /** Grows with each state of the device; of two the higher counts. */
  readonly sequence: number
  readonly state: PresenceState
  /** The whole message. */
  readonly bytes: Uint8Array
}

export interface Typing {
  readonly t: 'typing'
  /** Of one spell, 16 hex characters. */
  readonly spell: string
  readonly on: boolean
}

/** Wants to be shown all states. */
export interface AskForStates {
  readonly t: 'ask'
}

export type PresenceMessage = SignedState | Typing | AskForStates

const kinds = { state: 1, typing: 2, ask: 3 } as const
const sequenceBytes = 6
const spellBytes = 8
/** The counts of who spoke how long are most of it. */
const stateBytesMax = 4_000
const headBytes = 1 + publicKeyBytes + sequenceBytes + signatureBytes
const purpose = 'presence'

/** A table's states and the mesh's own presence are signed by the same key: this keeps them apart. */
const context = textToBytes('table ')
const signedPart = (table: string, sequence: Uint8Array, state: Uint8Array) =>
  concat(context, textToBytes(`${table}\n`), sequence, state)

/** What others say at the table may grow in what this device says on: where it is too large, the largest value waits, and no other. */
const fitState = (state: PresenceState): { readonly state: PresenceState; readonly content: Uint8Array } => {
  const content = textToBytes(JSON.stringify(state))
  if (content.length <= stateBytesMax) return { state, content }
  const sizeOf = ([, value]: [string, unknown]) => JSON.stringify(value)?.length ?? 0
  const [, ...smaller] = Object.entries(state).sort((a, b) => sizeOf(b) - sizeOf(a))
  return fitState(Object.fromEntries(smaller))
}

export const signState = async (
  key: DeviceKey,
  {
    table,
    sequence,
    ...said
  }: { readonly table: string; readonly sequence: number; readonly state: PresenceState },
): Promise<SignedState> => {
  const { state, content } = fitState(said.state)
  const number = numberToBytes(sequence, sequenceBytes)
  const signature = await key.sign(purpose, signedPart(table, number, content))
  const bytes = concat([kinds.state], key.publicKey, number, signature, content)
  return { t: 'state', device: key.id, sequence, state, bytes }
}

/** Whether the device whose state it says it is has signed it, for this table. */
export const isSignedState = ({ bytes }: SignedState, table: string): Promise<boolean> => {
  const reader = new ByteReader(bytes.subarray(1))
  const publicKey = reader.take(publicKeyBytes)
  const sequence = reader.take(sequenceBytes)
  const signature = reader.take(signatureBytes)
  return isSignedByDevice(publicKey, purpose, signedPart(table, sequence, reader.rest()), signature)
}

const readState = (bytes: Uint8Array): SignedState | undefined => {
  if (bytes.length > headBytes + stateBytesMax) return undefined
  const reader = new ByteReader(bytes.subarray(1))
  const device = idOfPublicKey(reader.take(publicKeyBytes))
  const sequence = reader.number(sequenceBytes)
  reader.take(signatureBytes)
  const content = reader.rest()
  const state: unknown = JSON.parse(bytesToText(content))
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined
  return { t: 'state', device, sequence, state: state as PresenceState, bytes }
}

const readTyping = (bytes: Uint8Array): Typing | undefined =>
  bytes.length === 2 + spellBytes
    ? { t: 'typing', on: bytes[1] === 1, spell: bytesToHex(bytes.subarray(2)) }
    : undefined

export const presenceCodec: Codec<PresenceMessage> = {
  encode(message) {
    if (message.t === 'state') return message.bytes
    if (message.t === 'ask') return Uint8Array.of(kinds.ask)
    return concat([kinds.typing, message.on ? 1 : 0], hexToBytes(message.spell))
  },
  decode(bytes) {
    try {
      if (bytes[0] === kinds.state) return readState(bytes)
      if (bytes[0] === kinds.ask) return bytes.length === 1 ? { t: 'ask' } : undefined
      return bytes[0] === kinds.typing ? readTyping(bytes) : undefined
    } catch {
      // Too short, neither UTF-8 nor JSON: no message of this protocol
      return undefined
    }
  },
}
