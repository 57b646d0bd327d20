import { describe, expect, it } from 'vitest'
import {
  aheadMs,
  pauseClock,
  remainingMs,
  resumeClock,
  startClock,
  stepMs,
} from '../../../src/domain/rounds/clock.ts'
import { findPlace } from '../../../src/domain/template/places.ts'
import { actionLearningMeeting as template } from '../../../src/templates/action-learning-meeting.ts'

const minute = 60_000
const place = { stage: 'reflect', step: 'together' }
const step = findPlace(template, place)?.step
if (!step) throw new Error('no step')

describe('clock', () => {
  it('[P7] at zero the clock counts on', () => {
    const stage = startClock(template, place, 1_000)
    expect(remainingMs(stage, 1_000)).toBe(stepMs(step))
    expect(remainingMs(stage, 1_000 + stepMs(step))).toBe(0)
    expect(remainingMs(stage, 1_000 + stepMs(step) + 5 * minute)).toBe(-5 * minute)
  })

  it('[P7] a pause costs no time', () => {
    const stage = startClock(template, place, 0)
    const stopped = pauseClock(stage, 2 * minute)
    expect(remainingMs(stopped, 60 * minute)).toBe(stepMs(step) - 2 * minute)
    expect(pauseClock(stopped, 9 * minute)).toBe(stopped)
    const going = resumeClock(stopped, 62 * minute)
    expect(going).not.toHaveProperty('pausedAt')
    expect(remainingMs(going, 63 * minute)).toBe(stepMs(step) - 3 * minute)
    expect(resumeClock(going, 70 * minute)).toBe(going)
  })

  it('[S1] says how far the meeting runs ahead or behind', () => {
    const stage = startClock(template, place, 0)
    const index = template.stages.flatMap(({ id, steps }) => steps.map((one) => ({ stage: id, one })))
    const from = index.findIndex((at) => at.stage === 'reflect' && at.one.id === 'together')
    const restMs = index.slice(from).reduce((sum, { one }) => sum + (one.optional ? 0 : stepMs(one)), 0)
    expect(aheadMs(template, stage, 0, restMs)).toBe(0)
    expect(aheadMs(template, stage, 0, restMs + 3 * minute)).toBe(3 * minute)
    // Time over the step's own comes off the end.
    expect(aheadMs(template, stage, stepMs(step) + 2 * minute, restMs)).toBe(-2 * minute)
  })
})
