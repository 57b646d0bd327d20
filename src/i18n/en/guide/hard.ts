import type { GuideTopic } from '../../parts/guide-words.ts'

export const stuck: GuideTopic = {
  title: 'A table is stuck, or has nothing',
  lead: 'The question may be too big, too general or too risky.',
  parts: [
    {
      ask: [
        'Take one day. What happened, hour by hour?',
        'When did it go a little better?',
        'Which small thing would you change on Monday?',
        'Is something here hard to say?',
      ],
    },
    {
      do: [
        'Sit down, ask one question, then leave.',
        'Two silent minutes, one note each. Then go round.',
        'Let them talk in pairs, then together.',
        'In the plenary, accept “we have nothing”.',
      ],
    },
    { avoid: ['Giving examples. You’ll hear them again.', 'Filling cells for their own sake.'] },
  ],
}

export const oneVoice: GuideTopic = {
  title: 'One voice takes all the air',
  lead: 'It’s usually care or nerves. Change the form, not the person.',
  parts: [
    {
      say: [
        'Thank you. Who sees it differently?',
        'Let’s go round once, a minute each. Who starts?',
        'Who hasn’t spoken yet? You may pass.',
        'What is your one sentence for the grid?',
      ],
    },
    {
      do: [
        'Give that person a job: asking questions, or keeping time.',
        'If the table wants it, turn on speaking time.',
        'In the break, ask: “Will you help me bring in the others?”',
      ],
    },
    { avoid: ['Embarrassing someone.', 'Waiting too long.'] },
  ],
}

export const silence: GuideTopic = {
  title: 'Nobody says anything',
  lead: 'It can mean thinking, fear or enough. Find out which.',
  parts: [
    {
      do: [
        'Count to ten. Look at the table, not at a person.',
        'Start in pairs for two minutes, then the room.',
        'Let them write again, and read from it.',
        'If it feels like fear, offer the hat.',
      ],
    },
    { say: ['Take your time.', 'What is the quiet about?', 'Shall we drop this question?'] },
  ],
}

export const tears: GuideTopic = {
  title: 'Someone cries',
  lead: 'Something matters. Stay calm, slow down, and let the person decide.',
  parts: [
    {
      say: [
        'Take your time.',
        'Would you like to stay, have a break, or go out with someone?',
        'Shall we wait, go on, or stop here?',
      ],
    },
    {
      do: [
        'Pause the clock. Offer water.',
        'Stop others from solving it.',
        'Someone they choose goes out with them.',
        'Later, ask what they need, and what others may know.',
        'Ask the table how they are. They were moved too.',
      ],
    },
    {
      avoid: ['Asking why.', 'Therapy. Say where to find help, and ask again the next day.'],
    },
  ],
}

export const boss: GuideTopic = {
  title: 'The boss sits at the table',
  lead: 'Talk with the boss before. Then let the order protect the others.',
  parts: [
    {
      say: [
        '(To the boss, before:) Will you speak last, and begin with your own mistake?',
        '(To the boss, before:) What will you do with unwelcome words? Will you tell them?',
        '(To all:) Speak from your own work. Nobody will be asked about it afterwards.',
      ],
    },
    {
      do: [
        'Seat the boss with people they don’t assess.',
        'Hold the meeting without names on notes.',
        'The newest speaks first, the boss last.',
        'If the boss answers everything, give them two questions to ask.',
        'Use the hat, or leave the boss out. Agree on what they’ll hear.',
      ],
    },
    { avoid: ['Pretending rank isn’t there.', 'Asking for more courage than is safe.'] },
  ],
}

export const anger: GuideTopic = {
  title: 'Anger and blame',
  lead: 'Make room for the matter, and protect the people.',
  parts: [
    {
      say: [
        'This matters. What happened, as you saw it?',
        'What was in our own hands?',
        'That was about a person. Say what happened.',
        'We agreed not to judge. Let’s take two silent minutes.',
      ],
    },
    {
      do: [
        'Slow down. Speak more quietly than the loudest voice.',
        'Each side says what they heard before they answer.',
        'Absent people can’t answer. What can we do ourselves?',
        'Hide a hurtful note. Its table is told. Say why.',
      ],
    },
  ],
}

export const late: GuideTopic = {
  title: 'Running out of time',
  lead: 'Shorten the round, never the time alone or the close.',
  parts: [
    {
      do: [
        'In the plenary, hear one point from each table.',
        'In Plan, skip the table step.',
        'Ask openly: “What shall we skip?”',
        'Leave the last seven minutes for promises and the close.',
        'One stage done well beats three in a rush.',
      ],
    },
  ],
}

export const noPhone: GuideTopic = {
  title: 'No phone, no connection, no battery',
  lead: 'One phone at each table is enough. So is paper.',
  parts: [
    {
      do: [
        'Not connected? Keep writing. It’s saved.',
        'Hold your tablet to one phone of each table. Each reads the other’s code.',
        'No phone? A neighbour types, or you add it on the board.',
        'Nothing works? Use paper and the same questions.',
        'Afterwards, photograph the paper and type in the action points.',
      ],
    },
  ],
}
