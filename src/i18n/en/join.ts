import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const join = {
  title: 'Join the meeting',
  welcome: 'You are invited to an action learning meeting.',
  tables: (count: number) => plural(count, { one: '# table', other: '# tables' }),
  namesShown: 'Names are shown',
  noNames: 'No names are kept',
  noAccount: 'No account, nothing to install',
  whichTable: 'Which table are you at?',
  name: 'Your name',
  nameHint: 'Your table sees it beside what you write.',
  nameMissing: 'Please say what people call you.',
  tableMissing: 'Please choose your table first.',
  sit: 'Sit down',
  sitAt: (table: string) => `Sit down at ${table.replace(/^T/, 't')}`,
  writeAtOnce: 'You can write at once. Your notes stay on this phone until you share them.',
  thenLink: 'Then we link this phone with the one whose code you scanned.',
  broken: 'This invitation cannot be opened',
  scanAgain: 'Scan a code',
  notAtTable: 'Not at a table?',
  joinFacilitator: 'I am a facilitator too',
  joinScreen: 'This device is the room’s screen',
  home: 'To the first screen',
  failed: 'That did not work. Nothing is lost. Please try again.',
}
