import type { JSX } from 'preact'
import type { MeetingModel } from '../../state/models.ts'
import { useApp, useTexts } from '../context.ts'
import { Page } from '../parts/page.tsx'
import { ConnectionDetails } from './connection-details.tsx'
import { PairingPanes } from './pairing-panes.tsx'

export interface ConnectProps {
  readonly meeting: MeetingModel
  /** Where pairing is part of something else: what that is called, what to do, what came of it, and the way back. */
  readonly title?: string | undefined
  readonly how?: string | undefined
  readonly says?: JSX.Element | undefined
  readonly onBack?: (() => void) | undefined
}

/** Pairing: my code, large, and what my camera sees, both at once; in any order, one device after the other. */
export const ConnectView = ({ meeting, title, how, says, onBack }: ConnectProps): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const toMeeting = onBack ?? (() => app.go({ at: 'meeting', id: meeting.id, page: 'main' }))
  return (
    <Page title={title ?? texts.connect.title} onBack={toMeeting} wide class="connect">
      <PairingPanes
        pairing={meeting.connection.pairing}
        how={how ?? texts.connect.how}
        done={{ words: texts.connect.toMeeting, go: toMeeting }}
        says={says}
      />
      <ConnectionDetails connection={meeting.connection} />
    </Page>
  )
}
