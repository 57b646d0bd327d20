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
  title: 'Notes without a link',
  why: 'Where devices cannot reach each other, notes go from screen to camera, or as a file.',
  ways: 'Show or take in',
  show: 'Show',
  takeIn: 'Take in',

  scope: 'What to show',
  scopeTable: 'Our table’s notes',
  scopeRoom: 'What the room has shared',
  scopeTableHint: 'For the facilitator’s tablet.',
  scopeRoomHint: 'For a phone that has no link: where the room is, and every table’s notes.',
  scopeOwn: 'My own notes',
  scopeOwnHint: 'For another device of mine, in this meeting. Show it to nobody else.',
  ofOwn: (count: number) => plural(count, { one: '# note of your own', other: '# notes of your own' }),
  ownSealed: 'Whoever is in this meeting and films it could read them.',
  ofTable: (table: string, noteCount: number, pointCount: number) =>
    `${both(noteCount, pointCount)} of ${table.replace(/^T/, 't')}`,
  ofRoom: (noteCount: number, pointCount: number, tables: number) =>
    `${both(noteCount, pointCount)} of ${plural(tables, { one: '# table', other: '# tables' })}`,
  ofRoomNone: 'Where the room is, and its questions. No table has shared a note yet.',
  sealed: 'Only what was shared with the room goes along, and only devices of this meeting can read it.',
  tableNone:
    'Your table has shared nothing with the room yet. Choose notes on your table’s grid and share them; then come back here.',
  toTable: 'To our table',

  showCode: 'Show the moving code',
  stop: 'Stop',
  codeLabel: 'Moving code: pictures that change all the time, for another device’s camera',
  how: 'Hold the other device’s camera in front of it, as near as the whole code stays in view. It says when it has everything.',
  about: (seconds: number) =>
    plural(seconds, { one: 'It takes about # second.', other: 'It takes about # seconds.' }),
  bright: 'Turn this screen up bright.',
  speed: 'Speed',
  fast: 'Fast',
  fastHint: '10 pictures a second',
  careful: 'Easier to read',
  carefulHint: '8 larger-grained pictures a second, for a weak camera',
  calm: 'Calm',
  calmHint: '2 pictures a second, nothing flickers',
  flicker: 'The code flickers finely. If that troubles you, choose “Calm”, or send a file.',
  more: (count: number) =>
    plural(count, {
      one: '# more has been shared since this code was made.',
      other: '# more have been shared since this code was made.',
    }),
  showNew: 'Show them too',
  tooLarge: 'This is too much for a moving code. Send it as a file.',

  asFile: 'Send as a file',
  asText: 'Copy as text',
  textCopied: 'Copied. Paste it into a message to the other device.',
  textNotCopied: 'It could not be copied. Send it as a file instead.',
  fileFailed: 'The file could not be made. Try the moving code instead.',
  fileShared: 'Sent',
  fileSaved: 'Saved with your downloads',
  otherWays: 'Or as a file, by any way that files go',
  fileHint: 'It is sealed: whoever carries it cannot read it. The other device opens it with Plenary.',

  point: 'Point the camera at the other device’s moving code.',
  readingShare: (percent: string) => `${percent} is here. Keep the camera on it.`,
  ringLabel: 'Part of the notes that is here',
  opening: 'Looking at what came',
  pickFile: 'Open a file',
  pasteLabel: 'What was sent, as text',
  pasteGo: 'Take it in',
  noCamera: 'No camera? A file, or text',

  inReadout: (what: { notes: number; points: number }, table: string) => {
    const is = what.notes + what.points === 1 ? 'is' : 'are'
    return `${both(what.notes, what.points)} of ${table.replace(/^T/, 't')} ${is} in the readout.`
  },
  inReadoutOther: (what: { notes: number; points: number }) => {
    const is = what.notes + what.points === 1 ? 'is' : 'are'
    return `${both(what.notes, what.points)} of the facilitator ${is} in the readout.`
  },
  waitsHere: (count: number, table: string) =>
    `${plural(count, { one: '# note', other: '# notes' })} of ${table.replace(/^T/, 't')} ${plural(count, { one: 'waits', other: 'wait' })}. Ask that table if this is theirs, then say yes.`,
  waitsThere: (count: number, table: string) =>
    `${plural(count, { one: '# note', other: '# notes' })} of ${table.replace(/^T/, 't')} will show once the facilitator’s tablet has taken them in.`,
  noNotes: 'Nothing was shared yet. What there was is here now.',
  allKnown: 'All of it was here already. Nothing has changed.',
  fresh: (count: number) => plural(count, { one: '# of it is new here.', other: '# of them are new here.' }),
  placeNow: (place: string) => `The room was at ${place}.`,
  ours: (there: number, all: number) =>
    there === all
      ? plural(all, {
          one: 'The room has your table’s note.',
          other: 'The room has all # notes that your table shares.',
        })
      : `The room has ${there} of the ${notes(all)} that your table shares. Show yours again.`,
  next: 'Take in the next',
  toMeeting: 'Go to the meeting',
  privateIn: (count: number) =>
    plural(count, {
      zero: 'All of your notes were here already.',
      one: '# of your own notes is here now. Only you can see it.',
      other: '# of your own notes are here now. Only you can see them.',
    }),
  privateRefused: {
    'not-notes': 'That file holds no notes of your own. Nothing has changed.',
    broken: 'That file of your own notes is damaged, so it was left alone. Nothing has changed.',
    newer: 'That file comes from a newer version of Plenary. Nothing has changed.',
    'other-meeting': 'Those notes belong to another meeting. Nothing has changed.',
    'storage-full': 'This device has no room left to save. Free some space, then open the file again.',
  },

  refusedTitle: 'Not taken in',
  refused: {
    'not-carried':
      'That is something else. Nothing has changed. On the other device, open “Notes without a link” and show its moving code.',
    newer:
      'That comes from a newer version of Plenary. Nothing has changed. Go online once to get the new version.',
    'other-meeting':
      'That belongs to another meeting. Nothing has changed. Check that both devices are in this meeting.',
    altered:
      'It was damaged or changed on its way, so it was left alone. Nothing has changed. Take it in again.',
    spoilt:
      'The pictures did not fit together. Nothing has changed. Keep only one code in view; it begins anew.',
    'old-browser':
      'This browser is too old to unpack that. Nothing has changed. Use another device, or update it.',
  },
  again: 'Try again',
  failed:
    'This part of the app could not be opened. Check that the first visit was complete, then try again.',
}
