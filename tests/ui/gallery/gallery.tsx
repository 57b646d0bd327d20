import { render } from 'preact'
import type { MeetingPage, Route } from '../../../src/models/app/app-types.ts'
import { AppView } from '../../../src/ui/shell/app.tsx'
import { anApp, type Wish } from '../../doubles/presets.ts'

/**
 * Every screen of a meeting in memory, to be looked at as a picture:
 * ?as=participant&page=main&place=plan/together&colours=dark&language=x-pseudo&names&empty&alone&at=join
 */
const asked = new URLSearchParams(location.search)
const colours = asked.get('colours')
if (colours) document.documentElement.dataset.colours = colours

const routeAsked = (): Route | undefined => {
  const at = asked.get('at')
  return at === 'home' || at === 'new' || at === 'scan' ? { at } : undefined
}
const route = routeAsked()
const [stage, step] = asked.get('place')?.split('/') ?? []
const wish: Wish = {
  as: (asked.get('as') as Wish['as']) ?? 'participant',
  page: (asked.get('page') as MeetingPage | null) ?? 'main',
  language: asked.get('language') ?? 'en',
  names: asked.has('names'),
  empty: asked.has('empty'),
  alone: asked.has('alone'),
  ...(asked.get('at') === 'join' ? { invited: 'by-card' } : {}),
  ...(route ? { route } : {}),
  ...(stage && step ? { place: { stage, step } } : {}),
  ...(asked.has('many') ? { tables: Array.from({ length: 14 }, (_, at) => `Table ${at + 1}`) } : {}),
}
const app = await anApp(wish)
if (asked.has('over') && app.meeting.value.state === 'open')
  app.pretend(app.model.clock, { remainingMs: -95_000, paused: false })
const mount = document.getElementById('app')
if (mount) render(<AppView app={app} />, mount)
Object.assign(window, { app })
