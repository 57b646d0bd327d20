import type { MeetingProps } from '../../context/context.ts'
import { LazyPart } from '../../parts/lazy-part.tsx'

const bringBack = () => import('../../between/bring-back.tsx').then((m) => m.BringBack)

/** On the phone of somebody who said something at their table last time that only the table heard. */
export const FromLastTime = ({ meeting }: MeetingProps) =>
  meeting.commitments.waiting.value.length > 0 ? <LazyPart load={bringBack} props={{ meeting }} /> : null
