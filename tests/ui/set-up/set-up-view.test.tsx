// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { templates } from '../../../src/i18n/en/templates.ts'
import type { MeetingDraft } from '../../../src/meeting/meeting-draft.ts'
import { actionLearningMeeting, blank, learningInaction } from '../../../src/templates/index.ts'
import { cellAt } from '../../../src/ui/set-up/reword-cell.ts'
import type { Seen } from '../../doubles/presets.ts'
import { english } from '../../english.ts'
import { lastCall, renderApp } from '../render-app.tsx'

const { setUp, common } = english
const open = () => renderApp({ as: 'guest', route: { at: 'new' } })
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const start = () => fireEvent.click(screen.getByRole('button', { name: setUp.start }))
const draft = (app: Seen) => lastCall(app, 'create')?.[0] as MeetingDraft | undefined

describe('a new meeting', () => {
  it('[S1] needs nothing but the focus; everything else has a good default', async () => {
    const app = await open()
    write(setUp.focus, 'Six weeks at the bedside')
    start()
    await waitFor(() => expect(draft(app)).toBeDefined())
    expect(draft(app)).toMatchObject({
      focus: 'Six weeks at the bedside',
      template: actionLearningMeeting,
      tables: [1, 2, 3, 4].map((number) => common.table(number)),
      names: false,
    })
    // Without a title it is found by what it looks at.
    expect(draft(app)?.title).toBe('Six weeks at the bedside')
    expect(draft(app)).not.toHaveProperty('endsAt')
  })

  it('[S1] asks for the focus where it is missing, and keeps the rest', async () => {
    const app = await open()
    start()
    expect((await screen.findByRole('alert')).textContent).toBe(setUp.focusMissing)
    expect(document.activeElement).toBe(screen.getByLabelText(setUp.focus))
    expect(draft(app)).toBeUndefined()
  })

  it('[S1] takes the number of tables, their names, names on notes and the title', async () => {
    const app = await open()
    write(setUp.focus, 'Focus')
    fireEvent.click(screen.getByRole('button', { name: setUp.moreTables }))
    write(setUp.tableName(2), 'Kitchen')
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(setUp.namesOn) }))
    write(setUp.name, 'Ward 4')
    start()
    await waitFor(() => expect(draft(app)).toBeDefined())
    expect(draft(app)).toMatchObject({
      title: 'Ward 4',
      names: true,
      tables: [common.table(1), 'Kitchen', common.table(3), common.table(4), common.table(5)],
    })
  })

  it('[S2] offers the built-in templates', async () => {
    const app = await open()
    write(setUp.focus, 'Focus')
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(blank.name) }))
    start()
    await waitFor(() => expect(draft(app)?.template.id).toBe('blank'))
  })

  it('[S3] a tapped prompt is reworded for this meeting, and can go back to the original', async () => {
    const app = await open()
    write(setUp.focus, 'Focus')
    const cell = cellAt(actionLearningMeeting, 'reflect', 'mine', 'well')
    const title = setUp.cellTitle('My part', 'Went well')
    fireEvent.click(screen.getByRole('button', { name: setUp.reword(title, cell?.prompt ?? '') }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.input(dialog.getByLabelText(setUp.prompt), { target: { value: 'What did I dare?' } })
    fireEvent.click(dialog.getByRole('button', { name: common.save }))
    await screen.findByText(setUp.reworded)
    start()
    await waitFor(() => expect(draft(app)?.template).toMatchObject({ id: actionLearningMeeting.id }))
    expect(cellAt(draft(app)?.template ?? blank, 'reflect', 'mine', 'well')).toMatchObject({
      prompt: 'What did I dare?',
      questions: cell?.questions,
    })
  })

  it('[S3] keeps what was typed while one changes the template, and chooses the changed one', async () => {
    const app = await open()
    write(setUp.focus, 'Focus')
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${blank.name}`) }))
    const change = async () => {
      fireEvent.click(screen.getByRole('button', { name: setUp.changeTemplate }))
      await screen.findByRole('heading', { level: 1, name: templates.editor }, { timeout: 10_000 })
    }
    const back = async () => {
      fireEvent.click(screen.getByRole('button', { name: common.back }))
      await screen.findByLabelText(setUp.focus)
    }
    const chosen = () => screen.getAllByRole('radio', { checked: true })[0]?.closest('label')?.textContent
    await change()
    await back()
    expect((screen.getByLabelText(setUp.focus) as HTMLTextAreaElement).value).toBe('Focus')
    expect(chosen()).toContain(blank.about)
    expect(chosen()).not.toContain(setUp.ourWay(blank.name))
    await change()
    fireEvent.click(screen.getByRole('button', { name: templates.addSpoken }))
    await screen.findByText(templates.saved)
    await back()
    await waitFor(() => expect(chosen()).toContain(setUp.ourWay(blank.name)))
    start()
    await waitFor(() => expect(draft(app)).toMatchObject({ focus: 'Focus' }))
    expect(draft(app)?.template.stages.length).toBe(blank.stages.length + 1)
  })

  it('[S2] [C6] asks for no names where the template keeps none', async () => {
    const app = await open()
    write(setUp.focus, 'Focus')
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(setUp.namesOn) }))
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${learningInaction.name}`) }))
    expect(screen.getByText(setUp.namesNever)).toBeTruthy()
    start()
    await waitFor(() => expect(draft(app)).toMatchObject({ names: false, template: learningInaction }))
  })

  it('[C7] says in plain words what is kept where', async () => {
    await open()
    for (const line of setUp.keptOnline) expect(screen.getByText(line)).toBeTruthy()
  })
})
