import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

/** The end of a meeting: the facilitator's last step, and the way home on every phone. */
export const finish = {
  title: 'Finish',

  // What is still open
  points: 'Action points',
  unfinished: (count: number) =>
    plural(count, {
      one: '# action point has no owner or no date yet. Ask aloud.',
      other: '# action points have no owner or no date yet. Ask aloud.',
    }),
  finished: 'Every action point has an owner and a date.',
  noPoints: 'Nobody made an action point. That’s fine.',
  confirm: (who: string) => `Confirm ${who}`,
  confirmOf: (who: string, what: string) => `Confirm ${who}: ${what}`,
  taken: (who: string) => `${who} has it.`,
  name: 'Name its owner',
  nameOf: (what: string) => `Name its owner: ${what}`,
  dayOf: (day: string, what: string) => `${day}: ${what}`,
  choose: 'Choose date',
  chooseOf: (what: string) => `Choose date: ${what}`,
  dateMissing: 'Choose a day of the calendar.',
  dated: (day: string) => `Due ${day}.`,
  showAll: (count: number) => `Show all ${count}`,

  // What is left of the meeting
  document: 'Document',
  documentHint: 'Focus, action points, what you learned, and every table’s notes.',
  share: 'Share document',
  print: 'Print document',
  pack: 'Meeting file',
  packHint: 'The next meeting starts from it, on any device.',
  savePack: 'Save meeting file',

  // Leaving
  doors: 'Doors',
  thanks: 'Thank you for leading.',
  thanksHint: 'Every phone now shows its promise and the way home.',
  wayHome: 'Before you go',
  thankYou: 'Thank you for being here.',
  takeHome: 'The document has all that the room shared.',
  meetings: 'Show my meetings',
}
