import { type MeetingProps, useApp, useWords } from '../context/context.ts'
import { Page } from '../parts/frame/page.tsx'
import { KeepNext } from './keep-next.tsx'
import { NextMeeting } from './next-meeting.tsx'

/** The next meeting as a page of the one that has said it: the day is moved from here, weeks later. */
export const NextView = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const texts = useWords('between')
  return (
    <Page title={texts.linkTitle} onBack={() => app.go({ at: 'home' })}>
      {meeting.role === 'facilitator' ? <NextMeeting meeting={meeting} /> : <KeepNext meeting={meeting} />}
    </Page>
  )
}
