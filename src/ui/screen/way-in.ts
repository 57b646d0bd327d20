import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { ScreenMeeting } from './screen-model.ts'

/** Also a wall that is no facilitator's shows the way in: it is on every wall, and on every device's card. */
export const withWayIn = (meeting: MeetingModel): ScreenMeeting => {
  const { facilitate, invitationLink, devices } = meeting
  return facilitate || !invitationLink ? meeting : { ...meeting, facilitate: { invitationLink, devices } }
}
