import { useComputed } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { NoteId, TableId } from '../../../domain/ids.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'

/** What the room made of a note of my table. */
export interface RoomFacts {
  readonly starred: boolean
  readonly parked: boolean
  readonly hearts: number
}

/**
 * What the room made of my table's notes, by note; notes it made nothing of are left out. The same map as before
 * where nothing of it changed, so that what other tables share draws nothing here.
 */
export const useRoomFacts = (meeting: MeetingModel, table: TableId): ReadonlyMap<NoteId, RoomFacts> => {
  const before = useRef<ReadonlyMap<NoteId, RoomFacts>>(new Map())
  return useComputed(() => {
    const facts = new Map<NoteId, RoomFacts>()
    for (const { notes, parked } of meeting.room.readout.value.cells.values()) {
      for (const note of notes)
        if (note.table === table && (note.starred || note.hearts !== undefined))
          facts.set(note.id, { starred: note.starred === true, parked: false, hearts: note.hearts ?? 0 })
      for (const note of parked)
        if (note.table === table)
          facts.set(note.id, { starred: note.starred === true, parked: true, hearts: note.hearts ?? 0 })
    }
    const same =
      facts.size === before.current.size &&
      [...facts].every(([id, fact]) => sameFacts(before.current.get(id), fact))
    if (!same) {
      for (const [id, fact] of facts) {
        const known = before.current.get(id)
        if (sameFacts(known, fact) && known) facts.set(id, known)
      }
      before.current = facts
    }
    return before.current
  }).value
}

const sameFacts = (a: RoomFacts | undefined, b: RoomFacts) =>
  a?.starred === b.starred && a.parked === b.parked && a.hearts === b.hearts
