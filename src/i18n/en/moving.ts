import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

const notes = (count: number) => plural(count, { one: '# note', other: '# notes' })
const points = (count: number) => plural(count, { one: '# action point', other: '# action points' })
const both = (noteCount: number, pointCount: number) =>
  pointCount === 0
    ? notes(noteCount)
    : noteCount === 0
      ? points(pointCount)
      : `${notes(noteCount)} and ${points(pointCount)}`

/** Notes from screen to camera, or as a file, where devices cannot reach each other. */
export const moving = {
  title: 'Pass notes on',
  why: 'When devices can’t connect, pass notes on from screen to camera, or as a file.',
  ways: 'Show or receive',
  show: 'Show',
  takeIn: 'Receive',

  scope: 'What to show',
  scopeTable: 'Our table’s notes',
  scopeRoom: 'What the room has shared',
  scopeTableHint: 'For the facilitator’s tablet.',
  scopeRoomHint: 'For a phone without a connection: the room’s step, and every table’s notes.',
  scopeOwn: 'My own notes',
  scopeOwnHint: 'For another device of yours in this meeting. Show it to nobody else.',
  ofOwn: (count: number) => plural(count, { one: '# note of yours', other: '# notes of yours' }),
  ownSealed: 'Anyone in this meeting who films it could read them.',
  ofTable: (table: string, noteCount: number, pointCount: number) =>
    `${both(noteCount, pointCount)} of ${table.replace(/^T/, 't')}`,
  ofRoom: (noteCount: number, pointCount: number, tables: number) =>
    `${both(noteCount, pointCount)} of ${plural(tables, { one: '# table', other: '# tables' })}`,
  ofRoomNone: 'The room’s step and its questions. No table has shared a note yet.',
  sealed: 'Only shared notes are passed on. Only devices of this meeting can read them.',
  tableNone: 'Your table has shared nothing yet. Share notes from your table’s grid, then come back.',
  toTable: 'Show our table',

  showCode: 'Show moving code',
  stop: 'Stop',
  codeLabel: 'Moving code: changing pictures for another device’s camera',
  how: 'Hold the other device’s camera close, with the whole code in view. It says when it’s done.',
  about: (seconds: number) =>
    plural(seconds, { one: 'It takes about # second.', other: 'It takes about # seconds.' }),
  bright: 'Turn up this screen’s brightness.',
  speed: 'Speed',
  fast: 'Fast',
  fastHint: '10 pictures a second',
  careful: 'Easier to read',
  carefulHint: '8 coarser pictures a second, for a weak camera',
  calm: 'Calm',
  calmHint: '2 pictures a second, without flicker',
  flicker: 'The code flickers. If that troubles you, choose “Calm” or send a file.',
  more: (count: number) =>
    plural(count, {
      one: '# more was shared since this code was made.',
      other: '# more were shared since this code was made.',
    }),
  showNew: 'Show them too',
  tooLarge: 'This is too much for a moving code. Send it as a file.',

  asFile: 'Send as file',
  asText: 'Copy as text',
  textCopied: 'Copied. Paste it into a message to the other device.',
  textNotCopied: 'It couldn’t be copied. Send it as a file instead.',
  fileFailed: 'The file couldn’t be made. Try the moving code instead.',
  fileShared: 'Sent',
  fileSaved: 'Saved in your downloads',
  otherWays: 'Or send a file',
  fileHint: 'The file is sealed. Only a device of this meeting can open it.',

  point: 'Point the camera at the other device’s moving code.',
  readingShare: (percent: string) => `${percent} received. Keep the camera on it.`,
  ringLabel: 'Part of the notes received so far',
  opening: 'Reading the notes',
  pickFile: 'Open a file',
  pasteLabel: 'The text you were sent',
  pasteGo: 'Receive text',
  noCamera: 'No camera? Use a file or text',

  inReadout: (what: { notes: number; points: number }, table: string) => {
    const is = what.notes + what.points === 1 ? 'is' : 'are'
    return `${both(what.notes, what.points)} of ${table.replace(/^T/, 't')} ${is} in the readout.`
  },
  inReadoutOther: (what: { notes: number; points: number }) => {
    const is = what.notes + what.points === 1 ? 'is' : 'are'
    return `${both(what.notes, what.points)} of the facilitator ${is} in the readout.`
  },
  waitsHere: (count: number, table: string) =>
    `${plural(count, { one: '# note', other: '# notes' })} of ${table.replace(/^T/, 't')} ${plural(count, { one: 'waits', other: 'wait' })}. Ask that table if it’s theirs, then say yes.`,
  waitsThere: (count: number, table: string) =>
    `${plural(count, { one: '# note', other: '# notes' })} of ${table.replace(/^T/, 't')} will show once the facilitator’s tablet receives them.`,
  noNotes: 'Nothing was shared yet. This device has all there is.',
  allKnown: 'This device had all of it already. Nothing has changed.',
  fresh: (count: number) => plural(count, { one: '# is new here.', other: '# are new here.' }),
  placeNow: (place: string) => `The room was at ${place}.`,
  ours: (there: number, all: number) =>
    there === all
      ? plural(all, {
          one: 'The room has your table’s note.',
          other: 'The room has all # notes your table shared.',
        })
      : `The room has ${there} of the ${notes(all)} your table shared. Show yours again.`,
  next: 'Receive more',
  toMeeting: 'Open the meeting',
  privateIn: (count: number) =>
    plural(count, {
      zero: 'All your notes were here already.',
      one: '# of your notes is here now. Only you can see it.',
      other: '# of your notes are here now. Only you can see them.',
    }),
  privateRefused: {
    'not-notes': 'That file holds no notes of yours. Nothing has changed.',
    broken: 'That file of your notes is damaged. Nothing has changed.',
    newer: 'That file comes from a newer version of Plenary. Nothing has changed.',
    'other-meeting': 'Those notes belong to another meeting. Nothing has changed.',
    'storage-full': 'This device is full. Free some space, then open the file again.',
  },

  refusedTitle: 'Not received',
  refused: {
    'not-carried':
      'That is something else. Nothing has changed. On the other device, open “Pass notes on” and show its moving code.',
    newer: 'That comes from a newer version of Plenary. Nothing has changed. Go online once, then try again.',
    'other-meeting':
      'That belongs to another meeting. Nothing has changed. Check that both devices are in this meeting.',
    altered: 'It was damaged or changed on its way. Nothing has changed here. Receive it again.',
    spoilt:
      'The pictures didn’t fit together. Nothing has changed. Keep only one code in view. It starts again.',
    'old-browser':
      'This browser is too old to unpack that. Nothing has changed. Use another device, or update it.',
  },
  again: 'Try again',
  failed: 'This part of the app couldn’t be opened. Go online once, then try again.',
}
