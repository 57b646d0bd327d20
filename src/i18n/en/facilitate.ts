import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const facilitate = {
  // Stages and clock
  stages: 'Stages',
  goTo: (stage: string, step: string) => `Go to ${stage}, ${step}`,
  next: 'Next',
  nextIs: (place: string) => `Next: ${place}`,
  previous: 'Back',
  backTo: (place: string) => `Back to ${place}`,
  pause: 'Pause the clock',
  resume: 'Let the clock run',
  addMinute: '+1 min',
  addMinuteLong: 'One more minute for this step',
  moved: (place: string) => `The room is now at ${place}.`,
  ahead: (minutes: string) => `${minutes} ahead`,
  behind: (minutes: string) => `${minutes} behind`,
  onTime: 'on time',
  last: 'That was the last step.',
  say: 'Say',
  stepMinutes: (kind: string, minutes: string) => `${kind} ${minutes} min`,

  // Ways out
  invitation: 'Invitation',
  screen: 'Screen mode',
  document: 'Document',
  settings: 'Settings',
  brief: 'Focus, title and end',
  rewordQuestions: 'Reword the questions',
  leave: 'My meetings',
  more: 'More',
  sampleNote: 'This is a sample. Move the stages, light a table, look at the document: nothing can go wrong.',

  // Tables
  tables: 'Tables',
  devices: (count: number) => plural(count, { zero: 'no device yet', one: '# device', other: '# devices' }),
  devicesShort: (count: number) => plural(count, { one: '# device in', other: '# devices in' }),
  sharedNotes: (count: number) => plural(count, { zero: 'nothing shared', one: '# note', other: '# notes' }),
  notLinked: 'not linked',
  emptyStays: 'What is written in this stage stays at the tables. Nothing of it comes here.',
  emptyOwnPace:
    'Each table goes through this turn at its own pace; you see its step beside its name. What is written stays there. Only commitments come here, where presenters share them. When most are through, bring the room on: tables that are behind come along.',
  atStep: 'Where the table is',
  ready: 'ready',
  readyCount: (ready: number, all: number) => `${ready} of ${all} ready`,
  throughCount: (through: number, all: number) => `${through} of ${all} at the end of this turn`,
  tablesCount: (count: number) => plural(count, { one: '# table', other: '# tables' }),
  closed: 'closed',
  linkDevice: 'Link a device',
  addTable: 'Add a table',
  addTableTitle: 'A new table',
  tableName: 'Name, if it has one',
  add: 'Add',
  tableMenu: (table: string) => `${table}: more`,
  rename: 'Rename',
  renameTitle: (table: string) => `Rename ${table}`,
  close: 'Close this table',
  reopen: 'Open it again',
  sitWith: 'Sit with this table',
  standUp: 'Leave this table',
  toSeat: 'See the table’s grid',
  toBoard: 'Back to the board',
  youSitHere: 'you sit here',
  tableClosed: (table: string) => `${table} is closed. What it shared stays.`,

  // Doors
  closeDoors: 'Close the doors',
  openDoors: 'Open the doors',
  doorsClosedExplain: 'No new device can come in.',
  doorsOpenExplain: 'Whoever has the code can come in.',
  claimTitle: (table: string) => `A phone says that it speaks for ${table}.`,
  claimExplain:
    'It did not scan your code. Ask the table if the phone is theirs. Once you say yes, the room sees what it shares.',
  claimYes: (table: string) => `Yes, it is ${table}`,
  claimed: (table: string) => `${table} is confirmed.`,

  // Readout
  readout: 'Readout',
  byCell: 'By question',
  byRecent: 'Newest first',
  order: 'Order of the readout',
  notes: (count: number) => plural(count, { one: '# note', other: '# notes' }),
  questions: 'The questions of this stage',
  noneYet: 'Nothing here yet.',
  emptyOpen: 'People come in now. Show them the code; on the board you see whose devices are linked.',
  showInvitation: 'Show the invitation',
  emptyAlone: 'People are writing for themselves now. What tables share appears here, by itself.',
  emptyTogether:
    'Tables talk first, then choose the few notes that the room should hear. They appear here, by themselves.',
  emptyPlenary:
    'No table has shared a note yet. On the phones: choose notes on the table’s grid, then “Share with the room”.',
  emptySpoken: 'This stage is only spoken. What tables shared before is one tap away, in the stages above.',
  otherCells: 'Also written in this stage',
  withdrawn: (count: number) =>
    plural(count, {
      one: '# note was taken back by its table.',
      other: '# notes were taken back by their tables.',
    }),
  lookingAt: (stage: string) => `You are looking at ${stage}.`,
  followRoom: 'Back to where the room is',
  moveHere: 'Bring the room here:',
  sides: 'Beside the readout',
  nobody: 'nobody',
  light: (cell: string) => `Show on every device: ${cell}`,
  unlight: (cell: string) => `Stop showing: ${cell}`,
  showAll: (count: number) => `Show all ${count} notes`,
  cellTitle: (row: string, column: string) => `${row} · ${column}`,

  // Presenting
  presenting: 'Presenting',
  presentingHint: 'Tap the table that speaks. Its notes light up on every device.',
  presents: (table: string) => `${table} presents`,
  presentNow: (table: string) => `${table} presents now`,
  nextTable: (table: string) => `Go on to ${table}`,
  whoIsNext: 'Who is next',
  noNext: 'Nobody is told yet',
  stopPresenting: 'Nobody presents',
  begin: (table: string) => `Begin with ${table}`,
  wholeRound: 'Every table has had its turn.',
  notLinkedTurn: 'Not linked: its newest notes may be missing here. Walk over with this tablet.',

  // Action points
  actionPoints: 'Action points',
  pointsEmpty: 'Action points from every table appear here. Add those that are said aloud.',
  pointMenu: (sentence: string) => `More for: ${sentence}`,
  takeAloud: 'Somebody takes it',
}
