import { findPlace, samePlace } from '../../../domain/template/places.ts'
import type { Place } from '../../../domain/template/template.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { useAct, useNotices, useWords } from '../../context/context.ts'
import { usePlaceWords } from '../../parts/place-words.ts'
import { litKey } from '../../readout/lit-key.ts'

const minuteMs = 60_000

/** Moves the room, and offers to take it back with the clock as it stood: a stage reached by mistake costs nothing. */
export const useMove = (
  meeting: MeetingModel,
  facilitate: FacilitateModel,
): ((place: Place) => Promise<void>) => {
  const texts = useWords('facilitate')
  const notices = useNotices()
  const act = useAct()
  const words = usePlaceWords(meeting)
  return async (place) => {
    const before = meeting.place.peek()
    const clock = meeting.clock.peek()
    const spotlight = meeting.room.spotlight.peek()
    const takeBack = async () => {
      // Another facilitator may have gone on since; that is theirs, and is not taken back.
      if (!samePlace(meeting.place.peek(), there)) {
        notices.say(texts.moved(words(meeting.place.peek())))
        return
      }
      if (!(await act(facilitate.move(before)))) return
      meeting.followRoom()
      const step = findPlace(meeting.template.peek(), before)?.step
      if (step && clock.remainingMs !== undefined) {
        await act(facilitate.addMinutes((clock.remainingMs - step.minutes * minuteMs) / minuteMs))
      }
      if (clock.paused) await act(facilitate.pause())
      if (litKey(spotlight) !== '' && meeting.room.spotlight.peek() === left)
        await act(facilitate.present(spotlight))
    }
    if (!(await act(facilitate.move(place)))) return
    // The table that presented has done so; the round is kept for when the room comes back to this stage.
    if (litKey(spotlight) !== '') await act(facilitate.plenary.stopPresenting())
    meeting.followRoom()
    const there = meeting.place.peek()
    const left = meeting.room.spotlight.peek()
    notices.say(texts.moved(words(place)), () => void takeBack())
  }
}
