// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Seen } from '../../../doubles/presets.ts'
import { english } from '../../../english.ts'
import { lastCall, renderApp } from '../../render-app.tsx'

const alone = { stage: 'reflect', step: 'alone' }
const fieldOf = (prompt: string) => screen.getByRole('textbox', { name: `Add a note: ${prompt}` })
const cardOf = (text: string) => {
  const card = screen.getByText(text).closest('article')
  if (!card) throw new Error(`No note with ${text}`)
  return within(card)
}

const myNote = (app: Seen, text: RegExp) =>
  [...app.model.me.notes.value.values()].flat().find((note) => text.test(note.text))?.id

describe('writing alone', () => {
  it('[L1] goes through short pages of cells with their self-questions', async () => {
    await renderApp({ place: alone, empty: true })
    expect(screen.getByText('Page 1 of 2')).toBeTruthy()
    expect(screen.getByText('What helped me?')).toBeTruthy()
    expect(screen.queryByText('What did we do well together?')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Next: Our team' }))
    expect(screen.getByText('What did we do well together?')).toBeTruthy()
    expect(screen.queryByText('What did I do that went well?')).toBeNull()
  })

  it('[L1] leaves out cells that open when the tables talk', async () => {
    await renderApp({ place: { stage: 'learn', step: 'alone' }, empty: true })
    expect(screen.getByText('What did I bring to it?')).toBeTruthy()
    expect(screen.queryByText('Next time I will remember that ...')).toBeNull()
  })

  it('[P3] a note: type, Enter; Shift and Enter go on in the same note', async () => {
    const app = await renderApp({ place: alone, empty: true })
    const field = fieldOf('What did I do that went well?')
    fireEvent.input(field, { target: { value: 'I asked first' } })
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
    expect(lastCall(app, 'me.add')).toBeUndefined()
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(screen.getByText('I asked first').tagName).toBe('P'))
    expect(lastCall(app, 'me.add')).toEqual(['reflect/mine/well', 'I asked first'])
    expect((field as HTMLTextAreaElement).value).toBe('')
  })

  it('[K1] words that are not a note yet are kept as they are typed', async () => {
    const app = await renderApp({ place: alone, empty: true })
    fireEvent.input(fieldOf('What did I do that went well?'), { target: { value: 'half a sen' } })
    expect(app.model.drafts.get('me/reflect/mine/well')).toBe('half a sen')
  })

  it('[K1] an act that is refused is told, whichever button asked for it', async () => {
    const app = await renderApp({ place: alone })
    app.store.full = true
    const menu = english.meeting.noteMenu('I kept quiet')
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${menu}`) }))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }))
    expect(await screen.findByText(english.common.refusal['storage-full'])).toBeTruthy()
    app.store.full = false
  })

  it('[K4] a note that is refused stays in its field, with what to do', async () => {
    await renderApp({ place: alone, empty: true })
    const tooLong = 'very long '.repeat(1_000)
    const field = fieldOf('What did I do that went well?')
    fireEvent.input(field, { target: { value: tooLong } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(await screen.findByText('That is too long for one note. Split it into two.')).toBeTruthy()
    expect((field as HTMLTextAreaElement).value).toBe(tooLong)
  })

  it('[P3] a note is edited in place, moved to another cell, and deleted with undo', async () => {
    const app = await renderApp({ place: alone })
    const text = 'I kept quiet and let the tables talk. It was worth it'
    fireEvent.click(cardOf(text).getByRole('button', { name: /^More for/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Edit' }))
    const field = screen.getByRole('textbox', { name: 'Edit this note' })
    fireEvent.input(field, { target: { value: 'I listened' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(await screen.findByText('I listened')).toBeTruthy()

    fireEvent.click(cardOf('I listened').getByRole('button', { name: /^More for/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Move to another cell' }))
    fireEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: /What would I do differently/ }),
    )
    expect(lastCall(app, 'me.move')).toEqual([expect.any(String), 'reflect/mine/better'])
    await screen.findByText('Note moved')

    fireEvent.click(cardOf('I listened').getByRole('button', { name: /^More for/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }))
    expect(screen.queryByText('I listened')).toBeNull()
    const messages = screen.getByRole('region', { name: 'Messages' })
    const said = (await within(messages).findByText('Note deleted')).closest('.notice')
    fireEvent.click(within(said as HTMLElement).getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('I listened')).toBeTruthy()
  })

  it('[C4] only the notes that were chosen are brought to the table', async () => {
    const app = await renderApp({ place: alone })
    fireEvent.click(screen.getByRole('checkbox', { name: /I kept quiet/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Bring 1 note' }))
    await waitFor(() => expect(lastCall(app, 'me.bringToTable')).toEqual([[myNote(app, /^I kept quiet/)]]))
    expect(await screen.findAllByText('On our table')).toHaveLength(2)
  })

  it('[C4] a private note goes straight to the room only where the stage asks individuals', async () => {
    await renderApp({ place: alone })
    fireEvent.click(screen.getByRole('checkbox', { name: /I kept quiet/ }))
    expect(screen.queryByRole('button', { name: /with the room/ })).toBeNull()
    const app = await renderApp({ place: { stage: 'plan', step: 'alone' } })
    fireEvent.click(screen.getByRole('checkbox', { name: /Go and see one night handover/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Share 1 note' }))
    await waitFor(() =>
      expect(lastCall(app, 'me.shareWithRoom')).toEqual([[myNote(app, /^Go and see one night handover/)]]),
    )
  })
})
