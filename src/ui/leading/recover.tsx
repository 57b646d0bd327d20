import { useState } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import type { RecoveryRefusal } from '../../models/lead/handover-types.ts'
import { type MeetingProps, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Field } from '../parts/fields/field.tsx'

const longest = 40

/** Where the facilitator's device is gone: someone who has the code takes the role here. */
export const Recover = ({ meeting }: MeetingProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('leading')
  const common = useWords('common')
  const notices = useNotices()
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<Refusal | RecoveryRefusal>()
  const recover = async () => {
    const came = await meeting.roles.recover(typed)
    if (!came.ok) return setRefused(came.why)
    notices.say(texts.nowFacilitator)
    goTo('main')
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
          error={refused && { ...common.refusal, ...texts.recoverOutcome }[refused]}
          onInput={(text) => {
            setTyped(text)
            setRefused(undefined)
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
