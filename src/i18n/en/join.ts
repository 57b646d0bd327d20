import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const join = {
  title: 'Join the meeting',
  welcome: 'You’re invited to an action learning meeting.',
  welcomeSet: 'You’re invited to an action learning set.',
  weLookAt: 'We look at',
  about: 'It’s about',
  whatIsThis: 'New to this?',
  tables: (count: number) => plural(count, { one: '# table', other: '# tables' }),
  namesShown: 'Names are shown',
  noNames: 'No names are saved',
  noAccount: 'No account, nothing to install',
  whichTable: 'Which table are you at?',
  name: 'Your name',
  nameHint: 'Your table sees it beside what you write.',
  nameMissing: 'Enter the name people call you.',
  tableMissing: 'Choose your table first.',
  sit: 'Join',
  sitAt: (table: string) => `Join ${table.replace(/^T/, 't')}`,
  writeAtOnce: 'You can write at once. Your notes stay on this phone until you share them.',
  thenLink: 'Then we connect this phone with the one you scanned.',
  broken: 'This invitation can’t be opened',
  scanAgain: 'Scan a code',
  notAtTable: 'Not at a table?',
  joinFacilitator: 'Join as facilitator',
  joinScreen: 'Use as screen',
  home: 'Go to start',
  failed: 'That didn’t work. Nothing is lost. Try again.',
}
