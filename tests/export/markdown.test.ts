import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDocument } from '../../src/domain/document/working-document.ts'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
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
      '## What became of it',
      '## What we will do',
      '## What we learned',
      '## Reflect & share',
      '## Learn & report',
      '## Plan',
      '## Over our meetings',
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
    expect(text).toContain(
      '## What became of it\n\nFrom: Spring\n\n1. Tom: ask the patients (Still open)\n\n## What we will do',
    )
    const outcomes = new Map([['e1', { state: 'let-go', learned: 'Nobody *asked* for it' }] as const])
    const told = markdown(workingDocument({ ...sampleSource(), outcomes }), labels)
    expect(told).toContain('1. Tom: ask the patients (Let go; Learned: Nobody \\*asked\\* for it)')
  })

  it('[W1] tells what became of it right after the focus, with meeting, day and what was learned', () => {
    const earlier = {
      title: 'Autumn',
      heldAt: 0,
      heldOn: '2026-10-05',
      points: [
        { ...emptyPoint('a'), who: 'Ana', what: 'ask', when: '2027-01-12', taken: true },
        { ...emptyPoint('b'), who: 'Ben', what: 'count', from: 'Summer', fromOn: '2026-07-01' },
      ],
      lessons: [
        {
          id: 'c',
          what: 'listen',
          state: 'done',
          learned: 'It takes *time*',
          title: 'Spring',
          heldOn: '2026-04-01',
        },
      ] as const,
    }
    const told = markdown(workingDocument({ ...sampleSource(), earlier }), labels)
    expect(told).toContain(
      [
        '## What became of it',
        '',
        'From: Autumn, 5 October 2026',
        '',
        '1. Ana: ask (was for 12 January 2027; still open; From: Autumn, 5 October 2026)',
        '2. Ben (proposed): count (Still open; From: Summer, 1 July 2026)',
        '',
        '## What we will do',
      ].join('\n'),
    )
    expect(told).toContain(
      '## What we learned over our meetings\n\n- It takes \\*time\\* (listen; Done; Spring, 1 April 2026)\n',
    )
  })

  it('[L4] names an owner as owner, a proposed one as proposed, and asks only where nobody is named', () => {
    const points = new Map(
      [
        { ...emptyPoint('t1-a'), who: 'Ana', taken: true },
        { ...emptyPoint('t1-b'), who: 'Ben' },
        { ...emptyPoint('t1-c') },
      ].map((point) => [point.id, { ...point, what: 'ask', table: 't1' }]),
    )
    const told = markdown(workingDocument({ ...sampleSource(), points, earlier: undefined }), labels)
    expect(told).toContain(
      '1. Ana will ask. (Early shift)\n' +
        '2. Ben (proposed) will ask. (Early shift)\n' +
        '3. Somebody will ask. (Early shift; open: who takes it?)\n',
    )
  })

  it('[W1] quotes what was learned once, and refers to it in its stage', () => {
    const said = 'Fill it in as you go, or not at all'
    expect(text.split(said)).toHaveLength(2)
    expect(text.indexOf(said)).toBeLessThan(text.indexOf('## Reflect & share'))
    expect(text.slice(text.indexOf('## Learn & report'))).toContain(labels.seeLearned)
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
        const bare = escaped
          .replace(/\\[!-/:-@[-`{-~]/g, '')
          .replace(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, '')
        expect(bare).not.toMatch(/[\\`*_[\]<>~|]/)
        expect(escaped).not.toMatch(/[\n\r]/)
      }),
      { seed: 6, numRuns: 1000 },
    )
  })
})

it('[W2] the CSV has the action points, one row each', () => {
  const rows = readCsv(actionPointsCsv(sampleDocument(), labels).slice(1))
  expect(rows[0]).toEqual([
    'Who',
    'What',
    'How',
    'By when',
    'Who will ask',
    'Taken',
    'Table',
    'Meeting',
    'What became of it',
  ])
  // Six of this meeting, and one of an earlier one that is still open.
  expect(rows).toHaveLength(8)
  expect(rows[1]).toEqual([
    'Anneke',
    'hang the handover sheet at every bed of bay two',
    'trying it on Monday’s early shift with two colleagues',
    '2026-11-25',
    'Tom',
    'yes',
    'Early shift',
    'Shift handover on ward 4',
    '',
  ])
  expect(rows[6]?.slice(5, 7)).toEqual(['no', ''])
  expect(rows[7]).toEqual(['Tom', 'ask the patients', '', '', '', 'yes', '', 'Spring', 'Still open'])
})

const hash = (text: string) => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7)

it('[L8] [W1] tells what became of action points over several meetings, as a table', () => {
  const text = markdown(sampleDocument(), labels)
  expect(text).toContain(
    [
      '## Over our meetings',
      '',
      '| Meeting | Acted on | Changed | Let go | Still open |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| Winter \\| one | 3 | 1 | 0 | 2 |',
      '| This time | 0 | 0 | 0 | 1 |',
    ].join('\n'),
  )
})
