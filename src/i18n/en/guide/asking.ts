import type { GuideTopic } from '../../parts/guide-words.ts'

export const questions: GuideTopic = {
  title: 'Questions that help',
  lead: 'Ask short, open questions, one at a time. Then wait.',
  parts: [
    { text: 'To look back' },
    {
      ask: ['What did you do? What did you see?', 'What helped? What did you feel?'],
    },
    { text: 'To learn' },
    {
      ask: [
        'What did you not expect?',
        'What did you take for granted?',
        'What is your own share in it?',
        'Who would tell it differently?',
        'What is still a guess?',
      ],
    },
    { text: 'To move on' },
    {
      ask: [
        'What stops you?',
        'What is in your own hands?',
        'What happens if you do nothing?',
        'What is the smallest step?',
        'Who do you need, and how will you ask them?',
      ],
    },
    { avoid: ['“Why” sounds like blame. Ask “How did it happen?”'] },
  ],
}

export const advice: GuideTopic = {
  title: 'Advice in disguise',
  lead: '“Have you tried …?” is advice with a question mark.',
  parts: [
    {
      answers: [
        { heard: 'Have you tried talking to her?', answer: 'What have you tried so far?' },
        { heard: 'Why don’t you ask for more people?', answer: 'What would you need?' },
        { heard: 'Shouldn’t you set a deadline?', answer: 'What keeps it from ending?' },
        { heard: 'Isn’t it because they’re afraid?', answer: 'What do you think they feel?' },
        { heard: 'When I had that, I simply …', answer: 'Hold it. Experience comes later.' },
      ],
    },
    { say: ['What do you want to know?'] },
    { text: 'Smile when you say it. Facilitators give the most advice.' },
  ],
}
