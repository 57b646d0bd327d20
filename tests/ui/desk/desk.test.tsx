// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { happens, renderApp } from '../render-app.tsx'

const { plenary: texts, common, facilitate } = english
const learn = { stage: 'learn', step: 'plenary' }
const early = 'A handover begins hours before, not at a quarter to'
const through = 'A sheet filled in during the shift takes two minutes, at the end of it twelve'
const asYouGo = 'Fill it in as you go, or not at all'
const other = 'Next time I will remember that the record is not a conversation'

const { happyDOM } = window as unknown as {
  happyDOM: { setViewport(size: { width: number; height: number }): void }
}
beforeEach(() => happyDOM.setViewport({ width: 1180, height: 820 }))

const open = () => renderApp({ as: 'facilitator', place: learn })
const button = (name: string) => screen.getByRole('button', { name })
const choose = (...notes: readonly string[]) => {
  for (const note of notes) fireEvent.click(screen.getByRole('checkbox', { name: texts.choose(note) }))
}
const group = async (...notes: readonly string[]) => {
  choose(...notes)
  fireEvent.click(await screen.findByRole('button', { name: texts.group }))
  return screen.findByRole('textbox', { name: texts.nameLabel })
}
const name = async (field: HTMLElement, words: string) => {
  fireEvent.input(field, { target: { value: words } })
  fireEvent.keyDown(field, { key: 'Enter' })
  return screen.findByRole('region', { name: texts.theme(words) })
}
const themes = (app: Seen) =>
  [...app.lead.room.readout.value.cells.values()].flatMap((cell) => cell.themes.map((theme) => theme.name))
const menu = async (note: string, entry: string) => {
  fireEvent.click(button(texts.noteMenu(note)))
  fireEvent.click(await screen.findByRole('menuitem', { name: entry }))
}

describe('themes', () => {
  it('[R3] groups by tapping notes, and takes a name; each note keeps its table and its own wording', async () => {
    const app = await open()
    const theme = within(await name(await group(early, through, asYouGo), 'Through the day'))
    expect(themes(app)).toEqual(['Through the day'])
    expect(theme.getByText(texts.agree(3, 4))).toBeTruthy()
    expect(theme.getByText(asYouGo).closest('article')?.textContent).toContain('Night shift')
    expect(screen.queryByRole('region', { name: texts.withChosen })).toBeNull()
  })

  it('[R3] a tap anywhere on a note chooses it, a second tap lets it go', async () => {
    await open()
    fireEvent.click(screen.getByText(early))
    await screen.findByText(texts.chosen(1))
    fireEvent.click(screen.getByText(early))
    await waitFor(() => expect(screen.queryByText(texts.chosen(1))).toBeNull())
  })

  it('[R3] a theme may stay without a name until there is time', async () => {
    const app = await open()
    fireEvent.keyDown(await group(early, asYouGo), { key: 'Escape' })
    await screen.findByRole('button', { name: texts.nameIt })
    expect(themes(app)).toEqual([''])
    fireEvent.click(button(texts.nameIt))
    await name(await screen.findByRole('textbox', { name: texts.nameLabel }), 'As we go')
    expect(themes(app)).toEqual(['As we go'])
  })

  it('[R3] notes to two questions are no theme, and it is said why', async () => {
    await open()
    choose(early, other)
    expect((await screen.findByRole('button', { name: texts.group })) as HTMLButtonElement).toHaveProperty(
      'disabled',
      true,
    )
    expect(screen.getByText(texts.oneCell)).toBeTruthy()
  })

  it('[R3] a note that stands alone joins a theme from its menu, and leaves it again', async () => {
    const app = await open()
    await name(await group(early, asYouGo), 'As we go')
    await menu(through, texts.addTo)
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^As we go/ }))
    await screen.findByText(texts.agree(3, 4))
    await menu(through, texts.takeOut)
    await waitFor(() => expect(screen.getByText(texts.agree(2, 4))).toBeTruthy())
    expect(themes(app)).toEqual(['As we go'])
  })

  it('[R3] undo and redo, by their buttons and by keys', async () => {
    const app = await open()
    await name(await group(early, asYouGo), 'As we go')
    fireEvent.click(button(texts.undoes.rename))
    await waitFor(() => expect(themes(app)).toEqual(['']))
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    await waitFor(() => expect(themes(app)).toEqual([]))
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, shiftKey: true })
    await waitFor(() => expect(themes(app)).toEqual(['']))
    fireEvent.click(await screen.findByRole('button', { name: texts.redoes.rename }))
    await waitFor(() => expect(themes(app)).toEqual(['As we go']))
  })

  it('[R3] ungrouped, every note stands for itself again', async () => {
    const app = await open()
    await name(await group(early, asYouGo), 'As we go')
    fireEvent.click(button(texts.themeMenu('As we go')))
    fireEvent.click(await screen.findByRole('menuitem', { name: texts.ungroup }))
    await waitFor(() => expect(themes(app)).toEqual([]))
    expect(screen.getByText(early)).toBeTruthy()
  })

  it('[R3] a point that only one table made stays in sight beside the themes, as large as they are', async () => {
    await open()
    await name(await group(early, asYouGo), 'As we go')
    const rest = screen.getByRole('list', { name: texts.rest })
    expect(within(rest).getByText('The patient is the only one who was there all day')).toBeTruthy()
    expect(within(rest).getAllByRole('article')).toHaveLength(5)
  })
})

