import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

/** Facilitators among themselves, the way back, and the room's screen. */
export const leading = {
  title: 'Facilitators',
  intro:
    'Every facilitator can move the stage, group and light notes. The clock is that of the one who leads.',
  first: 'The facilitator who opened the meeting',
  another: 'Another facilitator',
  me: 'this device',
  leads: 'leads',
  away: 'not reachable',
  recovered: 'came with the recovery code',
  handTo: (name: string) => `Hand over to ${name}`,
  handOver: 'Hand over',
  takeOver: 'Take over',
  nowLeads: (name: string) => `${name} leads now.`,
  youLead: 'You lead now.',
  gone: (name: string) => `${name} cannot be reached.`,
  goneExplain: 'Nothing is lost. You can go on from here.',
  leadsNow: (name: string) => `${name} leads.`,

  add: 'Add a facilitator',
  addHow: 'Let the other facilitator’s device scan this code, or scan theirs. Then both of you say yes.',
  asked: 'Their device is asking them now.',
  willing: (name: string) => `${name} would lead with you.`,
  compare: 'Does the other screen show this number?',
  giveRole: 'Yes, the same number',
  noRole: 'No',
  declined: 'They said no. Nothing has changed.',
  given: (name: string) => `${name} is a facilitator now.`,

  askedTitle: 'Lead this meeting too?',
  askedExplain: 'A facilitator asks you. You will see their board, and can move the room’s stage.',
  askedName: 'Your name, for the other facilitators',
  askedYes: 'Yes, I will',
  askedNo: 'No, thank you',
  waiting: 'Show this number to the facilitator.',
  nowFacilitator: 'You are a facilitator of this meeting now.',

  recovery: 'Recovery code',
  recoveryWhy:
    'If this device is lost or broken, this code gives the role back, on any device of the meeting.',
  recoverySafe: 'Keep it to yourself: not on the wall, not on a table.',
  recoveryShow: 'Show the code',
  recoveryNone: 'This device has no recovery code.',
  recoveryMake: 'Make a new code',
  recoveryMade: 'The former code does not help any more.',
  recoveryPrint: 'Print the recovery code too, on a page of its own',
  recoveryPaper: 'To be kept by the facilitator',
  recoveryPaperHow:
    'On any device of the meeting: Settings, “I am the facilitator”, then type these characters. Capitals and hyphens do not matter.',
  recoveryBanner:
    'Write down the recovery code before you begin: it gives the role back if this device fails.',
  recoverySee: 'See the code',
  recoverTitle: 'I am the facilitator',
  recoverExplain: 'For whoever has the meeting’s recovery code, of 20 characters.',
  recoverLabel: 'Recovery code',
  recoverGo: 'Give me the role back',
  recoverOutcome: {
    incomplete: 'The code has 20 letters and digits. Please look at it once more.',
    wrong: 'This is not the code of this meeting. Nothing has changed; try again.',
    'not-here':
      'This device does not know the meeting yet. Link up with any device of the room, then try again.',
  },
  pretended: 'Somebody’s device tried to act as a facilitator. It was refused, and nothing has changed.',

  projector: 'Projector window',
  projectorBlocked: 'The browser did not open it. Allow windows for this page, or use the screen mode here.',
  projectorAlone: 'This window follows the meeting’s own window in this browser. Open the meeting there.',
  projectorWaits: 'Waiting for the meeting’s own window',
  projectorHere: 'Follow as the projector',

  screenTitle: 'The room’s screen',
  screenExplain:
    'This device shows the meeting to the room. It counts as nobody’s, and nothing is written here.',
  screenShow: 'Show the screen',
  screenLink: 'Link with a device of the room',
  screenLinked: 'Linked with the room.',
  screenNotLinked: 'Not linked yet: link it with any device of the room.',
  screens: (count: number) => plural(count, { one: '# screen', other: '# screens' }),
}
