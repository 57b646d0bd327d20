import type { JSX } from 'preact'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useApp, useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { IconCode } from '../parts/icons.tsx'
import { Hotspot } from './hotspot.tsx'

/** The way on where no link is possible: notes by moving code or file. Nothing where the meeting is only read. */
export const WithoutLink = ({
  meeting,
  asked,
}: {
  readonly meeting: MeetingModel
  readonly asked?: boolean
}): JSX.Element | null => {
  const app = useApp()
  const texts = useTexts()
  if (!meeting.moving) return null
  return (
    <div class="without-link">
      {!asked && <p class="soft">{texts.connect.withoutLinkHint}</p>}
      <Button
        kind={asked ? 'main' : 'quiet'}
        icon={IconCode}
        onClick={() => app.go({ at: 'meeting', id: meeting.id, page: 'carry' })}
      >
        {texts.connect.withoutLink}
      </Button>
      {asked && (
        <Disclosure summary={texts.connect.toHotspot}>
          <Hotspot />
        </Disclosure>
      )}
    </div>
  )
}
