// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MeetingModel } from '../../../../src/models/meeting/meeting-types.ts'
import type { Seen } from '../../../doubles/presets.ts'
import { happens, renderApp } from '../../render-app.tsx'

const together = { stage: 'reflect', step: 'together' }
const longMs = 20_000

afterEach(() => vi.restoreAllMocks())

const tableOf = ({ table }: MeetingModel) => {
  if (!table.value) throw new Error('no table')
  return table.value
}
const notesOf = (model: MeetingModel) => [...tableOf(model).notes.value.values()].flat()
const textsOf = (model: MeetingModel) =>
  notesOf(model)
    .map(({ text }) => text)
    .sort()
/** A mate deletes so many notes, and nobody touches them for a while. */
const mateRemoves = async (app: Seen, count: number): Promise<readonly string[]> => {
  const notes = notesOf(app.mate).slice(0, count)
  await happens(app, () => {
    for (const { id } of notes) tableOf(app.mate).remove(id)
  })
  const real = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => real() + longMs)
  return notes.map(({ text }) => text)
}
const show = async (line: RegExp) => {
  await screen.findByText(line)
  fireEvent.click(screen.getByRole('button', { name: 'Show the removed notes' }))
  return within(screen.getByRole('dialog', { name: 'Removed at your table' }))
}

describe('notes that were removed at the table', () => {
  it.each([true, false])(
    '[X7] several are told above the grid, and all come back by one tap (names: %s)',
    async (names) => {
      const app = await renderApp({ place: together, names })
      const before = textsOf(app.model)
      const removed = await mateRemoves(app, 3)
      const list = await show(/^3 notes were removed at your table\.$/)
      for (const text of removed) expect(list.getByText(text)).toBeTruthy()
      fireEvent.click(list.getByRole('button', { name: 'Bring back all' }))
      await app.settle()
      expect(textsOf(app.model)).toEqual(before)
      expect(textsOf(app.mate)).toEqual(before)
      expect(screen.queryByText(/removed at your table/)).toBeNull()
      expect(screen.queryByRole('dialog')).toBeNull()
    },
  )

  it('[X7] more than a person can read at once are shown where they are asked for', async () => {
    const app = await renderApp({ place: together })
    const [cell] = tableOf(app.mate).notes.value.keys()
    await happens(app, () => {
      for (let at = 0; at < 60; at++) tableOf(app.mate).add(cell ?? '', `Written and deleted ${at}`)
    })
    const before = notesOf(app.mate).length
    await mateRemoves(app, before)
    const list = await show(new RegExp(`^${before} notes were removed`))
    expect(list.getAllByRole('article').length).toBe(50)
    fireEvent.click(list.getByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(list.queryByRole('button', { name: 'Show more' })).toBeNull())
    expect(list.getAllByRole('article').length).toBe(before)
  })

  it('[X7] one comes back by itself', async () => {
    const app = await renderApp({ place: together })
    const [first = '', second = ''] = await mateRemoves(app, 2)
    const list = await show(/^2 notes were removed/)
    fireEvent.click(list.getByRole('button', { name: `Bring back: ${first}` }))
    await app.settle()
    expect(textsOf(app.mate)).toContain(first)
    expect(textsOf(app.mate)).not.toContain(second)
    expect(await screen.findByText(/^1 note was removed/)).toBeTruthy()
  })

  it('[X7] one is no news: it is told in small words below the grid', async () => {
    const app = await renderApp({ place: together })
    await mateRemoves(app, 1)
    const line = await screen.findByText(/^1 note was removed/)
    expect(line.closest('.banner')).toBeNull()
    const cards = screen.getAllByRole('article')
    const last = cards.at(-1)
    expect(last && line.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING).toBeTruthy()
  })

  it('[X7] what the person here has removed is not told to them, and a mate can bring it back', async () => {
    const app = await renderApp({ place: together, names: true })
    const [note] = notesOf(app.model)
    await happens(app, () => note && tableOf(app.model).remove(note.id))
    const real = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => real() + longMs)
    const { removed } = tableOf(app.mate)
    await vi.waitFor(() => expect(removed.notes.value.map(({ text }) => text)).toEqual([note?.text]), {
      timeout: 5_000,
    })
    expect(tableOf(app.model).removed.count.value).toBe(0)
    expect(screen.queryByText(/removed at your table/)).toBeNull()
    await happens(app, () => removed.bringBack(removed.notes.value.map(({ key }) => key)))
    expect(textsOf(app.model)).toContain(note?.text)
  })

  it('[C6] where no names are kept every phone of the table tells the same, also the one that removed it', async () => {
    const app = await renderApp({ place: together, names: false })
    const [note] = notesOf(app.model)
    await happens(app, () => note && tableOf(app.model).remove(note.id))
    const real = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => real() + longMs)
    expect(await screen.findByText(/^1 note was removed/)).toBeTruthy()
    const [mine, mates] = [app.model, app.mate].map((model) => tableOf(model).removed)
    await vi.waitFor(() => expect(mates?.count.value).toBe(1), { timeout: 5_000 })
    const plain = (removed: typeof mine) => removed?.notes.value.map(({ cell, text, by }) => [cell, text, by])
    expect(plain(mine)).toEqual(plain(mates))
    expect(plain(mine)?.[0]?.[2]).toBeUndefined()
  })

  it('[X7] "That’s fine" puts them away here, with undo', async () => {
    const app = await renderApp({ place: together })
    await mateRemoves(app, 3)
    const list = await show(/^3 notes were removed/)
    fireEvent.click(list.getByRole('button', { name: 'That’s fine' }))
    expect(screen.queryByText(/removed at your table/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText(/^3 notes were removed/)).toBeTruthy()
  })

  it('[X7] the words go when a facilitator has closed the meeting and the phone leaves it, and not before', async () => {
    const app = await renderApp({ place: together })
    const count = async () => (await app.store.entries(`meeting/${app.meetingId}/kept-words/`)).length
    await mateRemoves(app, 3)
    await screen.findByText(/^3 notes were removed/)
    await happens(app, () => app.lead.facilitate?.move({ stage: 'close', step: 'close' }))
    expect(await count()).toBe(3)
    await happens(app, () => app.go({ at: 'home' }))
    await screen.findAllByRole('button', { name: 'Guide' })
    await vi.waitFor(async () => expect(await count()).toBe(0), { timeout: 5_000 })
  })

  it('[X7] both devices bring the same back at once: it stands twice at most', async () => {
    const app = await renderApp({ place: together })
    const [text = ''] = await mateRemoves(app, 1)
    await show(/^1 note was removed/)
    const [mine, mates] = [app.model, app.mate].map((model) => tableOf(model).removed)
    await vi.waitFor(() => expect(mates?.count.value).toBe(1), { timeout: 5_000 })
    await happens(app, () => {
      for (const removed of [mine, mates]) removed?.bringBack(removed.notes.value.map(({ key }) => key))
    })
    expect(textsOf(app.model).filter((one) => one === text)).toHaveLength(2)
    for (const removed of [mine, mates]) expect(removed?.count.value).toBe(0)
  })
})
