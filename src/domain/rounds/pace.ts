import { comparePlaces, findPlace, places, type StagePlace, samePlace } from '../template/places.ts'
import type { Place, Stage, Template } from '../template/template.ts'

/**
 * Who moves what. The facilitator moves the room from one of its places to the next; where a template lets the table move
 * its own steps, the neighbouring ones (of one stage, or of one presenter's turn) are a block: the facilitator moves the
 * room to its start, each table goes through it at its own pace, and may go on to a block that follows at once.
 */

/** Where a table is by its own timekeeper. Times are ms on the clock that the table shares. */
export interface TableHere {
  readonly place: Place
  /** Where the room was as far as the timekeeper knew, and when it had got there (facilitator's clock, ms; 0: unknown). */
  readonly base: RoomAt
  /** Absent: the step waits to be started. */
  readonly clock?: TableClock
}

export interface TableClock {
  readonly startedAt: number
  readonly pausedAt?: number
  readonly durationMs: number
}

export interface RoomAt {
  readonly place: Place
  readonly startedAt: number
}

/** The steps that the table moves together with this one; none where the facilitator moves it. */
export const blockOf = (template: Template, place: Place): readonly StagePlace[] => {
  const all = places(template)
  const index = all.findIndex((there) => samePlace(there.place, place))
  const here = all[index]
  if (here?.step.movedBy !== 'table') return []
  let from = index
  let to = index
  while (isSameBlock(all[from - 1], here)) from--
  while (isSameBlock(all[to + 1], here)) to++
  return all.slice(from, to + 1)
}

const isSameBlock = (other: StagePlace | undefined, here: StagePlace): boolean => {
  if (other?.step.movedBy !== 'table') return false
  if (other.stage.id === here.stage.id) return true
  const [a, b] = [other.stage.round, here.stage.round]
  return a !== undefined && a.rounds.id === b?.rounds.id && a.turn === b.turn
}

/** Where the room is when a facilitator goes to this place: the start of a block that the tables move. */
export const roomPlaceOf = (template: Template, place: Place): Place =>
  blockOf(template, place)[0]?.place ?? place

/** Whether tables say that they are ready with this stage: where they write, and the facilitator moves their steps. */
export const saysReady = (stage: Stage | undefined): boolean =>
  stage?.grid !== undefined &&
  !stage.steps.some(({ movedBy }) => movedBy === 'table') &&
  // A closing is nobody's to finish.
  stage.steps.some(({ kind }) => kind !== 'close')

/** Whether a table that is there by its own pace has come to the last step of where the room is, or beyond. */
export const isThrough = (template: Template, room: Place, table: Place | undefined): boolean => {
  const last = blockOf(template, room).at(-1)?.place
  return last !== undefined && table !== undefined && comparePlaces(template, table, last) >= 0
}

/** Every place that a facilitator moves the room to, in order. */
export const roomPlaces = (template: Template): readonly StagePlace[] =>
  places(template).filter(
    (here, index, all) => here.step.movedBy !== 'table' || !isSameBlock(all[index - 1], here),
  )

export const nextRoomPlace = (template: Template, place: Place): Place | undefined =>
  besideRoom(template, place, 1)

export const previousRoomPlace = (template: Template, place: Place): Place | undefined =>
  besideRoom(template, place, -1)

const besideRoom = (template: Template, place: Place, by: 1 | -1): Place | undefined => {
  const all = roomPlaces(template)
  const from = roomPlaceOf(template, place)
  const index = all.findIndex((there) => samePlace(there.place, from))
  return index < 0 ? undefined : all[index + by]?.place
}

/** The minutes that the facilitator's clock gives to a place: a block's as a whole. */
export const minutesAt = (template: Template, place: Place): number => {
  const block = blockOf(template, place)
  if (block.length === 0) return findPlace(template, place)?.step.minutes ?? 0
  return block.reduce((sum, { step }) => sum + step.minutes, 0)
}

/**
 * Where a table is, given where the room is as far as this device knows. The table's own word counts in the block where
 * the room is, and ahead of it; a facilitator who moves the room on takes along who is behind, one who moves it back takes
 * along everybody.
 */
export const tablePlace = (template: Template, room: RoomAt, here: TableHere | undefined): Place =>
  isWithTable(template, room, here) && here ? here.place : roomPlaceOf(template, room.place)

/** Whether the table's own word on where it is (and its clock) counts. */
export const isWithTable = (template: Template, room: RoomAt, here: TableHere | undefined): boolean => {
  const block = here ? blockOf(template, here.place) : []
  const start = block[0]?.place
  if (!here || !start) return false
  if (block.some(({ place }) => samePlace(place, room.place))) return true
  const isBehind = comparePlaces(template, start, room.place) < 0
  // A table that went back by itself is taken along when the facilitator comes to this place anew.
  if (samePlace(here.base.place, room.place)) return !isBehind || here.base.startedAt >= room.startedAt
  // The timekeeper has heard of a later move of the room than this device.
  if (here.base.startedAt > room.startedAt) return true
  const roomMovedOn = comparePlaces(template, here.base.place, room.place) < 0
  return roomMovedOn && !isBehind
}

/** The next step of this table's own, into a block that follows at once too; undefined where the facilitator goes on. */
export const nextTablePlace = (template: Template, place: Place): Place | undefined =>
  besideTable(template, place, 1)

export const previousTablePlace = (template: Template, place: Place): Place | undefined =>
  besideTable(template, place, -1)

const besideTable = (template: Template, place: Place, by: 1 | -1): Place | undefined => {
  const all = places(template)
  const index = all.findIndex((there) => samePlace(there.place, place))
  const beside = index < 0 ? undefined : all[index + by]
  return beside?.step.movedBy === 'table' && all[index]?.step.movedBy === 'table' ? beside.place : undefined
}
