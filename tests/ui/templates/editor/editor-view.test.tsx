// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { titleMaxLength } from '../../../../src/domain/limits.ts'
import type { GuideTopicId } from '../../../../src/domain/template/guide-topics.ts'
import { guide } from '../../../../src/i18n/en/guide/guide.ts'
import { templates as words } from '../../../../src/i18n/en/templates.ts'
import { learningInaction } from '../../../../src/templates/index.ts'
import type { Seen } from '../../../doubles/presets.ts'
import { english } from '../../../english.ts'
import { renderApp } from '../../render-app.tsx'

const loading = { timeout: 10_000 }
/** The editor on a copy of a built-in template, with its second stage open. */
const edit = async () => {
  const app = await renderApp({ as: 'guest', route: { at: 'templates' } })
  await screen.findByRole('heading', { level: 1, name: words.title }, loading)
  fireEvent.click(screen.getByRole('button', { name: words.beginWithThis(learningInaction.name) }))
  await screen.findByRole('heading', { level: 1, name: words.editor }, loading)
  fireEvent.click(screen.getByRole('button', { name: /^2\. What we hold back/ }))
  return app
}
const mine = async (app: Seen) => (await app.templates()).mine.value.map(({ template }) => template)
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const save = () => fireEvent.click(dialog().getByRole('button', { name: english.common.save }))

