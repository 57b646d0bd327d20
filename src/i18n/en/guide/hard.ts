import type { GuideTopic } from '../../parts/guide-words.ts'

export const stuck: GuideTopic = {
  title: 'A table is stuck, or has nothing',
  lead: 'Nothing to say often means too big, too general or too risky. Make it smaller.',
  parts: [
    {
      ask: [
        'Take one day. What happened, hour by hour?',
        'When did it go a little better than usual? What was different?',
        'What would the people you work for have seen?',
        'If you could change one small thing on Monday, which?',
        'Is there something here that is hard to say?',
      ],
    },
    {
      do: [
        'Sit down with them for two minutes, ask one question, then leave.',
        'Send them back to silence: two minutes, one note each, then round the table.',
        'Let two and two talk, and then together.',
        'Let “we have nothing” stand in the plenary. Then ask the others what they would add.',
      ],
    },
    { avoid: ['Giving them an example: you will hear it again.', 'Filling in the grid for its own sake.'] },
  ],
}

export const oneVoice: GuideTopic = {
  title: 'One voice takes all the air',
  lead: 'Mostly it is care or nerves, not ill will. Change the form instead of the person.',
  parts: [
    {
      say: [
        'Thank you. I have noted that. Who sees it differently?',
        'Let us go round once, a minute each. Who would like to begin?',
        'I would like to hear those who have not spoken yet. You may pass.',
        'What is your one sentence, for the grid?',
      ],
    },
    {
      do: [
        'Go round, one minute each, and keep the time.',
        'Give the voice a task: to ask the questions, or to keep the time.',
        'If the table wants it, turn on the airtime bars. All see them, and nobody need say a word.',
        'Speak with the person in the break: “You see a lot. Help me to bring in the others.”',
      ],
    },
    { avoid: ['Showing somebody up in front of others.', 'Waiting until the table has given up.'] },
  ],
}

export const silence: GuideTopic = {
  title: 'Nobody says anything',
  lead: 'Silence can be thinking, or fear, or enough. Find out which before you fill it.',
  parts: [
    {
      do: [
        'Count to ten. Look at the table, not at a person.',
        'Ask for pairs first: two minutes with a neighbour, then the room.',
        'Let them write again, and read from what was written.',
        'If it feels like fear, offer the hat: everybody puts in a paper, and nobody knows whose.',
      ],
    },
    {
      say: ['Take your time.', 'It is quiet. What is the quiet about?', 'We can also let this question go.'],
    },
  ],
}

export const tears: GuideTopic = {
  title: 'Somebody cries',
  lead: 'It is no accident that must be repaired. Something matters. Stay calm, slow down, and let the person decide.',
  parts: [
    {
      say: [
        'Take your time. There is no hurry.',
        'Would you like to stay, to have a break, or to go out with somebody?',
        'Shall we wait, or go on, or stop here?',
      ],
    },
    {
      do: [
        'Pause the clock. A glass of water and a moment help more than words.',
        'Keep the others from comforting too quickly, explaining or solving.',
        'If the person goes out, somebody whom they choose goes with them.',
        'Later, ask quietly what they need, and what may be said of it.',
        'Afterwards ask the table how they are. They were moved too.',
      ],
    },
    {
      avoid: [
        'Asking why.',
        'Turning the set into therapy. If it weighs more than a talk can carry, say where help is to be had, and ask again the next day.',
      ],
    },
  ],
}

export const boss: GuideTopic = {
  title: 'The boss sits at the table',
  lead: 'Rank does not stay at the door because we say so. Talk with the boss before; then let the order protect the others.',
  parts: [
    {
      say: [
        '(Beforehand, to the boss:) Your people will watch your face. Will you speak last, and begin with something that you got wrong yourself?',
        '(Beforehand:) What will you do if you hear something unwelcome? Will you tell them so?',
        '(In the room:) Today everybody speaks from their own work, and nobody will be asked about it afterwards.',
      ],
    },
    {
      do: [
        'Seat the boss with people whom they do not assess.',
        'Hold the meeting with no names on notes.',
        'Let the newest speak first, the boss last.',
        'If the boss answers every point, give them a task: to write, or to ask two questions.',
        'For what is held back, use the hat. If it is still too risky, hold that part without the boss, and agree on what they will hear of it.',
      ],
    },
    {
      avoid: ['Pretending that rank is not there.', 'Asking people for more courage than is safe for them.'],
    },
  ],
}

export const anger: GuideTopic = {
  title: 'Anger and blame',
  lead: 'Anger shows that something matters. Make room for the matter, and protect the people.',
  parts: [
    {
      say: [
        'I can hear that this matters. What happened, as you saw it?',
        'Let us stay with what we did ourselves. What was in our own hands?',
        'That was about a person. Say it again about what happened.',
        'Stop. We agreed not to judge. Let us take two minutes of silence.',
      ],
    },
    {
      do: [
        'Slow down; speak more quietly than the loudest voice.',
        'Ask each side to say what they heard from the other before they answer.',
        'People who are absent cannot answer: speak of what one can do oneself.',
        'A hurtful note can be hidden. Its table is told, and you say why.',
      ],
    },
  ],
}

export const late: GuideTopic = {
  title: 'Running out of time',
  lead: 'Shorten the round, never the thinking alone and never the close.',
  parts: [
    {
      do: [
        'In the plenary, go round with one point from each table.',
        'Skip the table step of Plan: let people go straight to their own promise.',
        'Say it openly: “We are ten minutes behind. What shall we leave out?”',
        'Keep the last seven minutes for the promises and the close.',
        'Better one stage done well than three in a rush. The next meeting can go on from here.',
      ],
    },
  ],
}

export const noPhone: GuideTopic = {
  title: 'No phone, no link, no battery',
  lead: 'One phone at each table is a complete way to work, and paper is too. Nobody holds up the room.',
  parts: [
    {
      do: [
        'Who cannot link goes on writing: it is saved on the phone, and joins up when a link is there.',
        'Walk round with your tablet and hold it to one phone of each table: each reads the other’s code.',
        'No phone at all: a neighbour types, or you add the point on the board.',
        'Nothing works: paper, a wall, and the same questions. Read them aloud from this tablet.',
        'Afterwards take a picture of the paper, and type in the action points.',
      ],
    },
    { say: ['The phone is not the point. Please go on talking.'] },
  ],
}
