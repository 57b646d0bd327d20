import { digest as sha256 } from 'lib0/hash/sha256'
import type { SignerId } from '../../../src/domain/ids.ts'
import type { RecordKey } from '../../../src/domain/records/kinds.ts'
import { bytesToHex, textToBytes } from '../../../src/lib/bytes.ts'
import type { HeldRecord } from '../../../src/records/set/record-set.ts'

/** A record that nobody has signed, where signatures are not looked at. */
export const fakeRecord = (
  signer: SignerId,
  key: RecordKey,
  sequence: number,
  content: unknown,
): HeldRecord => {
  const contentBytes = textToBytes(JSON.stringify(content))
  return {
    key,
    signer,
    sequence,
    content: content as HeldRecord['content'],
    contentBytes,
    signature: new Uint8Array(64),
    id: bytesToHex(sha256(textToBytes(`${signer} ${key} ${sequence} ${JSON.stringify(content)}`))),
    bytes: contentBytes,
  }
}

/** The same in another order. @param random 0 to 1 */
export const shuffle = <T>(all: readonly T[], random: () => number): T[] => {
  const shuffled = [...all]
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T]
  }
  return shuffled
}
