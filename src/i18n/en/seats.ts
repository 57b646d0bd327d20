/** Who may have a table's grid, and who would like to. */
export const seats = {
  title: 'Who is at our table',
  explain:
    'Everyone listed here can read and change what is on this table. What is deleted can be brought back until the meeting closes.',
  phone: (code: string) => `Phone ${code}`,
  named: (name: string, code: string) => `${name}, phone ${code}`,
  me: 'this phone',
  here: 'here',
  away: 'not connected',
  letInBy: (phone: string) => `Let in by ${phone}`,
  letInByMe: 'Let in by this phone',
  menu: (phone: string) => `More for ${phone}`,

  // Somebody would like to sit here
  someone: 'Someone',
  asks: (who: string) => `${who} would like to sit at your table.`,
  asksSameName: (name: string) => `Another phone named ${name} would like to sit at your table.`,
  asksCode: (code: string) => `Their screen shows ${code}. Once in, they can read all notes here.`,
  letIn: 'Let in',
  letInNamed: (who: string, code: string) => `Let in ${who}, phone ${code}`,
  notNow: 'Not now',
  awaits: (code: string) => `Ask someone at your table to let phone ${code} in.`,
  waiting: 'Waiting to sit here',
  isIn: (who: string) => `${who} sits at your table now.`,

  // Stopping
  stop: 'Stop sharing with this phone',
  stopped: (phone: string) =>
    `${phone} gets nothing more from this phone. The others here are asked to stop too.`,
  stoppedList: 'You stopped sharing with',
  again: 'Share again',
  follow: (by: string, phone: string) => `${by} stopped sharing with ${phone}. Stop here too?`,
  stopToo: 'Stop too',
  keep: 'Keep sharing',
  end: 'End the seat',
  ended: (phone: string) => `${phone} has no seat at this table any more.`,
  youEnded: 'The facilitator ended this phone’s seat here. You keep what you have. Nothing new arrives.',

  // The facilitator's list
  phonesOf: (table: string) => `Phones at ${table}`,
  phonesExplain: 'Each phone shows its code on the list “Who is at our table”.',
  none: 'No phone says that it sits here.',
  endHint:
    'Ending a seat stops notes from reaching that phone. What the table has shared stays. The table gets a new key by itself.',
  giveBack: 'Give seat back',
  endedBadge: 'seat ended',
}
