import { render } from 'preact'
import type { MeetingPage, Route } from '../../../src/models/app/app-types.ts'
import { AppView } from '../../../src/ui/shell/app.tsx'
import { type FakeOptions, fakeApp, fakeMeetingId } from '../../doubles/fake-app.ts'

/**
 * Every screen with made-up data, to be looked at as a picture:
 * ?as=participant&page=main&place=plan/together&theme=dark&language=x-pseudo&names&empty&person&at=join
 */
const asked = new URLSearchParams(location.search)
const theme = asked.get('theme')
if (theme) document.documentElement.dataset.theme = theme

const routeAsked = (): Route | undefined => {
  const at = asked.get('at')
  if (at === 'home' || at === 'new' || at === 'scan') return { at }
  if (at === 'join') return { at, link: '123' }
  return undefined
}
const route = routeAsked()
const [stage, step] = asked.get('place')?.split('/') ?? []
const options: FakeOptions = {
  as: (asked.get('as') as FakeOptions['as']) ?? 'participant',
  page: (asked.get('page') as MeetingPage | null) ?? 'main',
  language: asked.get('language') ?? 'en',
  names: asked.has('names'),
  empty: asked.has('empty'),
  placeFrom: asked.has('person') ? 'person' : 'room',
  ...(asked.has('over') ? { remainingMs: -95_000 } : {}),
  ...(asked.has('person') ? { remainingMs: undefined } : {}),
  ...(route ? { route } : {}),
  ...(stage && step ? { place: { stage, step } } : {}),
  ...(asked.has('many') ? { tables: Array.from({ length: 14 }, (_, at) => `Table ${at + 1}`) } : {}),
}
const app = fakeApp(options)
const mount = document.getElementById('app')
if (mount) render(<AppView app={app} />, mount)
Object.assign(window, { fake: app, fakeMeetingId })
