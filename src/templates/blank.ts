import type { Template } from '../domain/template/template.ts'
import { cells, lines, spokenStage, step } from './builders.ts'

export const blank: Template = {
  format: 2,
  id: 'blank',
  name: 'Blank',
  about: 'One round of talk with your own questions: alone, at the tables, in the room.',
  stages: [
    spokenStage('open', 5, 'Why are we here, and what would be a good outcome?', { followUp: true }),
    {
      id: 'talk',
      title: 'Talk',
      actionPoints: true,
      steps: [
        step('alone', 5, 'My own thoughts first.'),
        step('together', 15, 'Talk first. Then choose the few notes that the room should hear.'),
        step('plenary', 15, 'Each table presents.', { straightToRoom: true }),
      ],
      grid: {
        rows: lines({ all: 'Our question' }),
        columns: lines({ see: 'What we see', do: 'What we could do' }),
        cells: [
          ...cells('all', {
            see: ['What do we see?', 'What do we know, and what is a guess?'],
            do: ['What could we do?', 'What is the smallest step?'],
          }),
        ],
      },
    },
    spokenStage('close', 5, 'What do I take with me?'),
  ],
}
