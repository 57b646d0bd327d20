// @vitest-environment happy-dom
import { type Signal, signal } from '@preact/signals'
import { act, cleanup, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { groupsWithin, useGrowing } from '../../../../src/ui/desk/cards/use-growing.ts'

afterEach(cleanup)

const Count = ({ total }: { readonly total: Signal<number> }) => {
  const drawn = useGrowing(total)
  return <output>{Math.min(drawn.value, total.value)}</output>
}
const drawn = () => Number(screen.getByRole('status').textContent)

it('[R2] a long cell is on screen at once, and no note of it is left out a moment later', async () => {
  render(<Count total={signal(2400)} />)
  expect(drawn()).toBeLessThan(2400)
  await waitFor(() => expect(drawn()).toBe(2400))
})

it('[R2] a note that comes to a cell that was complete is drawn', async () => {
  const total = signal(7)
  render(<Count total={total} />)
  expect(drawn()).toBe(7)
  await act(() => {
    total.value = 8
  })
  expect(drawn()).toBe(8)
})

it('[R2] themes are drawn until there are so many notes in them, at least one', () => {
  const themes = [{ notes: [1, 2, 3] }, { notes: [4, 5] }, { notes: [6] }]
  expect(groupsWithin(themes, 2)).toEqual(themes.slice(0, 1))
  expect(groupsWithin(themes, 4)).toEqual(themes.slice(0, 2))
  expect(groupsWithin(themes, 6)).toBe(themes)
  expect(groupsWithin([], 5)).toEqual([])
})
