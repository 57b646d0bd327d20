import type { GuideTopic } from '../../parts/guide-words.ts'

export const inaction: GuideTopic = {
  title: 'What a group knows but doesn’t do',
  lead: 'Groups also learn what not to say or do. Show only as much as people want.',
  parts: [
    {
      say: [
        'We look at what we hold back, and what stops us: feelings, power, habits.',
        'Holding back can be wise. We only want to see it.',
        'Nobody has to write or speak. Passing is fine.',
        'We never talk about who wrote something.',
      ],
    },
    {
      do: [
        'People should have met before. Leave time after it.',
        'Ask people in power beforehand what they’ll do with it.',
        'Start with yourself, then the group, then the organisation.',
        'Ask how it happens in this room, now.',
        'No action points needed. Seeing it together is enough.',
      ],
    },
    {
      ask: [
        'What do we all know and never raise?',
        'Who does our silence protect?',
        'How do I take part in it?',
        'Which feelings aren’t allowed here?',
      ],
    },
    { avoid: ['Pressing for courage.', 'Using it to find opponents.'] },
  ],
}

export const hat: GuideTopic = {
  title: 'The hat, on phones',
  lead: 'Every phone puts in one paper, written or blank. Someone reads them aloud, one at a time.',
  parts: [
    {
      say: [
        'Write one sentence that is hard to say here, or leave it blank.',
        'Blank papers protect the writers.',
        'No names, and nothing that only you could know.',
      ],
    },
    {
      do: [
        'Ask everyone to fold their paper. Then tap “Collect papers”.',
        'Everyone has twenty seconds more. If a phone has gone, say so.',
        'Ask who reads: not you, and not the most senior person.',
        'Readers change every eight papers.',
        'Under five phones, or with one phone per table, use real paper.',
        'Style can give people away. Blank is always fine.',
      ],
    },
    { avoid: ['Guessing who wrote something, even in the break.'] },
  ],
}

export const hatPaper: GuideTopic = {
  title: 'The hat, with paper',
  lead: 'It works for any number of people, and needs no battery.',
  parts: [
    {
      do: [
        'Give everyone the same slip and pen. Ask for capital letters.',
        'Everyone writes, or pretends to.',
        'All fold it the same way.',
        'Shuffle well. Under eight people, add blank slips.',
        'Read them all yourself, in the same voice.',
        'Then tear up the slips in front of everyone.',
      ],
    },
    { say: ['I leave out what is unkind, and say that I did.'] },
  ],
}

export const readAloud: GuideTopic = {
  title: 'Reading aloud',
  lead: 'Read slowly, with a breath between. No comment, no face.',
  parts: [
    {
      say: [
        'We listen, and don’t answer yet.',
        'Anyone may say “enough”.',
        'Would you like to hear one again?',
        'Which one could have been yours?',
      ],
    },
    {
      do: [
        'Set aside what is unkind or gives someone away. Say that you did.',
        'After the last one, a minute of silence.',
        'Then tables talk: what is true, what stops us, what might open it?',
        'The room may keep a paper. All others are deleted.',
        'If a paper speaks of harm, say who can help, and how to reach you.',
      ],
    },
  ],
}

export const leave: GuideTopic = {
  title: 'What is wise to leave',
  lead: 'Not everything needs action today.',
  parts: [
    {
      ask: [
        'What is wise to leave, for now?',
        'Who could say one small thing, and who to?',
        'What would we need from each other?',
        'How was it to be here?',
      ],
    },
    {
      do: [
        'Agree on what people may tell outside.',
        'Who stands by the people who spoke up?',
        'End lightly: a walk, a coffee.',
        'Ask the next day how people are.',
      ],
    },
  ],
}
