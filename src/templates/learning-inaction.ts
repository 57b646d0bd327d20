import type { Template } from '../domain/template/template.ts'
import { cells } from './cells.ts'

/** What a group knows and, for reasons of feeling or power, does not say or do. Private first; nobody has to write. */
export const learningInaction: Template = {
  format: 2,
  id: 'learning-inaction',
  name: 'Learning inaction',
  about:
    'Look at what we hold back, what holds it, and what might open it. Private first; nobody has to write.',
  // Where this is asked, no note may say whose it is.
  names: 'never',
  stages: [
    {
      id: 'open',
      title: 'Open',
      steps: [
        {
          id: 'open',
          kind: 'open',
          minutes: 5,
          say: 'We look at what we hold back, and at what holds it. Holding back can be wise: we want to see it, not to break it. Everybody may pass.',
          followUp: true,
          guide: ['inaction', 'ground-rules', 'boss'],
        },
      ],
    },
    {
      id: 'held',
      title: 'What we hold back',
      steps: [
        {
          id: 'alone',
          kind: 'alone',
          minutes: 10,
          say: 'For yourself. Nobody else can read it, and nobody has to write.',
          pages: [['myself'], ['group'], ['organisation']],
          guide: ['inaction', 'step-alone'],
        },
        {
          id: 'hat',
          kind: 'alone',
          minutes: 5,
          say: 'Every phone puts in one paper. A blank one counts, and protects those who write.',
          talk: 'silent',
          hat: 'papers',
          about: ['held'],
          guide: ['hat', 'hat-paper'],
        },
        {
          id: 'read',
          kind: 'plenary',
          minutes: 10,
          say: 'We listen to each one, and do not answer yet.',
          hat: 'reading',
          about: ['held'],
          guide: ['read-aloud', 'tears'],
        },
        {
          id: 'together',
          kind: 'together',
          minutes: 20,
          say: 'Talk about what was read, never about who wrote it.',
          guide: ['inaction', 'step-together', 'boss', 'silence'],
        },
        {
          id: 'plenary',
          kind: 'plenary',
          minutes: 15,
          say: 'What do several tables see? What might open it? Say as much as you wish.',
          guide: ['leave', 'anger', 'step-plenary'],
        },
      ],
      grid: {
        rows: [
          { id: 'myself', title: 'Myself' },
          { id: 'group', title: 'Our group' },
          { id: 'organisation', title: 'The organisation' },
        ],
        columns: [
          { id: 'held', title: 'Held back' },
          { id: 'holds', title: 'What holds it' },
          { id: 'opens', title: 'What might open it' },
        ],
        cells: [
          ...cells('myself', {
            held: ['What do I know and not say or do?', 'What have I stopped mentioning?'],
            holds: [
              'What do I imagine would happen?',
              'How do I know?',
              'What do I feel when I think of it?',
              'What do I gain by silence?',
            ],
            opens: ['What small thing could I say, and to whom?', 'What would I need first?'],
          }),
          ...cells('group', {
            held: ['What do we all know and never raise?', 'What do we agree and never do?'],
            holds: [
              'Whom does our silence protect?',
              'How do I take part?',
              'What are we avoiding in this room, now?',
            ],
            opens: ['What would we need from one another?', 'Who could begin, and who would stand by them?'],
          }),
          ...cells('organisation', {
            held: ['Which answer would be unwelcome, however true?', 'What is decided before we are asked?'],
            holds: ['Who gains if nothing changes?', 'Which feelings are not allowed here?'],
            opens: ['What must be said first, and by whom?', 'Where has something like it been said before?'],
          }),
          // What might open it comes out of the talk.
        ].map((cell) => (cell.column === 'opens' ? { ...cell, opensAtStep: 'together' } : cell)),
      },
    },
    {
      id: 'close',
      title: 'Close',
      steps: [
        {
          id: 'close',
          kind: 'close',
          minutes: 10,
          say: 'What is wise to leave, for now? How was it to be here?',
          guide: ['leave', 'step-close', 'tears'],
        },
      ],
    },
  ],
}
