import type { GuideTopic } from '../../parts/guide-words.ts'

/** What a timekeeper or facilitator can say in the middle of it: short, and then quiet again. */
export const howAreWe: GuideTopic = {
  title: 'How are we doing?',
  lead: 'Stop for a minute, and let the table look at itself.',
  parts: [
    {
      say: ['Let’s stop for a minute. How are we doing as a group?', 'From one to ten? Say a number each.'],
    },
    { ask: ['What are we doing well?', 'What could we do better in the next ten minutes?'] },
    { do: ['Ask when it gets loud, flat or stuck.', 'Take what comes. Don’t discuss it. Go on.'] },
  ],
}

export const agreeProblem: GuideTopic = {
  title: 'Agree on the problem',
  lead: 'Often each person at the table is solving a different problem.',
  parts: [
    { say: ['Before we go on: write in one sentence what the problem is. Then read it aloud.'] },
    { ask: ['Do we agree on the problem?', 'Presenter: which sentence comes closest, and what is missing?'] },
    { do: ['A minute of writing, a minute of reading.', 'The presenter has the last word on it.'] },
  ],
}

export const questionInstead: GuideTopic = {
  title: 'A question instead of advice',
  lead: 'Behind most advice is a question. Help it out.',
  parts: [
    {
      say: [
        'There’s a question behind that. What would you like to know?',
        'Keep that for later. What do you not know yet?',
      ],
    },
    { ask: ['What have you tried?', 'What would you need?', 'What stops you?'] },
    { avoid: ['Telling people off.', 'Asking the clever question yourself.'] },
  ],
}

export const howWeWork: GuideTopic = {
  title: 'What have we learned about how we work?',
  lead: 'Two minutes at the end of each turn make the next one better.',
  parts: [
    {
      ask: [
        'Which question helped most, and why?',
        'When did we slip into advice?',
        'What did we keep away from?',
        'What do we want to do differently in the next turn?',
      ],
    },
    { do: ['Hear the presenter first.', 'One thing to keep, one thing to try.'] },
  ],
}

export const debrief: GuideTopic = {
  title: 'After it: ten minutes for you',
  lead: 'Facilitators grow by looking back, best with one other person.',
  parts: [
    {
      ask: [
        'Where did the group do good work without me?',
        'When did I step in? What happened next?',
        'When did I wait, and was it for them or for me?',
        'Whose voice did I not hear?',
        'What was not said, and how did I notice?',
        'What will I try next time?',
      ],
    },
    { do: ['Talk first, then write one sentence.', 'Name no member of the group outside it.'] },
  ],
}
