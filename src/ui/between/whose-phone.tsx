import { useState } from 'preact/hooks'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Question } from '../parts/overlays/question.tsx'

/** At the end: on a phone that others use too, nothing of oneself stays. */
export const WhosePhone = ({ meeting }: MeetingProps) => {
  const texts = useWords('between')
  const act = useAct()
  const notices = useNotices()
  const [asks, setAsks] = useState(false)
  return (
    <Disclosure summary={texts.whosePhone}>
      <div class="stack-close">
        <p>{texts.ownPhone}</p>
        <p>{texts.sharedPhone}</p>
        <div>
          <Button kind="quiet" onClick={() => setAsks(true)}>
            {texts.clearPhone}
          </Button>
        </div>
      </div>
      {asks && (
        <Question
          title={texts.clearPhoneTitle}
          yes={texts.clearPhone}
          danger
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false)
            void act(meeting.promise.forgetOwn(), () => notices.say(texts.phoneCleared))
          }}
        >
          <p>{texts.clearPhoneExplain}</p>
        </Question>
      )}
    </Disclosure>
  )
}
