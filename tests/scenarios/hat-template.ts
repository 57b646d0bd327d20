import type { Template } from '../../src/domain/template/template.ts'

/** What is held back, the hat, what was read, and the tables: as short as it can be. */
export const hatTemplate: Template = {
  format: 2,
  id: 'held-back',
  name: 'What we hold back',
  about: 'One round of the hat.',
  names: 'never',
  stages: [
    {
      id: 'held',
      title: 'Held back',
      steps: [
        { id: 'alone', kind: 'alone', minutes: 5, say: 'My own thoughts first.' },
        {
          id: 'hat',
          kind: 'alone',
          minutes: 5,
          say: 'One paper for each phone. A blank one protects whoever writes.',
          hat: 'papers',
          about: ['held'],
        },
        {
          id: 'read',
          kind: 'plenary',
          minutes: 10,
          say: 'We read, and we do not ask who wrote.',
          hat: 'reading',
        },
        {
          id: 'tables',
          kind: 'together',
          minutes: 20,
          say: 'Talk about what was read, never about who wrote it.',
        },
      ],
      grid: {
        rows: [{ id: 'group', title: 'Our group' }],
        columns: [
          { id: 'held', title: 'Held back' },
          { id: 'holds', title: 'What holds it' },
        ],
        cells: [
          {
            row: 'group',
            column: 'held',
            prompt: 'What do we all know and never raise?',
            questions: ['What do we agree and never do?'],
          },
          {
            row: 'group',
            column: 'holds',
            prompt: 'Whom does our silence protect?',
            questions: [],
            opensAt: 'together',
          },
        ],
      },
    },
    {
      id: 'close',
      title: 'Close',
      steps: [
        { id: 'close', kind: 'close', minutes: 5, say: 'How was it to be here?' },
        { id: 'talk', kind: 'plenary', minutes: 5, say: 'What do we leave for now?' },
      ],
    },
  ],
}
