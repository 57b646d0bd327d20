import { nextPlace } from '../../domain/template/places.ts'
import { KeepNext } from '../between/keep-next.tsx'
import { WhosePhone } from '../between/whose-phone.tsx'
import type { MeetingProps } from '../context/context.ts'
import { PromiseCard } from '../follow/promise-card.tsx'
import { WayHome } from './way-home.tsx'

/** What a phone shows at the close: its person's promise and the next meeting, and at the meeting's last step the way home. */
export const Leaving = ({ meeting }: MeetingProps) => {
  const isLast = nextPlace(meeting.template.value, meeting.looking.value) === undefined
  return (
    <>
      <PromiseCard meeting={meeting} />
      <KeepNext meeting={meeting} />
      <WhosePhone meeting={meeting} />
      {isLast && <WayHome meeting={meeting} />}
    </>
  )
}
