import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { kinds } from '../src/domain/records/kinds.ts'
import { edgesBetween, findCircles, type Import, readModules } from './house/read-house.mjs'

const src = fileURLToPath(new URL('../src', import.meta.url))

/** Where a file gets longer than this, it does more than the one thing that its name says. */
const longestFileLines = 400

/** What the platform rooms show to the rooms above them; everything else in them is for main.tsx alone. */
const interfaces = ['mesh/contract', 'browser/contract', 'storage/store.ts']

interface Leave {
  /** Rooms, sub-rooms or single files that may be imported. */
  readonly rooms: readonly string[]
  /** Rooms of which only types may be imported. */
  readonly types?: readonly string[]
}

/** Who may import whom; src/README.md has the same in words. */
const leaves: Readonly<Record<string, Leave>> = {
  lib: { rooms: [] },
  domain: { rooms: ['lib'] },
  templates: { rooms: ['domain'] },
  records: { rooms: ['lib', 'domain'] },
  grid: { rooms: ['lib', 'domain'] },
  export: { rooms: ['lib', 'domain'] },
  optical: { rooms: ['lib'], types: ['domain'] },
  mesh: { rooms: ['lib'], types: ['domain'] },
  storage: { rooms: ['lib'], types: ['domain'] },
  browser: { rooms: ['lib'], types: ['domain'] },
  i18n: { rooms: [], types: ['domain'] },
  meeting: { rooms: ['lib', 'domain', 'records', 'grid', 'templates', ...interfaces] },
  models: { rooms: ['lib', 'domain', 'records', 'grid', 'templates', 'export', 'meeting', ...interfaces] },
  ui: {
    rooms: ['lib', 'domain', 'templates', 'models', 'i18n'],
    types: ['meeting', 'export'],
  },
}

const modules = readModules(src)
const files = modules.map(({ path }) => path)
const imports = modules.flatMap((file) => file.imports)

const text = (file: string) => readFileSync(join(src, file), 'utf8')

/** Comments out, strings kept, so that a word in a comment is no use of a clock. */
const code = (file: string) =>
  text(file).replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string) => string ?? '',
  )

const roomOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')

