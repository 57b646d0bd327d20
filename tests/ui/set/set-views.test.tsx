// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { unrollRounds } from '../../../src/domain/template/unrolled.ts'
import { set } from '../../../src/i18n/en/set.ts'
import type { BidView, TurnView } from '../../../src/models/table/set-types.ts'
import { actionLearningSet } from '../../../src/templates/action-learning-set.ts'
import type { Seen, Wish } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { happens, lastCall, renderApp } from '../render-app.tsx'

const template = actionLearningSet
const turnStage = unrollRounds(template).stages.find(({ id }) => id === 'turn')
const steps = (turnStage?.steps ?? []).map(({ id }) => ({ stage: 'turn', step: id }))
const at = (step: string) => ({ stage: 'turn', step })

const bid = (id: string, part: Partial<BidView> = {}): BidView => ({
  id,
  text: `Bid of ${id}`,
  by: id,
  mine: false,
  turn: 1,
  state: 'waiting',
  ...part,
})
const ana = bid('Ana', { state: 'presenting' })
const ben = bid('Ben', { turn: 2 })

const turnAt = (step: string, part: Partial<TurnView> = {}): TurnView => ({
  place: at(step),
  steps,
  number: 1,
  of: 3,
  presenter: ana,
  next: ben,
  state: 'running',
  clock: { remainingMs: 60_000, paused: false },
  aheadOfRoom: false,
  handsOver: false,
  last: false,
  ...part,
})

const tableOf = (app: Seen) => {
  const table = app.model.table.value
  if (!table) throw new Error('No table')
  return table
}

/** A phone at a table that is in a turn. */
const inTurn = async (
  step: string,
  {
    turn = {},
    order = [ana, ben],
    keeper = 'other',
    ...options
  }: Wish & {
    turn?: Partial<TurnView>
    order?: readonly BidView[]
    keeper?: 'me' | 'other' | 'nobody'
  } = {},
) => {
  const app = await renderApp({ template, place: at(step), empty: true, names: true, ...options })
  const { rounds, airtime } = tableOf(app)
  const keepsTime = (keeper === 'me' ? tableOf(app) : app.mate.table.value)?.rounds
  await happens(app, () => {
    keepsTime?.start()
    for (let on = 0; on < steps.length && keepsTime?.turn.value?.place.step !== step; on++) keepsTime?.next()
  })
  await act(() => {
    app.pretend(rounds.turn, turnAt(step, turn))
    app.pretend(rounds.order, order)
    app.pretend(
      rounds.timekeeper,
      keeper === 'other' ? { who: 'other', name: 'Cem', here: true } : { who: keeper, here: keeper === 'me' },
    )
  })
  return { app, rounds, airtime }
}

const field = (prompt: string) => screen.queryByRole('textbox', { name: `Add a note: ${prompt}` })

describe('whose turn it is', () => {
  it('[L5] every phone says who presents, who is next and who keeps time', async () => {
    await inTurn('challenge')
    expect(screen.getByText('Ana presents now')).toBeTruthy()
    expect(screen.getAllByText('Bid of Ana').length).toBeGreaterThan(0)
    expect(screen.getByText('Next: Ben')).toBeTruthy()
    expect(screen.getByText('Cem keeps time.')).toBeTruthy()
    const now = screen.getByRole('list', { name: set.steps }).querySelector('[aria-current="step"]')
    expect(now?.textContent).toBe('Challenge')
  })

  it('[L5] says to whom it comes that they are next, or on later', async () => {
    const mine = { ...ben, mine: true }
    const { app, rounds } = await inTurn('challenge', { turn: { next: mine }, order: [ana, mine] })
    expect(screen.getByText(set.youAreNext)).toBeTruthy()
    const third = bid('Dia', { mine: true, turn: 3 })
    await act(() => {
      app.pretend(rounds.turn, turnAt('challenge'))
      app.pretend(rounds.order, [ana, ben, third])
    })
    expect(screen.getByText(set.yourTurn(3))).toBeTruthy()
  })

  it('[C6] where no names are kept, whoever asks is told that presenters are known by speaking', async () => {
    await inTurn('challenge', { names: false, order: [], turn: { presenter: undefined, next: undefined } })
    expect(screen.getByText(set.bidHintUnnamed)).toBeTruthy()
    await inTurn('challenge', { order: [], turn: { presenter: undefined, next: undefined } })
    expect(screen.getByText(set.bidHint)).toBeTruthy()
  })

  it('[C6] where no names are kept, a turn is known by its words', async () => {
    const { by: _, ...unnamed } = ana
    await inTurn('challenge', { names: false, turn: { presenter: unnamed } })
    expect(screen.getByText(set.presentsUnnamed)).toBeTruthy()
    expect(screen.getAllByText('Bid of Ana').length).toBeGreaterThan(0)
  })

  it('[L5] a turn that nobody has asked for can be asked for at once', async () => {
    const { app } = await inTurn('challenge', { turn: { presenter: undefined, next: undefined }, order: [] })
    fireEvent.input(screen.getByRole('textbox', { name: set.bidLabel }), {
      target: { value: 'The audit' },
    })
    fireEvent.click(screen.getByRole('button', { name: set.ask }))
    expect(lastCall(app, 'rounds.bid')).toEqual(['The audit'])
  })
})

