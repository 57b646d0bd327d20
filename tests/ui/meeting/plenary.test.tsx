// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Spotlight } from '../../../src/domain/records/records.ts'
import { insist } from '../../../src/lib/result.ts'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { happens, renderApp } from '../render-app.tsx'

const { plenary: texts, meeting } = english
const learn = { stage: 'learn', step: 'plenary' }
const learned = 'learn/ours/learned'
const early = 'A handover begins hours before, not at a quarter to'
const ours = 'A sheet filled in during the shift takes two minutes, at the end of it twelve'
const asYouGo = 'Fill it in as you go, or not at all'

const idOf = (app: Seen, text: string): string => {
  for (const { notes } of app.lead.room.readout.value.cells.values())
    for (const note of notes) if (note.text === text) return note.id
  throw new Error(`no note says: ${text}`)
}
/** The facilitator groups three notes. @returns the theme's id */
const withTheme = async (app: Seen): Promise<string> => {
  await happens(app, async () => {
    const plenary = app.lead.facilitate?.plenary
    const theme =
      plenary && insist(await plenary.group([early, ours, asYouGo].map((text) => idOf(app, text))))
    await plenary?.rename(theme ?? '', 'As we go')
  })
  const cell = app.lead.room.readout.value.cells.get(learned)
  return cell?.themes[0]?.id ?? ''
}
const light = (app: Seen, spotlight: Spotlight) => happens(app, () => app.lead.facilitate?.present(spotlight))
/** The facilitator marks our note. */
const mark = (app: Seen, what: 'hide' | 'star' | 'park', on = true) =>
  happens(app, () => app.lead.facilitate?.plenary[what](idOf(app, ours), on))
const open = () => renderApp({ place: learn })

describe('the plenary on a phone', () => {
  it('[R3] shows themes with how many tables agree, and each note in its own words', async () => {
    const app = await open()
    await withTheme(app)
    const theme = within(screen.getByRole('region', { name: texts.theme('As we go') }))
    expect(theme.getByText(texts.agree(3, 4))).toBeTruthy()
    expect(theme.getByText(asYouGo)).toBeTruthy()
  })

  it('[R4] follows what is lit, stops, and follows again', async () => {
    const app = await open()
    await light(app, { theme: await withTheme(app) })
    const lit = screen.getByRole('region', { name: texts.onEveryDevice })
    expect(within(lit).getByRole('region', { name: texts.theme('As we go') })).toBeTruthy()
    fireEvent.click(within(lit).getByRole('button', { name: texts.unfollow }))
    await screen.findByText(texts.notFollowing('As we go'))
    expect(document.querySelector('.theme-lit')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: texts.follow }))
    await screen.findByRole('region', { name: texts.onEveryDevice })
  })

  it('[R4] a screen that follows turns to the room, but not away from somebody who writes', async () => {
    const app = await open()
    const tab = (name: string) => screen.getByRole('button', { name })
    fireEvent.click(tab(meeting.table))
    screen.getAllByRole('textbox')[0]?.focus()
    await light(app, { cell: learned })
    expect(tab(meeting.table).getAttribute('aria-current')).toBe('page')
    ;(document.activeElement as HTMLElement).blur()
    await light(app, { table: 't1' })
    await waitFor(() => expect(tab(meeting.room).getAttribute('aria-current')).toBe('page'))
  })

  it('[L3] a note in a theme that was heard says who made the point before, undimmed', async () => {
    const app = await open()
    await withTheme(app)
    await light(app, { table: 't3', round: { stage: 'learn', how: 'full', heard: ['t1', 't2'], points: [] } })
    const note = screen.getByText(asYouGo).closest('article') as HTMLElement
    expect(note.textContent).toContain(texts.alsoTables('1 and 2'))
    expect(note.className).toContain('note-lit')
  })

  it('[L3] our table is told on every circle that it is next', async () => {
    const app = await open()
    await light(app, { table: 't1', next: 't2' })
    fireEvent.click(screen.getByRole('button', { name: meeting.me }))
    expect(await screen.findByText(meeting.weAreNext)).toBeTruthy()
  })

  it('[P5] thanks are given with one tap and taken back; not to one’s own table', async () => {
    const app = await open()
    fireEvent.click(screen.getByRole('button', { name: texts.thank(early) }))
    const back = await screen.findByRole('button', { name: texts.unthank(early) })
    expect(back.getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(back)
    await screen.findByRole('button', { name: texts.thank(early) })
    expect(screen.queryByRole('button', { name: texts.thank(ours) })).toBeNull()
    expect(app.meeting.value.state).toBe('open')
  })

  it("[P5] thanks reach the note's own table, as a number without a rank; others' numbers are not shown", async () => {
    const app = await renderApp({ place: learn, beside: ['tablet', 'mate', 't3'] })
    await happens(app, async () => {
      const { plenary } = app.phone('t3').room
      await plenary.heart(idOf(app, ours))
      await plenary.heart(idOf(app, early))
    })
    expect(screen.getByText(ours).closest('article')?.textContent).toContain(texts.thanks(1))
    expect(screen.getByText(early).closest('article')?.textContent).not.toContain(texts.thanks(1))
    fireEvent.click(screen.getByRole('button', { name: meeting.table }))
    const onTable = await screen.findAllByText(texts.thanks(1))
    expect(onTable.length).toBeGreaterThan(0)
  })

  it('[R6] the table of a hidden note is told, and the room reads how many are hidden', async () => {
    const app = await open()
    await mark(app, 'hide')
    expect(screen.getByText(`${texts.hidden(1)}.`)).toBeTruthy()
    expect(screen.getByText(/hid your table’s note/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.ok }))
    await waitFor(() => expect(screen.queryByText(/hid your table’s note/)).toBeNull())
  })

  it('[R6] a star and a parked note are told on the grid of their table', async () => {
    const app = await open()
    await mark(app, 'star')
    fireEvent.click(screen.getByRole('button', { name: meeting.table }))
    await screen.findByText(texts.starredByFacilitator)
    await mark(app, 'star', false)
    await mark(app, 'park')
    expect(screen.queryByText(texts.starredByFacilitator)).toBeNull()
    expect(screen.getByText(texts.parkedByFacilitator)).toBeTruthy()
  })
})
