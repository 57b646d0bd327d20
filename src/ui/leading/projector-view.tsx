import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useTexts } from '../context/context.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { IconScreen } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Wall } from '../screen/screen-view.tsx'
import { withWayIn } from '../screen/way-in.ts'
import './projector.css'

/** The projector's window: the same screen as everywhere, following the window that is the device. */
export const ProjectorView = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const texts = useTexts()
  const wall = useMemo(() => withWayIn(meeting), [meeting])
  return (
    <>
      <Wall meeting={wall} />
      {meeting.followed?.value === false && (
        <p class="projector-waits" role="status">
          {texts.leading.projectorWaits}
        </p>
      )}
    </>
  )
}

/** Before the other window has spoken. */
export const ProjectorAlone = (): JSX.Element => {
  const texts = useTexts()
  return (
    <Page title={texts.leading.projector}>
      <EmptyState icon={IconScreen}>{texts.leading.projectorAlone}</EmptyState>
    </Page>
  )
}
