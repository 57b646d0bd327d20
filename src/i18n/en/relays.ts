import { pluralOf } from '../plural.ts'

const plural = pluralOf('en')

export const relaysTexts = {
  title: 'Finding each other',
  switch: 'Find each other over the internet',
  switchHint:
    'Whoever opens the invitation is in, with no code to read. Every device needs the internet for it. Codes go on working without.',
  what: 'What a relay can see',
  sees: [
    'A relay is a public server that passes messages on. None of them is ours.',
    'It sees that somebody at this internet address takes part in some meeting at this time, and how much passes.',
    'It never sees who that is, what the meeting is about, or a word of it: all that passes is sealed with the invitation’s secret.',
    'Notes do not pass it at all. Once two devices have found each other, words go straight from one to the other.',
    'So that devices on different networks can link, a public address service is asked how the internet sees this device. It sees that address, and nothing else.',
    'It all ends when you close the doors, switch it off, or leave the meeting.',
  ],
  photographed:
    'Whoever gets hold of the invitation’s link can come in from anywhere. Close the doors when all are in.',
  list: 'Relays, one on each line',
  listHint: 'One of your own is welcome. It has an address like wss://relay.example.org',
  change: 'Which relays',
  usual: 'Back to the usual ones',
  leftOut: (lines: string) => `Not a relay’s address, so it is left out: ${lines}`,
  none: 'None is named here, so the usual ones are used.',

  on: 'Devices also find each other over the internet.',
  off: 'Devices find each other by codes only.',
  doors: 'The doors are closed, so nobody is found over the internet either.',
  button: 'Finding each other',

  reached: (count: number, all: number) =>
    count === 0
      ? 'No relay can be reached just now. They are tried again by themselves; codes work without.'
      : `In touch with ${count} of ${plural(all, { one: '# relay', other: '# relays' })}.`,
  trying: 'Looking for the relays.',
  each: 'Each relay',
  state: {
    connecting: 'being tried',
    open: 'in touch',
    away: 'not reached, tried again by itself',
    refusing: 'does not take part, tried again by itself',
  },
}

export type RelaysTexts = typeof relaysTexts
