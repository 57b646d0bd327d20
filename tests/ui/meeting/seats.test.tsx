// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SeatAsked, SeatShown } from '../../../src/models/table/seating-types.ts'
import type { Seen } from '../../doubles/presets.ts'
import { callsOf, lastCall, renderApp } from '../render-app.tsx'

const together = { stage: 'reflect', step: 'together' }
const device = 'e'.repeat(32)
const asked: SeatAsked = { device, code: 'EEEE', name: 'Ben', isNameTaken: false, isDismissed: false }
const eve: SeatShown = { device, code: 'EEEE', name: 'Eve', me: false, here: true }
const by = { me: false, code: 'AAAA', name: 'Ana' }

const seatingOf = (app: Seen) => {
  const seating = app.model.table.value?.seating
  if (!seating) throw new Error('sits at no table')
  return seating
}
const button = (name: string) => screen.getByRole('button', { name })
const openList = () => fireEvent.click(screen.getByRole('button', { name: /Our table/ }))

describe('a phone that would like to sit at the table', () => {
  it('[X7] is asked about in one line, in whatever circle, and let in by one tap', async () => {
    const app = await renderApp({ place: { stage: 'reflect', step: 'alone' }, names: true })
    await act(() => app.pretend(seatingOf(app).asked, [asked]))
    expect(screen.getByText('Ben would like to sit at your table.')).toBeTruthy()
    expect(screen.getByText(/Their screen shows EEEE/)).toBeTruthy()
    fireEvent.click(button('Let in'))
    expect(lastCall(app, 'seating.letIn')).toEqual([device])
  })

  it('[X7] that has the name of one who sits here is told as another, and where no name is kept as somebody', async () => {
    const app = await renderApp({ place: together, names: true })
    await act(() => app.pretend(seatingOf(app).asked, [{ ...asked, isNameTaken: true }]))
    expect(screen.getByText('Another phone named Ben would like to sit at your table.')).toBeTruthy()
    const { name: _, ...nameless } = asked
    await act(() => app.pretend(seatingOf(app).asked, [nameless]))
    expect(screen.getByText('Someone would like to sit at your table.')).toBeTruthy()
  })

  it('[X7] waits on the list when the answer is: not now', async () => {
    const app = await renderApp({ place: together, names: true })
    await act(() => app.pretend(seatingOf(app).asked, [asked]))
    fireEvent.click(button('Not now'))
    expect(lastCall(app, 'seating.dismiss')).toEqual([device])
    await act(() => app.pretend(seatingOf(app).asked, [{ ...asked, isDismissed: true }]))
    expect(screen.queryByText('Ben would like to sit at your table.')).toBeNull()
    openList()
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Let in' }))
    expect(callsOf(app, 'seating.letIn').length).toBe(1)
  })

  it('[X7] says which code it shows while its table is asked', async () => {
    const app = await renderApp({ place: together })
    await act(() => app.pretend(seatingOf(app).awaits, true))
    expect(screen.getByText(/^Ask someone at your table to let phone [0-9A-F]{4} in\.$/)).toBeTruthy()
  })
})

describe('a seat that ends', () => {
  it('[X7] is stopped from the list, and shared with again from there', async () => {
    const app = await renderApp({ place: together, names: true })
    openList()
    const menu = within(screen.getByRole('dialog')).getByRole('button', { name: /^More for Tom/ })
    fireEvent.click(menu)
    fireEvent.click(screen.getByRole('menuitem', { name: 'Stop sharing with this phone' }))
    expect(callsOf(app, 'seating.stopSharing').length).toBe(1)
    // Only a facilitator ends it for all.
    expect(screen.queryByRole('menuitem', { name: 'End the seat' })).toBeNull()
    await act(() => app.pretend(seatingOf(app).stopped, [eve]))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Share again' }))
    expect(lastCall(app, 'seating.shareAgain')).toEqual([device])
  })

  it('[X7] at a mate’s phone is told in a line, and followed by one tap, or not', async () => {
    const app = await renderApp({ place: together, names: true })
    await act(() => app.pretend(seatingOf(app).toFollow, [{ seat: eve, by }]))
    expect(
      screen.getByText('Ana, phone AAAA stopped sharing with Eve, phone EEEE. Stop here too?'),
    ).toBeTruthy()
    fireEvent.click(button('Keep sharing'))
    expect(lastCall(app, 'seating.dismissStop')).toEqual([device])
    fireEvent.click(button('Stop too'))
    expect(lastCall(app, 'seating.stopSharing')).toEqual([device])
  })

  it('[X7] by a facilitator is told on the phone that had it', async () => {
    const app = await renderApp({ place: together })
    await act(() => app.pretend(seatingOf(app).isEnded, true))
    expect(screen.getByText(/^The facilitator ended this phone’s seat here/)).toBeTruthy()
  })
})
