// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { HatView } from '../../../src/models/hat/hat-types.ts'
import { fakeHat } from '../../doubles/fake-hat.ts'
import { english } from '../../english.ts'
import { hatTemplate } from '../../scenarios/hat-template.ts'
import { renderApp } from '../render-app.tsx'

const words = english.hat
const at = (step: string) => ({ stage: 'held', step })
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
    const hat = fakeHat()
    await renderApp({ template: hatTemplate, place: at('hat'), hat })
    expect(screen.getByText(words.paperHint)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.foldBlank }))
    expect(await screen.findByText(words.blankFolded)).toBeTruthy()
    fireEvent.input(screen.getByRole('textbox', { name: words.paper }), { target: { value: 'We all know' } })
    fireEvent.click(await screen.findByRole('button', { name: words.fold }))
    expect(await screen.findByText(words.folded)).toBeTruthy()
    expect(screen.getByText('We all know')).toBeTruthy()
    expect(hat.calls).toEqual(['fold', 'fold'])
  })

  it('[L7] while papers are called for it says what becomes of mine, and how many are in', async () => {
    await renderApp({
      template: hatTemplate,
      place: at('hat'),
      hat: fakeHat({ phase: 'calling', in: 27, mine: 'in' }),
    })
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    expect(screen.getByText(words.isIn)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('[L7] a paper that came too late is said to be still here', async () => {
    await renderApp({
      template: hatTemplate,
      place: at('hat'),
      hat: fakeHat(
        { ...opened, at: 'papers', mine: 'missed' },
        { paper: { text: 'Too late', folded: true } },
      ),
    })
    expect(screen.getByText(words.missed)).toBeTruthy()
    expect(screen.getByText('Too late')).toBeTruthy()
  })

  it('[L7] what was opened stands for everybody, without table or name, and goes to a table by one choice', async () => {
    const hat = fakeHat({ ...opened, reading: 1 })
    await renderApp({ template: hatTemplate, place: at('read'), hat })
    expect(screen.getByText(words.paperOf(2, 2))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.toTableOf('Nobody reads the reports') }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByText('Whom does our silence protect?'))
    expect(hat.calls).toEqual(['putOnTable Nobody reads the reports held/group/holds'])
  })

  it('[C6] [L7] a group that is too small is told so, on the phone and at the table', async () => {
    await renderApp({ template: hatTemplate, place: at('hat'), hat: fakeHat({ advice: 'few' }) })
    expect(screen.getByText(words.realPaper)).toBeTruthy()
    const app = await renderApp({ template: hatTemplate, place: at('tables'), hat: fakeHat({ at: 'after' }) })
    app.controls.seats.value = [
      { me: true, here: true },
      { me: false, here: true },
    ]
    expect(await screen.findByText(words.fewAtTable(2))).toBeTruthy()
    app.controls.seats.value = [...app.controls.seats.value, { me: false, here: true }]
    await Promise.resolve()
    await new Promise(requestAnimationFrame)
    expect(screen.queryByText(words.fewAtTable(2))).toBeNull()
  })
})

describe('the hat on the facilitator’s board', () => {
  const board = (hat: ReturnType<typeof fakeHat>, step = 'hat') =>
    renderApp({ as: 'facilitator', template: hatTemplate, place: at(step), hat })

  it('[L7] calls for the papers, counts them, and opens', async () => {
    const hat = fakeHat({}, { leads: true })
    await board(hat)
    fireEvent.click(screen.getByRole('button', { name: words.call }))
    hat.view.value = { ...(hat.view.value as HatView), phase: 'calling', in: 27, tooFew: false }
    expect(await screen.findByText(words.inOf(27, 30))).toBeTruthy()
    hat.view.value = { ...(hat.view.value as HatView), in: 30 }
    fireEvent.click(await screen.findByRole('button', { name: words.open }))
    expect(hat.calls).toEqual(['call', 'open'])
  })

  it('[L7] does not call in a room that is too small, and does not open what would hide nobody', async () => {
    await board(fakeHat({ advice: 'one-phone' }, { leads: true }))
    expect(screen.getByText(words.onePhone)).toBeTruthy()
    expect(screen.queryByRole('button', { name: words.call })).toBeNull()
    await board(fakeHat({ phase: 'calling', in: 4, of: 5, tooFew: true }, { leads: true }))
    const open = screen.getByRole<HTMLButtonElement>('button', { name: words.openWithout(4, 5) })
    expect(open.disabled).toBe(true)
  })

  it('[L7] asks before it throws papers away, and says where there are more papers than phones', async () => {
    const hat = fakeHat({ phase: 'calling', in: 31, tooMany: true, tooFew: false }, { leads: true })
    await board(hat)
    expect(screen.getByText(words.tooMany)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: words.takeBack }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: words.takeBack }))
    expect(hat.calls).toEqual(['startAgain'])
  })

  it('[L7] reads aloud one paper at a time', async () => {
    const hat = fakeHat(opened, { leads: true })
    await board(hat, 'read')
    fireEvent.click(screen.getByRole('button', { name: words.readAloud }))
    hat.view.value = { ...(hat.view.value as HatView), reading: 0 }
    fireEvent.click(await screen.findByRole('button', { name: words.nextPaper }))
    hat.view.value = { ...(hat.view.value as HatView), reading: 1 }
    fireEvent.click(await screen.findByRole('button', { name: words.stopReading }))
    expect(hat.calls).toEqual(['read 0', 'read 1', 'read '])
  })

  it('[L7] [R5] the wall shows the count, then one paper, large', async () => {
    const hat = fakeHat({ phase: 'calling', in: 27 }, { leads: true })
    await renderApp({ as: 'facilitator', template: hatTemplate, place: at('hat'), page: 'screen', hat })
    expect(screen.getByText(words.inOf(27, 30))).toBeTruthy()
    hat.view.value = { ...(hat.view.value as HatView), ...opened, reading: 1 } as HatView
    expect(await screen.findByText('We are afraid of the audit')).toBeTruthy()
    expect(screen.queryByText('Nobody reads the reports')).toBeNull()
  })
})
