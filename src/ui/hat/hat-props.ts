import type { HatModel, HatView } from '../../models/hat/hat-types.ts'
import type { MeetingProps } from '../context/context.ts'

export interface HatProps extends MeetingProps {
  readonly model: HatModel
  readonly hat: HatView
}
