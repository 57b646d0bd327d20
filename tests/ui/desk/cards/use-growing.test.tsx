// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { groupsWithin, useGrowing } from '../../../../src/ui/desk/cards/use-growing.ts'

afterEach(cleanup)

const Count = ({ total }: { readonly total: number }) => <output>{useGrowing(total)}</output>
const drawn = () => Number(screen.getByRole('status').textContent)

it('[R2] a long cell is on screen at once, and no note of it is left out a moment later', async () => {
  render(<Count total={240} />)
  expect(drawn()).toBeLessThan(240)
  await waitFor(() => expect(drawn()).toBe(240))
})

it('[R2] a note that comes to a cell that was complete is drawn', async () => {
  const { rerender } = render(<Count total={7} />)
  expect(drawn()).toBe(7)
  rerender(<Count total={8} />)
  await waitFor(() => expect(drawn()).toBe(8))
})

it('[R2] themes are drawn until there are so many notes in them, at least one', () => {
  const themes = [{ notes: [1, 2, 3] }, { notes: [4, 5] }, { notes: [6] }]
  expect(groupsWithin(themes, 2)).toEqual(themes.slice(0, 1))
  expect(groupsWithin(themes, 4)).toEqual(themes.slice(0, 2))
  expect(groupsWithin(themes, 6)).toBe(themes)
  expect(groupsWithin([], 5)).toEqual([])
})
