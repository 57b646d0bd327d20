/** What became of an action point: on the screens of looking back and in the document alike. */
export const outcomes = {
  done: 'Done',
  changed: 'Changed',
  blocked: 'Blocked',
  'let-go': 'Let go',
  avoided: 'Avoided',
  open: 'Still open',
}
