// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { MeetingPage } from '../../../src/models/app/app-types.ts'
import type { HatModel, HatView } from '../../../src/models/hat/hat-types.ts'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { hatTemplate } from '../../scenarios/hat-template.ts'
import { callsOf, lastCall, renderApp } from '../render-app.tsx'

const words = english.hat
const at = (step: string) => ({ stage: 'held', step })
const hatOf = (app: Seen): HatModel => {
  const hat = app.model.hat.value
  if (!hat) throw new Error('no hat')
  return hat
}
/** The room's hat as it would be in a room of thirty. */
const becomes = (app: Seen, state: Partial<HatView>) =>
  act(() => {
    const { hat } = hatOf(app)
    const now = hat.value
    if (now) app.pretend(hat, { ...now, of: 30, advice: undefined, ...state })
  })
const onPhone = async (step: string, state: Partial<HatView> = {}) => {
  const app = await renderApp({ template: hatTemplate, place: at(step), empty: true })
  await waitFor(() => hatOf(app))
  await becomes(app, state)
  return app
}
const opened: Partial<HatView> = {
  phase: 'open',
  at: 'after',
  isReading: true,
  in: 30,
  of: 30,
  tooFew: false,
  papers: ['Nobody reads the reports', 'We are afraid of the audit'],
  blank: 28,
}

describe('the hat on a phone', () => {
  it('[L7] nobody has to write: a paper is written and folded, or left blank', async () => {
    const app = await onPhone('hat')
    expect(screen.getByText(words.paperHint)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.foldBlank }))
    expect(await screen.findByText(words.blankFolded)).toBeTruthy()
    fireEvent.input(screen.getByRole('textbox', { name: words.paper }), { target: { value: 'We all know' } })
    fireEvent.click(await screen.findByRole('button', { name: words.fold }))
    expect(await screen.findByText(words.folded)).toBeTruthy()
    expect(screen.getByText('We all know')).toBeTruthy()
    expect(callsOf(app, 'hat.fold')).toHaveLength(2)
  })

  it('[L7] while papers are called for it says what becomes of mine, and how many are in', async () => {
    await onPhone('hat', { phase: 'calling', in: 27, mine: 'in' })
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    expect(screen.getByText(words.isIn)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('[L7] a paper that came too late is said to be still here', async () => {
    const app = await onPhone('hat')
    hatOf(app).write('Too late')
    hatOf(app).fold()
    await becomes(app, { ...opened, at: 'papers', mine: 'missed' })
    expect(screen.getByText(words.missed)).toBeTruthy()
    expect(screen.getByText('Too late')).toBeTruthy()
  })

  it('[L7] what was opened stands for everybody, without table or name, and goes to a table by one choice', async () => {
    const app = await onPhone('read', {
      ...opened,
      reading: 1,
      cells: ['held/group/held', 'held/group/holds'],
    })
    expect(screen.getByText(words.paperOf(2, 2))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.toTableOf('Nobody reads the reports') }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByText('Whom does our silence protect?'))
    expect(lastCall(app, 'hat.putOnTable')).toEqual(['Nobody reads the reports', 'held/group/holds'])
  })

  it('[C6] [L7] a group that is too small is told so, on the phone and at the table', async () => {
    await onPhone('hat', { advice: 'few' })
    expect(screen.getByText(words.realPaper)).toBeTruthy()
    const app = await onPhone('tables', { at: 'after' })
    expect(await screen.findByText(words.fewAtTable(2))).toBeTruthy()
    const { table } = app.model
    const seats = table.value?.seats
    if (seats)
      await act(() =>
        app.pretend(seats, [...seats.value, { device: 'e'.repeat(32), code: 'EEEE', me: false, here: true }]),
      )
    await Promise.resolve()
    await new Promise(requestAnimationFrame)
    expect(screen.queryByText(words.fewAtTable(2))).toBeNull()
  })
})

describe('the hat on the facilitator’s board', () => {
  const board = async (state: Partial<HatView>, step = 'hat', page: MeetingPage = 'main') => {
    const app = await renderApp({
      as: 'facilitator',
      template: hatTemplate,
      place: at(step),
      page,
      empty: true,
    })
    await waitFor(() => hatOf(app))
    await becomes(app, state)
    return app
  }
  const asked = (app: Seen) =>
    app.calls.flatMap(({ action, parameters }) =>
      action.includes('hat.lead.') ? [[action.split('.').at(-1), ...parameters].join(' ')] : [],
    )

  it('[L7] calls for the papers, counts them, and opens', async () => {
    const app = await board({})
    fireEvent.click(screen.getByRole('button', { name: words.call }))
    await becomes(app, { phase: 'calling', in: 27, tooFew: false })
    expect(await screen.findByText(words.inOf(27, 30))).toBeTruthy()
    await becomes(app, { in: 30 })
    fireEvent.click(await screen.findByRole('button', { name: words.open }))
    expect(asked(app)).toEqual(['call', 'open'])
  })

  it('[L7] does not call in a room that is too small, and does not open what would hide nobody', async () => {
    await board({ advice: 'one-phone' })
    expect(screen.getByText(words.onePhone)).toBeTruthy()
    expect(screen.queryByRole('button', { name: words.call })).toBeNull()
    await board({ phase: 'calling', in: 4, of: 5, tooFew: true })
    const open = screen.getByRole<HTMLButtonElement>('button', { name: words.openWithout(4, 5) })
    expect(open.disabled).toBe(true)
  })

  it('[L7] asks before it throws papers away, and says where there are more papers than phones', async () => {
    const app = await board({ phase: 'calling', in: 31, tooMany: true, tooFew: false })
    expect(screen.getByText(words.tooMany)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.takeBack }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: words.takeBack }))
    expect(asked(app)).toEqual(['startAgain'])
  })

  it('[L7] reads aloud one paper at a time', async () => {
    const app = await board(opened, 'read')
    fireEvent.click(screen.getByRole('button', { name: words.readAloud }))
    await becomes(app, { reading: 0 })
    fireEvent.click(await screen.findByRole('button', { name: words.nextPaper }))
    await becomes(app, { reading: 1 })
    fireEvent.click(await screen.findByRole('button', { name: words.stopReading }))
    expect(asked(app)).toEqual(['read 0', 'read 1', 'read '])
  })

  it('[L7] [R5] the wall shows the count, then one paper, large', async () => {
    const app = await board({ phase: 'calling', in: 27 }, 'hat', 'screen')
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    await becomes(app, { ...opened, reading: 1 })
    expect(await screen.findByText('We are afraid of the audit')).toBeTruthy()
    expect(screen.queryByText('Nobody reads the reports')).toBeNull()
  })
})
