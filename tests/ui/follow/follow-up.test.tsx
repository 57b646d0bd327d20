// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { follow as texts } from '../../../src/i18n/en/follow.ts'
import { home } from '../../../src/i18n/en/home.ts'
import type { FollowPoint, FollowUp } from '../../../src/models/series/follow-types.ts'
import { learningInaction } from '../../../src/templates/learning-inaction.ts'
import { anApp, packOf, type Wish } from '../../doubles/presets.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const point = (id: string, what: string, more: Partial<FollowPoint> = {}): FollowPoint => ({
  id,
  what,
  who: 'Ana',
  how: '',
  when: '',
  asks: '',
  taken: true,
  outcome: { state: 'open', learned: '' },
  told: false,
  avoidedInSilence: false,
  answer: undefined,
  mine: false,
  ...more,
})
const tally = { title: '', heldAt: 0, actedOn: 1, changed: 0, letGo: 0, stillOpen: 1 }
const earlier: FollowUp = {
  title: 'Spring',
  points: [point('t1-a', 'ask the night shift', { mine: true }), point('t1-b', 'tidy the store room')],
  now: tally,
  history: [
    {
      title: 'Winter',
      heldAt: Date.parse('2026-06-01T10:00:00Z'),
      actedOn: 3,
      changed: 1,
      letGo: 1,
      stillOpen: 2,
    },
  ],
}

