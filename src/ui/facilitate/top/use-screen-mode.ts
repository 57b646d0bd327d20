import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { useGoTo } from '../../context/context.ts'
import { enterFullScreen } from '../../screen/full-screen.ts'

/** This device becomes the wall: the screen mode, in full screen where the browser lets a tap have it. */
export const useScreenMode = (meeting: MeetingModel): (() => void) => {
  const goTo = useGoTo(meeting)
  return () => {
    enterFullScreen()
    goTo('screen')
  }
}
