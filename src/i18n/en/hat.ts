import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const hat = {
  title: 'The hat',
  // On a phone
  paper: 'My paper',
  paperHint: 'No name, no table. Blank papers protect the writers.',
  left: (count: number) => plural(count, { one: '# character left', other: '# characters left' }),
  fold: 'Fold it',
  foldBlank: 'Leave it blank',
  folded: 'Folded. It stays on this phone until papers are collected.',
  blankFolded: 'Yours is blank. You can still write.',
  unfold: 'Unfold it',
  fromNotes: 'From my own notes',
  copyNote: (text: string) => `${text}: write on my paper`,
  going: 'Papers are being collected. Yours goes in a moment.',
  goingOpen: 'Yours isn’t folded. If you leave it, a blank one goes in.',
  onWay: 'Your paper is on its way.',
  isIn: 'Your paper is in.',
  inOf: (count: number, of: number) => `${count} of ${of} are in`,
  waiting: 'All papers are opened at once, shuffled, when the room is ready.',
  missed: 'The hat was opened without your paper. Your words are still here, only on this phone.',
  privacy: 'Who can know?',
  privacyText: [
    'This phone seals your paper. Written and blank papers look the same. Another phone, drawn by lot, passes it on. So nobody sees where it came from.',
    'No device saves who wrote what, or when. Once the hat is opened, only the shuffled words remain.',
    'The phone that passes it on can’t tell whether it’s yours. Someone who watches the Wi-Fi sees only sealed papers, all of one size.',
    'What remains: people may know how you write. A changed app on the facilitator’s device could read papers early, without names. If that matters, use real paper.',
  ],
  privacyOfNotes: [
    'Notes have no names here. No device saves who wrote a note, when, or in which order.',
    'What remains: your words go first to the phones connected to yours. A changed app on one of them could guess whose they are. Someone who watches the Wi-Fi sees that your phone sends something, not what.',
    'People may know how you write. Presenters are known because they speak, and so are their challenge and commitment. People who take an action point sign it.',
  ],
  // Too small
  realPaper: 'Use real paper here',
  few: 'There are fewer than five phones. That is too few to hide who wrote.',
  onePhone: 'There is one phone at each table. A table’s paper is nobody’s own.',
  realPaperHow:
    'Give everyone the same slip and pen. Collect all slips in a real hat, blank ones too. Shuffle.',
  fewAtTable: (count: number) =>
    plural(count, {
      one: 'Only your phone is at this table. Others can tell that these notes are yours.',
      other: 'Only # phones are at this table. Others can guess who wrote what.',
    }),
  // Reading
  readTitle: 'From the hat',
  paperOf: (index: number, count: number) => `Paper ${index} of ${count}`,
  opened: (written: number, blank: number) =>
    `${plural(written, { one: '# written paper', other: '# written papers' })}, ${plural(blank, { one: '# blank', other: '# blank' })}`,
  noneWritten: 'All papers were blank. That says something too. What would make it easier to write?',
  notYet: 'The hat isn’t open yet.',
  never: 'Talk about what was read, never about who wrote it.',
  toTable: 'Add to table',
  toTableOf: (text: string) => `Add to table: ${text}`,
  toWhich: 'Where on our table?',
  onTable: 'On our table',
  putOnTable: 'It’s on your table now.',
  // The facilitator's board
  call: 'Collect papers',
  callHint: (count: number) =>
    `Tell people first, and give them time. Then ${plural(count, { one: '# phone puts in its paper', other: '# phones put in one paper each' })}, blank or not.`,
  calling: 'The papers are coming in.',
  someMissing: 'Someone may have left, or a phone is asleep. You can open the hat without it.',
  tooMany:
    'There are more papers than phones. Someone may have put in two. Stop collecting, or use real paper.',
  tooFew: 'Fewer than five papers hide nobody. Wait, or stop collecting and use real paper.',
  open: 'Open the hat',
  openWithout: (count: number, of: number) => `Open without ${of - count}`,
  takeBack: 'Stop collecting',
  takeBackTitle: 'Stop collecting papers?',
  takeBackText: 'The papers that came in are deleted unread. Everyone keeps their words on their own phone.',
  noKey:
    'This device can’t open the hat. Open it on the device that collected the papers, or stop collecting.',
  readAloud: 'Read aloud',
  nextPaper: 'Show next paper',
  previousPaper: 'Show previous paper',
  stopReading: 'Stop reading',
  showsEverywhere: 'The screen and every phone show it large.',
}
