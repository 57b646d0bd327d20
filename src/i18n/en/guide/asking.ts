import type { GuideTopic } from '../../parts/guide-words.ts'

export const questions: GuideTopic = {
  title: 'Questions that help',
  lead: 'A good question is short, open, and asked without knowing the answer. One at a time; then wait.',
  parts: [
    { text: 'To look back' },
    {
      ask: [
        'What did you do? What did you see?',
        'What helped? Who made it easier?',
        'What did you feel then, and what did you do with it?',
      ],
    },
    { text: 'To learn' },
    {
      ask: [
        'What was different from what you expected?',
        'What did you take for granted?',
        'What is your own share in it?',
        'Who would tell it differently?',
        'What do you know for certain, and what is a guess?',
        'Where else does it happen?',
      ],
    },
    { text: 'To move on' },
    {
      ask: [
        'What are you trying to do? What stops you? What could you do about it?',
        'What is in your own hands?',
        'What happens if you do nothing?',
        'What is the smallest step?',
        'Whom do you need, and how will you ask them?',
      ],
    },
    { avoid: ['“Why” at the very start: it sounds like a charge. Try “how did it come about?”'] },
  ],
}

export const advice: GuideTopic = {
  title: 'Advice in disguise',
  lead: '“Have you tried …?” ends in a question mark and is advice all the same. It hands over my answer instead of opening yours.',
  parts: [
    {
      answers: [
        { heard: 'Have you tried talking to her?', answer: 'What have you tried so far?' },
        { heard: 'Why don’t you ask for more people?', answer: 'What would you need?' },
        { heard: 'Shouldn’t you set a deadline?', answer: 'What keeps it from coming to an end?' },
        { heard: 'Isn’t it because they are afraid?', answer: 'What do you think goes on in them?' },
        { heard: 'When I had that, I simply …', answer: 'Keep it: your own experience has its turn later.' },
      ],
    },
    {
      say: [
        'Can you ask that without your answer in it?',
        'What do you want to know?',
        'Keep that. There is a time for it.',
      ],
    },
    { text: 'Smile when you say it. Everybody does it, facilitators most of all.' },
  ],
}
