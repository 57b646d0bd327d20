import { type MeetingProps, useApp, useGoTo, useWords } from '../context/context.ts'
import { useHandOver } from '../document/use-hand-over.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { IconDocument, IconHome, IconShare } from '../parts/icons.tsx'

/** The end of the meeting on a phone: thanks, the document to take home, and the way out. */
export const WayHome = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const texts = useWords('finish')
  const meetingWords = useWords('meeting')
  const documentWords = useWords('document')
  const { failed, handOver } = useHandOver(meeting)
  return (
    <section class="stack-mid" aria-labelledby="way-home">
      <h2 id="way-home">{texts.wayHome}</h2>
      <p>
        {texts.thankYou} {texts.takeHome}
      </p>
      <Button kind="quiet" full icon={IconShare} onClick={() => void handOver('word')}>
        {texts.share}
      </Button>
      <Button kind="quiet" full icon={IconDocument} onClick={() => goTo('document')}>
        {meetingWords.document}
      </Button>
      <Button kind="quiet" full icon={IconHome} onClick={() => app.go({ at: 'home' })}>
        {texts.meetings}
      </Button>
      {failed && <Alert>{documentWords.failed}</Alert>}
    </section>
  )
}
