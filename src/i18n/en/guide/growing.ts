import type { GuideTopic } from '../../parts/guide-words.ts'

export const grow: GuideTopic = {
  title: 'Growing your own facilitators',
  lead: 'It takes three or four meetings, not a course.',
  parts: [
    {
      do: [
        'First, take part in a whole meeting or set.',
        'Second, share: one leads the tables, one the plenary. Swap next time.',
        'Third, lead, while an experienced colleague watches.',
        'Fourth, bring along the next person.',
        'Work in pairs, each on their own device.',
        'Let facilitators form a set of their own.',
        'A practised set needs no facilitator. Members take turns.',
      ],
    },
    {
      ask: [
        'What did you notice?',
        'When did you speak but could have waited?',
        'What would you try next time?',
      ],
    },
    { text: 'Ask each other for ten minutes after every meeting.' },
    { do: ['Choose curious people of every rank.', 'Give them paid hours, or it stops.'] },
  ],
}

export const sources: GuideTopic = {
  title: 'Where this comes from',
  lead: 'The words are ours. The thinking is older.',
  parts: [
    {
      do: [
        'Reg Revans began it in the 1940s. People with a problem learn by asking and acting. “ABC of Action Learning”.',
        'Ian McGill and Anne Brockbank on sets, and on support with challenge. “The Action Learning Handbook”.',
        'Mike Pedler on real problems, and on who knows, who cares and who can. “Action Learning for Managers”.',
        'Russ Vince on feelings and power, and on how groups learn not to act. “Learning-in-action and learning inaction”, in Action Learning: Research and Practice, 2008.',
      ],
    },
  ],
}
