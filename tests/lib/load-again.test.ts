import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadAgain } from '../../src/lib/load-again.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'info').mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const lost = new TypeError('Failed to fetch dynamically imported module')

it('[K2] a part that did not come is fetched again, and what comes is given', async () => {
  const load = vi.fn<() => Promise<string>>()
  load.mockRejectedValueOnce(lost).mockRejectedValueOnce(lost).mockResolvedValue('the part')
  const loaded = loadAgain(load)
  await vi.runAllTimersAsync()
  expect(await loaded).toBe('the part')
  expect(load).toHaveBeenCalledTimes(3)
})

it('[K2] what comes at once is fetched once', async () => {
  const load = vi.fn(async () => 'the part')
  expect(await loadAgain(load)).toBe('the part')
  expect(load).toHaveBeenCalledTimes(1)
})

it('[K2] a part that never comes is given up within ten seconds, with its reason', async () => {
  const load = vi.fn(() => Promise.reject(lost))
  const failed = expect(loadAgain(load)).rejects.toBe(lost)
  const began = Date.now()
  await vi.runAllTimersAsync()
  await failed
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(load.mock.calls.length).toBeGreaterThan(2)
})
