// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ReadoutNoteView } from '../../../src/ui/desk/cards/readout-note-view.tsx'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { callsOf, happens, lastCall, renderApp } from '../render-app.tsx'

const { facilitate, common, meeting, plenary: readout, points, seats } = english
const plenary = { stage: 'learn', step: 'plenary' }
const button = (name: string) => screen.getByRole('button', { name })
const calls = (app: Seen, action: string) => callsOf(app, action)
/** happy-dom's own way to turn the device. */
const { happyDOM } = window as unknown as {
  happyDOM: { setViewport(size: { width: number; height: number }): void }
}
const wide = (width: number) => happyDOM.setViewport({ width, height: 820 })

beforeEach(() => wide(1180))

describe('stages and clock', () => {
  it('[R7] goes on, and takes a stage that was reached by mistake back, with the clock as it stood', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.nextIs('Break')))
    await waitFor(() => expect(lastCall(app, 'move')).toEqual([{ stage: 'break', step: 'open' }]))
    // The round is kept: nobody presents, and whoever was heard has been heard.
    await waitFor(() => expect(lastCall(app, 'plenary.stopPresenting')).toEqual([]))
    fireEvent.click(await screen.findByRole('button', { name: common.undo }))
    await waitFor(() => expect(lastCall(app, 'move')).toEqual([plenary]))
    await waitFor(() => expect(lastCall(app, 'present')).toEqual([{ table: 't2', next: 't3' }]))
    // The step has 8 minutes, and 12:40 were left.
    await waitFor(() => expect(lastCall(app, 'addMinutes')?.[0]).toBeCloseTo(12 + 40 / 60 - 8))
  })

  it('[R7] [R8] taking a move back leaves what another facilitator has lit since', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.nextIs('Break')))
    await waitFor(() => expect(lastCall(app, 'plenary.stopPresenting')).toEqual([]))
    const undo = await screen.findByRole('button', { name: common.undo })
    await happens(app, () => app.lead.facilitate?.present({ cell: 'plan/ours/start' }))
    fireEvent.click(undo)
    await waitFor(() => expect(lastCall(app, 'addMinutes')).toBeTruthy())
    expect(lastCall(app, 'move')).toEqual([plenary])
    expect(calls(app, 'present')).toEqual([])
  })

  it('[R7] [R8] taking a move back moves nobody whom another facilitator has moved on since', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.nextIs('Break')))
    await waitFor(() => expect(lastCall(app, 'plenary.stopPresenting')).toEqual([]))
    const undo = await screen.findByRole('button', { name: common.undo })
    await happens(app, () => app.lead.facilitate?.move({ stage: 'plan', step: 'together' }))
    fireEvent.click(undo)
    // What is true is said instead.
    await screen.findByText(facilitate.moved(common.place('Plan', common.step.together)))
    expect(calls(app, 'move')).toHaveLength(1)
    expect(calls(app, 'present')).toEqual([])
    expect(calls(app, 'addMinutes')).toEqual([])
  })

  it('[R7] goes back as well as forward', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.backTo(common.place('Learn & report', common.step.together))))
    await waitFor(() => expect(lastCall(app, 'move')).toEqual([{ stage: 'learn', step: 'together' }]))
  })

  it('[P7] pauses the clock, lets it run, and gives a minute more', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.pause))
    expect(calls(app, 'pause')).toHaveLength(1)
    fireEvent.click(await screen.findByRole('button', { name: facilitate.resume }))
    expect(calls(app, 'resume')).toHaveLength(1)
    fireEvent.click(button(facilitate.addMinuteLong))
    expect(lastCall(app, 'addMinutes')).toEqual([1])
  })

  it('[S1] says whether the meeting runs ahead or behind', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    const { clock } = app.model
    await act(() => app.pretend(clock, { ...clock.value, aheadMinutes: -3 }))
    expect(screen.getByText(facilitate.behind('3 minutes'))).toBeTruthy()
    await act(() => app.pretend(clock, { ...clock.value, aheadMinutes: 4 }))
    expect(screen.getByText(facilitate.ahead('4 minutes'))).toBeTruthy()
  })

  it('[R7] looking at another stage moves nobody; bringing the room there does', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(
      within(screen.getByRole('navigation', { name: facilitate.stages })).getByText('Reflect & share'),
    )
    await screen.findByText(facilitate.lookingAt('Reflect & share'))
    expect(calls(app, 'move')).toEqual([])
    expect(screen.getByText('Nobody left late in the first two weeks')).toBeTruthy()
    const goTo = facilitate.goTo('Reflect & share', common.step.plenary)
    fireEvent.click(screen.getByRole('button', { name: (name) => name.endsWith(goTo) }))
    await waitFor(() => expect(lastCall(app, 'move')).toEqual([{ stage: 'reflect', step: 'plenary' }]))
  })

  it('[S6] says what to say at this step', async () => {
    await renderApp({ as: 'facilitator', place: plenary })
    expect(screen.getByText('Each table presents what it has learned.')).toBeTruthy()
  })
})

