import { batch, signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { ClockReading } from '../../../src/domain/rounds/clock.ts'
import type { Place } from '../../../src/domain/template/template.ts'
import { callsModel } from '../../../src/models/device/calls-model.ts'
import { onStepEnd } from '../../../src/models/meeting/step-end.ts'
import { fakeBrowser } from '../../doubles/fake-browser.ts'
import { memoryStore } from '../../doubles/memory-store.ts'

const running = () => {
  const clock = signal<ClockReading>({ remainingMs: 2_000, paused: false })
  const place = signal<Place>({ stage: 'a', step: 'alone' })
  let ends = 0
  const stop = onStepEnd({ clock, place, onEnd: () => ends++ })
  const at = (remainingMs: number | undefined, paused = false) => {
    clock.value = { remainingMs, paused }
    return ends
  }
  return { at, place, stop }
}

describe('the end of a step', () => {
  it('[P8] is told once, and again only where minutes were added', () => {
    const { at } = running()
    expect([at(1_000), at(0), at(-1_000), at(-2_000)]).toEqual([0, 1, 1, 1])
    expect([at(30_000), at(-500)]).toEqual([1, 2])
  })

  it('[P8] is not told for a step that somebody has gone on from, nor while the clock stands', () => {
    const { at, place } = running()
    batch(() => {
      place.value = { stage: 'a', step: 'together' }
      expect(at(0)).toBe(0)
    })
    expect(at(-1_000)).toBe(0)
    expect([at(1_000), at(-100, true)]).toEqual([0, 0])
  })

  it('[P8] is not told long after it, by a device that slept, nor on opening a meeting over its time', () => {
    const { at } = running()
    expect([at(1_000), at(-600_000)]).toEqual([0, 0])
    expect([at(undefined), at(-1_000)]).toEqual([0, 0])
  })

  it('[P8] rings where one leads, and buzzes only where its person asked', async () => {
    const { browser, world } = fakeBrowser()
    const store = memoryStore()
    const calls = callsModel({ store, browser })
    await calls.start()
    calls.call(false)
    expect([world.bells, world.buzzes]).toEqual([0, 0])
    calls.call(true)
    expect([world.bells, world.buzzes]).toEqual([1, 0])
    calls.model.setBuzz(true)
    calls.model.setBell(false)
    const again = callsModel({ store, browser })
    await again.start()
    again.call(true)
    expect([world.bells, world.buzzes]).toEqual([1, 1])
  })
})
