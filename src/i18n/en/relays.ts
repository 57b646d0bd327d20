import { pluralOf } from '../parts/plural.ts'

const plural = pluralOf('en')

export const relays = {
  title: 'Finding each other',
  switch: 'May phones find each other over the internet?',
  switchHint: 'Then people only open the invitation. Codes still work without internet.',
  passed:
    'Public servers, called relays, pass on sealed messages. They see internet addresses, but no names or words.',
  what: 'What relays see, and which ones',
  sees: [
    'A relay is a public server that passes on messages. None of them is ours.',
    'It sees your internet address, the time, and how much data passes.',
    'It never sees names, topics or words. The invitation’s secret seals every message.',
    'Notes don’t pass through it. They go straight from device to device.',
    'To connect across networks, this device asks a public service for its own internet address. The service sees that address and nothing else.',
    'All of this ends when you close the doors, switch it off or leave.',
  ],
  photographed: 'The invitation link then works from anywhere, until you close the doors.',
  list: 'Relays, one on each line',
  listHint: 'You can use your own. Its address looks like wss://relay.example.org',
  usual: 'Use usual relays',
  leftOut: (lines: string) => `Left out, because they aren’t relay addresses: ${lines}`,
  none: 'No relay is named here, so the usual ones are used.',

  on: 'Where there is internet, devices find each other without codes.',
  off: 'Devices find each other by codes only.',
  doors: 'The doors are closed, so no new device can come in over the internet.',
  button: 'Show relays',

  reached: (count: number, all: number) =>
    count === 0
      ? 'No relay can be reached. Plenary keeps trying. Codes still work.'
      : `In touch with ${count} of ${plural(all, { one: '# relay', other: '# relays' })}.`,
  trying: 'Looking for the relays.',
  each: 'Each relay',
  state: {
    connecting: 'being tried',
    open: 'in touch',
    away: 'not reached, trying again',
    refusing: 'refuses, trying again',
  },
}
