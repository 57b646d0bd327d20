// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { pointIdOfNote } from '../../../src/domain/outcome/action-point.ts'
import { english } from '../../english.ts'
import { callsOf, happens, lastCall, renderApp } from '../render-app.tsx'

const { meeting, set, plenary, common, points } = english
const alone = { stage: 'plan', step: 'alone' }
const together = { stage: 'plan', step: 'together' }
const iStart = 'plan/mine/start'
const words = 'Go and see one night handover myself'

const button = (name: string) => screen.getByRole('button', { name })
const dialog = () => within(screen.getByRole('dialog'))
const fill = (label: string, value: string) =>
  fireEvent.input(dialog().getByRole('textbox', { name: label }), { target: { value } })

describe('a note becomes an action point', () => {
  it('[L4] on the phone with one tap, its words kept; with one’s own name it is taken', async () => {
    const app = await renderApp({ place: alone, empty: true })
    await happens(app, () => app.model.setMyName('Mercy'))
    await happens(app, () => app.model.me.add(iStart, words))
    fireEvent.click(button(set.makePointOf(words)))
    expect(dialog().getByRole('checkbox', { name: new RegExp(meeting.thatsMe) })).toHaveProperty(
      'checked',
      true,
    )
    fireEvent.click(dialog().getByRole('button', { name: meeting.savePoint }))
    await waitFor(() => expect(lastCall(app, 'take')).toEqual([expect.any(String), true, 'Mercy']))
    expect(lastCall(app, 'savePoint')).toMatchObject([{ what: words, who: 'Mercy' }])
    await waitFor(() => expect(app.model.promise.mine.value.map(({ what }) => what)).toEqual([words]))
  })

  it('[L4] [C6] of a phone that has no name yet, That’s me asks for it, and nobody is assigned without', async () => {
    const app = await renderApp({ place: alone, empty: true })
    await happens(app, () => app.model.setMyName(''))
    await happens(app, () => app.model.me.add(iStart, words))
    fireEvent.click(button(set.makePointOf(words)))
    const mine = dialog().getByRole('checkbox', { name: new RegExp(meeting.thatsMe) })
    expect(mine).toHaveProperty('checked', false)
    fireEvent.click(mine)
    fireEvent.click(dialog().getByRole('button', { name: meeting.savePoint }))
    expect(dialog().getByText(points.takeNameMissing)).toBeTruthy()
    expect(callsOf(app, 'savePoint')).toEqual([])
    fill(meeting.who, 'Ada')
    fireEvent.click(dialog().getByRole('button', { name: meeting.savePoint }))
    await waitFor(() => expect(lastCall(app, 'take')).toEqual([expect.any(String), true, 'Ada']))
    expect(lastCall(app, 'setMyName')).toEqual(['Ada'])
  })

  it('[L4] another’s name is proposed and takes nothing', async () => {
    const app = await renderApp({ place: alone, empty: true })
    await happens(app, () => app.model.setMyName('Mercy'))
    await happens(app, () => app.model.me.add(iStart, words))
    fireEvent.click(button(set.makePointOf(words)))
    fill(meeting.who, 'Karl')
    fireEvent.click(dialog().getByRole('button', { name: meeting.savePoint }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(lastCall(app, 'savePoint')).toMatchObject([{ who: 'Karl' }])
    expect(callsOf(app, 'take')).toEqual([])
  })

  it('[L4] at the table under the note’s own id: said again, it is changed and not doubled', async () => {
    const app = await renderApp({ place: together, empty: true })
    await happens(app, () => app.model.table.value?.add(iStart, words))
    fireEvent.click(button(set.makePointOf(words)))
    fireEvent.click(dialog().getByRole('button', { name: meeting.savePoint }))
    await waitFor(() => expect(button(set.changePointOf(words))).toBeTruthy())
    const note = app.model.table.value?.notes.value.get(iStart)?.[0]
    expect(lastCall(app, 'savePoint')).toMatchObject([{ id: note?.id, what: words }])
    expect(callsOf(app, 'take')).toEqual([])
  })

  it('[L4] on the board from its menu, once for all facilitators, and undo takes it back', async () => {
    const app = await renderApp({ as: 'facilitator', place: { stage: 'reflect', step: 'plenary' } })
    const [note] = [...app.model.room.readout.value.cells]
      .filter(([cell]) => cell.startsWith('reflect/'))
      .flatMap(([, { notes }]) => notes)
    if (!note) throw new Error('no note on the board')
    fireEvent.click(button(plenary.noteMenu(note.text)))
    fireEvent.click(await screen.findByRole('menuitem', { name: set.makePoint }))
    await screen.findByText(plenary.pointMade)
    const id = pointIdOfNote(note.id)
    expect(lastCall(app, 'savePoint')).toMatchObject([{ id, what: note.text }])
    fireEvent.click(button(plenary.noteMenu(note.text)))
    expect(screen.queryByRole('menuitem', { name: set.makePoint })).toBeNull()
    fireEvent.click(button(common.undo))
    await waitFor(() => expect(lastCall(app, 'withdrawPoint')).toEqual([id]))
    await waitFor(() => expect(app.model.room.points.value.some((point) => point.id === id)).toBe(false))
  })
})
