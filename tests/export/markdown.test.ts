import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { actionPointsCsv } from '../../src/export/action-points-csv.ts'
import { escapeMarkdown, markdownLines } from '../../src/export/escape-markdown.ts'
import { markdown } from '../../src/export/markdown.ts'
import { sampleDocument, sampleSource } from './a-document.ts'
import { englishLabels } from './labels.ts'
import { readCsv } from './read-csv.ts'

const labels = englishLabels

describe('markdown', () => {
  const text = markdown(sampleDocument(), labels)

  it('[W1] opens with the focus, the action points and what was learned', () => {
    const headings = text.split('\n').filter((line) => /^##? /.test(line))
    expect(headings).toEqual([
      '# Shift handover on ward 4',
      '## We looked at',
      '## What we will do',
      '## What we learned',
      '## Reflect & share',
      '## Learn & report',
      '## Plan',
      '## From last time: Spring',
      '## Parked',
    ])
    expect(text).toContain(
      '1. Anneke will hang the handover sheet at every bed of bay two, by trying it on Monday’s early shift with ' +
        'two colleagues, by 25 November 2026. Tom will ask about it. (Early shift)\n',
    )
    expect(text).toContain('(Night shift; open: who takes it?)')
  })

  it('[W1] shows themes with their tables, quotes parked notes at the end and hidden ones never', () => {
    expect(text).toContain(
      '- **At the bed** (2 of 4 tables)\n' +
        '  - Handover at the bedside: patients heard it and put us right twice (Early shift)\n' +
        '  - ★ At the bedside the patient is part of it (Late shift)\n' +
        '- Nobody left late in the first two weeks (Early shift)\n',
    )
    expect(text.slice(text.indexOf('## Parked'))).toContain('We hear about families')
    expect(text).not.toContain('We never say when we are too tired')
    expect(text).toContain('1 note was hidden by the facilitator.')
  })

  it('[L8] [W1] says what became of the action points of last time, and what was learned from it', () => {
    expect(text).toContain('1. Tom will ask the patients. (Still open)')
    const outcomes = new Map([['e1', { state: 'let-go', learned: 'Nobody *asked* for it' }] as const])
    const told = markdown(workingDocument({ ...sampleSource(), outcomes }), labels)
    expect(told).toContain('1. Tom will ask the patients. (Let go. Nobody \\*asked\\* for it)')
  })

  it('[W1] has every note that is neither hidden nor withdrawn', () => {
    for (const { content, id } of sampleSource().notes.values()) {
      if (id !== 'note011') expect(text).toContain(`- ${content?.text}`.slice(2))
    }
  })

  it('[W2] is byte-identical whatever the order in which a device learned of things', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const source = sampleSource()
        const shuffled = <K, V>(map: ReadonlyMap<K, V>) =>
          new Map([...map].sort((a, b) => hash(`${seed}${a[0]}`) - hash(`${seed}${b[0]}`)))
        const other = workingDocument({
          ...source,
          notes: shuffled(source.notes),
          points: shuffled(source.points),
          marks: shuffled(source.marks),
        })
        expect(markdown(other, labels)).toBe(text)
      }),
      { seed: 4, numRuns: 30 },
    )
  })

  it('[K4] keeps its shape whatever people write', () => {
    const shape = (document: string) =>
      document.split('\n').filter((line) => /^(#{1,3} |---$)/.test(line)).length
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('#', '-', '=', '`', '~', '<', '>', '\n', ' ', '|', '1', '.', '[', ']', 'x'),
      }),
    )
    fc.assert(
      fc.property(nasty, (words) => {
        const rewritten = markdown(
          sampleDocument((each) => `x${words}\n${words}${each}`),
          labels,
        )
        expect(shape(rewritten)).toBe(shape(text))
        expect(rewritten).not.toMatch(/[<>]/)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('[W2] writes an empty meeting too', () => {
    const empty = workingDocument({
      brief: undefined,
      template: undefined,
      tables: [],
      notes: new Map(),
      marks: new Map(),
      themes: new Map(),
      themeSizes: new Map(),
      hearts: new Map(),
      heartCounts: new Map(),
      points: new Map(),
      earlier: undefined,
    })
    expect(markdown(empty, labels)).toBe('## What we will do\n\nNo action points yet.\n')
  })
})

describe('what somebody wrote', () => {
  it('[K4] is shown and never acted on', () => {
    expect(escapeMarkdown('<script>alert(1)</script>')).toBe('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(escapeMarkdown('[x](javascript:alert(1))')).toBe('\\[x\\](javascript:alert(1))')
    expect(escapeMarkdown('![x](http://a)')).toBe('!\\[x\\](http://a)')
    expect(escapeMarkdown('# no\n- no\n1. no\n> no\n---\n```\n    no')).toBe(
      '\\# no \\- no 1\\. no &gt; no \\--- \\`\\`\\` no',
    )
    expect(escapeMarkdown('a&lt;b *c* _d_ a|b')).toBe('a&amp;lt;b \\*c\\* \\_d\\_ a\\|b')
  })

  it('[W2] stays readable: plain words, emoji and long text as they are', () => {
    const plain = 'Who made it easier, and how? “Tom” – 👩🏽‍⚕️🇺🇦 (5-3 = 2) it’s 50 % + more'
    expect(escapeMarkdown(plain)).toBe(plain)
    expect(escapeMarkdown('x'.repeat(100_000))).toHaveLength(100_000)
  })

  it('[E2] right-to-left words do not turn what stands beside them', () => {
    expect(escapeMarkdown('تعلمنا أن نسأل')).toBe('\u2068تعلمنا أن نسأل\u2069')
    expect(escapeMarkdown('a\u202Ecba')).toBe('acba')
  })

  it('[W2] keeps its lines, without empty ones', () => {
    expect(markdownLines('one\r\n\r\n two \u2028three\u0000')).toEqual(['one', 'two', 'three'])
  })

  it('[K4] never leaves a special sign bare', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text)
        expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[\\`*_[\]<>~|]/)
        expect(escaped).not.toMatch(/[\n\r]/)
      }),
      { seed: 6, numRuns: 1000 },
    )
  })
})

it('[W2] the CSV has the action points, one row each', () => {
  const rows = readCsv(actionPointsCsv(sampleDocument(), labels).slice(1))
  expect(rows[0]).toEqual(['Who', 'What', 'How', 'By when', 'Who will ask', 'Taken', 'Table'])
  expect(rows).toHaveLength(7)
  expect(rows[1]).toEqual([
    'Anneke',
    'hang the handover sheet at every bed of bay two',
    'trying it on Monday’s early shift with two colleagues',
    '2026-11-25',
    'Tom',
    'yes',
    'Early shift',
  ])
  expect(rows[6]?.slice(5)).toEqual(['no', ''])
})

const hash = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7)

it('[L8] [W1] tells what became of action points over several meetings, as a table', () => {
  const text = markdown(sampleDocument(), labels)
  expect(text).toContain(
    [
      '### Over our meetings',
      '',
      '| Meeting | Acted on | Changed | Let go | Still open |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| Winter \\| one | 3 | 1 | 0 | 2 |',
      '| This time | 0 | 0 | 0 | 1 |',
    ].join('\n'),
  )
})
