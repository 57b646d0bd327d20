import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useGoTo, useWords } from '../context/context.ts'
import { WhenWordsAreHere } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { IconCode } from '../parts/icons.tsx'
import { Hotspot } from './hotspot.tsx'

/** The way on where no link is possible: notes by moving code or file. Nothing where the meeting is only read. */
export const WithoutLink = ({
  meeting,
  asked,
}: {
  readonly meeting: MeetingModel
  readonly asked?: boolean
}) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('connect')
  if (!meeting.moving) return null
  return (
    <div class="without-link">
      {!asked && <p class="soft">{texts.withoutLinkHint}</p>}
      <Button kind={asked ? 'main' : 'quiet'} icon={IconCode} onClick={() => goTo('carry')}>
        {texts.withoutLink}
      </Button>
      {asked && (
        <Disclosure summary={texts.toHotspot}>
          <WhenWordsAreHere>
            <Hotspot />
          </WhenWordsAreHere>
        </Disclosure>
      )}
    </div>
  )
}