describe('park, star, hide', () => {
  it('[R6] a parked note leaves the readout, is kept, and comes back', async () => {
    await open()
    await menu(early, texts.park)
    await screen.findByText(texts.parked(1))
    expect(screen.queryByRole('checkbox', { name: texts.choose(early) })).toBeNull()
    fireEvent.click(button(`${texts.unpark}: ${early}`))
    await screen.findByRole('checkbox', { name: texts.choose(early) })
  })

  it('[R6] a hidden note is counted; only this device has its words, and can show it again', async () => {
    const app = await open()
    await menu(early, texts.hide)
    const hidden = (await screen.findByText(texts.hidden(1))).closest('details') as HTMLElement
    expect(app.meeting.value).toMatchObject({ state: 'open' })
    expect(within(hidden).getByText(early)).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: common.undo }))
    await screen.findByRole('checkbox', { name: texts.choose(early) })
  })

  it('[R6] a star is seen on the note, and taken off again', async () => {
    await open()
    await menu(early, texts.star)
    await waitFor(() =>
      expect(screen.getByText(early).closest('article')?.textContent).toContain(texts.starred),
    )
    await menu(early, texts.unstar)
    await waitFor(() => expect(screen.queryByText(texts.starred)).toBeNull())
  })
})

describe('said, and put in order', () => {
  it('[R3] [R9] a note is marked as said in plenary, and what is not said can be found', async () => {
    await open()
    await menu(early, texts.markSaid)
    await waitFor(() => expect(screen.getByText(early).closest('article')?.textContent).toContain(texts.said))
    fireEvent.click(button(texts.find))
    fireEvent.click(await screen.findByRole('button', { name: texts.findUnsaid }))
    await waitFor(() => expect(screen.queryByText(early)).toBeNull())
    expect(screen.getByText(texts.found(16, 17))).toBeTruthy()
    fireEvent.click(button(common.undo))
    await screen.findByText(early)
  })

  it('[R3] themes and questions are moved up and down from their menus, and back by undo', async () => {
    const app = await open()
    await name(await group(early, through), 'Through the day')
    await name(await group(asYouGo, 'The patient is the only one who was there all day'), 'All day')
    // In the order of their first notes, which is the order in which table 1 happened to write them.
    const [before = '', after = ''] = themes(app)
    expect([before, after].toSorted()).toEqual(['All day', 'Through the day'])
    fireEvent.click(await screen.findByRole('button', { name: texts.themeMenu(after) }))
    const up = await screen.findByRole('menuitem', { name: texts.moveUp })
    expect(screen.queryByRole('menuitem', { name: texts.moveDown })).toBeNull()
    fireEvent.click(up)
    await waitFor(() => expect(themes(app)).toEqual([after, before]))
    fireEvent.click(await screen.findByRole('button', { name: texts.undoes.order }))
    await waitFor(() => expect(themes(app)).toEqual([before, after]))

    const questions = () =>
      [...document.querySelectorAll('.board-cell h3')].map(({ textContent }) => textContent)
    const [first = '', second = '', ...others] = questions()
    fireEvent.click(await screen.findByRole('button', { name: texts.cellMenu(first) }))
    fireEvent.click(await screen.findByRole('menuitem', { name: texts.moveDown }))
    await waitFor(() => expect(questions()).toEqual([second, first, ...others]))
  })
})

