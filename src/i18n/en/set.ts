import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

/** Where a table moves its own steps and goes round by presenter. */
export const set = {
  // Whose turn
  whoseTurn: 'Whose turn it is',
  more: 'Turn order and time to speak',
  yourTurn: (turn: number) => `Yours is turn ${turn}`,
  turnOf: (turn: number, of: number) => `Turn ${turn} of ${of}`,
  you: 'You',
  youPresent: 'You present now',
  presents: (who: string) => `${who} presents now`,
  presentsUnnamed: 'Presents now',
  youAreNext: 'You are next',
  nextIs: (who: string) => `Next: ${who}`,
  nobodyNext: 'Nobody has asked for the turn after this one.',
  nobodyPresents: 'Nobody has asked for this turn. Whoever would like it can ask now.',
  steps: 'The steps of this turn',
  stepDone: 'done',
  tableNow: (place: string) => `Your table is now at ${place}.`,
  waiting: 'The clock waits until the timekeeper starts it.',
  aheadOfRoom: 'Your table is ahead of the room. That is fine.',
  listen: 'You listen now. You need not answer. What the others write for you stands below.',
  writeAllTheSame: 'Write here all the same',
  silence: 'Silence. Nobody speaks.',
  spoken: 'Talk. Nothing needs to be written.',

  // Bids
  order: 'Turn order',
  bidLabel: 'I would like time for ...',
  bidHint: 'One sentence. Your table reads it; it stays at this table.',
  bidHintUnnamed:
    'One sentence. Your table reads it; it stays at this table. No name stands by it, but who presents is known by speaking.',
  ask: 'Ask for time',
  askAgain: 'One more, from this phone',
  nobodyAsked: 'Nobody has asked for time yet.',
  myTurn: (turn: number, of: number) => `You asked for time: turn ${turn} of ${of}.`,
  noTurn: (of: number) =>
    plural(of, {
      one: 'There is time for # turn, and somebody has asked before you. Settle it with one another.',
      other: 'There is time for # turns, and others have asked before you. Settle it with one another.',
    }),
  timeFor: (of: number) =>
    plural(of, {
      one: 'There is time for # turn. What stands below waits for next time.',
      other: 'There is time for # turns. What stands below waits for next time.',
    }),
  presented: 'has presented',
  presenting: 'presents now',
  mine: 'from this phone',
  bidMenu: (text: string) => `More for: ${text}`,
  editBid: 'Change the words',
  takeBack: 'Take back',
  takenBack: 'Taken back.',
  earlier: 'One earlier',
  later: 'One later',
  callUp: 'Presents now',
  calledUp: 'Presents now. Whoever would have is next.',
  writeFor: 'Write for this person on this phone',
  writeForNot: 'Not for this phone to write',
  writesFor: 'This phone now writes for whoever asked.',

  // Timekeeper
  keeper: (name: string) => `${name} keeps time.`,
  keeperMe: 'You keep time: your phone moves the steps.',
  keeperOther: 'Somebody keeps time.',
  keeperGone: 'The timekeeper’s phone is not linked now.',
  keeperNobody: 'Nobody keeps time yet. Whoever does moves the steps.',
  keep: 'I’ll keep time',
  keepInstead: 'I’ll keep time instead',
  letGo: 'Let somebody else',
  letGoDone: 'Nobody keeps time now.',
  controls: 'Timekeeper',
  start: 'Start',
  pause: 'Pause the clock',
  resume: 'Go on with the clock',
  minute: '+1 min',
  minuteLong: 'One minute more',
  back: (step: string) => `Back to ${step}`,
  next: (step: string) => `On to ${step}`,
  end: (step: string) => `End: ${step}`,
  handOverTo: (who: string) => `Hand over to ${who}`,
  nextTurn: 'To the next turn',
  handedOver: 'Handed over. The clock waits for you.',
  last: 'The last step. The facilitator brings the room on.',

  // Phones down
  phonesDown: 'Put the phone down',
  phonesDownPresent: 'You present. Answer what helps you; you may let a question lie.',
  noteOne: 'Note something down',
  phonesAreDown: 'Phones are down at your table.',
  downAgain: 'Put it down again',

  // What leaves the table
  mayLeave: 'Stays here, unless its presenter shares it',
  onlyPresenter: 'Only whoever presents writes here.',
  youShare: 'Only you can let this leave the table. Who will do it, by when, who asks you?',
  makePoint: 'Say who, by when, who asks',
  makePointOf: (text: string) => `Say who, by when, who asks: ${text}`,
  pointSaid: 'The room has it as an action point',
  changePoint: 'Change the action point',
  changePointOf: (text: string) => `Change the action point: ${text}`,
  makePointHint: 'As an action point it goes to the room and into the document.',
  before: 'Earlier in this turn',
  otherSteps: 'My notes for the other steps',
  after: 'Opens later',
  opensAfter: (step: string, before: string) => `Opens with “${step}”, when “${before}” ends.`,
  opensWith: (step: string) => `Opens with “${step}”.`,

  // The hint
  hint: {
    advice: 'This may be advice. Is there a question behind it?',
    because: 'This gives a reason. What would you like to know?',
    leading: 'This may hold its own answer. What do you not know yet?',
    statement: 'This tells. What would you ask?',
  },
  hintOnlyYou: 'Only you see this.',
  hintAway: 'No more hints here',

  // Airtime
  airtime: 'Who speaks how long',
  airtimeHint:
    'Off unless your table wants it. It counts on your table’s phones only, is stored nowhere, and is wiped at the close.',
  airtimeOn: 'Count at our table',
  airtimeOffNow: 'Counting is off. All of it is wiped.',
  airtimeTap: 'Tap who speaks. Tap again when nobody does.',
  airtimeAdd: 'Name or chair',
  airtimeAddButton: 'Add',
  airtimeNobody: 'Who sits here? Add each voice once.',
  airtimeRemove: (who: string) => `Take ${who} off`,
  airtimePart: (who: string, part: string, time: string) => `${who}: ${part}, ${time}`,
  airtimeSpeaks: 'speaks now',
}
