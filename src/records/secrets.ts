import type { MeetingId, SignerId, TableId } from '../domain/ids.ts'
import { bytesToHex, copyBytes, parseHex, textToBytes } from '../lib/bytes.ts'

/** What a device of the meeting derives from the invitation. `tag`, `proof` and `seal` are what the mesh asks for. */
export interface MeetingSecrets {
  /** Not secret. */
  readonly meeting: MeetingId
  /** 4 bytes that tell this meeting's cards from others'. */
  readonly tag: Uint8Array
  /** HMAC-SHA-256: both ends of a link prove with it that they hold the secret. */
  readonly proof: CryptoKey
  /** AES-GCM, 256 bits: seals what the switchboard passes on. */
  readonly seal: CryptoKey
  /** For a signalling transport of this name: see SignallingSecrets in mesh/contract. */
  signalling(
    name: string,
  ): Promise<{ readonly name: string; readonly topic: string; readonly seal: CryptoKey }>
  /** AES-GCM, 256 bits: seals what goes by moving code and file (`carried-room`). */
  readonly carry: CryptoKey
  /** HMAC-SHA-256: makes the nonces for that. */
  readonly carryNonce: CryptoKey
}

const secretBytes = 16
const idBytes = 16
const tagBytes = 4
const keyBytes = 32

export const newMeetingSecret = (): Uint8Array => crypto.getRandomValues(new Uint8Array(secretBytes))

/**
 * HKDF-SHA-256 (RFC 5869) over the invitation's secret, salted with the facilitator's key id, so that an invitation with
 * another facilitator pinned to it leads to another meeting.
 * @throws RangeError where the secret is not 16 bytes or the facilitator's id is none.
 */
export const deriveSecrets = async (invitation: {
  readonly secret: Uint8Array
  readonly facilitator: SignerId
}): Promise<MeetingSecrets> => {
  const salt = parseHex(invitation.facilitator)
  if (invitation.secret.length !== secretBytes || salt?.length !== idBytes) {
    throw new RangeError('an invitation holds a secret of 16 bytes and the id of a facilitator')
  }
  const root = await crypto.subtle.importKey('raw', copyBytes(invitation.secret), 'HKDF', false, [
    'deriveBits',
  ])
  const derive = async (purpose: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt, info: textToBytes(`plenary/1/${purpose}`) },
        root,
        bytes * 8,
      ),
    )
  const [meeting, tag, proof, seal, carry, carryNonce] = await Promise.all([
    derive('meeting', idBytes),
    derive('tag', tagBytes),
    derive('proof', keyBytes),
    derive('seal', keyBytes),
    derive('carry', keyBytes),
    derive('carry nonce', keyBytes),
  ])
  return {
    meeting: bytesToHex(meeting),
    tag,
    proof: await crypto.subtle.importKey('raw', proof, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]),
    seal: await sealingKey(seal),
    async signalling(name) {
      const [topic, key] = await Promise.all([
        derive(`${name} topic`, keyBytes),
        derive(`${name} seal`, keyBytes),
      ])
      return { name, topic: bytesToHex(topic), seal: await sealingKey(key) }
    },
    carry: await sealingKey(carry),
    carryNonce: await crypto.subtle.importKey('raw', carryNonce, { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]),
  }
}

const sealingKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** From the meeting and the table only: two halves of a table that started apart meet under the same name. */
export const tableDocumentName = (meeting: MeetingId, table: TableId): string => `table-${meeting}-${table}`

/** The set of statements about who has a seat at the table. */
export const tableSeatsName = (meeting: MeetingId, table: TableId): string => `seats-${meeting}-${table}`
