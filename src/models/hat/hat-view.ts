import { type Hat, hatAdvice, isOver } from '../../domain/hat/hat.ts'
import { type HatSteps, hatSteps, isAfter } from '../../domain/hat/hat-steps.ts'
import { hatLeastPapers } from '../../domain/limits.ts'
import { samePlace } from '../../domain/template/places.ts'
import type { Place, Template } from '../../domain/template/template.ts'
import type { RoomView } from '../../records/set/room-types.ts'
import type { HatView } from './hat-types.ts'

/** What stands of an opened hat in the room: the names of its papers while it is read, and what the room has kept. */
export const listHatRecords = (view: RoomView, hat: Hat) => {
  const records = (hat.opened?.records ?? []).map((id) => view.papers.get(id))
  const here = records.filter((record) => record !== undefined)
  return {
    isWhole: here.length === records.length,
    names: new Set(here.flatMap(({ ids }) => ids)),
    kept: here.flatMap(({ texts }) => texts),
  }
}

/** Participants' devices by table, as far as this one knows of them, and how many of facilitators. */
export interface HatPhones {
  readonly byTable: ReadonlyMap<string | undefined, number>
  readonly all: number
  readonly facilitators: number
}

interface ShownHat {
  readonly view: RoomView
  readonly template: Template
  readonly looking: Place
  readonly steps: HatSteps
  readonly hat: Hat | undefined
  readonly phones: HatPhones
  /** Papers that are in, as this device sees. */
  readonly inside: number
  /** A window without links of its own, as the projector's, does not know who is there. */
  readonly isLinked: boolean
}

type OfTheRoom = Omit<
  HatView,
  'mine' | 'secondsLeft' | 'reader' | 'words' | 'offered' | 'rests' | 'keepsHere'
>

/** The hat as all devices see it. */
export const showHat = (shown: ShownHat): OfTheRoom => {
  const { view, template, looking, steps, hat, phones } = shown
  const opened = hat?.opened
  const inside = opened ? opened.written + opened.blank : shown.inside
  const of = Math.max(hat?.devices ?? 0, phones.all)
  // A facilitator's device may have put in one as well, which others are not told.
  const ofAtMost = of + phones.facilitators
  return {
    place: steps.papers,
    phase: !hat || hat.waits ? 'writing' : !opened ? 'calling' : isOver(hat) ? 'over' : 'reading',
    at: samePlace(looking, steps.papers)
      ? 'papers'
      : isAfter(template, looking, steps.papers)
        ? 'after'
        : 'before',
    isReading: samePlace(looking, steps.reading),
    isPlanned: hatSteps(template, looking) !== undefined,
    isPassed: hat !== undefined,
    cells: steps.cells,
    advice: (hat && !hat.waits) || !shown.isLinked ? undefined : hatAdvice(phones.byTable),
    in: inside,
    of: opened ? inside : Math.max(of, Math.min(inside, ofAtMost)),
    tooMany: !opened && inside > ofAtMost,
    tooFew: inside < hatLeastPapers,
    kept: hat ? listHatRecords(view, hat).kept : [],
    written: opened?.written ?? 0,
    blank: opened?.blank ?? 0,
    done: opened?.done ?? 0,
    aside: opened?.aside ?? 0,
  }
}
