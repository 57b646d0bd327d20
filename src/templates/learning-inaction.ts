import type { Template } from '../domain/template/template.ts'
import { cells, lines, spokenStage, step } from './builders.ts'

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
    spokenStage(
      'open',
      5,
      'We look at what we hold back, and at what holds it. Holding back can be wise: we want to see it, not to break it. Everybody may pass.',
      { followUp: true, guide: ['inaction', 'ground-rules', 'boss'] },
    ),
    {
      id: 'held',
      title: 'What we hold back',
      steps: [
        step('alone', 10, 'For yourself. Nobody else can read it, and nobody has to write.', {
          pages: [['myself'], ['group'], ['organisation']],
          guide: ['inaction', 'step-alone'],
        }),
        step('alone', 5, 'Every phone puts in one paper. A blank one counts, and protects those who write.', {
          id: 'hat',
          talk: 'silent',
          hat: 'papers',
          about: ['held'],
          guide: ['hat', 'hat-paper'],
        }),
        step('plenary', 10, 'We listen to each one, and do not answer yet.', {
          id: 'read',
          hat: 'reading',
          about: ['held'],
          guide: ['read-aloud', 'tears'],
        }),
        step('together', 20, 'Talk about what was read, never about who wrote it.', {
          guide: ['inaction', 'step-together', 'boss', 'silence'],
        }),
        step('plenary', 15, 'What do several tables see? What might open it? Say as much as you wish.', {
          guide: ['leave', 'anger', 'step-plenary'],
        }),
      ],
      grid: {
        rows: lines({ myself: 'Myself', group: 'Our group', organisation: 'The organisation' }),
        columns: lines({ held: 'Held back', holds: 'What holds it', opens: 'What might open it' }),
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
    spokenStage('close', 10, 'What is wise to leave, for now? How was it to be here?', {
      guide: ['leave', 'step-close', 'tears'],
    }),
  ],
}
