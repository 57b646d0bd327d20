import type { DeviceId, MeetingId, TableId } from '../../domain/ids.ts'
import { nameMaxLength } from '../../domain/limits.ts'
import { fitName } from '../../domain/notes/note-text.ts'
import {
  ByteReader,
  bytesToHex,
  bytesToText,
  concat,
  hexToBytes,
  numberToBytes,
  OutOfBytes,
  textToBytes,
} from '../../lib/bytes.ts'
import { idOfPublicKey, publicKeyBytes, signatureBytes } from '../../lib/p256.ts'
import { hashToHex } from '../../lib/sha256.ts'
import { type DeviceKey, isSignedByDevice } from '../../mesh/contract/device-key.ts'

/**
 * What one device of a table says of another: `seat`: it may have our grid, since I have let it in. `mate`: it may, since somebody
 * else had let it in when we met, or nothing was written here yet. `stop`: I no longer pass the grid to it, and ask the others to follow. `resume`: I pass it on again. A device gives itself a seat under its name: nobody else can name it.
 *
 * As bytes: version (1), what is said (1), the giver's public key (65), the device (16), sequence (6), name (UTF-8), signature
 * (64). Signed is everything before the signature, with the meeting and the table, so that no statement counts elsewhere. A device
 * is named by its id alone: it is the hash of its key, and whatever it says brings that key.
 */
export interface SeatStatement {
  readonly says: SeatWord
  readonly giver: DeviceId
  readonly device: DeviceId
  readonly sequence: number
  /** Of the giver's own seat, where the meeting shows names; else ''. */
  readonly name: string
  /** Of what was signed, never of the signature: there is more than one to the same words. */
  readonly id: string
  readonly bytes: Uint8Array
}

export type SeatWord = 'seat' | 'mate' | 'stop' | 'resume'

/** Where statements count. */
export interface SeatPlace {
  readonly meeting: MeetingId
  readonly table: TableId
}

const version = 1
const words: readonly SeatWord[] = ['seat', 'mate', 'stop', 'resume']
const deviceBytes = 16
const idBytes = 16
const headBytes = 2 + publicKeyBytes + deviceBytes + 6
/** UTF-8 takes three bytes at most for each UTF-16 unit. */
export const statementMaxBytes = headBytes + 3 * nameMaxLength + signatureBytes

export const signStatement = async (
  place: SeatPlace,
  key: DeviceKey,
  said: Pick<SeatStatement, 'says' | 'device' | 'sequence'> & { readonly name?: string },
): Promise<SeatStatement> => {
  const name = fitName(said.name ?? '')
  const unsigned = concat(
    [version, words.indexOf(said.says)],
    key.publicKey,
    hexToBytes(said.device),
    numberToBytes(said.sequence, 6),
    textToBytes(name),
  )
  const signature = await key.sign('seat', atPlace(place, unsigned))
  const { says, device, sequence } = said
  return {
    says,
    giver: key.id,
    device,
    sequence,
    name,
    id: hashToHex(unsigned, idBytes),
    bytes: concat(unsigned, signature),
  }
}

/** The statement in these bytes, its signature not looked at yet; undefined where they are none. */
export const parseStatement = (bytes: Uint8Array): SeatStatement | undefined => {
  if (bytes.length < headBytes + signatureBytes || bytes.length > statementMaxBytes) return undefined
  const unsigned = bytes.subarray(0, bytes.length - signatureBytes)
  try {
    const reader = new ByteReader(unsigned)
    if (reader.number(1) !== version) return undefined
    const says = words[reader.number(1)]
    const giver = idOfPublicKey(reader.take(publicKeyBytes))
    const device = bytesToHex(reader.take(deviceBytes))
    const sequence = reader.number(6)
    const name = bytesToText(reader.rest())
    const isNamed = says === 'seat' && giver === device
    // Giving oneself a seat is all that one can say of oneself.
    if (!says || fitName(name) !== name || (name !== '' && !isNamed)) return undefined
    if (giver === device && says !== 'seat') return undefined
    return { says, giver, device, sequence, name, id: hashToHex(unsigned, idBytes), bytes }
  } catch (error) {
    if (error instanceof OutOfBytes || error instanceof TypeError) return undefined
    throw error
  }
}

/** Whether its giver has signed it, for this table of this meeting. */
export const isTrueStatement = (place: SeatPlace, { bytes }: SeatStatement): Promise<boolean> =>
  isSignedByDevice(
    bytes.subarray(2, 2 + publicKeyBytes),
    'seat',
    atPlace(place, bytes.subarray(0, bytes.length - signatureBytes)),
    bytes.subarray(bytes.length - signatureBytes),
  )

const atPlace = ({ meeting, table }: SeatPlace, unsigned: Uint8Array) =>
  concat(textToBytes(`${meeting} ${table}\n`), unsigned)
