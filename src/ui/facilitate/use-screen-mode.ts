import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { enterFullScreen } from '../screen/full-screen.ts'
import { useApp } from '../shell/context.ts'

/** This device becomes the wall: the screen mode, in full screen where the browser lets a tap have it. */
export const useScreenMode = (meeting: MeetingModel): (() => void) => {
  const app = useApp()
  return () => {
    enterFullScreen()
    app.go({ at: 'meeting', id: meeting.id, page: 'screen' })
  }
}
