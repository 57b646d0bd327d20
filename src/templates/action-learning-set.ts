import { type Cell, cellId, type Step, type Template } from '../domain/template/template.ts'

const column = { id: 'notes', title: 'Notes' }

/** Nothing of a set leaves its table but what its presenter decides to tell. */
const atTable = (
  row: string,
  opensAtStep: string,
  prompt: string,
  questions: readonly string[],
  more: Partial<Cell> = { staysAtTable: true },
): Cell => ({ row, column: column.id, prompt, questions, opensAtStep, ...more })

const question: Partial<Cell> = { staysAtTable: true, asks: 'question' }

/** Six tables are six sets: each goes through a turn at its own pace. */
const step = (
  id: string,
  kind: Step['kind'],
  minutes: number,
  say: string,
  more: Partial<Step> = {},
): Step => ({ id, kind, minutes, say, movedBy: 'table', ...more })

export const actionLearningSet: Template = {
  format: 2,
  id: 'action-learning-set',
  name: 'Action learning set',
  about: 'Each table helps one person after another with a real challenge: questions before advice.',
  airtime: true,
  rounds: [
    { id: 'turns', stages: ['turn'], presenters: 3, bids: cellId('open', 'bid', column.id), order: 'asked' },
  ],
  stages: [
    {
      id: 'open',
      title: 'Open',
      steps: [
        {
          id: 'open',
          kind: 'open',
          minutes: 2,
          say: 'Each table is a set. What is said here stays here.',
          followUp: true,
          guide: ['set', 'ground-rules', 'follow-up'],
        },
        {
          id: 'bids',
          title: 'Bids for time',
          kind: 'together',
          minutes: 3,
          say: 'Who would like time? Say why now, and agree on the order.',
          guide: ['set-bids', 'set'],
        },
      ],
      grid: {
        rows: [{ id: 'bid', title: 'Asking for time' }],
        columns: [column],
        cells: [
          {
            row: 'bid',
            column: column.id,
            prompt: 'What would I like time for, and why now?',
            questions: [],
            staysAtTable: true,
          },
        ],
      },
    },
    {
      id: 'turn',
      title: 'Presenter’s turn',
      steps: [
        step('challenge', 'together', 4, 'The presenter tells. Everybody else listens.', {
          title: 'Challenge',
          talk: 'spoken',
          guide: ['set-challenge', 'set'],
        }),
        step('questions', 'together', 10, 'Ask what you do not know. One at a time. Let silence work.', {
          title: 'Questions',
          talk: 'spoken',
          phonesDown: true,
          guide: ['set-questions', 'advice', 'questions'],
        }),
        step('reflection', 'alone', 2, 'Silence. Then the presenter speaks: my question is now ...', {
          title: 'Reflection',
          talk: 'silent',
          guide: ['set-reflection', 'silence'],
        }),
        step(
          'perspectives',
          'together',
          6,
          'One after the other. The presenter listens and need not answer.',
          { title: 'Perspectives', guide: ['set-perspectives', 'advice'] },
        ),
        step(
          'commitment',
          'together',
          2,
          'The presenter decides: what will I do, by when, and who will ask me?',
          { title: 'Commitment', guide: ['set-commitment', 'plan'] },
        ),
        step('review', 'together', 2, 'How did we work together?', {
          title: 'Review',
          talk: 'spoken',
          guide: ['set-review', 'grow'],
        }),
      ],
      grid: {
        rows: [
          { id: 'challenge', title: 'Challenge' },
          { id: 'question', title: 'A question that landed' },
          { id: 'reflection', title: 'Reflection' },
          { id: 'experience', title: 'My own experience' },
          { id: 'strength', title: 'A strength' },
          { id: 'wonder', title: 'A challenge, with care' },
          { id: 'commitment', title: 'Commitment' },
          { id: 'review', title: 'Review' },
        ],
        columns: [column],
        cells: [
          atTable('challenge', 'challenge', 'What I am wrestling with is ...', [
            'Why does it matter to me?',
            'What have I tried?',
            'What do I want from you?',
          ]),
          atTable(
            'question',
            'questions',
            'Which question landed?',
            [
              'What does it look like here?',
              'Where exactly does it break down?',
              'What might you be assuming?',
              'What already works?',
            ],
            question,
          ),
          atTable(
            'reflection',
            'reflection',
            'My question is now ...',
            ['Which question moved me?'],
            question,
          ),
          atTable('experience', 'perspectives', 'When I faced something like it, I ...', []),
          atTable('strength', 'perspectives', 'I noticed that you ...', []),
          atTable('wonder', 'perspectives', 'I wonder whether ...', []),
          atTable(
            'commitment',
            'commitment',
            'I will ... by ...',
            ['What is my first step?', 'What might stop me?', 'Who will ask me?'],
            { presenterOnly: true, actionPoints: true },
          ),
          atTable('review', 'review', 'Which question helped most?', [
            'When did we slip into advice?',
            'What did we keep away from?',
          ]),
        ],
      },
    },
    {
      id: 'close',
      title: 'Close',
      steps: [
        {
          id: 'close',
          kind: 'close',
          minutes: 7,
          say: 'What did I learn from someone else’s challenge?',
          talk: 'spoken',
        },
      ],
    },
  ],
}