describe('bids for time', () => {
  const inBids = async (order: readonly BidView[]) => {
    const app = await renderApp({
      template,
      place: { stage: 'open', step: 'bids' },
      empty: true,
      names: true,
    })
    const { rounds } = tableOf(app)
    await act(() => app.pretend(rounds.order, order))
    return app
  }

  it('[L5] are written, moved and taken back, and my place is said', async () => {
    const app = await inBids([bid('Ana'), { ...ben, mine: true }])
    expect(screen.getByText(set.myTurn(2, 3))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.bidMenu('Bid of Ben') }))
    fireEvent.click(screen.getByRole('menuitem', { name: set.earlier }))
    expect(lastCall(app, 'rounds.moveBid')).toEqual(['Ben', 'Ana'])
    fireEvent.click(screen.getByRole('button', { name: set.bidMenu('Bid of Ben') }))
    fireEvent.click(screen.getByRole('menuitem', { name: set.takeBack }))
    expect(lastCall(app, 'table.remove')).toEqual(['Ben'])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(lastCall(app, 'table.restore')).toEqual(['Ben'])
  })

  it('[L5] more than there is time for are shown, with where the time ends', async () => {
    await inBids([1, 2, 3, 4].map((turn) => bid(`P${turn}`, { turn })))
    expect(screen.getByText(set.timeFor(3))).toBeTruthy()
  })
})

describe('the timekeeper', () => {
  it('[L5] anybody takes the clock over; only the timekeeper has the controls', async () => {
    const { app, rounds } = await inTurn('challenge', { keeper: 'nobody' })
    expect(screen.queryByRole('region', { name: set.controls })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: set.keep }))
    expect(lastCall(app, 'rounds.keepTime')).toEqual([true])
    await act(() => app.pretend(rounds.timekeeper, { who: 'me', here: true }))
    const bar = within(screen.getByRole('region', { name: set.controls }))
    fireEvent.click(bar.getByRole('button', { name: /Next: Questions/ }))
    expect(lastCall(app, 'rounds.next')).toEqual([])
    fireEvent.click(bar.getByRole('button', { name: set.minuteLong }))
    expect(lastCall(app, 'rounds.addMinutes')).toEqual([1])
    fireEvent.click(bar.getByRole('button', { name: set.pause }))
    expect(lastCall(app, 'rounds.pause')).toEqual([])
  })

  it('[B10] has the guide at the table’s own step, and what to say in the middle of it, one tap away', async () => {
    await inTurn('challenge', { keeper: 'me' })
    const { topics } = english.guide
    fireEvent.click(screen.getByRole('button', { name: english.common.guide }))
    expect(await screen.findByRole('heading', { name: topics['set-challenge'].title })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: english.common.close }))
    fireEvent.click(screen.getByRole('button', { name: set.stepIn }))
    expect(await screen.findByRole('heading', { name: topics['how-are-we'].title })).toBeTruthy()
    for (const id of ['agree-problem', 'question-instead', 'how-we-work', 'debrief'] as const)
      expect(screen.getAllByRole('button', { name: topics[id].title }).length).toBeGreaterThan(0)
  })

  it('[L5] hands over by name, which can be undone', async () => {
    const { app } = await inTurn('review', { keeper: 'me', turn: { handsOver: true } })
    fireEvent.click(screen.getByRole('button', { name: set.handOverTo('Ben') }))
    expect(lastCall(app, 'rounds.next')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(lastCall(app, 'rounds.previous')).toEqual([])
  })
})

