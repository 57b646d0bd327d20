import type { MeetingId, SignerId } from '../../domain/ids.ts'
import type { KindTable, RecordKey } from '../../domain/records/kinds.ts'
import { Fault, isFault } from '../../lib/fault.ts'
import { writeAttemptsMax } from '../limits.ts'
import type { PublicKeys } from '../signing/public-keys.ts'
import { signRecord } from '../signing/record-codec.ts'
import type { Signer } from '../signing/signer.ts'
import type { Ledger, LedgerRecord } from './ledger.ts'
import { BadContent, NotAllowed, NotKept, type Statement } from './room-types.ts'

type Outcome = ReturnType<Ledger['add']>
interface Checked {
  readonly key: RecordKey
  readonly content: LedgerRecord['content']
}

export interface RoomWriterParts {
  readonly meeting: MeetingId
  readonly kinds: KindTable
  readonly ledger: Ledger
  readonly publicKeys: PublicKeys
  hold(signer: Signer): void
  isClosed(): boolean
  /** Puts signed records into the ledger, and those that it took into the document, all in one go. */
  enter(records: readonly LedgerRecord[], told: (record: LedgerRecord, outcome: Outcome) => void): void
}

/** Signs what is said and brings it into the ledger. */
export const createRoomWriter = (parts: RoomWriterParts) => {
  const { meeting, kinds, ledger, publicKeys } = parts

  const checkStatement = ({ key, content }: Statement): Checked => {
    if (!kinds.isRecordKey(key)) throw new NotAllowed(`no record key: ${key}`)
    const checked = kinds.checkRecord(key, content)
    if (isFault(checked)) throw new BadContent(checked)
    return { key, content: checked }
  }

  /**
   * A signer that speaks for a table leaves its claim beside its words. Were the facilitator's confirmation ever lost (its
   * device died before it was saved), the words would otherwise wait for ever.
   */
  const missingClaim = (said: readonly Checked[], signer: SignerId): Checked[] => {
    const table = ledger.tableOf(signer)
    const claims = said.some(({ key }) => key === 'claim') || ledger.highest(signer, 'claim')
    return table === undefined || claims ? [] : [{ key: 'claim', content: { table } }]
  }

  return async (statements: readonly Statement[], signer: Signer): Promise<void> => {
    let left = statements.map(checkStatement)
    parts.hold(signer)
    if (!(await publicKeys.learn(signer.id, signer.publicKey)))
      throw new NotAllowed('a signer whose id is not its key')
    for (const { key } of left)
      if (!ledger.speaks(signer.id, key)) throw new NotAllowed(`${signer.id} may not say ${key}`)
    const sign = async (said: Checked): Promise<LedgerRecord> => {
      const sequence = ledger.nextSequence(said.key, signer.id)
      const signed = await signRecord(meeting, { ...said, sequence }, signer, kinds)
      if (signed === 'too-large') throw new BadContent(new Fault('', 'too-long'))
      return { ...signed, content: said.content }
    }
    let full = false
    // Another device of the signer may have been faster while this one signed: then once more, above that.
    for (let attempt = 0; left.length > 0 && attempt < writeAttemptsMax; attempt++) {
      const records = await Promise.all([...missingClaim(left, signer.id), ...left].map(sign))
      if (parts.isClosed()) return
      const outcomes = new Map<RecordKey, Outcome>()
      parts.enter(records, (record, outcome) => outcomes.set(record.key, outcome))
      full ||= left.some(({ key }) => outcomes.get(key) === 'full')
      left = left.filter(({ key }) => outcomes.get(key) === 'older')
    }
    if (full) throw new NotKept('full')
    if (left.length > 0) throw new NotKept('older')
  }
}
