import type { GuideTopic } from '../../parts/guide-words.ts'

export const stepOpen: GuideTopic = {
  title: 'Opening',
  lead: 'Make three things clear: what we look at, how long it takes, and that nobody is on trial.',
  parts: [
    {
      say: [
        'We are looking at … That is what we did; today we find out what it taught us.',
        'We look for learning, not for blame.',
        'You will think alone, talk at your table, and hear the other tables. It ends at …',
        'What you write alone stays on your phone until you bring it to the table.',
      ],
    },
    {
      do: [
        'Say the focus in one sentence, as something done: “six weeks of the new handover”, not “communication”.',
        'Agree on the ground rules.',
        'If there was an earlier meeting, begin with its promises.',
        'Let everybody say a few words early, if only their name and how they come in.',
      ],
    },
    { ask: ['What would make this worth your time?', 'What should we not talk around today?'] },
  ],
}

export const stepAlone: GuideTopic = {
  title: 'Writing alone',
  lead: 'Silence is the work here. Everybody answers for themselves before they answer for the team.',
  parts: [
    {
      say: [
        'Now for yourself. Nobody else can read what you write.',
        'First your own part, then the team’s. Two or three short notes are plenty.',
        'What did you do? And what did you feel, and do with it?',
      ],
    },
    {
      do: [
        'Keep silent yourself, and write too if you were part of it.',
        'Stop talk early and kindly: “Hold it for your table; you will need it.”',
        'Who does not like to type can think, or use paper.',
        'When most look up, say that one minute is left.',
      ],
    },
    { avoid: ['Skipping this to save time: then the first speaker decides what the table thinks.'] },
  ],
}

export const stepTogether: GuideTopic = {
  title: 'At the tables',
  lead: 'Talk first, write later. The table chooses the few points that the room should hear.',
  parts: [
    {
      say: [
        'Go round once, without discussion: each says what matters most to them.',
        'Then talk. Put on the grid what is worth keeping, in your own words.',
        'At the end choose up to three notes in each cell for the room.',
        'If you see it differently, keep both notes. You need not agree.',
      ],
    },
    {
      do: [
        'Walk by, listen, and leave again. A table you stand at talks to you.',
        'On your board, see who has shared and who is ready; ask before you hurry anyone.',
        'Remind them at half time to turn from themselves to the team.',
        'Two minutes before the end: “What should the room not miss?”',
      ],
    },
    {
      ask: [
        'Who has not spoken yet?',
        'What surprised you in what you heard?',
        'Who here sees it otherwise?',
      ],
    },
  ],
}

export const stepPlenary: GuideTopic = {
  title: 'The whole room',
  lead: 'Each table speaks for ninety seconds and the others listen. Look for what is shared, and keep in sight what only one table saw.',
  parts: [
    {
      say: [
        'You are next: choose who speaks, and which point matters most.',
        'Say what you found, not how you came to it.',
        'If it has been said, say only what you would add.',
        'What do several tables see? And what did only one see?',
      ],
    },
    {
      do: [
        'Tap the table that speaks: its notes light up on every phone and on the wall.',
        'Tell the next table that it is next.',
        'Begin each round with another table.',
        'Thank each table for one thing, by name of the thing.',
        'You are the host. Grouping the notes can wait.',
      ],
    },
    { avoid: ['Debating each point.', 'Correcting a table in front of the others.'] },
  ],
}

export const plan: GuideTopic = {
  title: 'Action points that last',
  lead: 'Few, small and owned. One sentence: I will do what, how, by when, and who will ask me.',
  parts: [
    {
      say: [
        'What will you stop? What will you try? What will you protect?',
        'Choose one thing that is in your own hands.',
        'Who will ask you about it? Ask them now.',
        'Nothing is handed out here. An action is open until somebody takes it.',
      ],
    },
    {
      ask: [
        'What is the smallest step this week?',
        'What could get in the way, and what will you do then?',
        'Who knows about this? Who cares? Who can do something about it?',
        'What do you stop, so that there is room for it?',
        'How would we notice in a month that it helped?',
      ],
    },
    {
      do: [
        'Turn “we should” into “I will”, or let it go.',
        'What nobody takes may stay open. That, too, tells the room something.',
        'What needs somebody who is absent becomes: who asks them, and by when?',
      ],
    },
  ],
}

export const stepClose: GuideTopic = {
  title: 'Closing',
  lead: 'Let everybody have a last word. People remember the end.',
  parts: [
    {
      ask: [
        'What do I take with me?',
        'What helped us learn today? What got in the way?',
        'Whom do I want to thank, and for what?',
      ],
    },
    {
      do: [
        'One sentence each, round the room; or round each table, where there are many.',
        'Show each person their promise, and let them put it in the calendar now.',
        'Say what happens with the document, and when you meet again.',
        'Begin the close in time, even if something stays unfinished. People leave at the minute.',
      ],
    },
    { say: ['Not all is said. What is still open, we take up next time.'] },
  ],
}

export const followUp: GuideTopic = {
  title: 'The next meeting',
  lead: 'Come back to the promises within weeks. Be curious: what was not done teaches as much as what was.',
  parts: [
    {
      say: [
        'These are the promises of last time. What became of yours?',
        'Done, changed, stuck, let go, or quietly avoided: each is worth a word.',
      ],
    },
    {
      ask: [
        'What did you try? What happened?',
        'What did you learn that you did not expect?',
        'What stood in the way? What could you have asked for?',
        'What did we avoid, and what was that good for?',
        'What is the next small step?',
      ],
    },
    {
      do: [
        'The owner speaks first, then whoever promised to ask.',
        'Count what the room did, never what a person did.',
        'Leave out lists. Choose two or three that taught something.',
      ],
    },
    { avoid: ['“Why have you not …?” It asks for excuses, and gets them.'] },
  ],
}
