// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { english } from '../../../src/i18n/texts.ts'
import { holdToLeaveMs } from '../../../src/ui/screen/limits.ts'
import { fakeMeetingId } from '../../doubles/fake-app.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const texts = english.screen
const toBoard = { at: 'meeting', id: fakeMeetingId, page: 'main' }
const open = (place: { stage: string; step: string }) =>
  renderApp({ as: 'facilitator', page: 'screen', place })
const corner = () => document.querySelector('[data-corner]') as HTMLElement

afterEach(() => vi.useRealTimers())

describe('the wall', () => {
  it('[R5] shows the invitation and three short steps before the meeting starts', async () => {
    const app = await open({ stage: 'open', step: 'open' })
    await act(() => {
      app.controls.spotlight.value = {}
    })
    for (const step of texts.joinSteps) expect(screen.getByText(step)).toBeTruthy()
    expect(screen.getByText(texts.devicesIn(17))).toBeTruthy()
    await waitFor(() => expect(document.querySelector('.screen-code [data-ready]')).toBeTruthy())
  })

  it('[R5] follows what the facilitator lights: a table, then a cell of all tables', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    expect(screen.getByText(texts.presents('Late shift'))).toBeTruthy()
    expect(screen.getByText(texts.isNext('Night shift'))).toBeTruthy()
    expect(document.querySelectorAll('.screen-note')).toHaveLength(2)
    await act(() => {
      app.controls.spotlight.value = { cell: 'learn/ours/learned' }
    })
    expect(screen.queryByText(texts.presents('Late shift'))).toBeNull()
    expect(document.querySelectorAll('.screen-note')).toHaveLength(7)
  })

  it('[R5] is left by Escape', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    await waitFor(() => {
      fireEvent.keyDown(document, { key: 'Escape' })
      expect(lastCall(app, 'go')?.[0]).toEqual(toBoard)
    })
  })

  it('[R5] is left by holding a corner, not by brushing it', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    vi.useFakeTimers()
    fireEvent.pointerDown(corner())
    vi.advanceTimersByTime(holdToLeaveMs / 2)
    fireEvent.pointerUp(corner())
    vi.advanceTimersByTime(holdToLeaveMs)
    expect(lastCall(app, 'go')).toBeUndefined()
    fireEvent.pointerDown(corner())
    vi.advanceTimersByTime(holdToLeaveMs)
    expect(lastCall(app, 'go')?.[0]).toEqual(toBoard)
  })

  it('[E1] is left by a button that only the keyboard and screen readers find', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    fireEvent.click(screen.getByRole('button', { name: texts.leave }))
    expect(lastCall(app, 'go')?.[0]).toEqual(toBoard)
  })

  it('[R5] shows the questions while people think', async () => {
    await open({ stage: 'reflect', step: 'alone' })
    expect(screen.getByText(texts.alone)).toBeTruthy()
    expect(screen.getByText('What did I do that went well?')).toBeTruthy()
  })
})
