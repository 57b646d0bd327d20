// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { holdToLeaveMs, holdTremblePx } from '../../../src/ui/screen/limits.ts'
import { english } from '../../english.ts'
import { happens, lastCall, renderApp } from '../render-app.tsx'

const texts = english.screen
const toBoard = { at: 'meeting', page: 'main' }
const open = (place: { stage: string; step: string }) =>
  renderApp({ as: 'facilitator', page: 'screen', place })
const wall = () => document.querySelector('.screen') as HTMLElement

afterEach(() => vi.useRealTimers())

describe('the wall', () => {
  it('[R5] shows the invitation and three short steps before the meeting starts', async () => {
    const app = await open({ stage: 'open', step: 'open' })
    await happens(app, () => app.lead.facilitate?.present({}))
    for (const step of texts.joinSteps) expect(screen.getByText(step)).toBeTruthy()
    expect(screen.getByText(texts.devicesIn(4))).toBeTruthy()
    await waitFor(() => expect(document.querySelector('.screen-code [data-ready]')).toBeTruthy())
  })

  it('[R5] follows what the facilitator lights: a table, then a cell of all tables', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    expect(screen.getByText(texts.presents('Late shift'))).toBeTruthy()
    expect(screen.getByText(texts.isNext('Night shift'))).toBeTruthy()
    expect(document.querySelectorAll('.screen-note')).toHaveLength(2)
    await happens(app, () => app.lead.facilitate?.present({ cell: 'learn/ours/learned' }))
    expect(screen.queryByText(texts.presents('Late shift'))).toBeNull()
    expect(document.querySelectorAll('.screen-note')).toHaveLength(7)
  })

  it('[R5] is left by Escape', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    await waitFor(() => {
      fireEvent.keyDown(document, { key: 'Escape' })
      expect(lastCall(app, 'go')?.[0]).toMatchObject(toBoard)
    })
  })

  it('[R5] is left by holding a finger on it, not by a tap nor by pointing at something', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    vi.useFakeTimers()
    const finger = { isPrimary: true, clientX: 300, clientY: 200 }
    const wait = (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms)
      })
    fireEvent.pointerDown(wall(), finger)
    await wait(holdToLeaveMs / 2)
    expect(screen.getByText(texts.holding)).toBeTruthy()
    fireEvent.pointerUp(wall())
    await wait(holdToLeaveMs)
    fireEvent.pointerDown(wall(), finger)
    fireEvent.pointerMove(wall(), { ...finger, clientX: 300 + 2 * holdTremblePx })
    await wait(holdToLeaveMs)
    expect(lastCall(app, 'go')).toBeUndefined()
    fireEvent.pointerDown(wall(), finger)
    await wait(holdToLeaveMs)
    expect(lastCall(app, 'go')?.[0]).toMatchObject(toBoard)
  })

  it('[E1] is left by a button that only screen readers find, out of the way of the Tab key', async () => {
    const app = await open({ stage: 'learn', step: 'plenary' })
    const leave = screen.getByRole('button', { name: texts.leave })
    expect(leave.tabIndex).toBe(-1)
    fireEvent.click(leave)
    expect(lastCall(app, 'go')?.[0]).toMatchObject(toBoard)
  })

  it('[R5] shows the questions while people think', async () => {
    await open({ stage: 'reflect', step: 'alone' })
    expect(screen.getByText(texts.alone)).toBeTruthy()
    expect(screen.getByText('What did I do that went well?')).toBeTruthy()
  })
})
