import type { GuideTopic } from '../../parts/guide-words.ts'

export const set: GuideTopic = {
  title: 'A set, from beginning to end',
  lead: 'Four to seven people keep meeting. One brings a real challenge, and the others help by asking.',
  parts: [
    {
      times: [
        { part: 'Open: how we are, who wants time', minutes: 5 },
        { part: 'Each round', minutes: 26 },
        { part: 'of it: the challenge', minutes: 4 },
        { part: 'questions', minutes: 10 },
        { part: 'silence, and the presenter’s question', minutes: 2 },
        { part: 'perspectives', minutes: 6 },
        { part: 'the commitment', minutes: 2 },
        { part: 'how we worked', minutes: 2 },
        { part: 'Close', minutes: 7 },
      ],
    },
    { text: 'With fewer presenters, give each more time.' },
    {
      do: [
        'Meet every four to six weeks, at least five times.',
        'Members choose to come, and choose their challenge.',
        'Each table moves its own steps. You move the rounds.',
        'Someone taps “Keep time”. Their phone moves the steps.',
        'Begin later meetings with the last commitments.',
        'Everything stays in the set, except commitments that presenters share.',
      ],
    },
    {
      say: ['Bring something real: yours, unsolved, where you could act.', 'Questions first. Advice waits.'],
    },
  ],
}

export const setBids: GuideTopic = {
  title: 'Opening a set, and bids for time',
  lead: 'Each says how they are, and what they’d like time for.',
  parts: [
    {
      ask: [
        'What would I like time for, and why now?',
        'What happened to my last commitment?',
        'Who hasn’t had time for longest?',
      ],
    },
    {
      do: [
        'People tap “Ask for time”. The table moves bids earlier or later.',
        'Hear all bids. Then the bidders settle it.',
        'A good challenge is real, mine, open, and something I can act on.',
      ],
    },
    { avoid: ['Puzzles with a known answer.'] },
  ],
}

export const setChallenge: GuideTopic = {
  title: 'The challenge',
  lead: 'The presenter speaks, uninterrupted. The others listen for words, feelings and gaps.',
  parts: [
    {
      ask: [
        'What am I wrestling with?',
        'Why does it matter to me?',
        'What have I tried?',
        'What do I want from you today?',
      ],
    },
    {
      do: [
        'No slides, no full history.',
        'If they stop early, wait. The important part often follows.',
        'If they run over, ask: “And what is your question?”',
      ],
    },
  ],
}

export const setQuestions: GuideTopic = {
  title: 'Questions, and only questions',
  lead: 'Phones down. Ask what you don’t know, one question at a time.',
  parts: [
    {
      say: [
        'Ask for the presenter’s sake, not out of curiosity.',
        'The presenter may think aloud, answer, or leave a question open.',
        'Advice comes later.',
      ],
    },
    {
      ask: [
        'What does it look like on an ordinary day?',
        'Where exactly does it break down?',
        'What might you be assuming?',
        'What already works?',
        'What would they say about you?',
        'What would you do if you couldn’t fail?',
      ],
    },
    {
      do: [
        'Wait. Often there’s a second answer.',
        'When a question lands, stay with it.',
        'When advice comes, ask for the question behind it.',
      ],
    },
    { avoid: ['Several questions at once.', '“Have you tried …?”', 'Looking for the fault.'] },
  ],
}

export const setReflection: GuideTopic = {
  title: 'Two minutes of silence',
  lead: 'Nobody speaks. Then the presenter says what the question is now.',
  parts: [
    { ask: ['My question is now …', 'Which question moved me?', 'What did I notice while I answered?'] },
    { do: ['Take the full two minutes.', 'Don’t ask about the new question.'] },
  ],
}

export const setPerspectives: GuideTopic = {
  title: 'Perspectives',
  lead: 'Offer your experience, a strength you saw, or a careful challenge. The presenter only listens.',
  parts: [
    {
      say: [
        'When I faced something like it, I …',
        'I noticed that you … That’s a strength.',
        'I wonder whether …',
      ],
    },
    {
      do: [
        'Speak about yourself. No “you should”.',
        'Begin with strengths. They are facts too.',
        'Give both support and challenge.',
        'The presenter needn’t defend anything.',
      ],
    },
  ],
}

export const setCommitment: GuideTopic = {
  title: 'The commitment',
  lead: 'Small and certain beats large and hoped for.',
  parts: [
    {
      ask: [
        'What will I do, and by when?',
        'What is my first step?',
        'What might stop me?',
        'Who will ask me?',
      ],
    },
    {
      do: [
        'It needn’t follow anyone’s advice.',
        '“I’ll think about it” is fine. By when, and who with?',
        'One person at the table says: “I’ll ask you.”',
      ],
    },
  ],
}

export const setReview: GuideTopic = {
  title: 'How we worked',
  lead: 'This makes the set better, and grows facilitators.',
  parts: [
    {
      ask: [
        'Which question helped most?',
        'When did we slip into advice?',
        'Who spoke little, and what did we miss?',
        'What did we avoid?',
        'What do we change next?',
      ],
    },
    {
      do: [
        'The presenter goes first.',
        'The challenge is closed now.',
        'Thank the timekeeper, and choose the next.',
      ],
    },
  ],
}
