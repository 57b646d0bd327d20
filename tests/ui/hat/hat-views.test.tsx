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
const reading: Partial<HatView> = {
  phase: 'reading',
  at: 'after',
  isReading: true,
  in: 30,
  of: 30,
  tooFew: false,
  written: 9,
  done: 2,
  blank: 21,
}
const over: Partial<HatView> = { ...reading, phase: 'over' }

describe('the hat on a phone', () => {
  it('[L7] nobody has to write: a paper is folded by one button, and looks the same written or blank', async () => {
    const app = await onPhone('hat')
    expect(screen.getByText(words.paperHint)).toBeTruthy()
    const fold = () => fireEvent.click(screen.getByRole('button', { name: words.fold }))
    fold()
    expect(await screen.findByText(words.folded)).toBeTruthy()
    const blank = document.querySelector('.hat-paper')?.innerHTML
    fireEvent.click(screen.getByRole('button', { name: words.unfold }))
    fireEvent.input(await screen.findByRole('textbox', { name: words.paper }), {
      target: { value: 'We all know' },
    })
    fold()
    expect(await screen.findByText(words.folded)).toBeTruthy()
    expect(screen.queryByText('We all know')).toBeNull()
    expect(document.querySelector('.hat-paper')?.innerHTML).toBe(blank)
    expect(callsOf(app, 'hat.fold')).toHaveLength(2)
  })

  it('[L7] the last twenty seconds are said, and afterwards no phone shows whose paper has just come in', async () => {
    const app = await onPhone('hat', { phase: 'calling', in: 0, mine: 'here', secondsLeft: 17 })
    expect(screen.getByText(words.secondsLeft(17))).toBeTruthy()
    expect(screen.getByRole('textbox', { name: words.paper })).toBeTruthy()
    const calling: Partial<HatView> = { phase: 'calling', in: 27, secondsLeft: 0 }
    await becomes(app, { ...calling, mine: 'on-its-way' })
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    const before = document.querySelector('main')?.innerHTML ?? document.body.innerHTML
    await becomes(app, { ...calling, mine: 'in' })
    expect(document.querySelector('main')?.innerHTML ?? document.body.innerHTML).toBe(before)
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('[L7] a paper that came too late is said to be still here', async () => {
    const app = await onPhone('hat')
    hatOf(app).write('Too late')
    hatOf(app).fold()
    await becomes(app, { ...over, at: 'papers', mine: 'missed' })
    expect(screen.getByText(words.missed)).toBeTruthy()
    expect(screen.getByText('Too late')).toBeTruthy()
  })

  it('[L7] its reader has one paper in hand, and reads on, sets it aside, or keeps it by the room’s choice', async () => {
    const app = await onPhone('read', { ...reading, reader: 'me', words: 'Nobody reads the reports' })
    expect(screen.getByText('Nobody reads the reports')).toBeTruthy()
    expect(screen.getByText(words.paperOf(3, 9))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.next }))
    fireEvent.click(screen.getByRole('button', { name: words.setAside }))
    fireEvent.click(screen.getByRole('button', { name: words.keep }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(words.keepText)).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('button', { name: words.keep }))
    expect(callsOf(app, 'hat.finish').map(({ parameters }) => parameters[0])).toEqual([
      'read',
      'aside',
      'keep',
    ])
  })

  it('[L7] every other phone shows how far it is, who may read, and that anybody may say enough', async () => {
    const app = await onPhone('read', { ...reading, reader: 'nobody', aside: 1 })
    expect(screen.getByText(words.paperOf(3, 9))).toBeTruthy()
    expect(screen.getByText(words.aside(1))).toBeTruthy()
    expect(screen.getByText(words.whoReadsHint)).toBeTruthy()
    expect(screen.getByText(words.photograph, { exact: false })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.read }))
    expect(callsOf(app, 'hat.offer')).toHaveLength(1)
    await becomes(app, { ...reading, reader: 'somebody' })
    expect(await screen.findByRole('button', { name: words.readNext })).toBeTruthy()
    await becomes(app, { ...reading, reader: 'somebody', offered: true })
    expect(await screen.findByText(words.offered)).toBeTruthy()
    await becomes(app, { ...reading, reader: 'nobody', rests: true })
    expect(await screen.findByText(words.rests)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.enough }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: words.enough }))
    expect(callsOf(app, 'hat.enough')).toHaveLength(1)
  })

  it('[L7] afterwards there are numbers, and what the room has kept goes to a table by one choice', async () => {
    const app = await onPhone('read', {
      ...over,
      aside: 1,
      kept: ['Nobody reads the reports'],
      cells: ['held/group/held', 'held/group/holds'],
    })
    for (const text of [words.opened(9, 21), words.readCount(1), words.aside(1), words.unread(7)])
      expect(screen.getByText(text)).toBeTruthy()
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

  it('[L7] the board never shows the words: it looks for a reader, changes them, and passes a second hat', async () => {
    const app = await board({ ...reading, reader: 'nobody', keepsHere: true }, 'read')
    expect(screen.getByText(words.noReader)).toBeTruthy()
    await becomes(app, { ...reading, reader: 'somebody', keepsHere: true })
    expect(await screen.findByText(words.onlyReader)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.changeReader }))
    await becomes(app, { ...over, aside: 1 })
    fireEvent.click(await screen.findByRole('button', { name: words.passAgain }))
    expect(asked(app)).toEqual(['changeReader', 'pass'])
  })

  it('[L7] another facilitator’s device goes on where the one that opened the hat is gone', async () => {
    const app = await board({ ...reading, reader: 'nobody', keepsHere: false }, 'read')
    fireEvent.click(screen.getByRole('button', { name: words.takeOver }))
    expect(asked(app)).toEqual(['takeOver'])
  })

  it('[L7] the facilitator puts in a paper where they want to, and it looks as on any phone', async () => {
    const app = await board({ phase: 'calling', in: 4, of: 5, tooFew: true, mine: 'none' })
    expect(screen.queryByRole('textbox', { name: words.paper })).toBeNull()
    fireEvent.click(screen.getByRole('switch', { name: words.join }))
    expect(lastCall(app, 'hat.join')).toEqual([true])
    await becomes(app, { phase: 'calling', in: 4, of: 5, tooFew: true, mine: 'here', secondsLeft: 20 })
    expect(await screen.findByRole('textbox', { name: words.paper })).toBeTruthy()
  })

  it('[L7] any step can call it: the board’s menu passes a hat where none goes round', async () => {
    const app = await renderApp({ as: 'facilitator', template: hatTemplate, place: close, empty: true })
    await waitFor(() => {
      if (!app.model.hat.value) throw new Error('no hat')
    })
    fireEvent.click(screen.getByRole('button', { name: english.facilitate.more }))
    fireEvent.click(await screen.findByRole('menuitem', { name: words.pass }))
    expect(asked(app)).toEqual(['pass'])
  })

  it('[L7] [R5] the wall shows the count, then how far the reading is, and no words', async () => {
    const app = await board({ phase: 'calling', in: 27 }, 'hat', 'screen')
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    await becomes(app, { ...reading, aside: 1, reader: 'somebody', words: 'Nobody reads the reports' })
    expect(await screen.findByText(words.paperOf(3, 9))).toBeTruthy()
    expect(screen.getByText(words.aside(1))).toBeTruthy()
    expect(screen.queryByText('Nobody reads the reports')).toBeNull()
  })
})

const close = { stage: 'close', step: 'close' }
