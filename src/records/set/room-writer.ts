import type { MeetingId, SignerId } from '../../domain/ids.ts'
import type { KindTable, RecordKey } from '../../domain/records/kinds.ts'
import type { WriteRefusal } from '../../domain/refusal.ts'
import { isFault } from '../../lib/fault.ts'
import { done, type Result, refuse } from '../../lib/result.ts'
import { writeAttemptsMax } from '../limits.ts'
import type { PublicKeys } from '../signing/public-keys.ts'
import { signRecord } from '../signing/record-codec.ts'
import type { Signer } from '../signing/signer.ts'
import type { Ledger } from './ledger.ts'
import { type HeldRecord, holdRecord } from './record-set.ts'
import type { Statement } from './room-types.ts'

type Outcome = ReturnType<Ledger['add']>
interface Checked {
  readonly key: RecordKey
  readonly content: HeldRecord['content']
}

interface RoomWriterParts {
  readonly meeting: MeetingId
  readonly kinds: KindTable
  readonly ledger: Ledger
  readonly publicKeys: PublicKeys
  hold(signer: Signer): void
  isClosed(): boolean
  /** Puts signed records into the ledger, all in one go. */
  enter(records: readonly HeldRecord[], told: (record: HeldRecord, outcome: Outcome) => void): void
}

/** Signs what is said and brings it into the ledger. */
export const createRoomWriter = (parts: RoomWriterParts) => {
  const { meeting, kinds, ledger, publicKeys } = parts

  const checkStatements = (statements: readonly Statement[]): Checked[] | WriteRefusal => {
    const checked: Checked[] = []
    for (const { key, content: said } of statements) {
      if (!kinds.isRecordKey(key)) return 'not-allowed'
      const content = kinds.checkRecord(key, said)
      if (isFault(content)) return 'not-in-form'
      checked.push({ key, content })
    }
    return checked
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

  return async (statements: readonly Statement[], signer: Signer): Promise<Result<void, WriteRefusal>> => {
    const checked = checkStatements(statements)
    if (typeof checked === 'string') return refuse(checked)
    let left = checked
    parts.hold(signer)
    // A signer whose id is not its key is nobody's.
    if (!publicKeys.learn(signer.id, signer.publicKey)) return refuse('not-allowed')
    const maySay = ({ key }: Checked) =>
      ledger.speaks(signer.id, key) && !ledger.isClosed(signer.id) && !kinds.commitsToOther(key, signer.id)
    if (!left.every(maySay)) return refuse('not-allowed')
    const keys = left.map(({ key }) => key)
    if (!ledger.hasRoom(signer.id, keys)) return refuse('room-full')
    const sign = async (said: Checked): Promise<HeldRecord | undefined> => {
      const sequence = ledger.nextSequence(said.key, signer.id)
      const signed = await signRecord(meeting, { ...said, sequence }, signer, kinds)
      return signed === 'too-large' ? undefined : holdRecord(signed, said.content)
    }
    // Another device of the signer may have been faster while this one signed: then once more, above that.
    for (let attempt = 0; left.length > 0 && attempt < writeAttemptsMax; attempt++) {
      const signed = await Promise.all([...missingClaim(left, signer.id), ...left].map(sign))
      const records = signed.filter((record) => record !== undefined)
      if (records.length < signed.length) return refuse('not-in-form')
      if (parts.isClosed()) return done
      const outcomes = new Map<RecordKey, Outcome>()
      parts.enter(records, (record, outcome) => outcomes.set(record.key, outcome))
      if ([...outcomes.values()].includes('full')) return refuse('room-full')
      left = left.filter(({ key }) => outcomes.get(key) === 'older')
    }
    return left.length > 0 ? refuse('said-meanwhile') : done
  }
}
