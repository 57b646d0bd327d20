import { expect, it } from 'vitest'
import type { Route } from '../../../src/models/app/app-types.ts'
import { fragmentOf, routeOf } from '../../../src/models/app/routes.ts'

const id = '0123456789abcdef0123456789abcdef'

it('[S4] every route leads back to itself over the address bar', () => {
  const routes: readonly Route[] = [
    { at: 'home' },
    { at: 'new' },
    { at: 'new', continues: id },
    { at: 'scan' },
    { at: 'join', link: '1234567890123456789' },
    { at: 'meeting', id, page: 'main' },
    { at: 'meeting', id, page: 'connect' },
    { at: 'meeting', id, page: 'document' },
    { at: 'meeting', id, page: 'next' },
    { at: 'log' },
    { at: 'next-link', link: `n1.${'e1'.repeat(8)}.1.1.2026-12-12.RGVj.${'1'.repeat(96)}` },
  ]
  for (const route of routes) expect(routeOf(fragmentOf(route))).toEqual(route)
})

it('[K4] whatever else stands in the address bar leads home, or to the meeting itself', () => {
  for (const fragment of [
    '/',
    '/m/',
    '/m/../../x',
    `/m/${id}x`,
    'javascript:alert(1)',
    '/unknown/page',
    '#',
    '1e5',
  ])
    expect(routeOf(fragment)).toEqual({ at: 'home' })
  expect(routeOf(`/m/${id}/nonsense`)).toEqual({ at: 'meeting', id, page: 'main' })
})
