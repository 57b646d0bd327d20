import type { GuideTopic } from '../../parts/guide-words.ts'

export const begin: GuideTopic = {
  title: 'What this is, in a minute',
  lead: 'People look back together on what they did, learn from it, and decide what’s next. Then they act, and meet again.',
  parts: [
    {
      do: [
        'Choose something real that people here can change.',
        'Everyone thinks alone first, so quiet people have something to say.',
        'Small tables talk. Phones hold what is worth saving.',
        'The room hears a few points from each table.',
        'Everyone leaves with a small promise, and someone who will ask.',
      ],
    },
    { text: 'You don’t need the answers, only the time, the order and the tone.' },
  ],
}

export const introduce: GuideTopic = {
  title: 'When people doubt it',
  lead: 'Doubt often comes from experience. Take it seriously and promise little.',
  parts: [
    {
      say: [
        'You know this work best. Today we use that.',
        'We look at what we did, not at who is to blame.',
        'You leave with one thing to try, your own choice.',
      ],
    },
    {
      answers: [
        {
          heard: 'This is a waste of time.',
          answer: 'What would make it worth your time? I’ll ask again halfway.',
        },
        { heard: 'We have real work to do.', answer: 'So have I. Which mistake keeps costing us time?' },
        {
          heard: 'We did this before, and nothing happened.',
          answer: 'What was promised? Let’s start there, and promise less.',
        },
        {
          heard: 'Just tell us what to do.',
          answer: 'That would fit me. What have you seen that I haven’t?',
        },
        {
          heard: 'Who will read this?',
          answer: 'You choose what your table sees. The table chooses what the room sees.',
        },
        { heard: 'Is this about who got it wrong?', answer: 'No. If it becomes that, stop me.' },
      ],
    },
    {
      do: [
        'Ask one or two doubters beforehand what they need.',
        'Send the invitation early, so that people can prepare.',
        'Start with one table and one small matter.',
        'Thank people for open doubts.',
      ],
    },
    { avoid: ['Selling it.', 'Calling doubters “resistant”.', 'Promising action on everything.'] },
  ],
}

export const groundRules: GuideTopic = {
  title: 'Ground rules',
  lead: 'Read them aloud and ask whether everyone agrees.',
  parts: [
    {
      say: [
        'Appreciation: we look for what helped, and tell the person.',
        'No judgement: we ask how it happened first.',
        'Confidentiality: share what you learned, never who said what.',
        'Anyone may pass, at any time, without a reason.',
      ],
    },
    { ask: ['What else do you need to speak openly?'] },
    {
      do: [
        'Say the limit: you can’t stay silent when someone is in danger. Say what you’d do.',
        'Say what leaves the room: the document, with the notes that tables shared.',
        'Name a broken rule kindly and at once.',
        'Speak for yourself: “I saw”, not “everyone knows”.',
      ],
    },
  ],
}

export const yourRole: GuideTopic = {
  title: 'Your part as facilitator',
  lead: 'You hold the frame so that others can think. You aren’t the expert.',
  parts: [
    {
      do: [
        'Tell the time: “Five minutes left. What’s missing?”',
        'Guard the order: alone, tables, room. Questions before advice.',
        'Ask, and wait. Ten silent seconds feel long only to you.',
        'Give the question back: “What do the others think?”',
        'Say what you notice, without explaining it: “It’s very quiet.”',
        'Do less and less, until tables stop looking at you.',
      ],
    },
    {
      avoid: [
        'Answering because the silence is hard.',
        'Better words than theirs, or praise for notes you like.',
        'Leading a meeting about your own decision.',
      ],
    },
  ],
}

export const room: GuideTopic = {
  title: 'The room, an hour before',
  lead: 'Four to six people at each table, face to face.',
  parts: [
    {
      do: [
        'Mix work and rank. Seat bosses away from people they assess.',
        'Show the code on the wall. Print table cards.',
        'Connect one phone of each table to your tablet yourself.',
        'Nobody waits for a phone. People connect later.',
        'Turn up your tablet’s sound. A soft bell ends each step.',
        'Bring paper and pens.',
      ],
    },
    { say: ['Phones are for a few notes. Otherwise, face down.'] },
  ],
}
