import type { Template } from '../domain/template/template.ts'
import { cells, lines, spokenStage, step } from './builders.ts'

/** The short form: one grid, three columns, one promise each. */
export const startStopContinue: Template = {
  format: 2,
  id: 'start-stop-continue',
  name: 'Start, stop, continue',
  about: 'A short look at how we work, in three questions, ending with one promise each.',
  stages: [
    spokenStage('open', 5, 'We are looking at ... We look for learning, not blame.', { followUp: true }),
    {
      id: 'look',
      title: 'Start, stop, continue',
      steps: [
        step('alone', 5, 'For yourself first. Begin with what is worth keeping.'),
        step('together', 12, 'Talk first. Then choose the few notes that the room should hear.'),
        step('plenary', 10, 'Each table presents.'),
      ],
      grid: {
        rows: lines({ we: 'We' }),
        columns: lines({ start: 'Start', stop: 'Stop', continue: 'Continue' }),
        cells: cells('we', {
          start: ['What should we try?', 'What is missing?', 'How would we know in a month that it helped?'],
          stop: ['What can we let go?', 'What is only habit?', 'Who would miss it?'],
          continue: [
            'What must we keep?',
            'What works so well that we hardly notice?',
            'Who looks after it?',
          ],
        }),
      },
    },
    {
      id: 'act',
      title: 'Promise',
      actionPoints: true,
      steps: [
        step(
          'plenary',
          8,
          'One thing that is in my own hands: what will I do, how, and by when? Who will ask me?',
          { guide: ['plan', 'late'] },
        ),
      ],
    },
    spokenStage('close', 5, 'What do I take with me? Whom do I want to thank?', {
      guide: ['step-close', 'follow-up', 'grow'],
    }),
  ],
}