describe('the template editor', () => {
  it('[S3] keeps nothing that is only looked at, and everything from the first change on', async () => {
    const app = await edit()
    expect(screen.getByText(words.notYet)).toBeTruthy()
    expect(await mine(app)).toEqual([])
    tap(words.editAbout(words.mineOf(learningInaction.name)))
    fireEvent.input(dialog().getByLabelText(words.name), { target: { value: 'Unsaid' } })
    save()
    expect(await screen.findByText(words.saved)).toBeTruthy()
    expect((await mine(app)).map(({ name, names }) => [name, names])).toEqual([['Unsaid', 'never']])
  })

  it('[S3] rewords a question, says when it opens and how far it goes, and takes it all back in one step', async () => {
    const app = await edit()
    tap(/ Change Myself · Held back$/)
    fireEvent.input(dialog().getByLabelText(words.prompt), { target: { value: 'What do I swallow?' } })
    fireEvent.change(dialog().getByLabelText(words.opens), { target: { value: 'together' } })
    fireEvent.change(dialog().getByLabelText(words.reach), { target: { value: 'me' } })
    save()
    const cell = async () =>
      (await mine(app))[0]?.stages[1]?.grid?.cells.find(
        ({ row, column }) => row === 'myself' && column === 'held',
      )
    await waitFor(async () =>
      expect(await cell()).toMatchObject({
        prompt: 'What do I swallow?',
        opensAtStep: 'together',
        staysWithMe: true,
      }),
    )
    tap(words.undo)
    await waitFor(async () => expect(await cell()).toEqual(learningInaction.stages[1]?.grid?.cells[1]))
    tap(words.redo)
    await waitFor(async () => expect((await cell())?.prompt).toBe('What do I swallow?'))
  })

  it('[S3] opens what is rare only where it is used: the hat in its step', async () => {
    await edit()
    tap(/: change step 2$/)
    expect((dialog().getByLabelText(words.hat) as HTMLSelectElement).value).toBe('papers')
    expect((dialog().getByLabelText('Held back') as HTMLInputElement).checked).toBe(true)
  })

  it('[S3] names a step, and a name that is blank is none', async () => {
    const app = await edit()
    const step = async () => (await mine(app))[0]?.stages[1]?.steps[0]
    tap(/: change step 1$/)
    const field = () => dialog().getByLabelText(words.stepTitle) as HTMLInputElement
    expect(field().maxLength).toBe(titleMaxLength)
    fireEvent.input(field(), { target: { value: '  Silence first ' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    await waitFor(async () => expect((await step())?.title).toBe('Silence first'))
    expect(screen.getByRole('button', { name: /^Silence first, .*: change step 1$/ })).toBeTruthy()
    expect(
      within(screen.getByRole('region', { name: words.preview })).getByText(/· Silence first$/),
    ).toBeTruthy()

    tap(/: change step 1$/)
    fireEvent.input(field(), { target: { value: '   ' } })
    save()
    await waitFor(async () => expect(await step()).not.toHaveProperty('title'))
    tap(words.undo)
    await waitFor(async () => expect((await step())?.title).toBe('Silence first'))
  })

  it('[S3] [L5] says that an open question is asked for, and takes it back', async () => {
    const app = await edit()
    const cell = async () => (await mine(app))[0]?.stages[1]?.grid?.cells[1]
    for (const [asks, times] of [
      ['question', 1],
      [undefined, 2],
    ] as const) {
      tap(/ Change Myself · Held back$/)
      fireEvent.click(dialog().getByLabelText(words.cellAsks))
      save()
      await waitFor(async () => expect((await cell())?.asks).toBe(asks))
      expect((await mine(app)).length, `time ${times}`).toBe(1)
    }
  })

  it('[S3] [S6] chooses the pages of the guide for a step, in their order, by keyboard too', async () => {
    const app = await edit()
    const pages = async () => (await mine(app))[0]?.stages[1]?.steps[1]?.guide
    const before = learningInaction.stages[1]?.steps[1]?.guide ?? []
    expect(before.length).toBeGreaterThan(0)
    tap(/: change step 2$/)
    const titleOf = (id: GuideTopicId) => guide.topics[id].title
    await dialog().findByText(titleOf(before[0] as GuideTopicId), {}, loading)
    fireEvent.change(dialog().getByLabelText(words.guideAdd), { target: { value: 'tears' } })
    fireEvent.click(dialog().getByRole('button', { name: words.guideMore(titleOf('tears')) }))
    fireEvent.click(screen.getByRole('menuitem', { name: words.moveUp }))
    expect(document.activeElement?.getAttribute('aria-label')).toBe(words.guideMore(titleOf('tears')))
    // What is there already is not offered again.
    const offered = [...dialog().getByLabelText(words.guideAdd).querySelectorAll('option')]
    expect(offered.map(({ value }) => value)).not.toContain('tears')
    save()
    await waitFor(async () => expect(await pages()).toEqual([...before.slice(0, -1), 'tears', before.at(-1)]))

    tap(/: change step 2$/)
    for (const id of (await pages()) ?? []) {
      fireEvent.click(
        await dialog().findByRole('button', { name: words.guideMore(titleOf(id as GuideTopicId)) }, loading),
      )
      fireEvent.click(screen.getByRole('menuitem', { name: words.removeIt }))
    }
    save()
    await waitFor(async () => expect(await pages()).toBeUndefined())
  })

  it('[S3] says at which rows a short page begins', async () => {
    const app = await edit()
    const pages = async () => (await mine(app))[0]?.stages[1]?.steps[0]?.pages
    tap(/: change step 1$/)
    const begins = dialog().getByRole('group', { name: words.pageBegins })
    fireEvent.click(within(begins).getByLabelText('Our group'))
    save()
    await waitFor(async () => expect(await pages()).toEqual([['myself', 'group'], ['organisation']]))
    tap(/: change step 1$/)
    fireEvent.click(dialog().getByLabelText(words.pages))
    save()
    await waitFor(async () => expect(await pages()).toBeUndefined())
  })

  it('[S3] makes rounds of a stage, with as many presenters as asked for', async () => {
    const app = await edit()
    tap(words.editStageNamed('What we hold back'))
    fireEvent.change(dialog().getByLabelText(words.turns), { target: { value: 'rounds' } })
    fireEvent.click(await dialog().findByRole('button', { name: words.moreOf }))
    save()
    await waitFor(async () =>
      expect((await mine(app))[0]?.rounds).toEqual([{ id: 'rounds1', stages: ['held'], presenters: 4 }]),
    )
  })

  it('[S3] a removed column can be brought back from the message, its questions with it', async () => {
    const app = await edit()
    tap(words.editColumn('What stops us'))
    fireEvent.click(dialog().getByRole('button', { name: words.removeIt }))
    await waitFor(async () => expect((await mine(app))[0]?.stages[1]?.grid?.columns.length).toBe(3))
    const messages = within(screen.getByRole('region', { name: english.common.notices }))
    fireEvent.click(await messages.findByRole('button', { name: english.common.undo }))
    await waitFor(async () =>
      expect((await mine(app))[0]?.stages[1]?.grid).toEqual(learningInaction.stages[1]?.grid),
    )
  })

  it('[S3] the preview shows what phones show, step by step', async () => {
    await edit()
    const phone = within(screen.getByRole('region', { name: words.preview }))
    expect(phone.getByText(words.previewPage('1', '3'))).toBeTruthy()
    expect(phone.getAllByText(words.previewLater).length).toBe(3)
    fireEvent.click(phone.getByRole('button', { name: words.previewNext }))
    expect(phone.getByText(words.previewHat)).toBeTruthy()
  })

  it('[E2] speaks the language of the screen, the words of a new copy too', async () => {
    const app = await renderApp({ as: 'guest', route: { at: 'templates' }, language: 'x-pseudo' })
    await waitFor(() => expect(document.querySelector('.template-begin button')).toBeTruthy(), loading)
    const first = document.querySelector<HTMLElement>('.template-begin button')
    await act(() => first?.click())
    await waitFor(() => expect(document.querySelector('.template-stages')).toBeTruthy(), loading)
    const bare = [...document.querySelectorAll('main *')].flatMap((element) =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim() ?? '')
        .filter((text) => /\p{L}{3}/u.test(text) && !text.includes('⟦')),
    )
    expect(bare).toEqual([])
    expect(await mine(app)).toEqual([])
  })
})
