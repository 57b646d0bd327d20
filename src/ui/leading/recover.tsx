import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RecoveryOutcome } from '../../models/lead/handover-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useApp, useNotices } from '../context/context.ts'
import { useWords } from '../context/words.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Field } from '../parts/fields/field.tsx'

const longest = 40

/** Where the facilitator's device is gone: someone who has the code takes the role here. */
export const Recover = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const app = useApp()
  const texts = useWords('leading')
  const notices = useNotices()
  const [typed, setTyped] = useState('')
  const [outcome, setOutcome] = useState<Exclude<RecoveryOutcome, 'restored'>>()
  const recover = async () => {
    const came = await meeting.roles.recover(typed)
    if (came !== 'restored') return setOutcome(came)
    notices.say(texts.nowFacilitator)
    app.go({ at: 'meeting', id: meeting.id, page: 'main' })
  }
  return (
    <Disclosure summary={texts.recoverTitle}>
      <form
        class="stack-close"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void recover()
        }}
      >
        <Field
          label={texts.recoverLabel}
          hint={texts.recoverExplain}
          value={typed}
          maxLength={longest}
          autoComplete="off"
          enterKeyHint="go"
          error={outcome && texts.recoverOutcome[outcome]}
          onInput={(text) => {
            setTyped(text)
            setOutcome(undefined)
          }}
        />
        <div>
          <Button kind="quiet" type="submit">
            {texts.recoverGo}
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}
