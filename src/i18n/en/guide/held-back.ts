import type { GuideTopic } from '../../parts/guide-words.ts'

export const inaction: GuideTopic = {
  title: 'What a group knows and does not do',
  lead: 'Every group learns while it acts. It also learns what had better not be said or done, and mostly nobody has to be told. This makes a little of that visible, and only as much as people want.',
  parts: [
    {
      say: [
        'We look at what we hold back, and at what holds it: feelings, power, the way things are done here.',
        'Holding back can be wise. We want to see it, not to break it.',
        'Nobody has to write or say anything. Passing is fine.',
        'We speak of what was written, and never of who wrote it.',
      ],
    },
    {
      do: [
        'Use it with people who have met before, and leave enough time after it.',
        'Talk beforehand with whoever has power over those in the room. What will happen with what they hear?',
        'Begin with yourself, then the group, then the organisation. It is easier to point outwards, and one learns less.',
        'Ask how the same thing happens here, in this room, now.',
        'No action points are needed. To see it together is something done.',
      ],
    },
    {
      ask: [
        'What do we all know and never raise?',
        'Whom does our silence protect?',
        'How do I take part in it?',
        'Which feelings are not allowed here?',
        'Who gains if nothing changes?',
      ],
    },
    { avoid: ['Pressing for courage.', 'Using it to find out who is against something.'] },
  ],
}

export const hat: GuideTopic = {
  title: 'The hat, on phones',
  lead: 'Every phone puts in one paper, written or blank. When all are opened they come at once, shuffled, without table and without name.',
  parts: [
    {
      say: [
        'Write one sentence that is hard to say here, or leave it blank. Both count the same.',
        'Put it in even if it is blank: the blank ones protect those who write.',
        'Write plainly and shortly, with no names of people, and nothing that only you could know.',
      ],
    },
    {
      do: [
        'First ask all to fold their paper. Then “Call for the papers”: every phone puts one in within half a minute.',
        'Wait until all are in. If a phone has gone, say so, and open without it.',
        'Ask before “Open the hat”: “Is it all right to open them now?”',
        'Under five phones, or with one phone to a table, use paper: so few cannot hide one another.',
        'How somebody writes can give them away. Who fears that leaves it blank, or uses a real hat.',
      ],
    },
    { avoid: ['Guessing who wrote something, even kindly, even in the break.'] },
  ],
}

export const hatPaper: GuideTopic = {
  title: 'The hat, with paper',
  lead: 'The same slips, the same pens, a real hat. It works for any number of people, and needs no battery.',
  parts: [
    {
      do: [
        'Give everybody the same slip and the same kind of pen. Ask for capital letters.',
        'Everybody writes at the same time, or pretends to. Blank is fine.',
        'All fold it the same way, and all put it in.',
        'Shuffle well. Under eight people, mix in blank slips of your own.',
        'Read them aloud yourself, all in the same voice. Nobody reads their own.',
        'Afterwards tear up the slips in front of everybody. Keep only what somebody wants on the grid.',
      ],
    },
    { say: ['I read all of them. What is unkind about a person, I leave out, and I say that I did.'] },
  ],
}

export const readAloud: GuideTopic = {
  title: 'Reading aloud',
  lead: 'Slowly, one after the other, with a breath between. No comment, no face, no order of importance.',
  parts: [
    {
      say: [
        'I read each one. We listen, and we do not answer yet.',
        'Is there one that you would like to hear again?',
        'Which one could have been yours?',
      ],
    },
    {
      do: [
        'After the last, a minute of silence.',
        'Then the tables talk about what was read: what is true of it, what holds it, what might open it.',
        'Anyone may put a line on the table’s grid; it says nothing of who wrote it.',
        'If something asks for help or speaks of harm, do not pass over it. Say how one can reach you, and whom else.',
      ],
    },
  ],
}

export const leave: GuideTopic = {
  title: 'What is wise to leave',
  lead: 'Not everything that comes to light must be acted on today. Choose with care what to open, and what to leave for now.',
  parts: [
    {
      ask: [
        'What is wise to leave, for now?',
        'What small thing could be said, by whom, and to whom?',
        'What would we need from one another?',
        'How was it to be here?',
      ],
    },
    {
      do: [
        'Agree on what of this may be told outside, word by word where it matters.',
        'Whoever says aloud what others only thought must not stand alone afterwards. Who stands with them?',
        'End in the present: a walk, a coffee, something light.',
        'Ask the next day how people are.',
      ],
    },
  ],
}
