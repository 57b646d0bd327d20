import type { Template } from '../domain/template/template.ts'
import { cells } from './cells.ts'

/** The short form: one grid, three columns, one promise each. */
export const startStopContinue: Template = {
  format: 2,
  id: 'start-stop-continue',
  name: 'Start, stop, continue',
  about: 'A short look at how we work, in three questions, ending with one promise each.',
  stages: [
    {
      id: 'open',
      title: 'Open',
      steps: [
        {
          id: 'open',
          kind: 'open',
          minutes: 5,
          say: 'We are looking at ... We look for learning, not blame.',
          followUp: true,
        },
      ],
    },
    {
      id: 'look',
      title: 'Start, stop, continue',
      steps: [
        {
          id: 'alone',
          kind: 'alone',
          minutes: 5,
          say: 'For yourself first. Begin with what is worth keeping.',
        },
        {
          id: 'together',
          kind: 'together',
          minutes: 12,
          say: 'Talk first. Then choose the few notes that the room should hear.',
        },
        { id: 'plenary', kind: 'plenary', minutes: 10, say: 'Each table presents.' },
      ],
      grid: {
        rows: [{ id: 'we', title: 'We' }],
        columns: [
          { id: 'start', title: 'Start' },
          { id: 'stop', title: 'Stop' },
          { id: 'continue', title: 'Continue' },
        ],
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
        {
          id: 'plenary',
          kind: 'plenary',
          minutes: 8,
          say: 'One thing that is in my own hands: what will I do, how, and by when? Who will ask me?',
          guide: ['plan', 'late'],
        },
      ],
    },
    {
      id: 'close',
      title: 'Close',
      steps: [
        {
          id: 'close',
          kind: 'close',
          minutes: 5,
          say: 'What do I take with me? Whom do I want to thank?',
          guide: ['step-close', 'follow-up', 'grow'],
        },
      ],
    },
  ],
}
