import { type Cell, cellId, type Step, type Template } from '../domain/template/template.ts'
import { lines, step } from './builders.ts'

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
const tableStep = (id: string, kind: Step['kind'], minutes: number, say: string, more: Partial<Step>): Step =>
  step(kind, minutes, say, { id, movedBy: 'table', ...more })

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
        step('open', 2, 'Each table is a set. What is said here stays here.', {
          followUp: true,
          guide: ['set', 'ground-rules', 'follow-up'],
        }),
        {
          id: 'bids',
          title: 'Bids for time',
          kind: 'together',
          minutes: 3,
          say: 'One line each, aloud. Agree on the order. Let the readiest begin.',
          guide: ['set-bids', 'set'],
        },
      ],
      grid: {
        rows: lines({ bid: 'Asking for time' }),
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
        tableStep('challenge', 'together', 4, 'The presenter tells. Everybody else listens.', {
          title: 'Challenge',
          talk: 'spoken',
          guide: ['set-challenge', 'set'],
        }),
        tableStep('questions', 'together', 10, 'Ask what you do not know. One at a time. Let silence work.', {
          title: 'Questions',
          talk: 'spoken',
          phonesDown: true,
          guide: ['set-questions', 'advice', 'questions'],
        }),
        tableStep('reflection', 'alone', 2, 'Silence. Then the presenter speaks: my question is now ...', {
          title: 'Reflection',
          talk: 'silent',
          guide: ['set-reflection', 'silence'],
        }),
        tableStep('perspectives', 'together', 6, 'Aloud, one after the other. One person keeps the words.', {
          title: 'Perspectives',
          phonesDown: true,
          wordKeeper: true,
          guide: ['set-perspectives', 'advice'],
        }),
        tableStep(
          'commitment',
          'together',
          2,
          'The presenter decides: what will I do, by when, and who will ask me?',
          { title: 'Commitment', guide: ['set-commitment', 'plan'] },
        ),
        tableStep('review', 'together', 2, 'How did we work together?', {
          title: 'Review',
          talk: 'spoken',
          guide: ['set-review', 'grow'],
        }),
        tableStep('break', 'together', 5, 'Stand up, open a window. Be back in five minutes.', {
          title: 'Break',
          talk: 'spoken',
          phonesDown: true,
          afterTurn: 2,
          guide: ['silence'],
        }),
      ],
      grid: {
        rows: lines({
          challenge: 'Challenge',
          question: 'The question that landed',
          reflection: 'Reflection',
          experience: 'My own experience',
          strength: 'A strength',
          wonder: 'A challenge, with care',
          commitment: 'Commitment',
          review: 'Review',
        }),
        columns: [column],
        cells: [
          atTable('challenge', 'challenge', 'What I am wrestling with is ...', [
            'Why does it matter to me?',
            'What have I tried?',
            'What do I want from you?',
          ]),
          // Chosen afterwards: who writes while others ask does not listen.
          atTable(
            'question',
            'reflection',
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
        step('close', 7, 'One after the other: what did I learn from someone else’s challenge?', {
          presents: [column.id],
          straightToRoom: true,
          guide: ['step-close', 'grow'],
        }),
      ],
      grid: {
        rows: lines({ learned: 'What we learned' }),
        columns: [column],
        cells: [
          {
            row: 'learned',
            column: column.id,
            prompt: 'What did I learn from someone else’s challenge?',
            questions: ['What do I take into my own work?'],
          },
        ],
      },
    },
  ],
}
