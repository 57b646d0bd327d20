import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listFiles, readModules } from './read-house.mjs'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const modules = readModules(src)
/** What people read is edited as words on screens, not as code. */
const isWords = (path: string) => /^(?:i18n\/en|templates)\//.test(path)

/** Words that make a sentence be read twice. */
const heavy = /\b(?:whoever|whomever|whom|of which)\b/i
/** Lists of English words by which notes are compared. */
const mayHoldAnyWord = /^domain\/hints\//

/** Participles of irregular verbs; the others end in -ed. */
const irregular = new Set(
  'found said told shown lit met held made given taken written heard thrown brought built chosen drawn fed hidden laid led meant paid spoken understood begun gone seen grown bound caught'.split(
    ' ',
  ),
)
/** The platform's own names, and events that a part tells the one above it (`heard`, `opened`); no more are to be added. */
const mayStayParticiple = new Set<string>(
  JSON.parse(readFileSync(new URL('participles.json', import.meta.url), 'utf8')),
)

describe('the words of the code', () => {
  it('are read once: no whoever, whom or of which in code, comments and pages', () => {
    const found = modules
      .filter(({ path }) => !isWords(path) && !mayHoldAnyWord.test(path))
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, at) => (heavy.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      )
    const pages = listFiles(src, /\.(?:md|css)$/)
      .filter((path) => !isWords(path))
      .filter((path) => heavy.test(readFileSync(`${src}/${path}`, 'utf8')))
    expect([...found, ...pages]).toEqual([])
  })

  it('name a function by a verb, not by a participle alone', () => {
    const bare = modules
      .filter(({ path }) => !isWords(path))
      .flatMap(({ path, functions }) => functions.map(({ name }) => ({ path, name })))
      .filter(
        ({ name }) => (/^[a-z]+ed$/.test(name) && !/^(?:need|succeed)$/.test(name)) || irregular.has(name),
      )
      .map(({ path, name }) => `${path} ${name}`)
    expect([...new Set(bare)].filter((one) => !mayStayParticiple.has(one))).toEqual([])
  })
})

describe('the glossary of the map', () => {
  const map = readFileSync(`${src}/README.md`, 'utf8')
  const section = map.slice(map.indexOf('## Words'), map.indexOf('## Keys in storage'))
  const rows = [...section.matchAll(/^\| ([a-z, ]+) \| (.+) \|$/gm)].slice(1)
  const terms = rows.flatMap(([, words = '']) => words.split(', '))

  it('has some thirty terms, and each of them once', () => {
    expect(terms.length).toBeGreaterThanOrEqual(30)
    expect(new Set(terms).size).toBe(terms.length)
  })

  it('explains no term by itself, and every term is in use', () => {
    const code = modules
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase()
    for (const [, words = '', meaning = ''] of rows) {
      expect(meaning.length, words).toBeGreaterThan(10)
      for (const word of words.split(', ')) expect(code, word).toContain(word.split(' ')[0])
    }
  })
})
