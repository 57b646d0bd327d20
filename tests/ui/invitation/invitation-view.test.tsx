// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { english } from '../../english.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const texts = english.document.invitation
const open = (as: 'participant' | 'facilitator' = 'facilitator') => renderApp({ as, page: 'invitation' })

describe('the invitation', () => {
  it('[S4] is a code with short steps, and a link to copy or send', async () => {
    const app = await open()
    for (const step of texts.steps) expect(screen.getByText(step)).toBeTruthy()
    await waitFor(() => expect(document.querySelector('.invitation-code [data-ready]')).toBeTruthy())
    const link = (screen.getByLabelText(texts.linkLabel) as HTMLInputElement).value
    fireEvent.click(screen.getByRole('button', { name: texts.copy }))
    await screen.findByText(texts.copied)
    expect(lastCall(app, 'copy')).toEqual([link])
    fireEvent.click(screen.getByRole('button', { name: texts.share }))
    expect(lastCall(app, 'share')).toEqual([link])
  })

  it('[S4] prints a card for each table: the Wi-Fi first, the code second', async () => {
    const app = await open()
    const cards = [...document.querySelectorAll('.cards-card')]
    expect(cards).toHaveLength(4)
    expect(cards.map((card) => [...card.querySelectorAll('h3')].map((step) => step.textContent))[2]).toEqual([
      texts.wifiStep,
      texts.scanStep,
      texts.tableStep('Night shift'),
    ])
    fireEvent.input(screen.getByLabelText(texts.wifiName), { target: { value: 'Ward 4' } })
    await waitFor(() => expect(cards[0]?.querySelectorAll('.qr')).toHaveLength(2))
    fireEvent.click(screen.getByRole('button', { name: texts.printCards }))
    await waitFor(() => expect(lastCall(app, 'print')).toBeDefined())
  })

  it('[B11] is introduced by a page to print, to copy and to send, with the focus and the link', async () => {
    const app = await open()
    const { introduce } = english
    const link = (screen.getByLabelText(texts.linkLabel) as HTMLInputElement).value
    fireEvent.click(await screen.findByRole('button', { name: introduce.copyText }))
    await screen.findByText(introduce.copied)
    const text = String(lastCall(app, 'copy')?.[0])
    const { focus } = app.model.brief.value
    for (const part of [
      focus,
      introduce.meeting.happens,
      introduce.meeting.asked,
      introduce.meeting.worth,
      link,
    ])
      expect(text).toContain(part)
    for (const head of [introduce.meeting.happens, introduce.meeting.asked, introduce.meeting.worth])
      expect(screen.getByRole('heading', { name: head })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: introduce.print }))
    await waitFor(() => expect(lastCall(app, 'print')).toBeDefined())
    expect(screen.getByRole('region', { name: texts.cards }).className).toContain('invitation-not-printed')
  })

  it("[S4] a participant's device shows its own code instead", async () => {
    const app = await open('participant')
    fireEvent.click(screen.getByRole('button', { name: texts.linkDevice }))
    expect(lastCall(app, 'go')?.[0]).toMatchObject({ page: 'connect' })
  })
})
