import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const plenary = {
  // Themes
  group: 'Group',
  addTo: 'Add to a theme',
  addTitle: (count: number) =>
    plural(count, { one: 'Add # note to which theme?', other: 'Add # notes to which theme?' }),
  newTheme: 'A new theme, by name',
  make: 'Make it',
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
  ungrouped: 'Ungrouped. The notes stand for themselves again.',
  oneCell: 'A theme holds notes to one question. Choose notes to the same question.',
  agree: (some: number, all: number) => `${some} of ${all} tables`,
  rest: 'Not in a theme',

  // Likely the same
  likely: (count: number) =>
    plural(count, {
      one: '# place where notes likely say the same',
      other: '# places where notes likely say the same',
    }),
  bothSay: 'Both say:',
  allSay: 'All say:',
  groupLikely: (notes: string) => `Group: ${notes}`,
  notSame: 'Not the same',
  notTheSame: (notes: string) => `Not the same: ${notes}`,

  // Choosing
  choose: (text: string) => `Choose: ${text}`,
  chosen: (count: number) => plural(count, { one: '# note chosen', other: '# notes chosen' }),
  chooseNone: 'Choose none',
  withChosen: 'The chosen notes',
  noteMenu: (text: string) => `More for: ${text}`,
  groupChosen: (count: number) =>
    plural(count, { one: 'Group with the chosen note', other: 'Group with the # chosen' }),
  chooseThis: 'Choose',
  letGo: 'Choose no longer',
  moreChosen: 'More for the chosen notes',
  oneMore: 'Choose another that says the same, or more than one.',
  undo: 'Nothing to undo',
  redo: 'Nothing to do again',
  undoes: {
    group: 'Undo: group',
    add: 'Undo: add to a theme',
    takeOut: 'Undo: take out of a theme',
    rename: 'Undo: rename',
    ungroup: 'Undo: ungroup',
    star: 'Undo: star',
    park: 'Undo: park',
    hide: 'Undo: hide',
  },
  redoes: {
    group: 'Do again: group',
    add: 'Do again: add to a theme',
    takeOut: 'Do again: take out of a theme',
    rename: 'Do again: rename',
    ungroup: 'Do again: ungroup',
    star: 'Do again: star',
    park: 'Do again: park',
    hide: 'Do again: hide',
  },
  byTable: 'By table',
  howTo: 'Tap notes that say the same, then “Group”. Or drag one onto another.',

  // Park, star, hide
  park: 'Park',
  unpark: 'Back to the readout',
  star: 'Star',
  unstar: 'Take the star off',
  starred: 'Starred',
  hide: 'Hide from everyone',
  unhide: 'Show it again',
  parked: (count: number) => plural(count, { one: '# note parked', other: '# notes parked' }),
  parkedNow: (count: number) =>
    plural(count, { one: 'Parked. It stays in the document.', other: 'Parked. They stay in the document.' }),
  unparked: 'Back on the readout.',
  unstarred: 'The star is gone.',
  starredNow: 'Starred. Its table is told.',
  hiddenNow: 'Hidden, its words too, also in every file. Its table is told.',
  shownAgain: 'It can be read again.',
  hidden: (count: number) =>
    plural(count, { one: '# hidden by the facilitator', other: '# hidden by the facilitator' }),
  hiddenHere: 'Only this device shows their words.',

  // Presenting
  beginFull: 'Begin: each table in full',
  beginPoints: 'Go round: one point each',
  allHeard: 'That was the last table',
  heard: (table: string) => `${table} has been heard. Let it present again`,
  whichPoint: 'Tap the point that they tell:',
  noPointLeft: 'All of its points have been told, here or by others.',
  toWall: 'Show this on the wall',
  wallHint: 'Large, and with nothing to press. To come back: hold a finger on the screen, or press Escape.',

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
    `The facilitator has hidden a note of your table from the room: “${text}”. It stays on your table.`,
  oursHiddenMore: (text: string, more: number) =>
    plural(more, {
      one: `The facilitator has hidden “${text}” and # more of your table from the room. They stay on your table.`,
      other: `The facilitator has hidden “${text}” and # more of your table from the room. They stay on your table.`,
    }),
  ok: 'All right',
  starredByFacilitator: 'Starred by the facilitator',
  parkedByFacilitator: 'Parked by the facilitator',
}
