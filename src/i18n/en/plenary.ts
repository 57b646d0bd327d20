import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const plenary = {
  // Themes
  group: 'Group',
  addTo: 'Add to theme',
  addTitle: (count: number) =>
    plural(count, { one: 'Add # note to which theme?', other: 'Add # notes to which theme?' }),
  newTheme: 'Name of a new theme',
  make: 'Create theme',
  unnamed: 'Theme without a name',
  nameIt: 'Name this theme',
  nameLabel: 'Name of the theme',
  rename: 'Rename',
  ungroup: 'Ungroup',
  takeOut: 'Take out of the theme',
  theme: (name: string) => `Theme: ${name}`,
  themeMenu: (name: string) => `More for the theme: ${name}`,
  grouped: (count: number) => plural(count, { other: '# notes are one theme now.' }),
  added: 'Added to the theme.',
  takenOut: 'Taken out of the theme.',
  ungrouped: 'Ungrouped. The notes are single again.',
  oneCell: 'A theme holds notes on one question. Choose notes on the same question.',
  agree: (some: number, all: number) => `${some} of ${all} tables`,
  rest: 'Not in a theme',

  // Likely the same
  likely: (count: number) =>
    plural(count, {
      one: '# group of notes may say the same',
      other: '# groups of notes may say the same',
    }),
  likelyShort: (count: number) => plural(count, { one: 'Show # alike', other: 'Show # alike' }),
  likelyClose: 'Close the suggestions',
  groupAll: 'Group all',
  groupAllTitle: (count: number) =>
    plural(count, { one: 'Make # theme of them?', other: 'Make # themes of them?' }),
  groupAllSays: 'Every note keeps its own words. You can undo it.',
  groupedAll: (count: number) => plural(count, { one: '# theme more.', other: '# themes more.' }),
  bothSay: 'Both say:',
  allSay: 'All say:',
  groupLikely: (notes: string) => `Group: ${notes}`,
  notSame: 'Keep them apart',
  notTheSame: (notes: string) => `Keep them apart: ${notes}`,

  // Finding
  find: 'Find notes',
  findWords: 'Words in notes or themes',
  findTable: 'Notes of table',
  allTables: 'All tables',
  findTheme: 'Notes in theme',
  allThemes: 'All themes',
  findStarred: 'Show starred',
  findMinority: 'Show single voices',
  findUnsaid: 'Show unsaid',
  showAll: 'Show all',
  found: (some: number, all: number) => `${some} of ${all} notes`,
  findNothing: 'No note matches. Try fewer words, or show all.',

  // Choosing
  choose: (text: string) => `Choose: ${text}`,
  chosen: (count: number) => plural(count, { one: '# note chosen', other: '# notes chosen' }),
  chooseNone: 'Choose none',
  withChosen: 'The chosen notes',
  noteMenu: (text: string) => `More for: ${text}`,
  groupChosen: (count: number) =>
    plural(count, { one: 'Group with the chosen note', other: 'Group with the # chosen' }),
  chooseThis: 'Choose',
  letGo: 'Leave it out',
  moreChosen: 'Show more actions',
  oneMore: 'Choose another note that says the same.',
  undo: 'Nothing to undo',
  redo: 'Nothing to redo',
  undoes: {
    group: 'Undo: group',
    add: 'Undo: add to a theme',
    takeOut: 'Undo: take out of a theme',
    rename: 'Undo: rename',
    ungroup: 'Undo: ungroup',
    star: 'Undo: star',
    park: 'Undo: park',
    hide: 'Undo: hide',
    said: 'Undo: mark as said',
    order: 'Undo: move',
  },
  redoes: {
    group: 'Redo: group',
    add: 'Redo: add to a theme',
    takeOut: 'Redo: take out of a theme',
    rename: 'Redo: rename',
    ungroup: 'Redo: ungroup',
    star: 'Redo: star',
    park: 'Redo: park',
    hide: 'Redo: hide',
    said: 'Redo: mark as said',
    order: 'Redo: move',
  },
  byTable: 'By table',
  howTo: 'Tap notes that say the same, then “Group”. Or drag one onto another.',

  // Park, star, hide
  park: 'Park',
  unpark: 'Return to readout',
  star: 'Star',
  unstar: 'Remove the star',
  starred: 'Starred',
  hide: 'Hide from everyone',
  unhide: 'Show it again',
  parked: (count: number) => plural(count, { one: '# note parked', other: '# notes parked' }),
  parkedNow: (count: number) =>
    plural(count, { one: 'Parked. It stays in the document.', other: 'Parked. They stay in the document.' }),
  unparked: 'Back on the readout.',
  unstarred: 'The star is gone.',
  starredNow: 'Starred. Its table is told.',
  hiddenNow: 'Hidden everywhere, also in files. Its table is told.',
  shownAgain: 'Everyone can read it again.',
  hidden: (count: number) =>
    plural(count, { one: '# hidden by the facilitator', other: '# hidden by the facilitator' }),
  hiddenHere: 'Only this device shows their words.',

  // Said in plenary, and order
  markSaid: 'Mark as said',
  markUnsaid: 'Mark as unsaid',
  said: 'Said in plenary',
  saidNow: (count: number) => plural(count, { one: 'Marked as said.', other: '# marked as said.' }),
  unsaidNow: 'Not marked as said any more.',
  pointMade: 'It’s an action point now. Ask who takes it.',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moved: 'Moved.',
  cellMenu: (question: string) => `More for the question: ${question}`,

  // Presenting
  beginFull: 'Present in full',
  beginPoints: 'Present by points',
  beginPeople: 'Hear each person',
  beginPeopleHint: 'Table by table, each person says one recommendation.',
  allHeard: 'Finish the round',
  heard: (table: string) => `${table} has been heard. Let it present again`,
  whichPoint: 'Tap the point they tell:',
  noPointLeft: 'All its points have been told.',
  toWall: 'Show on wall',
  wallHint: 'To come back, hold a finger on the screen or press Escape.',

  // Spotlight
  light: (what: string) => `Show on every device: ${what}`,
  unlight: (what: string) => `Stop showing: ${what}`,
  lightOne: 'Show on every device',
  onEveryDevice: 'On every device now',
  stopShowing: 'Stop showing',
  following: 'This phone follows.',
  unfollow: 'Stop following',
  follow: 'Follow again',
  notFollowing: (what: string) => `The room looks at ${what}.`,
  alsoTable: (number: string) => `also table ${number}`,
  alsoTables: (numbers: string) => `also tables ${numbers}`,

  // On the phones
  thank: (text: string) => `Say thanks for: ${text}`,
  unthank: (text: string) => `Take the thanks back: ${text}`,
  thanks: (count: number) => plural(count, { one: '# thanks', other: '# thanks' }),
  thanksFor: (text: string) => `Others say thanks for “${text}”.`,
  thanksForMore: (text: string, more: number) =>
    plural(more, {
      one: `Others say thanks for “${text}” and # more of your notes.`,
      other: `Others say thanks for “${text}” and # more of your notes.`,
    }),
  oursHidden: (text: string) =>
    `The facilitator hid your table’s note “${text}” from the room. It stays on your table.`,
  oursHiddenMore: (text: string, more: number) =>
    plural(more, {
      one: `The facilitator hid “${text}” and # more of your table’s notes. They stay on your table.`,
      other: `The facilitator hid “${text}” and # more of your table’s notes. They stay on your table.`,
    }),
  ok: 'OK',
  starredByFacilitator: 'Starred by the facilitator',
  parkedByFacilitator: 'Parked by the facilitator',
}