describe('the steps of a turn', () => {
  it('[L5] phones are down but for the timekeeper’s; the question that landed is chosen afterwards', async () => {
    await inTurn('questions')
    expect(screen.getByRole('heading', { name: set.phonesDown })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.noteOne }))
    expect(field('Which question landed?')).toBeNull()
    // And put down again, from the room's circle too.
    fireEvent.click(screen.getByRole('button', { name: set.downAgain }))
    expect(screen.getByRole('heading', { name: set.phonesDown })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.noteOne }))
    fireEvent.click(screen.getByRole('button', { name: 'Room' }))
    fireEvent.click(screen.getByRole('button', { name: set.downAgain }))
    expect(screen.getByRole('heading', { name: set.phonesDown })).toBeTruthy()
    await inTurn('questions', { keeper: 'me' })
    expect(screen.queryByText(set.phonesDown)).toBeNull()
    expect(screen.queryByText(set.phonesAreDown)).toBeNull()
  })

  it('[L5] perspectives are spoken: one phone keeps the words, the others are down', async () => {
    const { app } = await inTurn('perspectives')
    expect(screen.getByRole('heading', { name: set.phonesDown })).toBeTruthy()
    expect(screen.getByText(set.wordsNobody)).toBeTruthy()
    await happens(app, () => {
      screen.getByRole('button', { name: set.keepWords }).click()
    })
    expect(screen.getByText(set.wordsMe)).toBeTruthy()
    expect(field('I noticed that you ...')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.stopWords }))
    expect(screen.getByRole('heading', { name: set.phonesDown })).toBeTruthy()
  })

  it('[L5] [C5] perspectives are closed before their time, with when they open', async () => {
    await inTurn('challenge')
    expect(field('I noticed that you ...')).toBeNull()
    expect(screen.getAllByText(set.opensAfter('Perspectives', 'Reflection'))).toHaveLength(3)
  })

  it('[L5] in perspectives the presenter listens, and may write all the same', async () => {
    await inTurn('perspectives', { turn: { presenter: { ...ana, mine: true } } })
    expect(screen.getByText(set.phonesDownListen)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.noteOne }))
    expect(screen.getByText(set.listen)).toBeTruthy()
    expect(field('I noticed that you ...')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: set.writeAllTheSame }))
    expect(field('I noticed that you ...')).toBeTruthy()
  })

  it('[L5] silence is said, and what the step asks comes first', async () => {
    await inTurn('reflection')
    expect(screen.getByText(set.silence)).toBeTruthy()
    expect(screen.getByRole('heading', { level: 2, name: /Reflection$/ })).toBeTruthy()
    const others = screen.getByText(set.otherSteps).closest('details')
    expect(others?.open).toBe(false)
    expect(others?.contains(field('My question is now ...'))).toBe(false)
    expect(others?.contains(field('What I am wrestling with is ...'))).toBe(true)
  })
})

describe('what may leave the table', () => {
  const withCommitment = async (presents: boolean) => {
    const made = await inTurn('commitment')
    const { app } = made
    // Whoever asked for the turn presents in it, and writes its commitment.
    const presenter = presents ? tableOf(app) : app.mate.table.value
    await happens(app, () => presenter?.rounds.bid('My team is tired'))
    await happens(app, () => presenter?.add('turn/commitment/notes', 'ask them first'))
    return made
  }

  it('[C5] a commitment is said to the room by its presenter, with who, when and who asks', async () => {
    const { app } = await withCommitment(true)
    expect(screen.getByText(set.mayLeave)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: set.makePointOf('ask them first') }))
    fireEvent.click(screen.getByRole('button', { name: 'Save action point' }))
    await waitFor(() => expect(lastCall(app, 'savePoint')?.[0]).toMatchObject({ what: 'ask them first' }))
    expect(await screen.findByText(set.pointSaid)).toBeTruthy()
  })

  it('[C5] nobody else can write it, change it or let it leave', async () => {
    await withCommitment(false)
    expect(screen.getByText('ask them first')).toBeTruthy()
    expect(screen.getByText(set.onlyPresenter)).toBeTruthy()
    expect(field('I will ... by ...')).toBeNull()
    expect(screen.queryByRole('button', { name: set.makePointOf('ask them first') })).toBeNull()
    expect(screen.queryByRole('button', { name: 'More for: ask them first' })).toBeNull()
    expect(screen.queryByRole('checkbox', { name: 'Choose: ask them first' })).toBeNull()
  })
})

