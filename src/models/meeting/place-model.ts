import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { RoomStage } from '../../domain/records/records.ts'
import { findPlace, firstPlace, samePlace } from '../../domain/template/places.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import type { Fact } from '../../meeting/storage/facts.ts'

interface PlaceParts {
  readonly template: ReadonlySignal<Template>
  readonly stage: ReadonlySignal<RoomStage | undefined>
  /** Links of this device now. */
  readonly linked: ReadonlySignal<number>
  readonly kept: Fact<Place>
  /** A facilitator's device is where the room is even with no link. */
  readonly decides: ReadonlySignal<boolean>
  /** Where this device's table is, where it moves its own steps; undefined: where the room is. */
  readonly atTable: ReadonlySignal<Place | undefined>
}

/** Where the room is, and what is on this screen. A change of stage never takes the screen from somebody who is typing. */
export const placeModel = async ({ template, stage, linked, kept, decides, atTable }: PlaceParts) => {
  const own = signal(await kept.get())
  const pinned = signal<Place | undefined>(undefined)

  const placeIfThere = (place: Place | undefined): Place | undefined =>
    place && findPlace(template.value, place) ? place : undefined
  const first = computed<Place>(() => firstPlace(template.value) ?? { stage: '', step: '' })
  const placeFrom = computed<'room' | 'person'>(() =>
    decides.value || (stage.value && (linked.value > 0 || !own.value)) ? 'room' : 'person',
  )
  const roomPlace = computed<Place>(
    () => placeIfThere(placeFrom.value === 'room' ? stage.value?.place : own.value) ?? first.value,
  )
  const place = computed<Place>(() => placeIfThere(atTable.value) ?? roomPlace.value)
  const looking = computed<Place>(() => placeIfThere(pinned.value) ?? place.value)

  return {
    place,
    roomPlace,
    placeFrom,
    looking,
    /** Unlinked, looking at a place is saying where the room is. */
    look(to: Place) {
      if (placeFrom.peek() === 'person' || (!decides.peek() && linked.peek() === 0)) {
        own.value = to
        pinned.value = undefined
        kept.keep(to)
        return
      }
      pinned.value = samePlace(to, place.peek()) ? undefined : to
    },
    followRoom() {
      pinned.value = undefined
    },
    typing(on: boolean) {
      if (on) pinned.value ??= looking.peek()
      else if (samePlace(pinned.peek() ?? place.peek(), place.peek())) pinned.value = undefined
    },
    /** A link to the room makes its stage count again. */
    linkedAgain() {
      own.value = undefined
    },
  }
}
