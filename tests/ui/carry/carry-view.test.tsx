// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { act, fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { common } from '../../../src/i18n/en/common.ts'
import { moving as words } from '../../../src/i18n/en/moving.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Arrived, MovingModel } from '../../../src/models/transfer/moving-types.ts'
import { secondsFor, speeds } from '../../../src/ui/carry/speeds.ts'
import type { Seen } from '../../doubles/presets.ts'
import { happens, lastCall, renderApp } from '../render-app.tsx'

const tab = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

const movingOf = async (app: Seen): Promise<MovingModel> => {
  const moving = await app.model.moving?.()
  if (!moving) throw new Error('nothing to carry')
  return moving
}

describe('notes without a link', () => {
  it('[N6] shows what a table gives, in numbers, and who can read it, before any code moves', async () => {
    const app = await renderApp({ page: 'carry' })
    const { notes, points } = (await movingOf(app)).counts.value.table
    expect(notes).toBeGreaterThan(0)
    expect(await screen.findByText(words.ofTable('Table 2, Late shift', notes, points))).toBeTruthy()
    expect(screen.getByText(words.sealed)).toBeTruthy()
    expect(screen.getByText(words.flicker)).toBeTruthy()
    expect(screen.queryByRole('img', { name: words.codeLabel })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: words.showCode }))
    expect(await screen.findByRole('img', { name: words.codeLabel })).toBeTruthy()
    const { symbols } = insist(await (await (await movingOf(app)).give('table')).code())
    expect(screen.getByText(words.about(secondsFor(symbols, speeds.fast)))).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: /Calm/ }))
    expect(screen.getByText(words.about(secondsFor(symbols, speeds.calm)))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.stop }))
    expect(screen.queryByRole('img', { name: words.codeLabel })).toBeNull()
  })

  it('[N6] says what has been shared since the code was made, and shows it when asked', async () => {
    const app = await renderApp({ page: 'carry' })
    fireEvent.click(await screen.findByRole('button', { name: words.showCode }))
    await screen.findByRole('img', { name: words.codeLabel })
    const { counts } = await movingOf(app)
    const { notes, points } = counts.value.table
    await happens(app, async () => {
      const table = app.mate.table.value
      const note = table?.notes.value.get('learn/ours/worked')?.find(({ share }) => share === 'not-shared')
      await table?.shareWithRoom([note?.id ?? ''])
    })
    expect(screen.getByText(words.more(1))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.showNew }))
    expect(await screen.findByText(words.ofTable('Table 2, Late shift', notes + 1, points))).toBeTruthy()
    expect(screen.queryByText(words.more(1))).toBeNull()
  })

  it('[N6] a table that has shared nothing is told so, and where to go', async () => {
    const app = await renderApp({ page: 'carry', empty: true })
    await screen.findByText(words.scope)
    expect(screen.getByText(words.tableNone)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.toTable }))
    expect(app.route.value).toMatchObject({ page: 'main' })
  })

  it('[N6] sends the same as a file, and as text', async () => {
    const app = await renderApp({ page: 'carry' })
    fireEvent.click(await screen.findByRole('radio', { name: new RegExp(words.scopeRoom) }))
    fireEvent.click(screen.getByRole('button', { name: words.asFile }))
    expect(await screen.findByText(words.fileSaved)).toBeTruthy()
    expect(lastCall(app, 'give')).toEqual(['room'])
    expect(app.world.handed).toHaveLength(1)
  })

  it('[N6] the ring shows the true part, and never all of it before it is all', async () => {
    const app = await renderApp({ page: 'carry', as: 'facilitator' })
    await tab(words.takeIn)
    fireEvent.click(await screen.findByRole('button', { name: 'Turn on camera' }))
    await waitFor(() => expect(app.scanner.state.value.at).toBe('on'))
    await act(() => app.world.see('PLNRY1:ABC'))
    expect(lastCall(app, 'moving().read')).toEqual(['PLNRY1:ABC'])
    const { taking } = await movingOf(app)
    const show = (rank: number, count: number) =>
      act(() => app.pretend(taking, { at: 'reading', rank, count }))
    await show(34, 68)
    const ring = screen.getByRole('progressbar', { name: words.ringLabel })
    expect(ring.getAttribute('aria-valuenow')).toBe('50')
    await show(999, 1_000)
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('99')
  })

  it('[N6] says by table and in numbers what is in the readout, as it changes', async () => {
    const app = await renderApp({ page: 'carry', as: 'facilitator' })
    const [, , third] = app.model.tables.peek()
    if (!third) throw new Error('no table')
    const arrived = signal<Arrived>({
      tables: [{ table: third, notes: 0, points: 0, waiting: 12 }],
      fresh: 12,
      unchanged: false,
      place: undefined,
      ours: undefined,
    })
    await screen.findByText(words.point)
    const { taking } = await movingOf(app)
    await act(() => app.pretend(taking, { at: 'in', arrived }))
    const name = common.tableNamed(3, third.name)
    expect(screen.getByText(words.waitsHere(12, name))).toBeTruthy()
    await act(() => {
      arrived.value = { ...arrived.peek(), tables: [{ table: third, notes: 12, points: 0, waiting: 0 }] }
    })
    expect(screen.getByText(words.inReadout({ notes: 12, points: 0 }, name))).toBeTruthy()
    await act(() => {
      arrived.value = { ...arrived.peek(), fresh: 0, unchanged: true }
    })
    expect(screen.getByText(words.allKnown)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.next }))
    expect(lastCall(app, 'again')).toBeDefined()
    await act(() => app.pretend(taking, { at: 'waiting' }))
    expect(screen.getByText(words.point)).toBeTruthy()
  })

  it('[K4] each refusal has its sentence and a way on', async () => {
    const app = await renderApp({ page: 'carry', as: 'facilitator' })
    await screen.findByText(words.point)
    const { taking } = await movingOf(app)
    for (const why of [
      'not-carried',
      'newer',
      'other-meeting',
      'altered',
      'spoilt',
      'old-browser',
    ] as const) {
      await act(() => app.pretend(taking, { at: 'refused', why }))
      expect(screen.getByRole('alert').textContent).toContain(words.refused[why])
    }
    fireEvent.click(screen.getByRole('button', { name: words.again }))
    expect(lastCall(app, 'again')).toBeDefined()
    await act(() => app.pretend(taking, { at: 'waiting' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('[N6] takes a file and pasted text where there is no camera', async () => {
    const app = await renderApp({ page: 'carry', as: 'facilitator' })
    await screen.findByText(words.noCamera)
    const file = new File(['x'], 'table 3.plenary')
    fireEvent.change(screen.getByLabelText(words.pickFile, { selector: 'input' }), {
      target: { files: [file] },
    })
    expect(lastCall(app, 'moving().takeFile')).toEqual([file])
    fireEvent.input(screen.getByRole('textbox', { name: words.pasteLabel }), {
      target: { value: 'PLENARY-NOTES-1:AAAA' },
    })
    fireEvent.click(screen.getByRole('button', { name: words.pasteGo }))
    expect(lastCall(app, 'moving().takeText')).toEqual(['PLENARY-NOTES-1:AAAA'])
  })

  it('[N6] is reached from the pairing screen, and by itself when a moving code is seen there', async () => {
    const app = await renderApp({ page: 'connect' })
    fireEvent.click(await screen.findByRole('button', { name: 'Pass notes on' }))
    expect(app.route.value).toMatchObject({ page: 'carry' })
    const other = await renderApp({ page: 'connect' })
    const { state } = other.model.connection.pairing
    await act(() => other.pretend(state, { at: 'refused', why: 'moving-code' }))
    await waitFor(() => expect(other.route.value).toMatchObject({ page: 'carry' }))
    expect(await screen.findByText(words.point)).toBeTruthy()
  })
})
