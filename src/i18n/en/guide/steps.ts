import type { GuideTopic } from '../../parts/guide-words.ts'

export const stepOpen: GuideTopic = {
  title: 'Opening',
  lead: 'Say what we look at, how long it takes, and that nobody is on trial.',
  parts: [
    {
      say: [
        'We’re looking at … Today we find out what it taught us.',
        'We look for learning, not for blame.',
        'You’ll think alone, then talk at your table. We end at …',
        'What you write alone stays on your phone.',
      ],
    },
    {
      do: [
        'Name the focus as something done: “six weeks of the new handover”, not “communication”.',
        'Agree on the ground rules.',
        'After an earlier meeting, begin with its promises.',
        'Let everyone say something early.',
      ],
    },
    { ask: ['What would make this worth your time?', 'What should we not avoid today?'] },
  ],
}

export const stepAlone: GuideTopic = {
  title: 'Writing alone',
  lead: 'Silence is the work here.',
  parts: [
    {
      say: [
        'Write for yourself. Nobody else can read it.',
        'First your own part, then the team’s. Three short notes are plenty.',
        'What did you do? What did you feel?',
      ],
    },
    {
      do: [
        'Stay silent, and write too.',
        'Stop talk early and kindly: “Hold it for your table.”',
        'Thinking or paper is fine too.',
        'When most look up, give one more minute.',
      ],
    },
    { avoid: ['Skipping this. The first speaker then decides for all.'] },
  ],
}

export const stepTogether: GuideTopic = {
  title: 'At the tables',
  lead: 'Talk first, write later. The table chooses a few points for the room.',
  parts: [
    {
      say: [
        'Go round once. Say what matters most to you.',
        'Then talk. Write down what is worth saving.',
        'At the end, choose up to three notes in each cell.',
        'You needn’t agree. Leave both notes.',
      ],
    },
    {
      do: [
        'Walk by, listen, and leave.',
        'Your board shows who is ready. Ask before you hurry anyone.',
        'Halfway, move from “me” to “us”.',
        'Near the end: “What should the room not miss?”',
      ],
    },
    { ask: ['Who hasn’t spoken yet?', 'What surprised you?', 'Who sees it differently?'] },
  ],
}

export const stepPlenary: GuideTopic = {
  title: 'The whole room',
  lead: 'Each table speaks for ninety seconds. Look for what’s shared, and what only one saw.',
  parts: [
    {
      say: [
        'You’re next. Who speaks? Which point matters most?',
        'Say what you found, not how.',
        'If it was said, only add to it.',
        'What do several tables see? What did only one see?',
      ],
    },
    {
      do: [
        'Tap the table that speaks. Every device shows its notes.',
        'Begin each round with another table.',
        'Thank each table for one thing, by name.',
        'You’re the host. Grouping notes can wait.',
      ],
    },
    { avoid: ['Debating each point.', 'Correcting a table.'] },
  ],
}

export const plan: GuideTopic = {
  title: 'Action points that last',
  lead: 'I will do what, how, by when, and who will ask me?',
  parts: [
    {
      say: [
        'What will you stop? What will you try? What will you protect?',
        'Choose one thing in your own hands.',
        'Who will ask you about it? Ask them now.',
        'Nobody is assigned. Points stay open until someone takes them.',
      ],
    },
    {
      ask: [
        'What is the smallest step this week?',
        'What could get in the way?',
        'Who knows about this? Who cares? Who can act?',
        'What do you stop, to make room for it?',
        'How would we notice in a month that it helped?',
      ],
    },
    {
      do: [
        'Turn “we should” into “I will”, or drop it.',
        'Points may stay open. That tells something too.',
        'For absent people: who asks them, and by when?',
      ],
    },
  ],
}

export const stepClose: GuideTopic = {
  title: 'Closing',
  lead: 'People remember the end.',
  parts: [
    {
      ask: [
        'What do I take with me?',
        'What helped us learn today? What got in the way?',
        'Who do I want to thank, and for what?',
      ],
    },
    {
      do: [
        'One sentence each, in the room or at the tables.',
        'People add their promise to their calendar now.',
        'Say what happens with the document, and when you meet again.',
        'Start on time, even if something is unfinished.',
      ],
    },
  ],
}

export const followUp: GuideTopic = {
  title: 'The next meeting',
  lead: 'Meet within weeks. What wasn’t done teaches as much as what was.',
  parts: [
    {
      say: [
        'What happened to your promise?',
        'Done, changed, blocked, let go or avoided: each is worth a word.',
      ],
    },
    {
      ask: [
        'What did you try? What happened?',
        'What surprised you?',
        'What stood in the way?',
        'What did we avoid, and what was that good for?',
        'What is the next small step?',
      ],
    },
    {
      do: [
        'The owner speaks first, then their asker.',
        'Count what the room did, never one person.',
        'Choose two or three that taught something.',
      ],
    },
    { avoid: ['“Why haven’t you …?” It only brings excuses.'] },
  ],
}