/** The made-up meeting, which continues one now. */
const looksBack = async (options: Wish = {}) => {
  const app = await renderApp({ place: { stage: 'open', step: 'open' }, ...options })
  await act(() => app.pretend(app.model.follow.earlier, earlier))
  await screen.findByRole('heading', { name: texts.title('Spring') }, { timeout: 5_000 })
  return app
}
const cardOf = (what: string) => {
  const card = screen.getByText(new RegExp(what)).closest('article')
  if (!card) throw new Error(`no card for ${what}`)
  return within(card)
}
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${name}`) }))

describe('looking back on a phone', () => {
  it('[L8] begins with one’s own promise, as sentences', async () => {
    await looksBack()
    const cards = screen.getAllByRole('article').map((card) => card.textContent)
    expect(cards[0]).toContain('ask the night shift')
    expect(screen.getByRole('heading', { name: texts.mine })).toBeTruthy()
  })

  it('[L8] a point is claimed, and the claim taken back', async () => {
    const app = await looksBack()
    fireEvent.click(screen.getByRole('button', { name: texts.isMineOf('tidy the store room') }))
    expect(lastCall(app, 'follow.setMine')).toEqual(['t1-b', true])
    const mine = earlier.points.map((each) => ({ ...each, mine: true }))
    await act(() => app.pretend(app.model.follow.earlier, { ...earlier, points: mine }))
    expect(
      cardOf('tidy the store room').getByRole('button', { name: texts.sayOf('tidy the store room') }),
    ).toBeTruthy()
  })

  it('[L8] what became of it is said with one line of what was learned', async () => {
    const app = await looksBack()
    fireEvent.click(screen.getByRole('button', { name: texts.sayOf('ask the night shift') }))
    choose('Done')
    fireEvent.input(screen.getByLabelText(texts.learned), { target: { value: 'Ask\nearlier' } })
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() =>
      expect(lastCall(app, 'follow.setOutcome')).toEqual(['t1-a', { state: 'done', learned: 'Ask earlier' }]),
    )
    expect(await screen.findByText('Ask earlier')).toBeTruthy()
  })

  it('[L8] "avoided" says that others read "still open", keeps its reason as a private note, and is shared only when asked', async () => {
    const app = await looksBack()
    fireEvent.click(screen.getByRole('button', { name: texts.sayOf('ask the night shift') }))
    choose('Avoided')
    expect(screen.getByText(texts.avoidedWords)).toBeTruthy()
    fireEvent.input(screen.getByLabelText(texts.reason), { target: { value: 'I was afraid' } })
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() => expect(lastCall(app, 'follow.setOutcome')).toBeDefined())
    const outcome = { state: 'avoided', learned: '' } as const
    const points = earlier.points.map((each) => ({ ...each, outcome, told: true, avoidedInSilence: true }))
    await act(() => app.pretend(app.model.follow.earlier, { ...earlier, points: points.slice(0, 1) }))
    expect(await screen.findByText(texts.silent)).toBeTruthy()
    await waitFor(() => expect(lastCall(app, 'me.add')).toEqual(['-/-/-', 'I was afraid']))
    expect(lastCall(app, 'follow.shareAvoided')).toBeUndefined()
    fireEvent.click(screen.getByRole('button', { name: texts.share }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: texts.share }))
    expect(lastCall(app, 'follow.shareAvoided')).toEqual(['t1-a'])
  })

  it('[L8] [R5] on a facilitator’s tablet, which may be on the wall, it reads as others read it', async () => {
    const app = await looksBack({ as: 'facilitator' })
    const outcome = { state: 'avoided', learned: 'It was the night shift' } as const
    await act(() => {
      app.pretend(app.model.follow.earlier, {
        ...earlier,
        points: [
          point('t1-a', 'ask the night shift', { mine: true, told: true, avoidedInSilence: true, outcome }),
        ],
      })
    })
    const shown = () => document.body.textContent
    expect(shown()).toContain(texts.state.open)
    fireEvent.click(screen.getByRole('button', { name: texts.menu('ask the night shift') }))
    fireEvent.click(screen.getByRole('menuitem', { name: texts.change }))
    expect(screen.queryByRole('radio', { checked: true })).toBeNull()
    choose('Avoided')
    expect(screen.getByText(texts.avoidedOnWall)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    expect(await screen.findByText(texts.saved)).toBeTruthy()
    expect(shown()).not.toContain(texts.silent)
    expect(shown()).not.toContain(texts.savedSilently)
    expect(shown()).not.toContain(texts.state.avoided)
    expect(shown()).not.toContain(outcome.learned)
    // Shared by the same two taps as on a phone, from the menu.
    fireEvent.click(screen.getByRole('button', { name: texts.menu('ask the night shift') }))
    fireEvent.click(screen.getByRole('menuitem', { name: texts.share }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: texts.share }))
    expect(lastCall(app, 'follow.shareAvoided')).toEqual(['t1-a'])
  })

  it('[L7] [L8] where the template asks what is held back, the reason answers that question, privately', async () => {
    const app = await looksBack({ template: learningInaction })
    fireEvent.click(screen.getByRole('button', { name: texts.sayOf('ask the night shift') }))
    choose('Avoided')
    fireEvent.input(screen.getByLabelText(texts.reason), { target: { value: 'I was afraid' } })
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() => expect(lastCall(app, 'me.add')?.[0]).toMatch(/^held\//))
  })

  it('[L8] [E1] the picture over meetings is a table too, and counts nobody', async () => {
    await looksBack()
    const rows = within(screen.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true })
    expect(rows.map((row) => row.textContent)).toEqual([
      [texts.meeting, ...Object.values(texts.tally)].join(''),
      expect.stringMatching(/^Winter.*3112$/),
      expect.stringMatching(new RegExp(`^${texts.thisMeeting} ?1001$`)),
    ])
    expect(rows.some((row) => row.textContent?.includes('Ana'))).toBe(false)
  })
})

describe('on the wall', () => {
  it('[L8] [R5] shows the way in until the clock is started, then what was promised', async () => {
    const app = await renderApp({
      as: 'facilitator',
      page: 'screen',
      place: { stage: 'open', step: 'open' },
    })
    await act(() => {
      app.pretend(app.model.follow.earlier, earlier)
      app.pretend(app.model.room.spotlight, {})
      app.pretend(app.model.clock, { remainingMs: 300_000, paused: true })
    })
    expect(document.querySelector('.screen-code')).toBeTruthy()
    expect(screen.queryByText(texts.title('Spring'))).toBeNull()
    await act(() => {
      app.pretend(app.model.clock, { remainingMs: 299_000, paused: false })
    })
    expect(await screen.findByText(texts.title('Spring'), {}, { timeout: 5_000 })).toBeTruthy()
    expect(document.querySelector('.screen-code')).toBeNull()
  })
})

describe('continuing', () => {
  it('[L8] [W5] the list of meetings offers the next one, and the set-up takes it', async () => {
    const app = await renderApp({ route: { at: 'home' } })
    const [next] = screen.getAllByRole('button', { name: /^Plan next meeting from/ })
    if (!next) throw new Error('not offered')
    fireEvent.click(next)
    const route = app.route.value
    expect(route.at).toBe('new')
    expect(route.at === 'new' && route.continues).toBeTruthy()
  })

  it('[L8] [W4] a pack opened in the set-up is continued', async () => {
    const before = await anApp()
    const app = await renderApp({ as: 'guest', route: { at: 'new' } })
    const input = await screen.findByLabelText(texts.openPack, { selector: 'input' }, { timeout: 5_000 })
    fireEvent.change(input, { target: { files: [new File([await packOf(before)], 'x.plenary')] } })
    await screen.findByText(/^This meeting continues/)
    const [focus] = screen.getAllByRole('textbox')
    if (focus) fireEvent.input(focus, { target: { value: 'Next steps' } })
    fireEvent.submit(document.querySelector('form') ?? document.body)
    await waitFor(() => expect(lastCall(app, 'create')?.[0]).toMatchObject({ continues: [before.meetingId] }))
    expect(home.next).toBeTruthy()
  })
})
