import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

/** Where a table moves its own steps and goes round by presenter. */
export const set = {
  // Whose turn
  whoseTurn: 'Whose turn it is',
  more: 'Order and speaking time',
  yourTurn: (turn: number) => `Yours is turn ${turn}`,
  turnOf: (turn: number, of: number) => `Turn ${turn} of ${of}`,
  you: 'You',
  youPresent: 'You present now',
  presents: (who: string) => `${who} presents now`,
  presentsUnnamed: 'Presents now',
  youAreNext: 'You’re next',
  nextIs: (who: string) => `Next: ${who}`,
  nobodyNext: 'Nobody has asked for the next turn.',
  nobodyPresents: 'Nobody has asked for this turn. Anyone can ask now.',
  steps: 'The steps of this turn',
  stepDone: 'done',
  tableNow: (place: string) => `Your table is now at ${place}.`,
  waiting: 'The timekeeper starts the clock.',
  aheadOfRoom: 'Your table is ahead of the room. That’s fine.',
  listen: 'You listen now. You needn’t answer. Read below what the others write for you.',
  writeAllTheSame: 'Write here anyway',
  silence: 'Silence. Nobody speaks.',
  spoken: 'Talk. You don’t need to write.',

  // Bids
  order: 'Turn order',
  bidLabel: 'I would like time for ...',
  bidHint: 'One sentence. Your table reads it. It stays at this table.',
  bidHintUnnamed:
    'One sentence. It stays at this table, without a name. People who present are known by speaking.',
  ask: 'Ask for time',
  askAgain: 'Ask once more',
  nobodyAsked: 'Nobody has asked for time yet.',
  myTurn: (turn: number, of: number) => `You asked for time: turn ${turn} of ${of}.`,
  noTurn: (of: number) =>
    plural(of, {
      one: 'There is time for # turn. Someone asked before you. Agree on it together.',
      other: 'There is time for # turns. Others asked before you. Agree on it together.',
    }),
  timeFor: (of: number) =>
    plural(of, {
      one: 'There is time for # turn. The rest waits for next time.',
      other: 'There is time for # turns. The rest waits for next time.',
    }),
  presented: 'has presented',
  presenting: 'presents now',
  mine: 'from this phone',
  bidMenu: (text: string) => `More for: ${text}`,
  editBid: 'Change the words',
  takeBack: 'Take back',
  takenBack: 'Taken back.',
  earlier: 'Move earlier',
  later: 'Move later',
  callUp: 'Let them present',
  calledUp: 'Presents now. The other presenter is next.',
  writeFor: 'Write for them here',
  writeForNot: 'Stop writing for them',
  writesFor: 'This phone now writes for them.',

  // Timekeeper
  keeper: (name: string) => `${name} keeps time.`,
  keeperMe: 'You keep time. Your phone moves the steps.',
  keeperOther: 'Someone keeps time.',
  keeperGone: 'The timekeeper’s phone isn’t connected.',
  keeperNobody: 'Nobody keeps time yet. The timekeeper moves the steps.',
  keep: 'Keep time',
  keepInstead: 'Keep time instead',
  letGo: 'Stop keeping time',
  letGoDone: 'Nobody keeps time now.',
  controls: 'Timekeeper',
  start: 'Start',
  pause: 'Pause the clock',
  resume: 'Start the clock',
  minute: '+1 min',
  minuteLong: '+1 min for this step',
  back: (step: string) => `Back to ${step}`,
  next: (step: string) => `Next: ${step}`,
  end: (step: string) => `End ${step}`,
  handOverTo: (who: string) => `Next: ${who}`,
  nextTurn: 'Start next turn',
  handedOver: 'Next turn. The clock waits for you.',
  last: 'This is the last step. The facilitator moves the room on.',

  // Phones down
  phonesDown: 'Put the phone down',
  phonesDownPresent: 'You present. Answer what helps you. You may leave a question open.',
  noteOne: 'Write a note',
  phonesAreDown: 'Phones are down at your table.',
  downAgain: 'Put it down',

  // What leaves the table
  mayLeave: 'Stays here, unless the presenter shares it',
  onlyPresenter: 'Only the presenter writes here.',
  youShare: 'Only you can share this with the room. Who will do it, by when, who asks you?',
  makePoint: 'Make action point',
  makePointOf: (text: string) => `Make action point: ${text}`,
  pointSaid: 'Shared as an action point',
  changePoint: 'Change action point',
  changePointOf: (text: string) => `Change action point: ${text}`,
  makePointHint: 'An action point goes to the room and into the document.',
  before: 'Earlier in this turn',
  otherSteps: 'My notes for the other steps',
  after: 'Opens later',
  opensAfter: (step: string, before: string) => `Opens with “${step}”, when “${before}” ends.`,
  opensWith: (step: string) => `Opens with “${step}”.`,

  // The hint
  hint: {
    advice: 'This may be advice. Is there a question behind it?',
    because: 'This gives a reason. What would you like to know?',
    leading: 'This may hold its own answer. What don’t you know yet?',
    statement: 'This tells. What would you ask?',
  },
  hintOnlyYou: 'Only you see this.',
  hintAway: 'Stop hints here',

  // Airtime
  airtime: 'Speaking time',
  airtimeHint: 'It counts on your table’s phones only. It’s deleted at the end.',
  airtimeOn: 'Count at our table',
  airtimeOffNow: 'Counting is off. All counts are deleted.',
  airtimeTap: 'Tap the person who speaks. Tap again when they stop.',
  airtimeAdd: 'Name or chair',
  airtimeAddButton: 'Add',
  airtimeNobody: 'Who sits here? Add each person once.',
  airtimeRemove: (who: string) => `Take ${who} off`,
  airtimePart: (who: string, part: string, time: string) => `${who}: ${part}, ${time}`,
  airtimeSpeaks: 'speaks now',
}
