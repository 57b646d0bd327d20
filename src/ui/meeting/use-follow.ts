import { useEffect, useRef } from 'preact/hooks'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { litKey } from '../readout/lit-key.ts'

const isWriting = () => document.activeElement?.matches('textarea, input:not([type=checkbox])') === true

/** When something is lit for everybody, a screen that follows turns to the room; never away from somebody who writes. */
export const useFollow = (meeting: MeetingModel, toRoom: () => void): void => {
  const key = litKey(meeting.room.plenary.lit.value)
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    if (key !== '' && !isWriting()) toRoom()
  })
}
