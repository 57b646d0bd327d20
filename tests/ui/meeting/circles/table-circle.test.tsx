// @vitest-environment happy-dom

import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { actionLearningMeeting } from '../../../../src/templates/index.ts'
import type { Seen } from '../../../doubles/presets.ts'
import { english } from '../../../english.ts'
import { happens, lastCall, renderApp } from '../../render-app.tsx'

const together = { stage: 'reflect', step: 'together' }
const brought = 'Kept the phone in my pocket, for once'
const draft = 'I asked the patient first, before I looked at the sheet'
const cardOf = (text: string) => {
  const card = screen.getByText(text).closest('article')
  if (!card) throw new Error(`No note with ${text}`)
  return within(card)
}
const idOf = (app: Seen, text: string) =>
  [...(app.model.table.value?.notes.value.values() ?? [])].flat().find((note) => note.text === text)?.id ?? ''
const menuOf = (text: string) => fireEvent.click(cardOf(text).getByRole('button', { name: /^More for/ }))

describe("the table's grid", () => {
  it('[P3] on a phone it is a column of cells; Enter adds a note to the cell', async () => {
    const app = await renderApp({ place: together, empty: true })
    const field = screen.getByRole('textbox', { name: 'Add a note: What did we do well together?' })
    fireEvent.input(field, { target: { value: 'We laughed' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(lastCall(app, 'table.add')).toEqual(['reflect/ours/well', 'We laughed'])
    expect(await screen.findByText('We laughed')).toBeTruthy()
  })

  it('[C4] the chosen notes are shared with the room by one tap, and taken back by undo', async () => {
    const app = await renderApp({ place: together })
    fireEvent.click(screen.getByRole('checkbox', { name: `Choose: ${draft}` }))
    fireEvent.click(screen.getByRole('button', { name: 'Share 1 note' }))
    await waitFor(() => expect(cardOf(draft).getByText('In the room')).toBeTruthy())
    expect(lastCall(app, 'table.shareWithRoom')).toEqual([[idOf(app, draft)]])
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(cardOf(draft).getByText('Taken back from the room')).toBeTruthy())
  })

  it('[C4] an edit after sharing shows as changed since shared, and can be shared again', async () => {
    const app = await renderApp({ place: together })
    const changed = screen.getByText('Changed since shared').closest('article')
    if (!changed) throw new Error('No changed note')
    fireEvent.click(within(changed).getByRole('button', { name: /^More for/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Share the new words' }))
    await waitFor(() => expect(screen.queryByText('Changed since shared')).toBeNull())
    expect(lastCall(app, 'table.shareWithRoom')).toHaveLength(1)
  })

  it('[C5] notes of a cell that stays at the table cannot be chosen for the room', async () => {
    const stays = {
      ...actionLearningMeeting,
      stages: actionLearningMeeting.stages.map((stage) =>
        stage.grid
          ? {
              ...stage,
              grid: {
                ...stage.grid,
                cells: stage.grid.cells.map((cell) => ({ ...cell, staysAtTable: true })),
              },
            }
          : stage,
      ),
    }
    await renderApp({ place: together, template: stays })
    expect(screen.getAllByText('Stays at this table').length).toBeGreaterThan(0)
    expect(screen.queryByRole('checkbox')).toBeNull()
    menuOf(draft)
    expect(screen.queryByRole('menuitem', { name: 'Share with the room' })).toBeNull()
  })

  it('[L2] reminds of private notes that may be brought, one tap away', async () => {
    await renderApp({ place: together })
    expect(screen.getByText('You have 3 private notes for this stage.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Choose my notes' }))
    expect(screen.getByText('Only on this phone')).toBeTruthy()
  })

  it('[L2] says gently when more than three of one cell are chosen', async () => {
    const app = await renderApp({ place: together })
    await happens(app, () => {
      for (const at of [1, 2, 3, 4]) app.mate.table.value?.add('reflect/mine/better', `More ${at}`)
    })
    for (const at of [1, 2, 3]) fireEvent.click(screen.getByRole('checkbox', { name: `Choose: More ${at}` }))
    expect(screen.queryByText(/more than three/)).toBeNull()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose: More 4' }))
    expect(screen.getByText(/more than three/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Share 4 notes' })).toBeTruthy()
  })

  it('[P6] [P4] neither a second nor a sign of life draws the grid again', async () => {
    const app = await renderApp({ place: { stage: 'reflect', step: 'together' }, names: true })
    const asked = vi.spyOn(app.model.gates, 'mayShare')
    await act(() => {
      const { clock, connection } = app.model
      app.pretend(clock, { ...clock.value, remainingMs: 61_000 })
      app.pretend(connection.truth, { ...connection.truth.value, room: 'on-its-way' })
    })
    expect(screen.getByText('1:01')).toBeTruthy()
    expect(asked).not.toHaveBeenCalled()
    await happens(app, () => app.lead.facilitate?.move({ stage: 'learn', step: 'together' }))
    expect(asked).toHaveBeenCalled()
  })

  it('[P4] who is typing where is seen by name where names are shown, else how many', async () => {
    const app = await renderApp({ place: together, names: true })
    await happens(app, () => app.mate.table.value?.setTypingIn({ cell: 'reflect/mine/better' }))
    expect(screen.getByText('Tom is typing')).toBeTruthy()
    const nameless = await renderApp({ place: together })
    await happens(nameless, () => nameless.mate.table.value?.setTypingIn({ cell: 'reflect/mine/better' }))
    expect(screen.getByText('typing')).toBeTruthy()
    expect(screen.queryByText(/Tom/)).toBeNull()
  })

  it('[P4] [X7] each seat is shown, by name where names are shown, and by the code on its screen', async () => {
    await renderApp({ place: together, names: true })
    fireEvent.click(screen.getByRole('button', { name: /Our table/ }))
    expect(within(screen.getByRole('dialog')).getByText(/^Tom, phone [0-9A-F]{4}$/)).toBeTruthy()
    await renderApp({ place: together })
    fireEvent.click(screen.getByRole('button', { name: /Our table/ }))
    expect(screen.getAllByText(/^Phone [0-9A-F]{4}$/).length).toBe(2)
    // What can be known all the same is said, of the network and of speaking too.
    for (const part of english.hat.privacyOfNotes) expect(screen.getByText(part)).toBeTruthy()
  })

  it('[P3] what a table mate types in the same note comes in while it is edited', async () => {
    const app = await renderApp({ place: together })
    menuOf(draft)
    fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }))
    const field = screen.getByRole('textbox', { name: 'Edit this note' }) as HTMLTextAreaElement
    field.setSelectionRange(draft.length, draft.length)
    const id = idOf(app, draft)
    await happens(app, () => {
      app.mate.table.value?.edit(id, `Every day, ${draft}`)
      // Without names an edit is written whole, once its writer leaves the note
      app.mate.table.value?.setTypingIn(undefined)
    })
    expect(field.value).toBe(`Every day, ${draft}`)
    fireEvent.input(field, { target: { value: `Every day, ${draft}!` } })
    expect(lastCall(app, 'table.edit')).toEqual([id, `Every day, ${draft}!`])
    expect(lastCall(app, 'table.setTypingIn')).toEqual([{ note: id }])
  })

  it('[P6] anyone says that the table is ready, and anyone takes it back', async () => {
    const app = await renderApp({ place: { stage: 'plan', step: 'together' } })
    expect(screen.getByText(/Your table and the facilitator see it/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'We’re ready' }))
    expect(lastCall(app, 'table.setReady')).toEqual(['plan', true])
    fireEvent.click(await screen.findByRole('button', { name: 'Take back' }))
    expect(lastCall(app, 'table.setReady')).toEqual(['plan', false])
  })

  it('[C4] whoever brought a note is told when the table has shared it', async () => {
    const app = await renderApp({ place: together })
    await happens(app, () => app.mate.table.value?.shareWithRoom([idOf(app, brought)]))
    expect(screen.getByText('Someone at your table shared a note of yours with the room.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'OK' }))
    expect(screen.queryByText(/shared a note of yours/)).toBeNull()
  })
})

describe('what this phone had stored and could not read', () => {
  const tell = (app: Seen, restored: number, missing: number) =>
    happens(app, () => app.pretend(app.model.connection.damage.found, { records: 1, restored, missing }))
  const said = () => screen.getByText(/^Part of what this phone saved/).textContent

  it('[X8] [K1] is told with what came of it, and goes once it has been read', async () => {
    const app = await renderApp({ place: together })
    expect(screen.queryByText(/^Part of what this phone saved/)).toBeNull()
    await tell(app, 1, 0)
    expect(said()).toBe(
      'Part of what this phone saved can’t be read. 1 note was restored from a copy. Nothing is missing.',
    )
    await tell(app, 3, 2)
    expect(said()).toContain('3 notes were restored from copies.')
    expect(said()).toContain('Your table’s phones may have them')
    await tell(app, 0, 1)
    expect(said()).not.toContain('from a cop')
    fireEvent.click(screen.getByRole('button', { name: 'OK' }))
    expect(lastCall(app, 'connection.damage.dismiss')).toEqual([])
  })
})
