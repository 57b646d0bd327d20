import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const connect = {
  title: 'Link up',
  how: 'Hold the two screens towards each other. Each shows its code and reads the other’s.',
  myCode: 'My code',
  myCodeLabel: 'Code of this device, for another device to scan',
  theirCode: 'What my camera sees',
  makingCode: 'Making your code',
  cameraWhy: 'Plenary needs the camera to read the other person’s code. Pictures stay on this device.',
  cameraAsk: 'Your browser will ask for permission now.',
  turnOn: 'Turn on the camera',
  withoutCamera: 'Go on without the camera',
  cameraStarting: 'Starting the camera',
  toFront: 'Use the front camera',
  toBack: 'Use the back camera',
  front: 'Front camera',
  back: 'Back camera',
  faceToFace: 'Face to face, the front cameras do it hands free.',
  otherWays: 'No camera? Other ways',
  photo: 'Read a photo of a code',
  paste: 'Paste their code as text',
  pasteLabel: 'Their code as text',
  pasteHint: 'They copy it on their screen and send it to you; you send them yours.',
  pasteGo: 'Link up',
  copy: 'Copy my code',
  share: 'Send my code',
  copied: 'Code copied',
  shared: 'Code sent',
  copyFailed: 'It could not be copied. Try sending it instead.',
  linking: 'Read it. Now let the other device read yours.',
  linkingLong: 'Still linking. Make sure that the other device has read your code too.',
  apart: 'These two devices cannot reach each other',
  noLinkYet: 'No link yet',
  apartWhy: {
    same: 'Both are on the same network, and it keeps devices apart, as guest Wi-Fi often does.',
    different:
      'They are on different networks. Put both on the same Wi-Fi, or on one phone’s hotspot, and read both codes again.',
    unknown:
      'The network may keep devices apart, or they are on different ones. Put both on the same Wi-Fi, or on one phone’s hotspot.',
    unread:
      'Let the other device read your code now. If it has read it already, this network keeps devices apart, as guest Wi-Fi often does.',
  },
  apartSafe: 'What you wrote is safe here, and it goes on being tried.',
  linked: 'Linked',
  linkedWithTable: (table: string) => `Linked with ${table.replace(/^T/, 't')}`,
  linkedWithFacilitator: 'Linked with the facilitator',
  linkedWithSomebody: 'Linked with another device of the room',
  linkedSafe: 'One link is enough: everything else is arranged by itself.',
  toMeeting: 'Go to the meeting',
  again: 'Try again',
  refusedTitle: 'Not linked',
  details: 'Connection in figures',
  linksNow: (count: number) =>
    plural(count, { zero: 'No link at the moment', one: '# link now', other: '# links now' }),
  linksEnough: 'You need not do anything. More links come by themselves.',
  linksNone: 'Link up with anybody in the room: one link is enough.',
  /** A counter of the machinery that has no plain words. */
  counter: (name: string) => name.replace(/([A-Z]|[-/])/g, ' $1').toLowerCase(),
  counters: {
    linked: 'Direct links',
    recordsRefused: 'Records refused because their signature did not fit',
    pretended: 'Records that claimed a facilitator’s right and were refused',
    recordsWaiting: 'Records that wait for their signer to be known',
  } as Readonly<Record<string, string>>,

  scanTitle: 'Scan a code',
  scanHow: 'Point the camera at the code on the wall, on a table card or on somebody’s phone.',
  pasteLinkLabel: 'Invitation link',
  openLink: 'Open',
}
