import { effect, type ReadonlySignal } from '@preact/signals'
import type { ClockReading } from '../../domain/rounds/clock.ts'
import { samePlace } from '../../domain/template/places.ts'
import type { Place } from '../../domain/template/template.ts'

/** A device that slept through the end of a step says nothing of it when it wakes later than this. */
const lateMs = 20_000

interface StepEndParts {
  readonly clock: ReadonlySignal<ClockReading>
  readonly place: ReadonlySignal<Place>
  /** A step's time is up; once for each time that its clock passes zero. Moves nothing. */
  onEnd(): void
}

/** Tells when the clock of the step that one is in passes zero. Returns its own undo. */
export const onStepEnd = ({ clock, place, onEnd }: StepEndParts): (() => void) => {
  let before: { readonly place: Place; readonly leftMs: number } | undefined
  return effect(() => {
    const at = place.value
    const { remainingMs: leftMs, paused } = clock.value
    const ended =
      before !== undefined &&
      leftMs !== undefined &&
      !paused &&
      samePlace(before.place, at) &&
      before.leftMs > 0 &&
      leftMs <= 0 &&
      leftMs > -lateMs
    before = leftMs === undefined ? undefined : { place: at, leftMs }
    if (ended) onEnd()
  })
}
