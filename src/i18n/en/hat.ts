import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const hat = {
  title: 'The hat',
  // On a phone
  paper: 'My paper',
  paperHint: 'No name, no table. Nobody has to write: blank papers protect the writers.',
  left: (count: number) => plural(count, { one: '# character left', other: '# characters left' }),
  fold: 'Fold it',
  foldBlank: 'Leave it blank',
  folded: 'Folded. It stays on this phone until the papers are called for.',
  blankFolded: 'Yours goes in blank. You can still write.',
  unfold: 'Open it again',
  fromNotes: 'From my own notes',
  copyNote: (text: string) => `Write on my paper: ${text}`,
  going: 'The papers are being called for. Yours goes in a moment.',
  goingOpen: 'It is not folded. If you leave it so, a blank one goes.',
  onWay: 'Your paper is on its way.',
  isIn: 'Your paper is in.',
  inOf: (count: number, of: number) => `${count} of ${of} are in`,
  waiting: 'They are opened all at once, shuffled, when the room is ready.',
  missed: 'The hat was opened without your paper. Your words are still here, only on this phone.',
  privacy: 'Who can know?',
  privacyText: [
    'Your paper is sealed on this phone, at the same size as a blank one. Another phone, drawn by lot, passes it on, so that nobody sees where it came from.',
    'No device keeps who wrote what, or when a paper came. Once the hat is opened, only the words are left, shuffled.',
    'The phone that passes it on first cannot tell whether it is yours or came to you from another. Whoever watches the Wi-Fi sees that every phone sends sealed papers of one size, not which are blank or what they say.',
    'What stays: people may know how you write. And somebody who has changed the app on the facilitator’s device could read the papers early, though not whose they are. If that matters here, use real paper.',
  ],
  privacyOfNotes: [
    'No note carries a name here, and no device keeps who wrote it, when, or in which order.',
    'What stays: your words go first to the phones that yours is linked with. Somebody who has changed the app on one of them could guess whose they are. Whoever watches the Wi-Fi sees that your phone sends something, not what it says.',
    'People may know how you write. And who presents at a table is known by speaking: so are that challenge and that commitment. Who takes an action point signs it.',
  ],
  // Too small
  realPaper: 'Use real paper here',
  few: 'There are fewer than five phones. Too few to hide who wrote.',
  onePhone: 'There is one phone to a table. A table’s paper is no one’s own.',
  realPaperHow:
    'Give everybody the same slip and the same pen, collect them in a real hat, blank ones too, and shuffle.',
  fewAtTable: (count: number) =>
    plural(count, {
      one: 'Only your phone is at this table. What you write or share here can be told to be yours.',
      other: 'Only # phones are at this table. The others can tell, or guess, who wrote what.',
    }),
  // Reading
  readTitle: 'From the hat',
  paperOf: (index: number, count: number) => `Paper ${index} of ${count}`,
  opened: (written: number, blank: number) =>
    `${plural(written, { one: '# written paper', other: '# written papers' })}, ${plural(blank, { one: '# blank', other: '# blank' })}`,
  noneWritten: 'All papers were blank. That says something too: what would make it easier to write?',
  notYet: 'The hat is not open yet.',
  never: 'Talk about what was read, never about who wrote it.',
  toTable: 'Put on our table',
  toTableOf: (text: string) => `Put on our table: ${text}`,
  toWhich: 'Where on our table?',
  onTable: 'On our table',
  putOnTable: 'It stands on your table now.',
  // The facilitator's board
  call: 'Call for the papers',
  callHint: (count: number) =>
    `Say that papers will be called for, and give people time. Then each of the ${plural(count, { one: '# phone', other: '# phones' })} puts in one paper within half a minute, blank or not.`,
  calling: 'The papers are coming in.',
  someMissing: 'Somebody may have left, or a phone sleeps. You can open without it.',
  tooMany:
    'There are more papers than phones: somebody may have put in two. Take the call back, or use real paper.',
  tooFew:
    'With fewer than five papers nobody would be hidden. Wait, or take the call back and use real paper.',
  open: 'Open the hat',
  openWithout: (count: number, of: number) => `Open with ${count} of ${of}`,
  takeBack: 'Take the call back',
  takeBackTitle: 'Take the call back?',
  takeBackText:
    'The papers that are in are thrown away unread. Everybody keeps their words on their own phone.',
  noKey:
    'This device cannot open it: it was not a facilitator’s when the papers were called for. Open it on the device that called, or take the call back.',
  readAloud: 'Read aloud',
  nextPaper: 'Next paper',
  previousPaper: 'Previous paper',
  stopReading: 'Stop reading',
  showsEverywhere: 'It is shown large on the screen and on every phone.',
}