describe('the tables', () => {
  it('[R1] shows for each who is linked, how much is shared, ready or not', async () => {
    await renderApp({ as: 'facilitator', place: plenary })
    const rows = within(screen.getByRole('region', { name: facilitate.tables })).getAllByRole('listitem')
    expect(rows).toHaveLength(4)
    expect(rows[0]?.textContent).toContain(facilitate.devices(1))
    expect(rows[0]?.textContent).toContain(facilitate.ready)
    expect(rows[2]?.textContent).toContain(facilitate.devices(0))
    expect(rows[2]?.textContent).not.toContain(facilitate.ready)
    expect(screen.getByText(facilitate.readyCount(3, 4))).toBeTruthy()
  })

  it('[S1] adds a table, and closes one with an undo', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.addTable))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.input(dialog.getByLabelText(facilitate.tableName), { target: { value: 'Kitchen' } })
    fireEvent.click(dialog.getByRole('button', { name: facilitate.add }))
    expect(lastCall(app, 'addTable')).toEqual(['Kitchen'])

    fireEvent.click(button(facilitate.tableMenu('Doctors')))
    fireEvent.click(await screen.findByRole('menuitem', { name: facilitate.close }))
    expect(lastCall(app, 'closeTable')).toEqual(['t4', true])
    fireEvent.click(await screen.findByRole('button', { name: common.undo }))
    expect(lastCall(app, 'closeTable')).toEqual(['t4', false])
  })

  it('[K5] says how many devices are in, and closes the doors', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    expect(screen.getByText(facilitate.devicesShort(4))).toBeTruthy()
    fireEvent.click(button(facilitate.closeDoors))
    expect(lastCall(app, 'setDoors')).toEqual([true])
    await screen.findByText(facilitate.doorsClosedExplain)
  })

  it('[X7] lists the phones of a table by their codes, and ends a seat for all, with an undo', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    const phone = app.others.get('t4')?.device ?? ''
    fireEvent.click(button(facilitate.tableMenu('Doctors')))
    fireEvent.click(await screen.findByRole('menuitem', { name: facilitate.phones }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(seats.phone(phone.slice(0, 4).toUpperCase()))).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: seats.end }))
    await waitFor(() => expect(lastCall(app, 'endSeat')).toEqual(['t4', phone]))
    fireEvent.click(await screen.findByRole('button', { name: common.undo }))
    await waitFor(() => expect(lastCall(app, 'giveSeatBack')).toEqual(['t4', phone]))
  })

  it('[S1] a facilitator may sit with a table', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.tableMenu('Late shift')))
    fireEvent.click(await screen.findByRole('menuitem', { name: facilitate.sitWith }))
    expect(lastCall(app, 'sitAt')).toEqual(['t2'])
    fireEvent.click(await screen.findByRole('button', { name: facilitate.toSeat }))
    fireEvent.click(await screen.findByRole('button', { name: facilitate.toBoard }))
    await screen.findByRole('region', { name: facilitate.tables })
  })
})

