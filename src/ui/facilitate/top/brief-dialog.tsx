import { useState } from 'preact/hooks'
import { focusMaxLength, titleMaxLength } from '../../../domain/limits.ts'
import type { FacilitateModel } from '../../../models/lead/facilitate-types.ts'
import { type MeetingProps, useAct, useWords } from '../../context/context.ts'
import { Field } from '../../parts/fields/field.tsx'
import { TextArea } from '../../parts/fields/text-area.tsx'
import { Answers } from '../../parts/overlays/answers.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import { EndField } from '../../set-up/end-field.tsx'
import { clockTime, endTime } from '../../set-up/end-time.ts'
import { totalMinutes } from '../../templates/total-minutes.ts'

export interface BriefDialogProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly onClose: () => void
}

/** Title, focus and end, put right while the meeting runs. */
export const BriefDialog = ({ meeting, facilitate, onClose }: BriefDialogProps) => {
  const facilitateWords = useWords('facilitate')
  const common = useWords('common')
  const setUpWords = useWords('setUp')
  const act = useAct()
  const before = meeting.brief.peek()
  const endBefore = before.endsAt === undefined ? '' : clockTime(before.endsAt)
  const [title, setTitle] = useState(before.title)
  const [focus, setFocus] = useState(before.focus)
  const [end, setEnd] = useState(endBefore)

  const save = () => {
    const { endsAt: _, ...rest } = before
    const endsAt = end === endBefore ? before.endsAt : endTime(end, Date.now())
    act(
      facilitate.changeBrief({
        ...rest,
        title: title.trim() || before.title,
        focus: focus.trim() || before.focus,
        ...(endsAt === undefined ? {} : { endsAt }),
      }),
    )
    onClose()
  }
  return (
    <Dialog
      title={facilitateWords.brief}
      onClose={onClose}
      actions={<Answers yes={common.save} onYes={save} onNo={onClose} />}
    >
      <TextArea
        label={setUpWords.focus}
        value={focus}
        rows={2}
        autoFocus
        onInput={(text) => setFocus(text.slice(0, focusMaxLength))}
      />
      <Field
        label={setUpWords.name}
        value={title}
        maxLength={titleMaxLength}
        onInput={setTitle}
        onEnter={save}
      />
      <EndField value={end} onChange={setEnd} neededMinutes={totalMinutes(meeting.template.value)} />
    </Dialog>
  )
}
