import type { DocumentSource } from '../../src/domain/document/working-document.ts'
import { emptyPoint } from '../../src/domain/outcome/action-point.ts'
import { continueMeetings, type FollowedMeeting } from '../../src/domain/outcome/follow-up.ts'
import type { ActionPoint, Outcome } from '../../src/domain/records/records.ts'
import { sampleSource } from './a-document.ts'

/** Words that break documents: long, right to left, of many code points, full of signs, and with what no page may show. */
export const awkwardTexts = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  'تعلمنا أن نسأل قبل أن نجيب (3 مرات)',
  'We said “שאלנו לפני שענינו” first, twice',
  '👩🏽‍⚕️🇺🇦🏴󠁧󠁢󠁥󠁮󠁧󠁿 emoji, and 早会で話す',
  '# not a heading #',
  '- not a list\n1. not one\n> nor a quotation\n```\ncode\n```',
  'The sheet is at https://intranet.example/ward_4/handover_sheet*new*?a=1&copy=2#top, ask Tom_B',
  'ward_4/handover_sheet and www.example.com/a_*b*_c and a_b@example.com',
  'abc\u202Edef\u202C ghi\u0007\u0000 jkl\u2066mno\u2069',
  '*stars* _lines_ ~~gone~~ `code` [link](javascript:alert(1)) ![x](y) <b>bold</b> &lt; &amp; a|b $x$ ^1^',
  '=1+1',
  '\\ backslash \\',
  '+ plus\n+ plus',
  '---',
  'a  two blanks\tand a tab',
  'Setext\n===',
] as const

/** Six tables, one without a name; every word of the sample is followed by an awkward one. */
export const awkwardSource = (): DocumentSource => {
  let next = 0
  const source = sampleSource((text) => `${text} ${awkwardTexts[next++ % awkwardTexts.length]}`)
  const more = [5, 6].map((number) => ({
    id: `t${number}`,
    name: number === 5 ? '' : 'تمريض الليل',
    number,
    signers: [],
  }))
  const notes = new Map(source.notes)
  awkwardTexts.forEach((text, at) => {
    const id = `t${5 + (at % 2)}-awkward${String(at).padStart(2, '0')}`
    notes.set(id, {
      id,
      table: id.slice(0, 2),
      signer: 's',
      content: { cell: 'reflect/ours/better', text, order: `b${String(at).padStart(2, '0')}` },
    })
  })
  const title = 'Handover \u202Eward\u202C 4 # <b>“now”</b> #'
  const brief = source.brief && { ...source.brief, title, heldOn: '2026-11-29' }
  return { ...source, brief, tables: [...source.tables, ...more], notes }
}

const point = (id: string, more: Partial<ActionPoint>) => ({ ...emptyPoint(id), ...more })

const held = (month: number, points: readonly ActionPoint[], before?: FollowedMeeting): FollowedMeeting => ({
  id: String(month).padStart(32, '0'),
  title: ['The first sheet', 'The bedside', 'The night'][month - 1] ?? '',
  heldAt: Date.UTC(2026, 8 + month, 5),
  heldOn: `2026-${String(9 + month).padStart(2, '0')}-05`,
  points,
  earlier: before && continueMeetings([before]),
  outcomes: new Map(),
})
const told = (meeting: FollowedMeeting, outcomes: Readonly<Record<string, Outcome>>): FollowedMeeting => ({
  ...meeting,
  outcomes: new Map(Object.entries(outcomes)),
})

/** The fourth of a series: points of three meetings before it, some settled, some still open, with what was learned. */
export const fourthSource = (): DocumentSource => {
  const first = held(0 + 1, [
    point('t1-a', { who: 'Ana', what: 'write the sheet on one page', when: '2026-10-12', taken: true }),
    point('t1-b', { who: 'Ben', what: 'ask the night shift what they need', when: '2026-10-20' }),
    point('t2-c', { what: 'move the handover to the bedside', how: 'one bay first', when: '2026-11-02' }),
  ])
  const second = told(held(2, [point('t2-d', { who: 'Dana', what: 'take the phone', taken: true })], first), {
    't1-a': { state: 'done', learned: 'One page is read, two are not' },
    't1-b': { state: 'blocked', learned: 'They are asleep when we meet' },
  })
  const third = told(
    held(
      3,
      [point('t3-e', { who: 'Eli', what: 'sleep over one night', when: '2027-01-12', taken: true })],
      second,
    ),
    {
      't1-b': { state: 'changed', learned: 'We write to them instead' },
      't2-d': { state: 'let-go', learned: '' },
    },
  )
  const source = sampleSource()
  const brief = source.brief && { ...source.brief, heldOn: '2027-01-18' }
  const outcomes = new Map<string, Outcome>([['t2-c', { state: 'done', learned: 'The patient corrects us' }]])
  return { ...source, brief, earlier: continueMeetings([third]), outcomes }
}

export const meetings = { sample: sampleSource, awkward: awkwardSource, fourth: fourthSource } as const
