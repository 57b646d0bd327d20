import { useEffect, useRef } from 'preact/hooks'
import type { NoteId } from '../../domain/ids.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'

/** After so long without a key, table mates no longer read that somebody is typing. */
const idleAfterMs = 4_000

export interface Typing {
  /** A key was pressed: the screen is not taken away, and table mates may see it. */
  begin(): void
  end(): void
}

/** @param where given in the table's circle, so that mates see where somebody types */
export const useTyping = (
  meeting: MeetingModel,
  where?: { readonly note?: NoteId; readonly cell?: CellId },
): Typing => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const on = useRef(false)
  const place = useRef(where)
  place.current = where

  const quiet = () => {
    clearTimeout(timer.current)
    if (place.current) meeting.table.peek()?.setTypingIn(undefined)
  }
  const end = () => {
    if (!on.current) return
    on.current = false
    quiet()
    meeting.typing(false)
  }
  const begin = () => {
    if (!on.current) {
      on.current = true
      meeting.typing(true)
    }
    if (!place.current) return
    meeting.table.peek()?.setTypingIn(place.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(quiet, idleAfterMs)
  }
  // A field that is taken away while typed in ends it too.
  useEffect(() => end, [])
  return { begin, end }
}
