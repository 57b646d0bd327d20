import { emptyPoint } from '../../../src/domain/outcome/action-point.ts'
import type { SampleMeeting } from '../../../src/templates/sample-meeting.ts'

const said = { ...emptyPoint(''), when: '2026-12-04', taken: true }

/** The action points of the full room at its end: two stand, the others have no owner, no day, or neither. */
export const points: SampleMeeting['points'] = [
  { table: 1, point: { ...said, who: 'Mina', what: 'stand at the gate on Mondays', asks: 'Jo' } },
  { table: 2, point: { ...said, who: 'Sam', what: 'keep the photos of the day', taken: false } },
  { table: 3, point: { ...said, who: 'Ruth', what: 'ask the trainee to lead', when: '' } },
  { table: 4, point: { ...said, who: '', what: 'say goodbye in one way', when: '', taken: false } },
  {
    table: 5,
    point: { ...said, who: 'Lena', what: 'tell the groups at nine', how: 'writing it on the board' },
  },
  { table: undefined, point: { ...said, who: '', what: 'call every new family', when: '', taken: false } },
]

/** Of these, as many lack something. */
export const unfinishedCount = 4
