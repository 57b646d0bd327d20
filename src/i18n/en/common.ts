import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const common = {
  app: 'Plenary',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  done: 'Done',
  save: 'Save',
  undo: 'Undo',
  retry: 'Try again',
  more: 'More',
  settings: 'Settings',
  waiting: 'One moment',
  notices: 'Messages',
  table: (number: number) => `Table ${number}`,
  /** A table that has a name of its own beside its number. */
  tableNamed: (number: number, name: string) => `Table ${number}, ${name}`,
  timeLeft: (time: string) => `${time} left`,
  timeOver: (time: string) => `${time} over time`,
  timePaused: 'The clock is paused',
  notes: (count: number) => plural(count, { one: '# note', other: '# notes' }),
  guide: 'Guide',
  guideFailed: 'The guide could not be opened. Try again.',
  codeLabel: 'QR code',
  step: {
    open: 'opening',
    alone: 'alone',
    together: 'together',
    plenary: 'plenary',
    close: 'closing',
    papers: 'the hat',
    reading: 'read aloud',
  },
  /** "Learn · together" */
  place: (stage: string, step: string) => `${stage} · ${step}`,
  /** One presenter's turn of several: "Presenter’s turn 2" */
  turn: (stage: string, turn: number) => `${stage} ${turn}`,
  somethingWrong: 'Something went wrong on this screen. What you wrote is safe on this device.',
  reload: 'Open it again',
  toMeetings: 'To my meetings',
  refusal: {
    'not-plenary':
      'That is a code for something else. Look for the code of this meeting, on the wall or on a phone.',
    'moving-code':
      'That is a moving code with notes. In the meeting, open “Notes without a link” and take it in there.',
    'link-broken':
      'Part of this link is missing. Nothing has changed. Copy the whole link, or scan the code again.',
    'link-newer':
      'This link comes from a newer version of Plenary. Go online once, open Plenary again, then try the link.',
    'other-meeting':
      'That code belongs to another meeting. Nothing has changed. Scan a code of this meeting.',
    'own-card': 'That is your own code. Point the camera at the other person’s screen.',
    'card-used': 'That code has been used already. Ask the other person for the new one on their screen.',
    unreachable:
      'The two devices cannot reach each other. What you wrote is safe here. Check that both are on the same Wi-Fi, then scan again, or try with another device of the room.',
    'doors-closed':
      'The facilitator has closed the doors of this meeting. Ask them to open the doors, then scan again.',
    'invitation-only':
      'That is the invitation to this meeting, and this device is in already. To link up, scan the code on somebody’s own screen.',
    'no-network':
      'This device is on no network. What you wrote is safe here. Turn on Wi-Fi or a hotspot, then try again.',
    'no-code-in-picture':
      'There is no code to be read in that picture. Take it again from closer, with the whole code in view.',
    'not-a-pack':
      'That file is not one of Plenary’s. Nothing has changed. Choose a file that was saved or sent from Plenary.',
    'pack-newer':
      'That file comes from a newer version of Plenary. Nothing has changed. Go online once to get the new version.',
    'pack-broken': 'That file is damaged, so it was left alone. Nothing has changed. Ask for the file again.',
    'carried-unknown':
      'That file is of a meeting that this device is not in. Nothing has changed. Join the meeting first, then open the file again.',
    'unknown-meeting': 'This device does not have that meeting. Join it with the code on the wall.',
    'storage-full':
      'This device has no room left to save. Free some space, then try again. Until then, copy what you cannot lose.',
    'too-many-seats':
      'This phone has let in as many others as it can. Let another phone at your table do it.',
    'no-seat': 'You have no seat at a table yet. Choose your table first, then save it again.',
    'not-open':
      'That is not open yet. What you wrote is still in the field; it can be added when its step comes.',
    'not-timekeeper': 'Somebody else keeps the time at this table. Take the clock over first.',
    'note-too-long': 'That is too long for one note. Split it into two.',
    'camera-denied':
      'The camera is switched off for this page. Allow it in the browser’s settings for this site, or use a photo or a pasted code instead.',
    'camera-none': 'No camera was found. Use a photo of the code, or paste it as text.',
    'camera-busy': 'Another app is using the camera. Close that app and try again.',
    'not-allowed': 'That is not for this device to say. Nothing has changed. Ask a facilitator to do it.',
    'not-in-form': 'That could not be taken as it is. Nothing has changed. Make it shorter, then try again.',
    'room-full':
      'One device can say only so much in a meeting. What was there is safe. Withdraw what is not needed any more, then try again.',
    'said-meanwhile':
      'Another device changed the same at the same time. Nothing is lost. Look at what stands there now, then try again.',
  },
}
