import { expect, it } from 'vitest'
import { endTime, isTomorrow, minutesUntil } from '../../../src/ui/set-up/end-time.ts'

const at = (hours: number, minutes: number) => new Date(2026, 10, 20, hours, minutes).getTime()

it('[S1] an end time is the next moment at which the clock shows it', () => {
  expect(endTime('15:30', at(14, 0))).toBe(at(15, 30))
  const next = endTime('09:00', at(14, 0))
  expect(next).toBe(new Date(2026, 10, 21, 9, 0).getTime())
  expect(next !== undefined && isTomorrow(next, at(14, 0))).toBe(true)
  expect(isTomorrow(at(15, 30), at(14, 0))).toBe(false)
})

it('[S1] no end time is no end time', () => {
  expect(endTime('', at(14, 0))).toBeUndefined()
  expect(endTime('soon', at(14, 0))).toBeUndefined()
})

it('[S1] the minutes until then', () => {
  expect(minutesUntil(at(15, 30), at(14, 0))).toBe(90)
})