describe('the hint', () => {
  it('[L5] tells the writer of a question, and only there, that it may be advice; it holds nothing back', async () => {
    const { app } = await inTurn('reflection', { keeper: 'me' })
    fireEvent.click(screen.getByRole('button', { name: 'Table' }))
    const question = field('Which question landed?')
    if (!question) throw new Error('No field')
    fireEvent.input(question, { target: { value: 'Have you tried talking to her?' } })
    const hint = await screen.findByText(set.hint.advice, { exact: false }, { timeout: 4_000 })
    expect(hint.textContent).toContain(set.hintOnlyYou)
    fireEvent.keyDown(question, { key: 'Enter' })
    expect(lastCall(app, 'table.add')?.[1]).toBe('Have you tried talking to her?')
    await screen.findByText(set.hint.advice, { exact: false }, { timeout: 4_000 })
    fireEvent.click(screen.getByRole('button', { name: set.hintAway }))
    expect(screen.queryByText(set.hint.advice, { exact: false })).toBeNull()
  })

  it('[L5] comes to whoever rewords a note too', async () => {
    const { app } = await inTurn('reflection', { keeper: 'me' })
    fireEvent.click(screen.getByRole('button', { name: 'Table' }))
    await happens(app, () => tableOf(app).add('turn/question/notes', 'What did you see?'))
    fireEvent.click(screen.getByRole('button', { name: english.meeting.noteMenu('What did you see?') }))
    fireEvent.click(screen.getByRole('menuitem', { name: english.meeting.edit }))
    const edited = screen.getByRole('textbox', { name: english.meeting.editLabel })
    fireEvent.input(edited, { target: { value: 'Have you tried talking to her?' } })
    expect(await screen.findByText(set.hint.advice, { exact: false }, { timeout: 4_000 })).toBeTruthy()
  })
})

describe('airtime', () => {
  it('[L6] is off until the table turns it on, and says where it stays', async () => {
    const { app, airtime } = await inTurn('challenge')
    await act(() => app.pretend(airtime.offered, false))
    expect(screen.queryByText(set.airtime)).toBeNull()
    await act(() => app.pretend(airtime.offered, true))
    expect(screen.getByText(set.airtimeHint)).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: set.airtimeAdd })).toBeNull()
    fireEvent.click(screen.getByRole('switch', { name: set.airtimeOn }))
    expect(lastCall(app, 'airtime.turn')).toEqual([true])
    await act(() => {
      app.pretend(airtime.on, true)
      app.pretend(airtime.speakers, [
        { id: 'a', label: 'Ana', seconds: 30, part: 0.75, now: true },
        { id: 'b', label: 'Ben', seconds: 10, part: 0.25, now: false },
      ])
    })
    fireEvent.click(screen.getByRole('button', { name: /^Ben: 25/ }))
    expect(lastCall(app, 'airtime.speaking')).toEqual(['b'])
    fireEvent.click(screen.getByRole('button', { name: /^Ana: 75/ }))
    expect(lastCall(app, 'airtime.speaking')).toEqual([undefined])
  })
})

describe('the board', () => {
  it('[R1] goes on from a whole turn, which the tables move, to the next', async () => {
    await renderApp({ as: 'facilitator', template, place: at('challenge'), empty: true })
    expect(screen.getByRole('button', { name: /Presenter’s turn 2 · Challenge/ })).toBeTruthy()
  })

  it('[C5] says of a stage that stays at the tables that nothing of it comes', async () => {
    await renderApp({ as: 'facilitator', template, place: { stage: 'open', step: 'bids' }, empty: true })
    expect(screen.getByText(english.facilitate.emptyStays)).toBeTruthy()
    expect(screen.queryByText(english.facilitate.emptyTogether)).toBeNull()
  })

  it('[R1] counts who is through with the turn, and nobody as ready where nobody is asked', async () => {
    const { facilitate } = english
    const app = await renderApp({ as: 'facilitator', template, place: at('challenge'), empty: true })
    const through = (count: number) => facilitate.throughCount(count, app.model.tables.value.length)
    expect(screen.getByText(through(0))).toBeTruthy()
    expect(screen.queryByText(/ready$/)).toBeNull()
    const turns = [at('questions'), at('review'), { stage: 'turn-2', step: 'challenge' }]
    const { progress } = app.model.room
    await act(() => {
      const told = progress.value.map((entry, index) => {
        const turn = turns[index]
        return turn ? { ...entry, turn } : entry
      })
      app.pretend(progress, told)
    })
    expect(screen.getByText(through(2))).toBeTruthy()
    await renderApp({ as: 'facilitator', template, place: { stage: 'close', step: 'close' }, empty: true })
    expect(screen.queryByText(/ready$/)).toBeNull()
  })
})
