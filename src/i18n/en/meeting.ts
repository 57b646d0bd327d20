import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const meeting = {
  circles: 'Me, table, room',
  me: 'Me',
  table: 'Table',
  room: 'Room',
  // Who can read what stands on this screen
  onlyHere: 'Only on this phone',
  ourTable: (people: number) =>
    plural(people, { one: 'Our table: just me so far', other: 'Our table: # people' }),
  everybody: 'Everybody in the room',

  // Where the room is
  whereRoom: 'Where the room is',
  stagePicker: 'Stages',
  stagePickerLabel: (place: string) => `${place}. Look at another stage`,
  stageHere: 'the room is here',
  lookBackHint: 'Look back as you like. The room stays where it is.',
  chooseWhereHint: 'This phone is not linked yet, so you tell it where the room is.',
  roomNow: (place: string) => `The room is now at ${place}.`,
  goThere: 'Go there',
  youSay: 'Not linked yet: you say where the room is.',
  nextStep: 'Next step',
  linkUp: 'Link up',
  focus: 'We are looking at',
  noStages:
    'The questions of this meeting come with the first link. Link this phone with any other of the room.',

  // Truth
  truth: {
    saving: 'Saving …',
    full: 'This phone is full. The newest words are not saved yet.',
    onlyHere: 'Saved on this phone, and nowhere else.',
    tableHasIt: 'Saved here. Your table has it too.',
    tableOnItsWay: 'Saved here. On its way to your table.',
    tableAlone: 'Saved here. Not linked with your table yet.',
    roomHasIt: 'Saved here. The room has it too.',
    roomOnItsWay: 'Saved here. On its way to the room.',
    roomAlone: 'Saved here. Not linked with the room yet.',
    roomWaits: 'Saved here. The room gets it once the facilitator confirms your table.',
    tableApart: 'Saved here. Your table cannot be reached.',
    roomApart: 'Saved here. The room cannot be reached.',
    details: 'Connection',
  },

  // Storage
  damage: {
    found: 'Part of what this phone had stored could not be read.',
    restored: (notes: number) =>
      plural(notes, {
        one: '# note was restored from its second copy.',
        other: '# notes were restored from their second copies.',
      }),
    nothingMissing: 'Nothing is missing.',
    missing:
      'Some notes may be missing here. Your table’s phones may still have them: connect to get them back.',
  },

  // Writing
  add: 'Add a note',
  addLabel: (prompt: string) => `Add a note: ${prompt}`,
  addButton: 'Add',
  questions: 'Questions that help',
  edit: 'Edit',
  editLabel: 'Edit this note',
  move: 'Move to another cell',
  moveTitle: 'Move to which cell?',
  remove: 'Delete',
  removed: 'Note deleted',
  moved: 'Note moved',
  noteMenu: (text: string) => `More for: ${text}`,
  choose: (text: string) => `Choose: ${text}`,
  typing: 'Somebody is typing',
  typingCount: (count: number) => plural(count, { one: 'typing', other: '# typing' }),
  isTyping: (who: string) => `${who} is typing`,
  cell: (row: string, column: string) => `${row} · ${column}`,

  // Me
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  nextPage: (title: string) => `Next: ${title}`,
  previousPage: (title: string) => `Back: ${title}`,
  meEmpty: 'Write what comes to mind. Nobody else can read it.',
  nothingAlone: 'There is nothing to write alone at this stage.',
  writeAhead: 'Write ahead on my own',
  writeAheadHint:
    'Nothing to write at this stage. If you like, note ahead what you think; it stays on this phone.',
  onTable: 'On our table',
  inRoom: 'In the room',
  onItsWay: 'On its way to the room',
  bring: (count: number) =>
    plural(count, { one: 'Bring # note to our table', other: 'Bring # notes to our table' }),
  brought: (count: number) =>
    plural(count, { one: '# note is on our table now', other: '# notes are on our table now' }),
  bringHint: 'Choose what you want to bring to your table. The rest stays yours.',
  share: (count: number) =>
    plural(count, { one: 'Share # note with the room', other: 'Share # notes with the room' }),
  shared: (count: number) =>
    plural(count, { one: 'You shared # note with the room', other: 'You shared # notes with the room' }),
  shareOne: 'Share with the room',
  shareAgain: 'Share the new words',
  bringOne: 'Bring to our table',
  unchoose: 'Choose none',

  // Table
  noTable: 'You have no seat at a table yet.',
  chooseTable: 'Choose a table',
  ownNotes: (count: number) =>
    plural(count, {
      one: 'You have # note of your own for this stage.',
      other: 'You have # notes of your own for this stage.',
    }),
  chooseOwn: 'Choose what to bring',
  nothingTogether: 'There is no grid at this stage. Talk with one another.',
  opensTogether: 'Opens when the tables talk',
  opensPlenary: 'Opens when the whole room meets',
  opensLater: 'The room has not come to this stage yet. Write alone for now.',
  staysAtTable: 'Stays at this table',
  changedSince: 'Changed since shared',
  withdrawn: 'Taken back from the room',
  withdraw: 'Take back from the room',
  withdrew: 'Taken back. Its words have left the room.',
  few: 'That is more than three from one cell. The room hears a few best.',
  seats: 'Who is at our table',
  seatsWithNames:
    'Everybody with a seat here can read and change what is on this table. What is deleted can be brought back until the meeting closes.',
  seatsCount: (seats: number, here: number) =>
    plural(seats, {
      one: 'One device has a seat here: this one.',
      other: `# devices have a seat here. Linked now: ${here}.`,
    }),
  seatsHint: 'Names are not kept in this meeting.',
  seatMe: 'this phone',
  seatHere: 'here',
  seatAway: 'not linked now',
  someone: 'Somebody',
  ready: 'We are ready',
  readyHint: 'Your table and the facilitator see it. Anyone at the table can take it back.',
  weAreReady: (stage: string) => `We are ready with ${stage}. Your table and the facilitator see it.`,
  notReady: 'Take back',
  sharedByOthers: (count: number) =>
    plural(count, {
      one: 'Somebody at your table has shared a note of yours with the room.',
      other: 'Somebody at your table has shared # notes of yours with the room.',
    }),
  removedNotes: {
    line: (count: number) =>
      plural(count, {
        one: '# note was removed at your table.',
        other: '# notes were removed at your table.',
      }),
    show: 'Show',
    showLabel: 'Show the removed notes',
    title: 'Removed at your table',
    kept: 'Your table’s devices keep these words until the meeting closes.',
    bringBack: 'Bring back',
    bringBackLabel: (text: string) => `Bring back: ${text}`,
    bringAllBack: 'Bring back all',
    broughtBack: (count: number) =>
      plural(count, { one: '# note is on your table again', other: '# notes are on your table again' }),
    dismiss: 'That is fine',
    dismissed: 'This phone no longer lists them.',
  },
  ok: 'All right',
  otherHalf: 'Part of your table started apart and has notes of its own. Put both on one table?',
  otherHalfYes: 'Put together',
  otherHalfWaiting: 'You said yes. As soon as the others do too, it is one table.',

  // Room
  readout: 'What the tables shared',
  roomEmpty: 'Nothing has been shared at this stage yet. What the tables share stands here.',
  presents: (table: string) => `${table} presents now`,
  wePresent: 'Your table presents now',
  weAreNext: 'Your table is next',
  nextUp: (table: string) => `Next: ${table}`,
  nextButAlone: 'Your table is not linked with the room yet, so the room cannot see your notes. Link up now.',
  presentButAlone:
    'Your table presents, but is not linked with the room, so your notes are not on the wall. Link up, or read them aloud.',
  document: 'The document',
  documentHint: 'All that was shared, to read or take home.',

  // Action points
  points: 'Action points',
  pointsEmpty: 'No action points yet. Who will do what, how, and by when?',
  newPoint: 'New action point',
  editPoint: 'Edit action point',
  take: 'I’ll take it',
  takeNamed: (what: string) => `I’ll take it: ${what}`,
  giveBack: 'Give it back',
  taken: 'Taken',
  open: 'Open',
  facilitators: 'From the facilitator',
  removePoint: 'Delete action point',
  removePointQuestion: 'Delete this action point for everybody?',
  whatIsYourName: 'What is your name?',
  nameForPoint: 'It stands beside what you take on, so that people can ask you about it.',
  who: 'Who',
  whoHint: 'Leave it empty, and somebody can take it.',
  what: 'will do what',
  whatMissing: 'Say what is to be done.',
  how: 'how: by doing what',
  when: 'by when',
  tomorrow: 'Tomorrow',
  thisWeek: 'This week',
  nextTime: 'Before we meet again',
  whenDate: 'Date',
  nextTimeDate: 'When do you meet again?',
  asks: 'Who will ask about it',
  asIs: 'It reads',
  savePoint: 'Save action point',
  pointSaved: 'Action point saved',
  pointTaken: 'It is yours now',
  pointGivenBack: 'It is open again',

  // Settings
  settings: 'Settings',
  settingsName: 'My name',
  settingsNameHint: 'Beside your notes where this meeting shows names, and on your action points.',
  nameSaved: 'Name saved',
  changeTable: 'My table',
  changeTableHint: 'Your private notes come with you. What you brought to the old table stays there.',
  satDown: (table: string) => `You sit at ${table.replace(/^T/, 't')} now`,
  stepEnd: 'When a step’s time is up',
  bell: 'A soft bell',
  bellHint: 'From this device only, for the whole room. It moves nothing.',
  buzz: 'This device buzzes',
  buzzHint: 'Only here, in your hand. It moves nothing.',
  language: 'Language',
  app: 'This app',
  installOffer:
    'Put Plenary on the home screen: it opens without internet, and the phone keeps your notes longer.',
  install: 'Put on the home screen',
  installByHand:
    'To put Plenary on the home screen, use your browser’s share button, then “Add to Home Screen”. Do it after the meeting: the installed app begins with no notes.',
  installed: 'Plenary is installed on this device.',
  updateWaiting: 'A new version of Plenary is here. Take it after the meeting; your notes stay.',
  update: 'Take the new version now',
  persisted: 'The browser has promised to keep what is stored here.',
  notPersisted:
    'The browser may clear what is stored here when space runs low or after a week without a visit. Take the document home at the end.',
  offlineReady: 'Works without internet from now on.',
  leave: 'Leave this meeting',
  leaveHint:
    'Deletes the meeting and your private notes from this device. What you shared stays with your table and the room.',
  leaveYes: 'Delete from this device',
  leaveQuestion: 'Delete this meeting from this device?',
  leaveMeeting: 'Back to my meetings',
  elsewhereTook: 'The window in which this meeting is open has taken the file. Look there.',
  elsewhereTitle: 'Open in another tab',
  elsewhere:
    'This meeting is open in another tab or window on this device. Go on there, or close it: then it opens here by itself.',
}
