import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { RoomModel } from '../../models/room/room-types.ts'

/** What the screen mode shows is a small part of a meeting, so that a window that only follows can show it too. */
export interface ScreenMeeting
  extends Pick<MeetingModel, 'id' | 'brief' | 'template' | 'tables' | 'place' | 'clock' | 'hat' | 'follow'> {
  readonly room: Pick<RoomModel, 'readout' | 'spotlight'> & {
    readonly plenary: Pick<RoomModel['plenary'], 'tablesAsked' | 'alsoHeardFrom'>
  }
  /** Where the wall may show the way in. */
  readonly facilitate: Pick<NonNullable<MeetingModel['facilitate']>, 'invitationLink' | 'devices'> | undefined
}
