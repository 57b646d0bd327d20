import type { GuideTopic } from '../../parts/guide-words.ts'

export const grow: GuideTopic = {
  title: 'Growing your own facilitators',
  lead: 'You learn it by taking part, then by doing half of it, then by being watched kindly. It takes three or four meetings, not a course.',
  parts: [
    {
      do: [
        'First, take part: a whole meeting or set, as a member.',
        'Second, share: one leads the steps at the tables, the other the plenary. Change over next time.',
        'Third, lead, while an experienced colleague sits at the side and says nothing until the end.',
        'Fourth, bring along the next one.',
        'Work in pairs: a second facilitator can join on a device of their own.',
        'Let those who facilitate be a set themselves, every six weeks, on their own challenges.',
        'A set that has met a few times can do without a facilitator: the members take turns.',
      ],
    },
    {
      ask: [
        'What did you notice? What did you do with it?',
        'When did you speak where you could have waited?',
        'What would you try next time?',
        'Which moment would you like to have again?',
      ],
    },
    {
      text: 'Ask these of each other for ten minutes right after every meeting. It is the best course there is.',
    },
    {
      do: [
        'Choose people who are curious rather than clever, from every rank.',
        'Give them the hours. What is not in anybody’s time stops.',
      ],
    },
  ],
}

export const sources: GuideTopic = {
  title: 'Where this comes from',
  lead: 'The words here are ours. The thinking is older and richer; these are good places to read on.',
  parts: [
    {
      do: [
        'Reg Revans began it in the 1940s, with miners and later with hospitals: those who have the problem learn from one another, by asking fresh questions and by acting. “ABC of Action Learning”.',
        'Ian McGill and Anne Brockbank on sets, on support with challenge, and on reflecting together. “The Action Learning Handbook”.',
        'Mike Pedler on choosing real problems, and on who knows, who cares and who can. “Action Learning for Managers”.',
        'Russ Vince on feelings and power in organisations, and on how groups learn not to act. “Learning-in-action and learning inaction”, in Action Learning: Research and Practice, 2008.',
      ],
    },
  ],
}