describe('the readout without a theme', () => {
  it('[R2] reads by question, by table in its own order, and newest first', async () => {
    await open()
    fireEvent.click(button(texts.find))
    const order = await screen.findByRole('combobox', { name: facilitate.order })
    fireEvent.change(order, { target: { value: 'table' } })
    const late = await screen.findByRole('region', { name: 'Late shift' })
    expect(within(late).getByText(facilitate.notes(5))).toBeTruthy()
    fireEvent.change(order, { target: { value: 'recent' } })
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(17))
  })
})

describe('the merged grid', () => {
  it('[R9] shows rows by columns, every table’s notes in their cell, and goes back to the list', async () => {
    await open()
    fireEvent.click(button(facilitate.grid))
    const grid = await screen.findByRole('table', { name: facilitate.grid })
    const columns = within(grid).getAllByRole('columnheader')
    expect(columns.map(({ textContent }) => textContent)).toEqual([
      'Why it worked',
      'Why it was hard',
      'So we have learned',
    ])
    const [, ours] = within(grid).getAllByRole('rowheader')
    const cells = [...(ours?.parentElement?.querySelectorAll('td') ?? [])]
    expect(cells[2]?.textContent).toContain(early)
    expect(within(cells[2] as HTMLElement).getAllByRole('article')).toHaveLength(7)
    // What is done in the list is done here, too.
    choose(early, asYouGo)
    await screen.findByText(texts.chosen(2))
    fireEvent.click(button(facilitate.list))
    await waitFor(() => expect(screen.queryByRole('table', { name: facilitate.grid })).toBeNull())
    expect(screen.getByText(texts.chosen(2))).toBeTruthy()
  })

  it('[R9] finds by words, table, star and single voices, in the list as in the grid', async () => {
    await open()
    await name(await group(early, through, asYouGo), 'Through the day')
    await menu(other, texts.star)
    fireEvent.click(button(texts.find))
    const find = within(await screen.findByRole('search', { name: texts.find }))
    const count = () => screen.queryAllByRole('article').length
    fireEvent.input(find.getByRole('searchbox'), { target: { value: 'RECORD' } })
    await waitFor(() => expect(count()).toBe(1))
    expect(screen.getByText(texts.found(1, 17))).toBeTruthy()
    fireEvent.click(button(facilitate.grid))
    await screen.findByRole('table', { name: facilitate.grid })
    expect(count()).toBe(1)
    fireEvent.input(find.getByRole('searchbox'), { target: { value: 'through the day' } })
    await waitFor(() => expect(count()).toBe(3))
    fireEvent.change(find.getByRole('combobox', { name: texts.findTable }), { target: { value: 't3' } })
    await waitFor(() => expect(count()).toBe(1))
    // The theme still says how many tables agree.
    expect(screen.getByText(texts.agree(3, 4))).toBeTruthy()
    fireEvent.click(button(texts.showAll))
    await waitFor(() => expect(count()).toBe(17))
    fireEvent.click(button(texts.findMinority))
    await waitFor(() => expect(count()).toBe(14))
    fireEvent.click(button(texts.findStarred))
    await waitFor(() => expect(count()).toBe(1))
    fireEvent.click(button(texts.find))
    await waitFor(() => expect(count()).toBe(17))
  })
})

