import { pluralOf } from '../parts/plural.ts'
import { outcomes } from './outcomes.ts'

const plural = pluralOf('en')

/** Looking back on what was promised, and promising: curiosity, not blame. */
export const follow = {
  title: (meeting: string) =>
    meeting ? `What happened after “${meeting}”?` : 'What happened since last time?',
  titleShort: 'Since last time',
  intro: 'We ask because we’re curious, not to blame.',
  onWallLater: 'Once you start the clock, the screen shows these.',
  openList: (count: number) =>
    plural(count, { one: '# action point from last time', other: '# action points from last time' }),
  none: 'Nothing was promised last time. That’s fine. Start here.',
  mine: 'Mine',
  others: 'Everyone’s',
  isMine: 'Mark as mine',
  isMineOf: (point: string) => `Mark as mine: ${point}`,
  notMine: 'Mark as not mine',
  claimed: 'Marked as yours, on this phone only.',
  from: (meeting: string) => `from “${meeting}”`,
  say: 'Say what happened',
  sayOf: (point: string) => `Say what happened: ${point}`,
  change: 'Change answer',
  menu: (point: string) => `More for: ${point}`,
  state: outcomes,
  stateHint: {
    done: 'It happened.',
    changed: 'I did something else.',
    blocked: 'Something stood in the way.',
    'let-go': 'Dropped, and for a reason.',
    avoided: 'I avoided it. Others read “still open” until you share it.',
    open: 'It’s still to come.',
  },
  notTold: 'Not answered yet',
  more: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  learned: 'What was learned? (one line)',
  learnedExample: 'Next time I would …',
  avoidedWords:
    'Everyone avoids something, often for a good reason. This stays on this phone. Others read “still open” until you share it.',
  avoidedOnWall: 'Is this screen on the wall? Then answer later.',
  reason: 'What held me back? (only for me)',
  reasonTo: (question: string) => `It becomes a private note under “${question}”. Nobody else can read it.`,
  reasonAside: 'It becomes a private note on this phone. Nobody else can read it.',
  reasonWhere: 'Which question does it answer?',
  save: 'Save answer',
  saved: 'Saved. Thank you.',
  savedSilently: 'Saved on this phone. Others read “still open”.',
  failed: 'Not saved. This device hasn’t joined a table. Choose one in the settings.',
  tooLong: 'That is too long. Use fewer words.',
  silent: 'Only you see “avoided”. Others read “still open”.',
  share: 'Share answer',
  shareQuestion: 'Let the room read “avoided”?',
  shareExplain:
    'The room reads “avoided” and what was learned. Your note on what held you back stays private.',
  shared: 'Shared with the room.',
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
  nobodyAsks: 'Nobody will ask me yet. Who could I ask to?',
  noDate: 'No day yet.',
  calendar: 'Add to calendar',
  calendarOf: (what: string) => `Add to calendar: ${what}`,
  calendarDone: 'The day is ready for your calendar.',
  calendarFailed: 'That didn’t work. The promise is saved on this phone.',
  noPromise: 'Nothing promised. That’s fine.',
  noPromiseHint: 'If something has become clear, say it in one sentence.',
  makePromise: 'Make a promise',
  question: 'The question I take with me',
  questionHint: 'One line, only for you. It stays on this phone.',

  // Continuing
  continues: 'Continues an earlier meeting',
  continuesHint: 'It opens with the action points of the meetings you choose.',
  continuesNone: 'No meeting on this device yet. Open the file the last facilitator saved.',
  openPack: 'Open meeting file',
  opened: (title: string) => `“${title}” is on this device now.`,
  heldOn: (day: string) => `held on ${day}`,

  // Preparing
  prepare: 'Prepare, if you like',
  prepareHint:
    'Write private notes before the meeting. They stay on this phone until you bring them to your table.',
  written: (count: number) => plural(count, { zero: 'nothing yet', one: '# note', other: '# notes' }),
  writeFor: (stage: string) => `Write for “${stage}”`,
  stray: 'Notes whose questions have changed',
  strayHint:
    'These questions are no longer asked. Your notes are safe. Move them to another question, or leave them.',
  moveTo: 'Move to a question',
  moveTitle: 'To which question?',
  moved: 'Note moved',

  // Carrying notes over
  carry: 'My private notes on another device',
  carryHint: 'Bring your notes from another phone, computer or browser. Send them to yourself alone.',
  carryCount: (count: number) =>
    plural(count, {
      zero: 'No private notes here yet.',
      one: '# private note here.',
      other: '# private notes here.',
    }),
  carryFile: 'Save as file',
  carryCode: 'Show moving code',
  carryText: 'Copy as text',
  carryCopied: 'Copied. On the other device, open this meeting’s settings and paste.',
  carryNotCopied: 'It couldn’t be copied. Save the notes as a file instead.',
  carryFailed: 'That didn’t work. The notes are safe on this device.',
  bring: 'Bring notes to this device',
  bringCode: 'Scan moving code',
  bringFile: 'Open notes file',
  bringText: 'Or paste the text',
  bringButton: 'Bring them here',
  brought: (added: number) =>
    plural(added, {
      zero: 'All these notes were here already.',
      one: '# note is here now.',
      other: '# notes are here now.',
    }),
  refused: {
    'not-notes': 'These aren’t private notes from Plenary. Nothing has changed.',
    broken: 'Something is missing or damaged. Nothing has changed. Save or copy the notes again.',
    newer:
      'These notes come from a newer version of Plenary. Nothing has changed. Update the app here first.',
    'other-meeting':
      'These notes belong to another meeting. Nothing has changed. Open that meeting, and bring them there.',
    'storage-full': 'This device is full, so some notes are missing. Free some space, then bring them again.',
  },
}
