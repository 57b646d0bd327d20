import { useMemo } from 'preact/hooks'
import { type MeetingProps, useWords } from '../context/context.ts'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconScreen } from '../parts/icons.tsx'
import { Wall } from '../screen/screen-view.tsx'
import { withWayIn } from '../screen/way-in.ts'
import './projector.css'

/** The projector's window: the same screen as everywhere, following the window that is the device. */
export const ProjectorView = ({ meeting }: MeetingProps) => {
  const texts = useWords('leading')
  const wall = useMemo(() => withWayIn(meeting), [meeting])
  return (
    <>
      <Wall meeting={wall} />
      {meeting.followed?.value === false && (
        <p class="projector-waits" role="status">
          {texts.projectorWaits}
        </p>
      )}
    </>
  )
}

/** Before the other window has spoken. */
export const ProjectorAlone = () => {
  const texts = useWords('leading')
  return (
    <Page title={texts.projector}>
      <EmptyState icon={IconScreen}>{texts.projectorAlone}</EmptyState>
    </Page>
  )
}
