import type { GuideTopic } from '../../parts/guide-words.ts'

export const set: GuideTopic = {
  title: 'A set, from beginning to end',
  lead: 'A set is four to seven people who meet again and again. In each round one of them brings a real challenge; the others help them think, by asking.',
  parts: [
    {
      times: [
        { part: 'Open: how we are here, who would like time', minutes: 5 },
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
    {
      text: 'Three rounds take an hour and a half. With one or two presenters, give each more time: in half a day an hour each is usual.',
    },
    {
      do: [
        'Meet every four to six weeks, at least five times; fix the dates at the start.',
        'Members come because they want to, and choose their challenge themselves.',
        'Each table is its own set, and moves its own steps. You move only the rounds.',
        'A timekeeper at each table, changing from round to round. They tap “I’ll keep time”: then their phone starts the clock, moves the steps and hands over.',
        'Begin later meetings with what became of the last commitments.',
        'What is said in a set stays in it. Only the presenter may share their commitment.',
      ],
    },
    {
      say: [
        'Bring something real: yours, unsolved, where you could act.',
        'Questions first. Advice has to wait, however good it is.',
      ],
    },
  ],
}

export const setBids: GuideTopic = {
  title: 'Opening a set, and bids for time',
  lead: 'Each says in a sentence how they are here, and what they would like time for. Then the set decides who presents.',
  parts: [
    {
      ask: [
        'What would I like time for, and why now?',
        'What has become of my last commitment?',
        'Who has not had time for longest?',
      ],
    },
    {
      do: [
        'Whoever would like time taps “Ask for time” on their own phone. The table moves bids earlier or later until the order is right.',
        'Hear all bids before choosing.',
        'Let those who bid settle it among themselves. What is urgent is not always what weighs most.',
        'A good challenge is real, mine, open, and something I could act on.',
        'Who does not present today works as hard: asking is how one learns it.',
      ],
    },
    { avoid: ['Puzzles with a known answer: those are for a colleague or a manual.'] },
  ],
}

export const setChallenge: GuideTopic = {
  title: 'The challenge',
  lead: 'The presenter speaks, four minutes without interruption. The others listen to the words, the feeling, and what is left out.',
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
        'No slides, no full history. Who needs to know everything wants to solve it.',
        'If the presenter stops early, wait. The important part often comes then.',
        'If they run over, ask: “And what is your question?”',
      ],
    },
  ],
}

export const setQuestions: GuideTopic = {
  title: 'Questions, and only questions',
  lead: 'Ten minutes, spoken, phones down. Ask what you do not know. One question at a time, and let the silence work.',
  parts: [
    {
      say: [
        'Ask for the presenter’s sake, not to satisfy your own curiosity.',
        'The presenter may think aloud, answer, or let a question lie.',
        'Advice opens later. Hold it, or let it become a question.',
      ],
    },
    {
      ask: [
        'What does it look like, on an ordinary day?',
        'Where exactly does it break down?',
        'What might you be assuming?',
        'What already works?',
        'What would they say of you?',
        'What do you not want to happen?',
        'What would you do if you could not fail?',
        'What is your own part in keeping it as it is?',
      ],
    },
    {
      do: [
        'Leave a breath after each answer; often there is a second one.',
        'Where a question lands, stay with it.',
        'When advice comes, ask its giver for the question behind it.',
      ],
    },
    { avoid: ['Questions in a row.', '“Have you tried …?”', 'Looking for the fault.'] },
  ],
}

export const setReflection: GuideTopic = {
  title: 'Two minutes of silence',
  lead: 'Nobody speaks. Then the presenter says what the question is now: often it is another one.',
  parts: [
    {
      ask: ['My question is now …', 'Which question moved me?', 'What did I notice while I answered?'],
    },
    { do: ['Keep the full two minutes.', 'Do not ask further. The presenter’s new question stands.'] },
  ],
}

export const setPerspectives: GuideTopic = {
  title: 'Perspectives',
  lead: 'Now the others give something, and the presenter listens without answering: own experience, a strength they saw, a challenge with care.',
  parts: [
    {
      say: [
        'When I faced something like it, I …',
        'I noticed that you … That is a strength.',
        'I wonder whether …',
      ],
    },
    {
      do: [
        'Speak of yourself; “you should” stays outside.',
        'Begin with the strengths. They are facts too.',
        'Support and challenge belong together: only support is nice and changes little, only challenge closes people up.',
        'The presenter may turn their chair, and write. They need not defend anything.',
      ],
    },
  ],
}

export const setCommitment: GuideTopic = {
  title: 'The commitment',
  lead: 'The presenter says what they will do, by when, and who will ask them. Small and certain is better than large and hoped for.',
  parts: [
    {
      ask: [
        'What will I do, and by when?',
        'What is my first step?',
        'What might stop me? What do I do then?',
        'Who will ask me?',
      ],
    },
    {
      do: [
        'It need not follow anybody’s advice.',
        '“I will think about it” is allowed: by when, and with whom?',
        'One person at the table says: “I will ask you.”',
      ],
    },
  ],
}

export const setReview: GuideTopic = {
  title: 'How we worked',
  lead: 'Two minutes on the work itself. This is how a set gets better at it, and how facilitators grow.',
  parts: [
    {
      ask: [
        'Which question helped most?',
        'When did we slip into advice?',
        'Who spoke little, and what did we miss?',
        'What did we keep away from?',
        'What do we do differently in the next round?',
      ],
    },
    {
      do: [
        'The presenter first.',
        'Speak of the working, not of the challenge: it is closed now.',
        'Thank the timekeeper, and choose the next.',
      ],
    },
  ],
}
