import type { ReadonlySignal } from '@preact/signals'
import type { RecordKey } from '../../domain/records/kinds.ts'
import type { RoomDocument } from '../../records/set/room-types.ts'
import type { Signer } from '../../records/signing/signer.ts'
import type { TableVoice } from './table-voice.ts'

/**
 * Speaks to the room in my table's name, or, from a facilitator who sits with none, in the facilitator's. What it says is
 * false where this device has no voice.
 */
export const createOwnVoice = (
  room: RoomDocument,
  signer: ReadonlySignal<Signer | undefined>,
  tableVoice: () => TableVoice | undefined,
) => {
  const ownsPoint = (point: string) => room.view.points.get(point)?.signer === signer.peek()?.id
  return async (key: RecordKey, content: unknown): Promise<boolean> => {
    const voice = tableVoice()
    const point = /^(point|take)\/(.*)$/.exec(key)
    const me = signer.peek()
    const asFacilitator = me && (!voice || (point && ownsPoint(point[2] ?? '')))
    if (asFacilitator) await room.write(key, content, me)
    else if (voice) await voice.say(key, content)
    return asFacilitator === true || voice !== undefined
  }
}
