import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const screen = {
  title: 'Screen mode',
  leave: 'Leave screen mode',
  leaveHint: 'To leave, hold a finger on the screen or press Escape.',
  holding: 'Keep holding to leave.',
  joinSteps: [
    'Point your phone’s camera at the code.',
    'Choose your table and start writing.',
    'Hold your phone to a connected one. Each reads the other’s code.',
  ],
  codeLabel: 'The code of this meeting',
  devicesIn: (count: number) => plural(count, { one: '# device is in', other: '# devices are in' }),
  weLookAt: 'We’re looking at',
  alone: 'On your own',
  together: 'At your table',
  plenary: 'All together',
  open: 'Welcome',
  close: 'Closing',
  eachSays: 'What do I recommend? One thing each.',
  presentsEach: (table: string) => `${table}, one person after another`,
  presents: (table: string) => `${table} presents`,
  isNext: (table: string) => `${table} is next`,
  nothingYet: 'Notes that tables share appear here.',
  tableNothing: 'This table speaks without notes.',
  page: (page: number, pages: number) => `${page} of ${pages}`,
  notesSoFar: (count: number) =>
    plural(count, { one: '# note is in the room', other: '# notes are in the room' }),
  cellTitle: (row: string, column: string) => `${row} · ${column}`,
}
