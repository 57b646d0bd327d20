import { findPlace } from '../../domain/places.ts'
import type { Place } from '../../domain/template.ts'
import type { FacilitateModel, MeetingModel } from '../../state/models.ts'
import { useNotices, useTexts } from '../context.ts'
import { usePlaceWords } from '../parts/place-words.ts'

const minuteMs = 60_000

/** Moves the room, and offers to take it back with the clock as it stood: a stage reached by mistake costs nothing. */
export const useMove = (
  meeting: MeetingModel,
  facilitate: FacilitateModel,
): ((place: Place) => Promise<void>) => {
  const texts = useTexts()
  const notices = useNotices()
  const words = usePlaceWords(meeting)
  return async (place) => {
    const before = meeting.place.peek()
    const clock = meeting.clock.peek()
    const takeBack = async () => {
      await facilitate.move(before)
      meeting.followRoom()
      const step = findPlace(meeting.template.peek(), before)?.step
      if (step && clock.remainingMs !== undefined) {
        await facilitate.addMinutes((clock.remainingMs - step.minutes * minuteMs) / minuteMs)
      }
      if (clock.paused) await facilitate.pause()
    }
    await facilitate.move(place)
    meeting.followRoom()
    notices.say(texts.facilitate.moved(words(place)), () => void takeBack())
  }
}
