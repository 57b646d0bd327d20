import type { MeetingPage, Route } from './app-types.ts'

const pages: readonly MeetingPage[] = [
  'main',
  'connect',
  'carry',
  'screen',
  'document',
  'finish',
  'invitation',
  'settings',
  'facilitators',
  'projector',
  'next',
]

/** The window's fragment for a route. An invitation link keeps its digits, so that a reload does not lose them. */
export const fragmentOf = (route: Route): string => {
  switch (route.at) {
    case 'home':
      return ''
    case 'new':
      return route.continues ? `/new/${route.continues}` : '/new'
    case 'scan':
      return '/scan'
    case 'log':
      return '/log'
    case 'check':
      return route.link ? `c${route.link}` : '/check'
    case 'templates':
      return '/templates'
    case 'template':
      return `/template/${route.id}`
    case 'join':
    case 'shared-template':
    case 'next-link':
      return route.link
    case 'meeting':
      return route.page === 'main' ? `/m/${route.id}` : `/m/${route.id}/${route.page}`
  }
}

/** A template in a link: 't', the way it is packed, then base64url. */
export const isTemplateLink = (fragment: string): boolean => /^t\d[A-Za-z0-9_-]{20,}$/.test(fragment)

/** The code of a room check: 'c', then what an invitation with a card has. */
export const isCheckLink = (fragment: string): boolean => /^c\d+$/.test(fragment)

/** A next meeting that somebody has sent (domain/joining/next-link). */
export const isNextLink = (fragment: string): boolean => /^n\d\.[0-9a-f]{16}\./.test(fragment)

/** Whatever stands in the address bar leads somewhere: what cannot be read leads home. */
export const routeOf = (fragment: string): Route => {
  if (/^\d+$/.test(fragment)) return { at: 'join', link: fragment }
  if (isCheckLink(fragment)) return { at: 'check', link: fragment.slice(1) }
  if (isTemplateLink(fragment)) return { at: 'shared-template', link: fragment }
  if (isNextLink(fragment)) return { at: 'next-link', link: fragment }
  const [, first, id, page] = fragment.split('/')
  if (first === 'new') return id ? { at: 'new', continues: id } : { at: 'new' }
  if (first === 'log') return { at: 'log' }
  if (first === 'scan') return { at: 'scan' }
  if (first === 'check') return { at: 'check' }
  if (first === 'templates') return { at: 'templates' }
  if (first === 'template' && id && /^[A-Za-z0-9-]+$/.test(id)) return { at: 'template', id }
  if (first === 'm' && id && /^[0-9a-f]{32}$/.test(id))
    return { at: 'meeting', id, page: pages.find((p) => p === page) ?? 'main' }
  return { at: 'home' }
}