describe('the readout', () => {
  it('[R2] merges the notes of all tables by cell, each with its table and its own wording', async () => {
    await renderApp({ as: 'facilitator', place: plenary })
    const cell = within(
      screen.getByRole('region', { name: facilitate.cellTitle('Our team', 'So we have learned') }),
    )
    expect(cell.getAllByRole('article')).toHaveLength(7)
    expect(cell.getByText(readout.agree(4, 4))).toBeTruthy()
    const note = cell.getByText('The patient is the only one who was there all day').closest('article')
    expect(note?.textContent).toContain('Early shift')
  })

  it('[R2] can be read with the newest first', async () => {
    await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(readout.find))
    const order = await screen.findByRole('combobox', { name: facilitate.order })
    fireEvent.change(order, { target: { value: 'recent' } })
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(17))
  })

  it('[R2] teaches where nothing is shared yet', async () => {
    await renderApp({ as: 'facilitator', empty: true })
    expect(screen.getByText(facilitate.emptyAlone)).toBeTruthy()
  })

  it('[R2] a note that comes is drawn, and none of the others again', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    const drawn = vi.spyOn(ReadoutNoteView.prototype, 'render')
    await happens(app, async () => {
      const cell = 'learn/ours/worked'
      const table = app.phone('t2').table.value
      const note = table?.notes.value.get(cell)?.find(({ share }) => share === 'not-shared')
      await table?.shareWithRoom([note?.id ?? ''])
    })
    expect(
      screen
        .getByText('We tried it on one bay first and told the others what went wrong')
        .closest('.board-readout'),
    ).toBeTruthy()
    expect(drawn).toHaveBeenCalledTimes(1)
    drawn.mockRestore()
  })
})

describe('presenting', () => {
  it('[L3] the table that presents is lit, and one tap goes on to the one that was told', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    expect(document.querySelectorAll('.board-readout .note-lit')).toHaveLength(5)
    fireEvent.click(button(facilitate.nextTable('Night shift')))
    await waitFor(() => expect(app.model.room.spotlight.value).toMatchObject({ table: 't3', next: 't4' }))
  })

  it('[L3] a table presents out of turn, and the facilitator decides who is next', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    fireEvent.click(button(facilitate.presentNow('Doctors')))
    await waitFor(() => expect(app.model.room.spotlight.value).toMatchObject({ table: 't4' }))
    fireEvent.change(await screen.findByLabelText(facilitate.whoIsNext), { target: { value: 't1' } })
    await waitFor(() => expect(app.model.room.spotlight.value).toMatchObject({ table: 't4', next: 't1' }))
  })

  it('[N8] the facilitator is told that the table whose turn it is is not linked', async () => {
    const app = await renderApp({ as: 'facilitator', place: plenary })
    expect(screen.queryByText(facilitate.notLinkedTurn)).toBeNull()
    await happens(app, () => app.lead.facilitate?.present({ table: 't3' }))
    expect(screen.getByText(facilitate.notLinkedTurn)).toBeTruthy()
  })
})

describe('action points', () => {
  it('[L4] read as one sentence; one that is open is taken aloud', async () => {
    const app = await renderApp({ as: 'facilitator', place: { stage: 'plan', step: 'plenary' } })
    expect(screen.getByText(/^Daniel will see that one person a day holds the ward phone/)).toBeTruthy()
    const open = screen.getAllByRole('button', { name: facilitate.takeAloud })
    expect(open).toHaveLength(2)
    fireEvent.click(open[0] as HTMLElement)
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.input(dialog.getByLabelText(points.takeName), { target: { value: 'Ines' } })
    fireEvent.click(dialog.getByRole('button', { name: points.take }))
    expect(lastCall(app, 'takeAloud')).toEqual([expect.any(String), 'Ines'])
  })

  it('[L4] is written down aloud', async () => {
    const app = await renderApp({ as: 'facilitator', place: { stage: 'plan', step: 'plenary' } })
    fireEvent.click(button(points.add))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.input(dialog.getByLabelText(meeting.what), { target: { value: 'ask the night shift' } })
    fireEvent.click(dialog.getByRole('button', { name: meeting.savePoint }))
    await waitFor(() =>
      expect(lastCall(app, 'savePoint')?.[0]).toMatchObject({ what: 'ask the night shift' }),
    )
  })
})

describe('upright and on a phone', () => {
  it('[E1] the sides fold into sheets that a button opens', async () => {
    wide(820)
    await renderApp({ as: 'facilitator', place: plenary })
    expect(screen.queryByRole('region', { name: facilitate.tables })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${facilitate.presenting}`) }))
    const sheet = within(await screen.findByRole('dialog', { name: facilitate.presenting }))
    expect(sheet.getByRole('button', { name: facilitate.nextTable('Night shift') })).toBeTruthy()
  })
})
