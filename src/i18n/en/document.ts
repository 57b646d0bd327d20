import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const document = {
  title: 'Working document',
  take: 'Take it with you',
  takeShort: 'Save or print',
  print: 'Print or save as PDF',
  printHint: 'For paper, or to send round.',
  markdown: 'Text file (Markdown)',
  markdownHint: 'To edit, or to paste somewhere else.',
  csv: 'Action points as a table (CSV)',
  csvHint: 'For a spreadsheet.',
  pack: 'The whole meeting (Plenary file)',
  packHint: 'To keep it, or to open it on another device.',
  handed: {
    shared: 'Shared.',
    downloaded: 'Saved in your downloads.',
    cancelled: 'Nothing was sent.',
  },
  failed: 'That did not work. The meeting itself is safe on this device. Try again, or choose another way.',
  savedOn: (date: string) => `As it stands on ${date}.`,
  tableCount: (count: number) => plural(count, { one: '# table.', other: '# tables.' }),
  parked: 'Parked',
  elsewhere: 'Notes to questions that are no longer asked',
  focus: 'We looked at',
  actionPoints: 'What we will do',
  noActionPoints: 'No action points yet.',
  learned: 'What we learned',
  noLearned: 'Nothing is written here yet.',
  stageEmpty: 'Nothing was shared in this stage.',
  cellEmpty: 'Nothing shared.',
  openPoint: 'open: who takes it?',
  withdrawn: (count: number) =>
    plural(count, {
      one: '# note was taken back by its table.',
      other: '# notes were taken back by their tables.',
    }),
  hidden: (count: number) =>
    plural(count, {
      one: '# note was hidden by the facilitator.',
      other: '# notes were hidden by the facilitator.',
    }),
  tables: 'Tables',
  madeWith: 'Made with Plenary, without a server.',
  invitation: {
    title: 'Invitation',
    scan: 'Scan to come in',
    steps: [
      'Open your phone’s camera and point it at the code.',
      'Tap the link that appears, and choose your table. You can write at once.',
      'Link up: hold your phone to one that is in already, or to this one. Each reads the other’s code.',
    ],
    codeLabel: 'The code of this meeting',
    wifiFirst: 'Everybody on the same Wi-Fi first. It needs no internet, and nobody needs an account.',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    notCopied: 'The link could not be copied. Choose the text below and copy it by hand.',
    share: 'Send the link',
    linkLabel: 'The link, as text',
    careful:
      'Whoever has this link can come in and read what is shared. Give it only to those who take part.',
    screen: 'Show it on the wall',
    cards: 'Print table cards',
    cardsHint:
      'One for each table: the Wi-Fi first, the code second. Leave a field empty to fill it in by hand.',
    wifiName: 'Name of the Wi-Fi',
    wifiPassword: 'Password of the Wi-Fi',
    wifiStep: 'Go into this Wi-Fi',
    wifiNameShort: 'Wi-Fi',
    wifiPasswordShort: 'Password',
    wifiCode: 'Code for the Wi-Fi',
    scanStep: 'Point the camera at this code',
    tableStep: (table: string) => `Choose ${table}`,
    printCards: 'Print the cards',
    preview: 'This is how they look:',
    notFacilitator:
      'Only the facilitator’s device shows the invitation. To bring somebody in, show them your own code.',
    linkDevice: 'Show my own code',
  },
}
