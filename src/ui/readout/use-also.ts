import type { ReadoutNote } from '../../domain/plenary/readout.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { RoomModel } from '../../models/room/room-types.ts'
import { useFormats, useWords } from '../context/context.ts'

export interface AlsoSource extends Pick<MeetingModel, 'tables'> {
  readonly room: { readonly plenary: Pick<RoomModel['plenary'], 'alsoHeardFrom'> }
}

/** "also tables 1 and 3", for a note whose point the room has heard from them already; undefined for a new one. */
export const useAlso = (meeting: AlsoSource): ((note: ReadoutNote) => string | undefined) => {
  const texts = useWords('plenary')
  const formats = useFormats()
  return (note) => {
    const from = meeting.room.plenary.alsoHeardFrom(note)
    if (from.length === 0) return undefined
    const numbers = from.flatMap((id) => {
      const table = meeting.tables.value.find((entry) => entry.id === id)
      return table ? [formats.number(table.number)] : []
    })
    const [one] = numbers
    return numbers.length === 1 && one !== undefined
      ? texts.alsoTable(one)
      : texts.alsoTables(formats.list(numbers))
  }
}