const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}/`)

const mayImport = ({ from, to, isType }: Import) => {
  const leave = leaves[roomOf(from)]
  if (!leave) return roomOf(from) === ''
  const places = [roomOf(from), ...leave.rooms, ...(isType ? (leave.types ?? []) : [])]
  return places.some((place) => isIn(to, place))
}

const shown = ({ from, to, isType }: Import) => `${from} imports ${isType ? 'types of ' : ''}${to}`
const importersOf = (name: string) =>
  imports
    .filter(({ to, isOurs }) => !isOurs && (to === name || to.startsWith(`${name}/`)))
    .map(({ from }) => from)

describe('the map of the house', () => {
  it('has a rule for every room, and a room for every rule', () => {
    const rooms = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).toSorted()).toEqual(Object.keys(leaves).toSorted())
    const map = text('README.md')
    for (const { name } of rooms) expect(map, `${name}/ in src/README.md`).toContain(`\`${name}/\``)
  })

  it('names no file that is not there', () => {
    const named = [...text('README.md').matchAll(/`([a-z0-9-]+\/[a-z0-9/-]+\.tsx?)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.filter((path) => !existsSync(join(src, path)))).toEqual([])
  })

  it('has pages that name no file that is not there', () => {
    const pages = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /README\.md$/.test(path),
    )
    const missing = pages.flatMap((page) =>
      [...text(page).matchAll(/`([a-z0-9./-]+\.tsx?)`/g)]
        .map(([, path = '']) => path)
        // A page names files of its own room, from its folder, from src, or from the project's root; `de/...` is an example.
        .filter((path) => !['', '..', dirname(page)].some((from) => existsSync(join(src, from, path))))
        .filter((path) => !files.some((file) => isIn(file, dirname(page)) && `/${file}`.endsWith(`/${path}`)))
        .filter((path) => !path.startsWith('de/'))
        .map((path) => `${page}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  it('has actions that give back a Result, and no handler of what nobody caught', () => {
    const types = files.filter((path) => path.startsWith('models/') && path.endsWith('-types.ts'))
    const others = types.filter((path) =>
      /Refusal \| undefined\b(?!>)|[|<] \w*Refusal>/.test(text(path).replace(/Result<[^>]*>/g, '')),
    )
    expect(others).toEqual([])
    expect(files.filter((path) => /unhandledrejection/.test(text(path)))).toEqual([])
  })

  it('lets imports go one way only', () => {
    expect(imports.length, 'imports found at all').toBeGreaterThan(files.length)
    const wrong = imports.filter((each) => each.isOurs && !mayImport(each))
    expect(wrong.map(shown)).toEqual([])
  })

  it('lets ui/context alone know the catalogue: a view asks for words and fetches none', () => {
    const isView = (path: string) => roomOf(path) === 'ui' && !isIn(path, 'ui/context')
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        isView(from) &&
        isIn(to, 'i18n') &&
        (isType ? to === 'i18n/catalogue.ts' : to !== 'i18n/parts/formats.ts'),
    )
    expect(wrong.map(shown)).toEqual([])
    expect(files.filter((file) => isView(file) && /\bcatalogue\b/.test(code(file)))).toEqual([])
  })

  it('has no circle of imports between files', () => {
    expect(findCircles(edgesBetween(modules, (path) => path))).toEqual([])
  })

  it('has no circle of imports between folders', () => {
    expect(findCircles(edgesBetween(modules, dirname))).toEqual([])
  })

  it('has nobody import the composition root', () => {
    expect(imports.filter(({ to, isOurs }) => isOurs && roomOf(to) === '').map(shown)).toEqual([])
  })

  it('knows y-webrtc and the writer of calendars in one file each, idb-keyval and the writer of Word files in one room each', () => {
    expect(new Set(importersOf('ical-generator'))).toEqual(new Set(['export/calendar/calendar-file.ts']))
    expect(new Set(importersOf('docx').map(roomOf))).toEqual(new Set(['export']))
    expect(new Set(importersOf('y-webrtc'))).toEqual(new Set(['mesh/sync/document-channel.ts']))
    expect(importersOf('nostr-tools').filter((file) => !file.startsWith('mesh/signalling/relays/'))).toEqual(
      [],
    )
    expect(new Set(importersOf('idb-keyval').map(roomOf))).toEqual(new Set(['storage']))
  })

  it('keeps Yjs out of the views and the platform, Preact in the views, and signals out of the machinery', () => {
    const strangers = [
      ...importersOf('yjs').filter(
        (file) => !['lib', 'records', 'grid', 'mesh', 'meeting', 'models'].includes(roomOf(file)),
      ),
      ...importersOf('preact').filter((file) => !['ui', ''].includes(roomOf(file))),
      ...importersOf('@preact/signals').filter((file) => !['meeting', 'models', 'ui'].includes(roomOf(file))),
    ]
    expect(strangers).toEqual([])
  })
})

describe('record kinds', () => {
  const names = new Set(Object.keys(kinds))
  /** These name several kinds and say nothing of them as kinds: what derives from the rows is in none of them. */
  const mayName = new Set([
    // How each kind shows in the view: one table, whole by its type.
    'records/set/room-view.ts',
    // What is said of a note in the plenary, and what it changes in the readout.
    'domain/plenary/plenary-acts.ts',
    'domain/plenary/readout.ts',
    'models/plenary/plenary-types.ts',
    // Parts of a model, and what the screen can show, under the same words.
    'ui/screen/screen-content.ts',
    'ui/screen/screen-model.ts',
  ])

  it('[K4] are listed once: no other array, switch, type or chain of comparisons names three of them', () => {
    const found = modules.flatMap(({ path, lists }) =>
      lists.flatMap((list) => {
        const named = [...new Set(list.names)].filter((name) => names.has(name))
        return named.length >= 3 ? [{ path, line: list.line, named: named.join(' ') }] : []
      }),
    )
    expect(found.filter(({ path }) => !mayName.has(path))).toEqual([])
    expect(new Set(found.map(({ path }) => path)), 'each of these still names some').toEqual(mayName)
  })
})

describe('the domain', () => {
  const domain = files.filter((file) => roomOf(file) === 'domain')

  it('imports no package at all', () => {
    const packages = imports.filter(
      ({ from, isOurs, isType }) => roomOf(from) === 'domain' && !isOurs && !isType,
    )
    expect(packages.map(shown)).toEqual([])
  })

  it('has no clock, no chance and no platform', () => {
    const impure =
      /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|crypto\b|document\.|window\.|navigator\.|localStorage|indexedDB|setTimeout|setInterval|fetch\()/
    const offences = domain.flatMap((file) => {
      const found = code(file)
        .replace(/'(?:\\.|[^'\\\n])*'/g, "''")
        .match(impure)
      return found ? [`${file}: ${found[0]}`] : []
    })
    expect(offences).toEqual([])
  })
})

describe('every file', () => {
  it('is short enough to do the one thing that its name says', () => {
    const long = files
      .map((file) => ({ file, lines: text(file).split('\n').length }))
      .filter(({ lines }) => lines > longestFileLines)
    expect(long).toEqual([])
  })

  it('has a kebab-case name', () => {
    expect(files.filter((file) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.[a-z]+)?\.tsx?$/.test(file))).toEqual([])
  })

  it('has no default export', () => {
    expect(files.filter((file) => /(?:^|\n)export default\b/.test(code(file)))).toEqual([])
  })

  it('knows of relays only in their transport, their records, what a facilitator switches, and the words', () => {
    const may =
      /^(?:main\.tsx|(?:domain|i18n|meeting)\/|mesh\/signalling\/(?:relays|qr)\/|records\/set\/room-|models\/(?:connect\/(?:relays-way|online-wish)|lead\/facilitate-)|ui\/(?:relays|set-up|facilitate)\/|ui\/connect\/way-views|ui\/check\/findings)/
    expect(files.filter((file) => /relay/i.test(text(file)) && !may.test(file))).toEqual([])
  })

  it('asks the network only through the mesh and for its own files', () => {
    const asking = /\b(?:XMLHttpRequest|new WebSocket|new EventSource|sendBeacon)\b/
    expect(files.filter((file) => asking.test(code(file)))).toEqual([])
  })
})
