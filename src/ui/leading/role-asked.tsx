import { useEffect, useState } from 'preact/hooks'
import { nameMaxLength } from '../../domain/limits.ts'
import { type MeetingProps, useAct, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import './leading.css'

/** A facilitator asks this device's person to lead too: over whatever screen is open. */
export const RoleAsked = ({ meeting }: MeetingProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('leading')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const [name, setName] = useState(meeting.myName.peek())
  const asked = meeting.roles.asked.value
  // When the role has come, the question is gone, and this with it.
  useEffect(
    () => () => {
      if (!meeting.facilitate) return
      notices.say(texts.nowFacilitator)
      goTo('main')
    },
    [],
  )
  if (!asked) return null
  const no = () => act(meeting.roles.answer(false, ''))
  if (asked.at === 'waiting')
    return (
      <Dialog
        title={texts.askedTitle}
        kind="dialog"
        onClose={no}
        actions={
          <Button kind="quiet" onClick={no}>
            {common.cancel}
          </Button>
        }
      >
        <p role="status">{texts.waiting}</p>
        <p class="leading-number">{asked.check}</p>
      </Dialog>
    )
  const yes = () => act(meeting.roles.answer(true, name))
  return (
    <Dialog
      title={texts.askedTitle}
      kind="dialog"
      onClose={no}
      actions={<Answers yes={texts.askedYes} onYes={yes} no={texts.askedNo} onNo={no} />}
    >
      <p>{texts.askedExplain}</p>
      <Field
        label={texts.askedName}
        value={name}
        maxLength={nameMaxLength}
        autoComplete="given-name"
        enterKeyHint="done"
        onInput={setName}
        onEnter={yes}
      />
    </Dialog>
  )
}
