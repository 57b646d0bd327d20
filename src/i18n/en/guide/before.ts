import type { GuideTopic } from '../../parts/guide-words.ts'

export const begin: GuideTopic = {
  title: 'What this is, in a minute',
  lead: 'People who did something look back on it together, find out what it taught them, and decide what to do next. Then they do it, and meet again.',
  parts: [
    {
      text: 'Learning and doing belong together: nobody learns much from acting without looking back, and talk that changes nothing is only talk.',
    },
    {
      do: [
        'Choose something real that people here have done, and can do differently.',
        'Everybody thinks alone first. So the quiet ones have something to say, and the quick ones something to wait for.',
        'Small tables talk. The phones only keep what is worth keeping.',
        'The whole room hears a few points from each table, not everything.',
        'Each person leaves with one small promise, and somebody who will ask about it.',
      ],
    },
    { text: 'You do not need to know the answers. You keep the time, the order and the tone.' },
  ],
}

export const introduce: GuideTopic = {
  title: 'When people doubt it',
  lead: 'Doubt is often experience: they have sat through meetings that changed nothing. Take it seriously, promise little, and let the first half hour speak.',
  parts: [
    {
      say: [
        'You know this work better than anyone outside. Today we use that.',
        'We look at what we did, not at who is to blame.',
        'It takes an hour and a half. At the end you have one thing to try, of your own choosing.',
      ],
    },
    {
      answers: [
        {
          heard: 'This is a waste of time.',
          answer:
            'It may be. What would make it worth your time? Let us look at exactly that. And at half time I ask you again.',
        },
        {
          heard: 'We have real work to do.',
          answer: 'So have I. Which mistake do we keep paying for? An hour on that is work.',
        },
        {
          heard: 'We did this before, and nothing came of it.',
          answer: 'What was promised then? Let us begin with that, and promise less this time.',
        },
        {
          heard: 'Just tell us what to do.',
          answer: 'I could, and it would fit me. What have you seen that I have not?',
        },
        {
          heard: 'Who will read this?',
          answer:
            'What you write alone stays on your phone. Your table sees what you bring to it. The room sees only what the table shares.',
        },
        {
          heard: 'Is this about finding out who got it wrong?',
          answer: 'No. If it turns into that, stop me. I mean it.',
        },
      ],
    },
    {
      do: [
        'Speak with one or two doubters beforehand, and ask what they would need.',
        'Let people prepare: send the invitation some days before, and they can write privately.',
        'Begin with one table and one small matter rather than a great launch.',
        'Thank doubt for coming out. What is said aloud can be worked with.',
      ],
    },
    {
      avoid: ['Selling it.', 'Calling doubters “resistant”.', 'Promising that everything will be acted on.'],
    },
  ],
}

export const groundRules: GuideTopic = {
  title: 'Ground rules',
  lead: 'Three are enough: appreciate, do not judge, keep it here. Say them aloud and ask whether everybody can agree.',
  parts: [
    {
      say: [
        'Appreciation: we look for what helped, and say so to the person.',
        'No judgement: we ask how it came about before we say what we think of it.',
        'Confidence: what is said here stays here. You may tell what you learned yourself, never who said what.',
        'And everybody may pass, at any time, without giving a reason.',
      ],
    },
    { ask: ['Is there anything you need besides, to speak openly?', 'Can each of you say yes to this?'] },
    {
      do: [
        'Name the limit of confidence: where somebody is in danger, it cannot be kept. Say what you would do then.',
        'Say what will leave the room: the document, with the notes that tables shared.',
        'When a rule is broken, say which one, kindly and at once. The first time decides.',
        'Speak for yourself: “I saw”, “I felt”, rather than “everybody knows”.',
      ],
    },
  ],
}

export const yourRole: GuideTopic = {
  title: 'Your part as facilitator',
  lead: 'You hold the frame so that others can think. You are not the expert in the matter, even where you happen to be one.',
  parts: [
    {
      do: [
        'Keep the time, openly: “Five minutes left; what must still be said?”',
        'Guard the order: alone, then tables, then the room; questions, then advice.',
        'Ask short questions, and wait. Ten seconds of silence feel long only to you.',
        'Give the word back: “What do the others think?”',
        'Say what you notice, without explaining it: “It has become very quiet.”',
        'Bit by bit, do less. The best sign is that a table no longer looks at you.',
      ],
    },
    {
      avoid: [
        'Answering because the silence is hard to bear.',
        'Summing up in better words than theirs.',
        'Praising the notes that you agree with.',
        'Leading a meeting on something that you decided yourself. Ask a colleague to lead it.',
      ],
    },
  ],
}

export const room: GuideTopic = {
  title: 'The room, an hour before',
  lead: 'Tables of four to six who can see one another’s faces. One phone at each table is enough for everything.',
  parts: [
    {
      do: [
        'Mix the tables: different work, different rank. Keep a chief and the person they assess apart.',
        'Put the code on the wall, and a printed card on each table.',
        'Link one phone of each table with your tablet yourself, before the talk begins or while they write.',
        'Nobody waits for a phone: who is not linked writes on, and it joins up later.',
        'Turn up the sound of your tablet: a soft bell rings at the end of each step.',
        'Have paper and pens ready. They never fail.',
      ],
    },
    { say: ['Phones are for a few notes. Most of the time they lie on the table, face down.'] },
  ],
}
