import { cellId, type Template } from '../../src/domain/template/template.ts'

/** As short as a meeting can be in which somebody says at their table alone what they will do. */
export const seriesTemplate: Template = {
  format: 2,
  id: 'series',
  name: 'One of a series',
  about: 'Talk, and say what you will do.',
  stages: [
    {
      id: 'work',
      title: 'Work',
      steps: [{ id: 'together', kind: 'together', minutes: 20, say: 'Talk first.' }],
      grid: {
        rows: [
          { id: 'talk', title: 'Talk' },
          { id: 'will', title: 'I will' },
        ],
        columns: [{ id: 'notes', title: 'Notes' }],
        cells: [
          { row: 'talk', column: 'notes', prompt: 'What is it about?', questions: [], staysAtTable: true },
          {
            row: 'will',
            column: 'notes',
            prompt: 'I will ...',
            questions: [],
            staysAtTable: true,
            presenterOnly: true,
          },
        ],
      },
    },
    { id: 'close', title: 'Close', steps: [{ id: 'close', kind: 'close', minutes: 5, say: 'How was it?' }] },
  ],
}

export const talkCell = cellId('work', 'talk', 'notes')
export const willCell = cellId('work', 'will', 'notes')
