import type { ReadonlySignal } from '@preact/signals'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { Acted } from '../../domain/refusal.ts'
import { refuse } from '../../lib/result.ts'
import type { Room } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { TableVoice } from './table-voice.ts'

/**
 * Speaks to the room in my table's name, or, from a facilitator who sits with none, in the facilitator's.
 */
export const createOwnVoice = (
  room: Room,
  signer: ReadonlySignal<Signer | undefined>,
  tableVoice: () => TableVoice | undefined,
) => {
  const ownsPoint = (point: string) => room.view.points.get(point)?.signer === signer.peek()?.id
  return async (key: RecordKey, content: unknown): Promise<Acted> => {
    const voice = tableVoice()
    const point = /^(point|take)\/(.*)$/.exec(key)
    const me = signer.peek()
    const asFacilitator = me && (!voice || (point && ownsPoint(point[2] ?? '')))
    if (asFacilitator) return room.write(key, content, me)
    return voice ? voice.say(key, content) : refuse('no-seat')
  }
}
