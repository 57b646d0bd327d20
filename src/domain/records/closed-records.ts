import { base64ToBytes, bytesToBase64Url, bytesToHex, concat, hexToBytes } from '../../lib/bytes.ts'
import { closedRecordsMax } from '../limits.ts'

/** So much of a record's id tells it from all that somebody could make in its place. */
const shortBytes = 10

/** The records that a closed key has said and that go on counting: see Confirm. @param ids in the order in which they matter */
export const writeClosed = (ids: readonly string[]): string =>
  bytesToBase64Url(concat(...ids.slice(0, closedRecordsMax).map((id) => hexToBytes(shortenId(id)))))

/** Asks whether a record is one of them, by its id. */
export const readClosed = (closed: string): ((id: string) => boolean) => {
  const bytes = closed === '' ? new Uint8Array(0) : base64ToBytes(closed)
  const ids = new Set<string>()
  for (let at = 0; at + shortBytes <= bytes.length; at += shortBytes)
    ids.add(bytesToHex(bytes.subarray(at, at + shortBytes)))
  return (id) => ids.has(shortenId(id))
}

const shortenId = (id: string) => id.slice(0, 2 * shortBytes)
