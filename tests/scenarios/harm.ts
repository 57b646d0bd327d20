import type { MeetingId } from '../../src/domain/ids.ts'
import type { RecordKey } from '../../src/domain/records/kinds.ts'
import { numberToBytes } from '../../src/lib/bytes.ts'
import { sequenceMax } from '../../src/records/limits.ts'
import type { Room } from '../../src/records/set/room.ts'
import { signRecord } from '../../src/records/signing/record-codec.ts'
import type { OwnSigner } from '../../src/records/signing/signer.ts'
import { recordsMessage } from '../doubles/room-links.ts'
import type { Seeded } from './convergence-world.ts'

interface HarmParts {
  readonly meeting: MeetingId
  readonly rng: Seeded
  /** A key of who does harm. */
  readonly stranger: OwnSigner
  /** What honest devices have said to each other. */
  readonly heard: readonly Uint8Array[]
}

/**
 * What a member who keeps to nothing says to one device, on a link of its own: what others said before, once more or
 * damaged; that it has another set, and then nothing more; records of its own key at the highest sequence, another to each.
 */
export const doHarm = async (room: Room, parts: HarmParts): Promise<void> => {
  const { meeting, rng, stranger, heard } = parts
  const ride = room.ride({ device: `hostile ${rng.below(3)}`, send: () => undefined })
  const sign = async (key: RecordKey, content: unknown) => {
    const record = await signRecord(meeting, { key, sequence: sequenceMax, content }, stranger)
    if (record !== 'too-large') ride.receive(recordsMessage([stranger.publicKey], [record.bytes]))
  }
  // It may come to be confirmed for a table, as one of its phones.
  await sign('claim', { table: 't1' })
  for (let left = 1 + rng.below(4); left > 0; left--) {
    const before = Uint8Array.from(rng.pick(heard) ?? [])
    const note = rng.pick([...room.view.notes.keys()])
    switch (rng.below(5)) {
      case 0:
        ride.receive(before)
        break
      case 1:
        before[rng.below(before.length)] = rng.below(256)
        ride.receive(before)
        break
      case 2:
        ride.receive(helloOf(rng.below(99)))
        break
      case 3:
        if (note !== undefined) await sign(`note/${note}`, null)
        break
      default: {
        const words = { cell: 'plan/ours/stop', text: `other words ${rng.below(99)}`, order: 'a0' }
        await sign(`note/t${1 + rng.below(4)}-${rng.below(3)}`, words)
      }
    }
  }
  if (rng.chance(0.5)) ride.close()
}

/** Says that it has more than this device, and answers no comparison. */
export const keepWaiting = (room: Room): void => {
  room.ride({ device: 'hostile', send: () => undefined }).receive(helloOf(9_999))
}

/** Of `records/set/exchange.ts`: a set of so many records, of another digest. */
const helloOf = (records: number) => Uint8Array.of(helloKind, ...numberToBytes(records, 4), 0)
const helloKind = 1
