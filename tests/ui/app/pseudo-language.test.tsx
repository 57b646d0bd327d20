// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { groupRecoveryCode } from '../../../src/domain/joining/recovery-code.ts'
import { languages } from '../../../src/i18n/languages.ts'
import { shortLine } from '../../../src/lib/short-line.ts'
import type { Seen, Wish } from '../../doubles/presets.ts'
import { sample } from '../../doubles/ward-meeting.ts'
import { hatTemplate } from '../../scenarios/hat-template.ts'
import { happens, renderApp } from '../render-app.tsx'

/** What people wrote, and so stands as they wrote it. */
const writtenBy = (app: Seen): ReadonlySet<string> => {
  const listed = [
    ...app.device.meetings.value.flatMap(({ title, focus }) => [title, focus]),
    // As much of the focus as an invitation holds
    shortLine(sample.brief.focus, 64),
  ]
  if (app.meeting.value.state !== 'open') return new Set(listed)
  const { brief, tables, table, me, room, facilitators } = app.model
  const onGrid = [...(table.value?.notes.value.values() ?? [])].flat()
  return new Set([
    ...listed,
    brief.value.title,
    brief.value.focus,
    ...tables.value.map(({ name }) => name),
    ...onGrid.flatMap((note) => [note.text, note.by ?? '']),
    ...[...me.notes.value.values()].flat().map((note) => note.text),
    ...[...room.readout.value.cells.values()].flatMap(({ notes }) =>
      notes.flatMap((note) => [note.text, note.by ?? '']),
    ),
    groupRecoveryCode(facilitators?.recoveryCode.value ?? ''),
    ...(table.value?.seats.value ?? []).map((seat) => seat.name ?? ''),
    ...room.points.value.flatMap((point) => [point.what, point.who]),
  ])
}

const hasLetters = /\p{L}/u
/** Texts, labels, tips and placeholders on screen that did not come through the catalogue. */
const hardCoded = (app: Seen): readonly string[] => {
  const written = writtenBy(app)
  const found: string[] = []
  const check = (text: string | null) => {
    const words = text?.trim() ?? ''
    // Of an opening only what follows the focus is shown, with the mark of its end. Numbers with their unit ("5 minutes")
    // and dates come from Intl, which has no made-up language.
    if (!hasLetters.test(words) || /[⟦⟧]/.test(words) || written.has(words) || /^\d+ \w+$/.test(words)) return
    // An address is the same in every language.
    if (words.split('\n').every((line) => /^(?:wss|https):\/\//.test(line))) return
    // Languages are called by their own names.
    if (words !== 'x-pseudo' && !languages.some(({ name }) => name === words)) found.push(words)
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) check(node.textContent)
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) check(element.getAttribute(name))
  }
  return found
}

const hatPlace = { stage: 'held', step: 'hat' }

const callForPapers = (app: Seen) => app.lead.hat.value?.lead.value?.call()

const screens: readonly (readonly [name: string, wish: Wish, then?: (app: Seen) => unknown])[] = [
  ['join', { as: 'guest', invited: 'by-link', names: true }],
  ['a broken invitation', { as: 'guest', invited: 'by-half-a-link' }],
  ['scan', { as: 'guest', route: { at: 'scan' } }],
  ['open', { place: { stage: 'open', step: 'open' } }],
  ['me', { place: { stage: 'reflect', step: 'alone' } }],
  ['table', { place: { stage: 'reflect', step: 'together' } }],
  ['table with names', { place: { stage: 'learn', step: 'together' }, names: true }],
  ['room', { place: { stage: 'learn', step: 'plenary' } }],
  ['plan', { place: { stage: 'plan', step: 'plenary' } }],
  ['not connected', { alone: true, empty: true }],
  ['connect', { page: 'connect' }],
  ['camera denied', { page: 'connect', world: (world) => Object.assign(world, { permission: 'denied' }) }],
  [
    'refused',
    { page: 'connect' },
    (app) => app.pretend(app.model.connection.pairing.state, { at: 'refused', why: 'other-meeting' }),
  ],
  ['settings', { page: 'settings' }],
  ['home', { as: 'guest', route: { at: 'home' } }],
  ['set up', { as: 'guest', route: { at: 'new' } }],
  ['facilitator', { as: 'facilitator' }],
  ['invitation', { as: 'facilitator', page: 'invitation' }],
  ['facilitators', { as: 'facilitator', page: 'facilitators' }],
  ['screen', { as: 'facilitator', page: 'screen' }],
  ['projector', { as: 'facilitator', page: 'projector' }],
  ['document', { page: 'document' }],
  ['my paper', { template: hatTemplate, place: hatPlace }, callForPapers],
  ['the hat on the board', { as: 'facilitator', template: hatTemplate, place: hatPlace }],
  [
    'the hat on the wall',
    { as: 'facilitator', page: 'screen', template: hatTemplate, place: hatPlace },
    callForPapers,
  ],
]

describe('the made-up language', () => {
  it.each(screens.map(([name, wish, then]) => ({ name, wish, then })))(
    '[E2] nothing on the screen “$name” is hard-coded',
    async ({ wish, then }) => {
      const app = await renderApp({ ...wish, language: 'x-pseudo' })
      if (then) await happens(app, () => then(app))
      expect(document.documentElement.dir).toBe('rtl')
      expect(hardCoded(app)).toEqual([])
    },
  )

  it('[E2] nor in what opens on top of it', async () => {
    const app = await renderApp({ place: { stage: 'plan', step: 'plenary' }, language: 'x-pseudo' })
    const press = (selector: string) => {
      const button = document.querySelector<HTMLElement>(selector)
      if (button) fireEvent.click(button)
    }
    press('.meeting-place')
    expect(screen.getByRole('dialog')).toBeTruthy()
    expect(hardCoded(app)).toEqual([])
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
    press('.row-apart .button')
    press('.meeting-line .menu button')
    expect(hardCoded(app)).toEqual([])
  })

  it('[E2] the language is changed once its words are here, with the direction of reading', async () => {
    const app = await renderApp({ page: 'settings' })
    expect(document.documentElement.dir).toBe('ltr')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings')
    await act(() => app.device.setLanguage('x-pseudo'))
    expect((await screen.findByRole('heading', { level: 1, name: /^⟦Šéţţîñğš/ })).textContent).toMatch(/⟧$/)
    expect(document.documentElement.dir).toBe('rtl')
  })
})
