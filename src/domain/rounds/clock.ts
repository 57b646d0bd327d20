import type { RoomStage } from '../records/records.ts'
import { placesFrom } from '../template/places.ts'
import type { Step, Template } from '../template/template.ts'
import { blockOf, minutesAt } from './pace.ts'

const msPerMinute = 60_000

/** The room's, or a table's own. Times are ms since 1970 on one clock. */
type Clock = Pick<RoomStage, 'startedAt' | 'pausedAt' | 'durationMs'>

/**
 * What is left of the step, ms; below zero it counts on.
 * @param now ms since 1970 on the facilitator's clock (this device's time plus its offset).
 */
export const remainingMs = (stage: Clock, now: number): number =>
  stage.durationMs - ((stage.pausedAt ?? now) - stage.startedAt)

/**
 * How far the meeting runs ahead of its end time, ms; negative: behind. What is left of this step counts (nothing once
 * it is over its time), and all steps after it that are not optional.
 */
export const aheadMs = (template: Template, stage: RoomStage, now: number, endsAt: number): number => {
  // The time of steps that the tables move themselves is the room's clock as a whole.
  const here = Math.max(1, blockOf(template, stage.place).length)
  const after = placesFrom(template, stage.place).slice(here)
  const restMs = after.reduce((sum, { step }) => sum + (step.optional ? 0 : stepMs(step)), 0)
  return endsAt - (now + Math.max(0, remainingMs(stage, now)) + restMs)
}

export const stepMs = (step: Step): number => step.minutes * msPerMinute

/** The room's clock as it begins a place at `now`; the steps that the tables move together have one time. */
export const startClock = (template: Template, place: RoomStage['place'], now: number): RoomStage => ({
  place,
  startedAt: now,
  durationMs: minutesAt(template, place) * msPerMinute,
})

export const pauseClock = <T extends Clock>(stage: T, now: number): T =>
  stage.pausedAt === undefined ? { ...stage, pausedAt: now } : stage

/** Runs on: the time of the pause is taken out by moving the start. */
export const resumeClock = <T extends Clock>(stage: T, now: number): T => {
  const { pausedAt, ...running } = stage
  if (pausedAt === undefined) return stage
  return { ...running, startedAt: stage.startedAt + (now - pausedAt) } as T
}

export interface ClockReading {
  /** Below zero it counts on. undefined where no clock runs (never linked). */
  readonly remainingMs: number | undefined
  readonly paused: boolean
  /** Ahead (positive) of or behind the end time, in minutes; undefined without an end time. */
  readonly aheadMinutes?: number
}
