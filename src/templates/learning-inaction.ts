import type { Template } from '../domain/template/template.ts'
import { cells, lines, spokenStage, step } from './builders.ts'

/** What a group knows and, for reasons of feeling or power, does not say or do. Private first; nobody has to write. */
export const learningInaction: Template = {
  format: 2,
  id: 'learning-inaction',
  name: 'What we hold back',
  about:
    'Learning in action, and inaction: where we act on what we know, and what stops us. Nobody has to write.',
  // Where this is asked, no note may say whose it is.
  names: 'never',
  stages: [
    spokenStage(
      'open',
      5,
      'Where do we act on what we know, and where don’t we? Holding back can be wise: we want to see it, not to break it. Anyone may pass.',
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
        columns: lines({
          acted: 'Where we act',
          held: 'Held back',
          holds: 'What stops us',
          opens: 'What might open it',
        }),
        cells: [
          ...cells('myself', {
            acted: ['Where did I act on what I know, and what happened?', 'What made it possible?'],
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
            acted: ['Where did we act on what we know, and what came of it?', 'Who went first?'],
            held: ['What do we all know and never raise?', 'What do we agree and never do?'],
            holds: [
              'Whom does our silence protect?',
              'How do I take part?',
              'What are we avoiding in this room, now?',
            ],
            opens: ['What would we need from one another?', 'Who could begin, and who would stand by them?'],
          }),
          ...cells('organisation', {
            acted: ['When was something hard said here, and what followed?', 'Who made it safe?'],
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
