import { useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { findWhoToScan } from '../../models/connect/scan-target.ts'
import { type MeetingProps, useApp, useRemembered, useWords } from '../context/context.ts'
import { Page } from '../parts/frame/page.tsx'
import { ConnectionDetails } from './connection-details.tsx'
import { PairingPanes } from './pairing-panes.tsx'
import { WithoutLink } from './without-link.tsx'

export interface ConnectProps extends MeetingProps {
  /** Where pairing is part of something else: what that is called, what to do, what came of it, and the way back. */
  readonly title?: string | undefined
  readonly how?: string | undefined
  readonly says?: JSX.Element | undefined
  readonly onBack?: (() => void) | undefined
}

/** Pairing: my code, large, and what my camera sees, both at once; in any order, one device after the other. */
export const ConnectView = ({ meeting, title, how, says, onBack }: ConnectProps) => {
  const app = useApp()
  const texts = useWords('connect')
  const { pairing } = meeting.connection
  const remembered = useRemembered()
  // Someone who points this camera at a moving code wants it taken in, and is taken to where that is done.
  useSignalEffect(() => {
    const state = pairing.state.value
    if (state.at !== 'refused' || state.why !== 'moving-code' || !meeting.moving) return
    remembered.set(`${meeting.id}/carry`, 'take')
    app.go({ at: 'meeting', id: meeting.id, page: 'carry' }, 'replace')
  })
  const target = findWhoToScan(meeting)
  const scanWith =
    target?.who === 'mate' && target.name
      ? texts.scanWith.mateNamed(target.name)
      : target && texts.scanWith[target.who]
  const toMeeting = onBack ?? (() => app.go({ at: 'meeting', id: meeting.id, page: 'main' }))
  return (
    <Page title={title ?? texts.title} onBack={toMeeting} wide class="connect">
      <PairingPanes
        pairing={pairing}
        how={how ?? (scanWith ? `${scanWith} ${texts.how}` : texts.how)}
        done={{ words: texts.toMeeting, go: toMeeting }}
        says={says}
        elsewise={<WithoutLink meeting={meeting} asked />}
      />
      <WithoutLink meeting={meeting} />
      <ConnectionDetails connection={meeting.connection} />
    </Page>
  )
}
