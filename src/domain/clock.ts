import { placesFrom } from './places.ts'
import type { RoomStage } from './records.ts'
import type { Step, Template } from './template.ts'

const msPerMinute = 60_000

/**
 * What is left of the step, ms; below zero it counts on.
 * @param now ms since 1970 on the facilitator's clock (this device's time plus its offset).
 */
export const remainingMs = (stage: RoomStage, now: number): number =>
  stage.durationMs - ((stage.pausedAt ?? now) - stage.startedAt)

/**
 * How far the meeting runs ahead of its end time, ms; negative: behind. What is left of this step counts (nothing once
 * it is over its time), and all steps after it that are not optional.
 */
export const aheadMs = (template: Template, stage: RoomStage, now: number, endsAt: number): number => {
  const after = placesFrom(template, stage.place).slice(1)
  const restMs = after.reduce((sum, { step }) => sum + (step.optional ? 0 : stepMs(step)), 0)
  return endsAt - (now + Math.max(0, remainingMs(stage, now)) + restMs)
}

export const stepMs = (step: Step): number => step.minutes * msPerMinute

/** The step's clock as it begins at `now`. */
export const started = (place: RoomStage['place'], step: Step, now: number): RoomStage => ({
  place,
  startedAt: now,
  durationMs: stepMs(step),
})

export const paused = (stage: RoomStage, now: number): RoomStage =>
  stage.pausedAt === undefined ? { ...stage, pausedAt: now } : stage

/** Runs on: the time of the pause is taken out by moving the start. */
export const resumed = (stage: RoomStage, now: number): RoomStage => {
  const { pausedAt, ...running } = stage
  return pausedAt === undefined ? stage : { ...running, startedAt: stage.startedAt + (now - pausedAt) }
}
