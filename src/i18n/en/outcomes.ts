import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

/** What became of an action point: on the screens of looking back and in the document alike. */
export const outcomes = {
  done: 'Done',
  changed: 'Changed',
  blocked: 'Blocked',
  'let-go': 'Let go',
  avoided: 'Avoided',
  open: 'Still open',
}

/** What the document says of notes that it does not quote, on screen and in a file alike. */
export const leftOut = {
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
}
