import type { RoomStage } from '../../domain/records/records.ts'
import type { ClockReading } from '../../domain/rounds/clock.ts'
import { aheadMs, remainingMs } from '../../domain/rounds/clock.ts'
import type { Template } from '../../domain/template/template.ts'

const minuteMs = 60_000

/** What the step's clock shows. @param now, endsAt: ms since 1970 on the room's clock. */
export const clockReading = (
  stage: RoomStage | undefined,
  template: Template,
  now: number,
  endsAt: number | undefined,
): ClockReading => {
  if (!stage) return { remainingMs: undefined, paused: false }
  return {
    remainingMs: remainingMs(stage, now),
    paused: stage.pausedAt !== undefined,
    ...(endsAt === undefined
      ? {}
      : { aheadMinutes: Math.round(aheadMs(template, stage, now, endsAt) / minuteMs) }),
  }
}
