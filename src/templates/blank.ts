import type { Template } from '../domain/template/template.ts'
import { cells } from './cells.ts'

export const blank: Template = {
  format: 2,
  id: 'blank',
  name: 'Blank',
  about: 'One round of talk with your own questions: alone, at the tables, in the room.',
  stages: [
    {
      id: 'open',
      title: 'Open',
      steps: [
        {
          id: 'open',
          kind: 'open',
          minutes: 5,
          say: 'Why are we here, and what would be a good outcome?',
          followUp: true,
        },
      ],
    },
    {
      id: 'talk',
      title: 'Talk',
      actionPoints: true,
      steps: [
        { id: 'alone', kind: 'alone', minutes: 5, say: 'My own thoughts first.' },
        {
          id: 'together',
          kind: 'together',
          minutes: 15,
          say: 'Talk first. Then choose the few notes that the room should hear.',
        },
        { id: 'plenary', kind: 'plenary', minutes: 15, say: 'Each table presents.', straightToRoom: true },
      ],
      grid: {
        rows: [{ id: 'all', title: 'Our question' }],
        columns: [
          { id: 'see', title: 'What we see' },
          { id: 'do', title: 'What we could do' },
        ],
        cells: [
          ...cells('all', {
            see: ['What do we see?', 'What do we know, and what is a guess?'],
            do: ['What could we do?', 'What is the smallest step?'],
          }),
        ],
      },
    },
    {
      id: 'close',
      title: 'Close',
      steps: [{ id: 'close', kind: 'close', minutes: 5, say: 'What do I take with me?' }],
    },
  ],
}
