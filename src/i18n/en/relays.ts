import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const relays = {
  title: 'Finding each other',
  switch: 'May phones find each other over the internet?',
  switchHint:
    'Then opening the invitation is enough, with no code to read. Without internet, codes do it as ever.',
  passed:
    'Public servers, called relays, pass sealed messages on for it. They see that devices meet, and from which internet address; not who, and not a word.',
  what: 'What relays see, and which ones',
  sees: [
    'A relay is a public server that passes messages on. None of them is ours.',
    'It sees that somebody at this internet address takes part in some meeting at this time, and how much passes.',
    'It never sees who that is, what the meeting is about, or a word of it: all that passes is sealed with the invitation’s secret.',
    'Notes do not pass it at all. Once two devices have found each other, words go straight from one to the other.',
    'So that devices on different networks can link, a public address service is asked how the internet sees this device. It sees that address, and nothing else.',
    'It all ends when you close the doors, switch it off, or leave the meeting.',
  ],
  photographed: 'The invitation’s link then lets people in from anywhere, until you close the doors.',
  list: 'Relays, one on each line',
  listHint: 'One of your own is welcome. It has an address like wss://relay.example.org',
  usual: 'Back to the usual ones',
  leftOut: (lines: string) => `Not a relay’s address, so it is left out: ${lines}`,
  none: 'None is named here, so the usual ones are used.',

  on: 'Where there is internet, devices find each other with no code.',
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
