import type { GridLine, Step, Template } from '../domain/template/template.ts'
import { cells, lines, spokenStage, step } from './builders.ts'

const rows: readonly GridLine[] = lines({ mine: 'My part', ours: 'Our team' })

/** Everybody answers for themselves before they answer for the team. */
const mineThenOurs: Pick<Step, 'say' | 'pages'> = {
  say: 'First my own response, then the team’s.',
  pages: [['mine'], ['ours']],
}

export const actionLearningMeeting: Template = {
  format: 2,
  id: 'action-learning-meeting',
  name: 'Action learning meeting',
  about: 'Look back on what we did, learn from it, and plan what to stop, start and continue.',
  stages: [
    spokenStage('open', 6, 'We are looking at ... We look for learning, not blame.', { followUp: true }),
    {
      id: 'reflect',
      title: 'Reflect & share',
      steps: [
        { id: 'alone', kind: 'alone', minutes: 5, ...mineThenOurs },
        step('together', 10, 'Talk first. Then choose the few notes that the room should hear.'),
        step('plenary', 8, 'Each table presents.'),
      ],
      grid: {
        rows,
        columns: lines({ well: 'Went well', better: 'Could be better' }),
        cells: [
          ...cells('mine', {
            well: ['What did I do that went well?', 'What helped me?', 'How did I feel?'],
            better: [
              'What would I do differently?',
              'Where did I rush, or wait?',
              'What did I feel, and do with it?',
            ],
          }),
          ...cells('ours', {
            well: ['What did we do well together?', 'Who made it easier, and how?'],
            better: ['Where did we fall short together?', 'Where did we miss one another?', 'Who noticed?'],
          }),
        ],
      },
    },
    {
      id: 'learn',
      title: 'Learn & report',
      steps: [
        { id: 'alone', kind: 'alone', minutes: 4, ...mineThenOurs },
        step('together', 9, 'Talk first. Then write together what we have learned.'),
        step('plenary', 8, 'Each table presents what it has learned.', { presents: ['learned'] }),
      ],
      grid: {
        rows,
        columns: lines({ worked: 'Why it worked', hard: 'Why it was hard', learned: 'So we have learned' }),
        cells: [
          ...cells('mine', {
            worked: ['What did I bring to it?', 'What did I choose?', 'What was luck?'],
            hard: ['What was my share in it?', 'What did I assume?', 'What did I know and not say?'],
            learned: ['Next time I will remember that ...', 'What surprised me?'],
          }),
          ...cells('ours', {
            worked: ['What in our way of working made it possible?', 'Would it work again?'],
            hard: ['Where did it begin, and what came of it?', 'Whom did it affect?', 'What keeps it going?'],
            learned: ['We now know that ...', 'Where else is it true?', 'What is still a guess?'],
          }),
          // What was learned comes out of the talk, so nobody writes it before the table has met.
        ].map((cell) => (cell.column === 'learned' ? { ...cell, opensAt: 'together' as const } : cell)),
      },
    },
    {
      id: 'break',
      title: 'Break',
      steps: [step('open', 5, 'Stand up, open a window. Leave your phone here.')],
    },
    {
      id: 'plan',
      title: 'Plan',
      actionPoints: true,
      steps: [
        { id: 'alone', kind: 'alone', minutes: 4, ...mineThenOurs },
        step('together', 5, 'Talk first. What belongs to all of us?', {
          optional: true,
          guide: ['plan', 'step-together', 'late'],
        }),
        step('plenary', 14, 'What will I do, how, and by when? Who will ask me?', {
          // Individuals plan in front of the whole group, not only through their table.
          straightToRoom: true,
          guide: ['plan', 'late'],
        }),
      ],
      grid: {
        rows: lines({ mine: 'I', ours: 'We' }),
        columns: lines({ stop: 'Stop', start: 'Start', continue: 'Continue' }),
        cells: [
          ...cells('mine', {
            stop: ['What will I stop?', 'What is only habit?'],
            start: ['What will I try?', 'What is the smallest step this week?'],
            continue: ['What will I protect?', 'What gets lost when I am busy?'],
          }),
          ...cells('ours', {
            stop: ['What can we let go?', 'Who would miss it?'],
            start: ['What should we try?', 'How would we know in a month that it helped?'],
            continue: ['What must we keep?', 'Who looks after it?'],
          }),
        ],
      },
    },
    spokenStage('close', 7, 'What do I take with me? What helped us learn? Whom do I want to thank?', {
      guide: ['step-close', 'follow-up', 'grow'],
    }),
  ],
}
