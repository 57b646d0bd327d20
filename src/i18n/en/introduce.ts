/** What is sent ahead: to people who have never been in such a meeting, or who doubt it. */
export const introduce = {
  heading: 'Introduce it',
  headingHint: 'A page to send ahead or to print. The link opens it too.',
  send: 'Send as text',
  copyText: 'Copy the text',
  copied: 'The text is copied.',
  print: 'Print this page',
  focus: 'What it’s about',
  link: 'Join, and write ahead',
  meeting: {
    title: 'An action learning meeting',
    happens: 'What will happen',
    happensLines: [
      'We look back on what we did: first alone, then at small tables, then together.',
      'We ask why it went well or was hard, and what we have learned.',
      'Each person leaves with one small promise, their own choice.',
    ],
    asked: 'What is asked of you',
    askedLines: [
      'Bring one thing that went well, and one you would do differently.',
      'You can write it down beforehand. Only you can read it.',
      'Listen, ask, and say what you see. You may pass at any time.',
    ],
    worth: 'Why it’s worth it',
    worthLines: [
      'You know this work best. Nobody has the answers ready.',
      'We look for learning, never for someone to blame.',
      'What we decide is written down, and we ask about it next time.',
    ],
  },
  set: {
    title: 'An action learning set',
    happens: 'What will happen',
    happensLines: [
      'A few people meet. Two to four bring a real challenge, one after the other.',
      'The others ask questions. Advice waits until the questions are over.',
      'Each presenter decides what to do, and says it aloud.',
    ],
    asked: 'What is asked of you',
    askedLines: [
      'Think of something real: yours, unsolved, where you could act.',
      'Ask what you don’t know. Let silence work.',
      'What is said there stays there. You may pass at any time.',
    ],
    worth: 'Why it’s worth it',
    worthLines: [
      'A good question takes you further than quick advice.',
      'You learn from other people’s challenges too.',
      'Someone will ask you how it went.',
    ],
  },
}
