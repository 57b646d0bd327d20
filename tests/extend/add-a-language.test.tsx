// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Languages, languages } from '../../src/i18n/languages.ts'
import { formatsOf, localeFor } from '../../src/i18n/parts/formats.ts'
import { actionLearningSet } from '../../src/templates/index.ts'
import type { Wish } from '../doubles/presets.ts'
import { english, makeCatalogue } from '../english.ts'
import { happens, renderApp } from '../ui/render-app.tsx'
import { arabic } from './arabic.ts'
import { polish } from './polish.ts'

/** What CONTRIBUTING says of a new language, done from outside: a folder and a line for each. */
const withBoth: Languages = [
  ...languages,
  { tag: 'pl', name: 'Polski', direction: 'ltr', isOffered: true, folder: async () => polish },
  { tag: 'ar', name: 'العربية', direction: 'rtl', isOffered: true, folder: async () => arabic() },
]
const draw = (wish: Wish) => renderApp(wish, withBoth)
/** Where this device's person is. */
const beIn = (...locales: readonly string[]) =>
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue([...locales])
const textOf = (selector: string) => document.querySelector(selector)?.textContent
const notesOf = async (tag: string, counts: readonly number[]) => {
  const catalogue = makeCatalogue(withBoth)
  await catalogue.load(tag, 'facilitate')
  return counts.map((count) => catalogue.wordsOf(tag, 'facilitate')?.notes(count))
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const expected = [
  {
    tag: 'pl',
    name: 'Polski',
    dir: 'ltr',
    region: 'pl-PL',
    newMeeting: 'Nowe spotkanie',
    guide: 'Przewodnik',
    beforeYouBegin: 'Zanim zaczniesz',
    title: 'Tytuł',
    date: '27 listopada 2026',
    template: 'Spotkanie uczenia się przez działanie',
    stage: 'Nauka i relacje',
    row: /^Nasz zespół · /,
    turn: ['Opowiadanie', 'Wyzwanie'],
    clock: '12:40',
    notes: '17 notatek',
    heldOn: '20 listopada 2026',
  },
  {
    tag: 'ar',
    name: 'العربية',
    dir: 'rtl',
    region: 'ar-EG',
    newMeeting: 'اجتماع جديد',
    guide: 'الدليل',
    beforeYouBegin: 'قبل أن تبدأ',
    title: 'العنوان',
    date: '٢٧ نوفمبر ٢٠٢٦',
    template: 'اجتماع التعلم بالعمل',
    stage: 'نتعلم ونخبر',
    row: /^فريقنا · /,
    turn: ['الحديث', 'التحدي'],
    clock: '١٢:٤٠',
    notes: '١٧ ملاحظة',
    heldOn: '20/11/2026',
  },
] as const

describe.each(expected)('a language that is one folder and one line more: $name', (language) => {
  const { tag, dir } = language

  it('[E2] is offered by its own name, and the first screen speaks it in its direction', async () => {
    await draw({ as: 'guest', route: { at: 'home' } })
    expect(document.documentElement.dir).toBe('ltr')
    fireEvent.change(screen.getByRole('combobox'), { target: { value: tag } })
    expect(await screen.findByText(language.newMeeting)).toBeTruthy()
    expect(screen.getByRole('option', { name: language.name })).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe(tag))
    expect(document.documentElement.dir).toBe(dir)
  })

  it('[E2] has areas that come later, as those of the guide', async () => {
    await draw({ as: 'guest', route: { at: 'home' }, language: tag })
    fireEvent.click(screen.getByRole('button', { name: language.guide }))
    expect(await screen.findByText(language.beforeYouBegin)).toBeTruthy()
  })

  it('[E2] has words for the templates to choose from', async () => {
    beIn(language.region)
    const { date } = formatsOf(localeFor(tag, navigator.languages))
    expect(date(new Date(2026, 10, 27, 12).getTime())).toBe(language.date)
    await draw({ as: 'guest', route: { at: 'new' }, language: tag })
    expect(screen.getByLabelText<HTMLInputElement>(language.title).value).toBe('')
    expect(screen.getByText(language.template)).toBeTruthy()
  })

  it("[E2] has numbers, plurals and the template's words on a facilitator's board", async () => {
    beIn(language.region)
    await draw({ as: 'facilitator', place: { stage: 'learn', step: 'plenary' }, language: tag })
    expect(textOf('#readout')).toBe(language.stage)
    expect(textOf('.board-readout-head [role=status]')).toBe(language.notes)
    expect(screen.getAllByText(language.row).length).toBeGreaterThan(0)
    expect(document.body.textContent).toContain(language.clock)
  })

  it('[E2] may have two words for a step and its row where English has one', async () => {
    await draw({ template: actionLearningSet, place: { stage: 'turn', step: 'challenge' }, language: tag })
    const [step, row] = language.turn
    expect(textOf('.meeting-place-step')).toBe(step)
    expect(textOf('.cell-above')).toBe(row)
  })

  it('[E2] has dates in the working document that are the same on every device, and today by the person’s own region', async () => {
    beIn(language.region)
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 27, 12) })
    await draw({ page: 'document', language: tag })
    expect(textOf('.paper-foot')).toContain(language.date)
    expect(textOf('.paper-first header p')).toContain(language.heldOn)
  })
})

it('[E2] until a newly chosen language is here, the one before stays with its direction', async () => {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const folder = () => arrived.then(arabic)
  const slow = { tag: 'ar', name: 'العربية', direction: 'rtl', isOffered: true, folder } as const
  const app = await renderApp({ as: 'guest', route: { at: 'home' } }, [...languages, slow])
  await happens(app, () => app.device.setLanguage('ar'))
  expect(screen.getByText(english.home.newMeeting)).toBeTruthy()
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['en', 'ltr'])
  arrive()
  expect(await screen.findByText('اجتماع جديد')).toBeTruthy()
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl'])
})

it('[E2] a count has the three forms of Polish and the six of Arabic', async () => {
  expect(await notesOf('pl', [1, 2, 5, 22])).toEqual(['1 notatka', '2 notatki', '5 notatek', '22 notatki'])
  beIn('ar-MA')
  expect(await notesOf('ar', [0, 1, 2, 3, 11, 100])).toEqual([
    'لا ملاحظات',
    'ملاحظة واحدة',
    'ملاحظتان',
    '3 ملاحظات',
    '11 ملاحظة',
    '100 من الملاحظات',
  ])
})

it("[E2] digits are those of the person's region", async () => {
  for (const [region, clock, count] of [
    ['ar-EG', '١٢:٤٠', '٣ ملاحظات'],
    ['fr-MA', '12:40', '3 ملاحظات'],
  ] as const) {
    beIn(region)
    await draw({ place: { stage: 'learn', step: 'together' }, language: 'ar' })
    expect(document.body.textContent).toContain(clock)
    expect(await notesOf('ar', [3])).toEqual([count])
  }
})
