import { pluralOf } from '../parts/plural.ts'
import { leftOut, outcomes } from './outcomes.ts'
import type { PointWords } from './points.ts'

const plural = pluralOf('en')

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Not by the browser's own formats: those differ from device to device, and the files have to be the same on all. */
const day = (iso: string): string => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? iso : `${Number(date)} ${name} ${year}`
}

/** A sentence is put together of parts that may each end in a full stop. */
const bare = (words: string) => words.trim().replace(/[\s.,;]+$/u, '')

/** What stands around people's words in the files that leave the app (`ExportLabels`). */
export const files = {
  focus: 'We looked at',
  points: 'What we will do',
  noPoints: 'No action points yet.',
  learned: 'What we learned',
  day,
  point: ({ who, what, how, when, asks }: PointWords) => {
    const does = `${bare(who) || 'Somebody'} will ${bare(what) || '…'}`
    const by = [how, when].map(bare).filter(Boolean)
    const sentence = `${[does, ...by.map((words) => `by ${words}`)].join(', ')}.`
    return bare(asks) ? `${sentence} ${bare(asks)} will ask about it.` : sentence
  },
  by: (how: string) => `by ${bare(how)}`,
  openPoint: 'open: who takes it?',
  proposed: (who: string) => `${who} (proposed)`,
  promised: ({ who, what, how }: Pick<PointWords, 'who' | 'what' | 'how'>) =>
    [`${bare(who) || 'Somebody'}: ${bare(what) || '…'}`, ...(bare(how) ? [`by ${bare(how)}`] : [])].join(
      ', ',
    ),
  became: (outcome: string, day: string) =>
    day === '' ? outcome : `was for ${day}; ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`,
  lesson: (learned: string) => `Learned: ${learned}`,
  cell: (row: string, column: string) => `${row} · ${column}`,
  turn: (stage: string, turn: number) => `${stage} ${turn}`,
  stageEmpty: 'Nothing was shared in this stage.',
  agree: (tables: number, of: number) => `${tables} of ${of} tables`,
  unnamedTheme: 'Points that belong together',
  tableCount: (count: number) => plural(count, { one: '# table', other: '# tables' }),
  table: (number: number) => `Table ${number}`,
  starred: '★',
  parked: 'Parked',
  elsewhere: 'From cells that were taken out',
  becameOf: 'What became of it',
  meeting: (title: string, day: string) => [title, day].filter(Boolean).join(', '),
  fromMeeting: (meeting: string) => `From: ${meeting}`,
  lessons: 'What we learned over our meetings',
  seeLearned: 'These notes are under “What we learned”, near the beginning.',
  contents: 'In this document',
  meetAgain: (day: string, title: string) => {
    const called = bare(title) ? `: ${bare(title)}` : ''
    return day ? `We meet again on ${day}${called}.` : `We meet again${called}. The day is still open.`
  },
  ...leftOut,
  history: 'Over our meetings',
  thisMeeting: 'This time',
  tally: {
    meeting: 'Meeting',
    actedOn: 'Acted on',
    changed: 'Changed',
    letGo: 'Let go',
    stillOpen: 'Still open',
  },
  outcome: outcomes,
  column: {
    who: 'Who',
    what: 'What',
    how: 'How',
    when: 'By when',
    asks: 'Who will ask',
    taken: 'Taken',
    table: 'Table',
    outcome: 'What became of it',
    meeting: 'Meeting',
  },
  calendar: {
    title: (who: string, what: string) => `${bare(who) || 'Somebody'} will ${bare(what) || '…'}`,
    mine: (what: string) => `My promise: ${bare(what) || '…'}`,
    asking: (who: string, what: string) => `Ask ${bare(who) || 'them'}: ${bare(what) || '…'}`,
    asks: (who: string) => `${bare(who)} will ask about it.`,
    stillOpen: (title: string) => `Still open: ${title}`,
    from: (meeting: string) => `From the meeting “${meeting}”.`,
    opensBy: 'Open Plenary on your phone. Under “Next meeting”, choose “Open meeting”.',
  },
  madeWith: 'Made with Plenary',
  yes: 'yes',
  no: 'no',
}