describe('the spotlight', () => {
  it('[R4] one tap lights a theme, one more ends it', async () => {
    const app = await open()
    await name(await group(early, asYouGo), 'As we go')
    fireEvent.click(button(texts.light('As we go')))
    await waitFor(() => expect(app.model.room.spotlight.value.theme).toBeTruthy())
    await screen.findByText(texts.onEveryDevice)
    fireEvent.click(screen.getAllByRole('button', { name: texts.unlight('As we go') })[0] as HTMLElement)
    await waitFor(() => expect(app.model.room.spotlight.value.theme).toBeUndefined())
  })

  it('[L3] goes round with one point each, not from table 1: the point that is told is lit', async () => {
    const app = await open()
    await happens(app, () => app.lead.facilitate?.present({}))
    fireEvent.click(button(texts.beginPoints))
    const points = await screen.findByText(texts.whichPoint)
    fireEvent.click(within(points.parentElement as HTMLElement).getByRole('button', { name: asYouGo }))
    await waitFor(() => expect(document.querySelectorAll('.board-readout .note-lit')).toHaveLength(1))
    fireEvent.click(button(facilitate.nextTable('Doctors')))
    await waitFor(() => expect(app.model.room.spotlight.value).toMatchObject({ table: 't4', next: 't1' }))
  })
})

describe('likely the same', () => {
  const cell = 'reflect/ours/better'
  const alike = [
    ['The handover to the night shift starts too late', 'Handover with the night shift begins far too late'],
    ['We looked for the keys of the medicine cupboard', 'The medicine cupboard keys had to be looked for'],
  ] as const

  const shareAlike = async () => {
    const app = await renderApp({ as: 'facilitator', place: { stage: 'reflect', step: 'plenary' } })
    await happens(app, async () => {
      for (const side of [0, 1])
        for (const pair of alike) {
          const table = app.phone(`t${side + 1}`).table.value
          table?.add(cell, pair[side] ?? '')
          const note = table?.notes.value.get(cell)?.find(({ text }) => text === pair[side])
          await table?.shareWithRoom([note?.id ?? ''])
        }
    })
    fireEvent.click(await screen.findByRole('button', { name: texts.likelyShort(2) }))
    return { app, list: await screen.findByRole('region', { name: texts.likely(2) }) }
  }

  it('[R3] is suggested with its reason, grouped by one tap, or dismissed; never by itself', async () => {
    const { app, list } = await shareAlike()
    expect(within(list).getByText(/cupboard.*keys|keys.*cupboard/, { selector: 'strong' })).toBeTruthy()
    expect(themes(app)).toEqual([])

    const suggested = within(list).getAllByRole('button', { name: /^Keep them apart: / })
    fireEvent.click(suggested[0] as HTMLElement)
    await screen.findByRole('heading', { name: texts.likely(1) })
    expect(themes(app)).toEqual([])

    fireEvent.click(within(list).getByRole('button', { name: /^Group: / }))
    await screen.findByRole('textbox', { name: texts.nameLabel })
    expect(themes(app)).toEqual([''])
    await waitFor(() => expect(screen.queryByRole('button', { name: texts.likelyShort(1) })).toBeNull())
  })

  it('[R3] all suggestions are grouped after a question, and taken back in one go', async () => {
    const { app, list } = await shareAlike()
    fireEvent.click(within(list).getByRole('button', { name: texts.groupAll }))
    const question = await screen.findByRole('dialog', { name: texts.groupAllTitle(2) })
    expect(themes(app)).toEqual([])
    fireEvent.click(within(question).getByRole('button', { name: texts.groupAll }))
    await screen.findByText(texts.groupedAll(2))
    expect(themes(app)).toEqual(['', ''])
    fireEvent.click(await screen.findByRole('button', { name: common.undo }))
    await waitFor(() => expect(themes(app)).toEqual([]))
  })
})
