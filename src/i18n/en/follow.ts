import { pluralOf } from '../parts/plural.ts'
import { outcomes } from './outcomes.ts'

const plural = pluralOf('en')

/** Looking back on what was promised, and promising: curiosity, not blame. */
export const follow = {
  title: (meeting: string) => (meeting ? `What came of “${meeting}”?` : 'What came of last time?'),
  titleShort: 'Since last time',
  intro: 'We ask because we are curious, not to blame. Each of these can teach us something.',
  onWallLater: 'The screen shows the way in until you start the clock; then it shows these.',
  openList: (count: number) =>
    plural(count, { one: '# action point of last time', other: '# action points of last time' }),
  none: 'Nothing was promised last time. That is fine: begin here.',
  mine: 'Mine',
  others: 'Everybody’s',
  isMine: 'Is this yours?',
  isMineOf: (point: string) => `Is this yours? ${point}`,
  notMine: 'This is not mine',
  claimed: 'It stands with yours now, on this phone only.',
  from: (meeting: string) => `from “${meeting}”`,
  say: 'What became of it?',
  sayOf: (point: string) => `What became of it? ${point}`,
  change: 'Say it otherwise',
  menu: (point: string) => `More for: ${point}`,
  state: outcomes,
  stateHint: {
    done: 'It happened.',
    changed: 'Something else came of it.',
    blocked: 'Something stood in the way.',
    'let-go': 'Left, and for a reason.',
    avoided: 'I kept away from it. Others read “still open” until you share it.',
    open: 'It is still to come.',
  },
  notTold: 'Not told yet',
  more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  learned: 'What was learned? (one line)',
  learnedExample: 'Next time I would …',
  avoidedWords:
    'Everybody keeps away from something, often for a good reason. This stays on this phone; the others read “still open” until you share it.',
  avoidedOnWall: 'Is this screen on the wall now? Then leave this for a moment when it is not.',
  reason: 'What held me back? (only for me)',
  reasonTo: (question: string) => `It becomes a private note under “${question}”. Nobody else can read it.`,
  reasonAside: 'It becomes a private note on this phone. Nobody else can read it.',
  reasonWhere: 'Which question does it answer?',
  save: 'Keep it so',
  saved: 'Thank you. It stands there now.',
  savedSilently: 'Kept on this phone. The others read “still open”.',
  failed: 'It could not be said from here: this device has no seat at a table. Choose one in the settings.',
  tooLong: 'That is longer than it can be. Say it in fewer words.',
  silent: 'Only you see “avoided”. The others read “still open”.',
  share: 'Share it with the room',
  shareQuestion: 'Let the room read “avoided”?',
  shareExplain:
    'The room reads “avoided” and what was learned. The private note about what held you back stays private.',
  shared: 'The room can read it now.',
  learnedIs: 'Learned:',

  // Over several meetings
  over: 'Over our meetings',
  overIntro: 'What the room did with its action points. It counts points, never people.',
  thisMeeting: 'This time',
  meeting: 'Meeting',
  tally: {
    actedOn: 'Acted on',
    changed: 'Changed',
    letGo: 'Let go',
    stillOpen: 'Still open',
  },
  asTable: 'As a table',

  // The promise card
  promise: 'My promise',
  promises: 'My promises',
  promiseIs: (what: string) => `I will ${what}`,
  by: (day: string) => `by ${day}`,
  how: (how: string) => `by ${how}`,
  asks: (who: string) => `${who} will ask me.`,
  nobodyAsks: 'Nobody will ask me yet. Whom could I ask to?',
  noDate: 'No day yet.',
  calendar: 'Put it in my calendar',
  calendarOf: (what: string) => `Put it in my calendar: ${what}`,
  calendarDone: 'The day is ready for your calendar.',
  calendarFailed: 'That did not work. The promise is safe on this phone.',
  noPromise: 'Nothing promised: that is fine.',
  noPromiseHint: 'If something has become clear after all, say it in one sentence.',
  makePromise: 'Promise something',
  question: 'The question I take with me',
  questionHint: 'One line, only for you. It stays on this phone.',

  // Continuing
  continues: 'Continues an earlier meeting',
  continuesHint: 'It opens with the action points of the meetings that you choose.',
  continuesNone: 'No meeting of this device yet. Open the file that the last meeting’s facilitator saved.',
  openPack: 'Open a meeting file',
  opened: (title: string) => `“${title}” is on this device now.`,
  heldOn: (day: string) => `held on ${day}`,

  // Preparing
  prepare: 'Prepare, if you like',
  prepareHint:
    'Write private notes ahead of the meeting. They wait on this phone, and nobody else can read them until you bring them to your table.',
  written: (count: number) => plural(count, { zero: 'nothing yet', one: '# note', other: '# notes' }),
  writeFor: (stage: string) => `Write for “${stage}”`,
  stray: 'Notes whose questions have changed',
  strayHint:
    'Their question is not asked any more, or not of you. They are all still here: move them to another question, or leave them.',
  moveTo: 'Move to a question',
  moveTitle: 'To which question?',
  moved: 'Note moved',

  // Carrying notes over
  carry: 'My private notes on another device',
  carryHint:
    'Take them along from another phone or computer, or from the browser to the installed app. They are only in what you send: send it to yourself alone.',
  carryCount: (count: number) =>
    plural(count, {
      zero: 'No private notes here yet.',
      one: '# private note here.',
      other: '# private notes here.',
    }),
  carryFile: 'Save as a file',
  carryCode: 'Show as a moving code',
  carryText: 'Copy as text',
  carryCopied: 'Copied. On the other device, open this meeting’s settings and paste it there.',
  carryNotCopied: 'It could not be copied. Save the notes as a file instead.',
  carryFailed: 'That did not work. The notes are safe on this device.',
  bring: 'Bring notes to this device',
  bringCode: 'Take in by camera',
  bringFile: 'Open a file with my notes',
  bringText: 'Or paste the text',
  bringButton: 'Bring them here',
  brought: (added: number) =>
    plural(added, {
      zero: 'All of these notes are here already.',
      one: '# note came.',
      other: '# notes came.',
    }),
  refused: {
    'not-notes': 'These are not private notes of Plenary. Nothing was changed.',
    broken: 'Part of it is missing or damaged. Nothing was changed. Save or copy the notes once more.',
    newer: 'These notes come from a newer Plenary. Nothing was changed. Update the app here first.',
    'other-meeting':
      'These notes belong to another meeting. Nothing was changed. Open that meeting on this device, and bring them there.',
    'storage-full': 'This device is full: not all notes could be kept. Make room, and bring them once more.',
  },
}
