// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { groupRecoveryCode } from '../../../src/domain/joining/recovery-code.ts'
import type { FacilitatorView } from '../../../src/models/lead/handover-types.ts'
import type { Seen } from '../../doubles/presets.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const ben: FacilitatorView = {
  signer: 'b'.repeat(32),
  name: 'Ben',
  me: false,
  leads: false,
  here: true,
  first: false,
  recovered: false,
}
const among = (app: Seen) => {
  const { facilitators } = app.model
  if (!facilitators) throw new Error('no facilitator’s device')
  return facilitators
}

describe('facilitators among themselves', () => {
  it('[R8] says who leads, and hands over by one tap', async () => {
    const app = await renderApp({ as: 'facilitator', page: 'facilitators' })
    const { all } = among(app)
    await act(() => app.pretend(all, [...all.value, ben]))
    expect(screen.getByText('The facilitator who opened the meeting')).toBeTruthy()
    tap('Hand over to Ben')
    expect(lastCall(app, 'handTo')).toEqual([ben.signer])
  })

  it('[R8] the role is given only after the same number was seen on the other screen', async () => {
    const app = await renderApp({ as: 'facilitator', page: 'facilitators' })
    tap('Add a facilitator')
    await waitFor(() => expect(lastCall(app, 'invite')).toEqual([]))
    const { candidate } = among(app)
    await act(() => app.pretend(candidate, { at: 'asked', name: '', table: undefined, check: '' }))
    expect(screen.queryByRole('button', { name: 'Yes, same number' })).toBeNull()
    await act(() => app.pretend(candidate, { at: 'willing', name: 'Ben', table: undefined, check: '4827' }))
    expect(screen.getByText('4827')).toBeTruthy()
    tap('Yes, same number')
    expect(lastCall(app, 'decide')).toEqual([true])
    await waitFor(() => expect(lastCall(app, 'invite()')).toEqual([]))
  })

  it('[R8] the recovery code is on screen only when it is asked for', async () => {
    const app = await renderApp({ as: 'facilitator', page: 'facilitators' })
    const code = groupRecoveryCode(among(app).recoveryCode.value ?? '')
    expect(code).toMatch(/^(\w{4}-){4}\w{4}$/)
    expect(screen.queryByText(code)).toBeNull()
    tap('Show the code')
    expect(screen.getByText(code)).toBeTruthy()
  })

  it('[R8] a leader who is gone is said on the board, and one tap takes over', async () => {
    const app = await renderApp({ as: 'facilitator' })
    await act(() => {
      app.pretend(among(app).all, [
        { ...ben, leads: true, here: false },
        { ...ben, name: '', signer: 'a'.repeat(32), me: true },
      ])
      app.pretend(among(app).leaderGone, true)
    })
    expect(screen.getByText('Ben can’t be reached.')).toBeTruthy()
    tap('Take over')
    expect(lastCall(app, 'handTo')).toEqual(['a'.repeat(32)])
  })

  it('[K5] whoever pretends to be a facilitator is seen on the board, in plain words', async () => {
    const app = await renderApp({ as: 'facilitator' })
    await act(() => app.pretend(among(app).pretended, 2))
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('tried to act as a facilitator')
    fireEvent.click(within(alert).getByRole('button'))
    await waitFor(() => expect(lastCall(app, 'seenPretended')).toBeDefined())
    await act(() => app.pretend(among(app).pretended, 0))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('being asked to lead, and coming back to lead', () => {
  it('[R8] the question comes over whatever is on screen, and the number after the yes', async () => {
    const app = await renderApp({ page: 'connect' })
    await act(() => app.pretend(app.model.roles.asked, { at: 'invited' }))
    fireEvent.input(await screen.findByRole('textbox', { name: /Your name/ }), { target: { value: 'Ben' } })
    tap('Yes, I will')
    expect(lastCall(app, 'roles.answer')).toEqual([true, 'Ben'])
    await act(() => app.pretend(app.model.roles.asked, { at: 'waiting', check: '4827' }))
    expect(await screen.findByText('4827')).toBeTruthy()
  })

  it('[R8] a wrong code is said in plain words, in its field', async () => {
    const app = await renderApp({ page: 'settings' })
    const wrong = '7K3M-9QXW-2VTR-5HCB-N8EA'
    const field = screen.getByRole('textbox', { name: 'Recovery code', hidden: true })
    fireEvent.input(field, { target: { value: wrong } })
    fireEvent.submit(field.closest('form') ?? field)
    expect(await screen.findByText(/isn’t this meeting’s code/)).toBeTruthy()
    expect(lastCall(app, 'roles.recover')).toEqual([wrong])
  })

  it('[R5] the projector’s window has nothing to press, and says when it waits', async () => {
    await renderApp({ as: 'facilitator', page: 'projector' })
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  it('[P1] [R5] whoever sits at no table comes in as the room’s screen or as a facilitator', async () => {
    const app = await renderApp({ as: 'guest', invited: 'by-link', names: true })
    fireEvent.click(screen.getByRole('button', { name: /Use as screen/, hidden: true }))
    expect(lastCall(app, 'join')).toMatchObject([{ table: undefined, screen: true }])
  })
})
