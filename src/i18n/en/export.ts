import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

interface PointWords {
  readonly who: string
  readonly what: string
  readonly how: string
  readonly when: string
  readonly asks: string
}

/** What stands around people's words in the files that leave the app (`ExportLabels`). */
export const exportTexts = {
  focus: 'We looked at',
  points: 'What we will do',
  noPoints: 'No action points yet.',
  learned: 'What we learned',
  point: ({ who, what, how, when, asks }: PointWords) => {
    const parts = [`${who || '…'} will ${what || '…'}`, how && `by ${how}`, when && `by ${when}`]
    const sentence = `${parts.filter((part) => part !== '').join(', ')}.`
    return asks ? `${sentence} ${asks} will ask about it.` : sentence
  },
  openPoint: 'open: who takes it?',
  cell: (row: string, column: string) => `${row} · ${column}`,
  stageEmpty: 'Nothing was shared in this stage.',
  agree: (tables: number, of: number) => `${tables} of ${of} tables`,
  starred: '★',
  parked: 'Parked',
  elsewhere: 'From cells that were taken out',
  earlier: (title: string) => `From last time: ${title}`,
  withdrawn: (count: number) =>
    plural(count, {
      one: '# note was taken back by its table.',
      other: '# notes were taken back by their tables.',
    }),
  hidden: (count: number) =>
    plural(count, {
      one: '# note was hidden by the facilitator.',
      other: '# notes were hidden by the facilitator.',
    }),
  column: {
    who: 'Who',
    what: 'What',
    how: 'How',
    when: 'By when',
    asks: 'Who will ask',
    taken: 'Taken',
    table: 'Table',
  },
  yes: 'yes',
  no: 'no',
}
