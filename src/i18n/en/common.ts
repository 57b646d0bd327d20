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
  guideFailed: 'The guide couldn’t be opened. Try again.',
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
  somethingWrong: 'Something went wrong on this screen. What you wrote is saved on this device.',
  reload: 'Reload',
  toMeetings: 'Show my meetings',
  refusal: {
    'not-plenary': 'That code is for something else. Scan this meeting’s code, on the wall or a phone.',
    'moving-code': 'That is a moving code. In the meeting, open “Pass notes on” to receive it.',
    'link-broken': 'Part of this link is missing. Nothing has changed. Copy the whole link, or scan again.',
    'link-newer': 'This link comes from a newer version of Plenary. Go online once, then try again.',
    'other-meeting':
      'That code belongs to another meeting. Nothing has changed. Scan a code of this meeting.',
    'own-card': 'That is your own code. Point the camera at the other person’s screen.',
    'card-used': 'That code was used already. Scan the new one on the other person’s screen.',
    unreachable:
      'The two devices can’t reach each other. What you wrote is saved here. Put both on the same Wi-Fi and scan again, or try another device.',
    'doors-closed': 'The facilitator has closed the doors. Ask them to open the doors, then scan again.',
    'invitation-only':
      'That is the invitation, and this device has joined already. To connect, scan the code on someone’s screen.',
    'no-network':
      'This device is on no network. What you wrote is saved here. Turn on Wi-Fi or a hotspot, then try again.',
    'no-code-in-picture': 'No code was found in that picture. Take it closer, with the whole code in view.',
    'not-a-pack': 'That isn’t a Plenary file. Nothing has changed. Choose a file saved or sent from Plenary.',
    'pack-newer':
      'That file comes from a newer version of Plenary. Nothing has changed. Go online once, then try again.',
    'pack-broken': 'That file is damaged. Nothing has changed. Ask for the file again.',
    'carried-unknown':
      'That file belongs to a meeting this device isn’t in. Nothing has changed. Join the meeting first, then open the file.',
    'unknown-meeting': 'This device doesn’t have that meeting. Join it with the code on the wall.',
    'storage-full':
      'This device is full. Free some space, then try again. Until then, copy what you can’t lose.',
    'too-many-seats':
      'This phone has let in as many others as it can. Let another phone at your table do it.',
    'no-seat': 'You haven’t joined a table yet. Choose your table, then save again.',
    'not-open': 'That isn’t open yet. What you wrote is still in the field. Add it when its step comes.',
    'not-timekeeper': 'Someone else keeps time at this table. Take over the clock first.',
    'note-too-long': 'That is too long for one note. Split it into two.',
    'camera-denied':
      'The camera is off for this page. Allow it in the browser’s settings, or use a photo or pasted code.',
    'camera-none': 'No camera was found. Use a photo of the code, or paste it as text.',
    'camera-busy': 'Another app is using the camera. Close that app and try again.',
    'not-allowed': 'This device may not do that. Nothing has changed. Ask a facilitator to do it.',
    'not-in-form': 'That couldn’t be saved. Nothing has changed. Make it shorter, then try again.',
    'room-full':
      'This device has shared as much as it may. What was shared is safe. Take something back, then try again.',
    'said-meanwhile':
      'Someone changed the same thing at the same time. Nothing is lost. Look at it, then try again.',
  },
}
