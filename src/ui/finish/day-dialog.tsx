import { useState } from 'preact/hooks'
import { isDate } from '../../domain/outcome/action-point.ts'
import { useWords } from '../context/context.ts'
import { Field } from '../parts/fields/field.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

interface DayDialogProps {
  /** The action point that the day is for. */
  readonly sentence: string
  readonly onDay: (day: string) => void
  readonly onClose: () => void
}

export const DayDialog = ({ sentence, onDay, onClose }: DayDialogProps) => {
  const texts = useWords('finish')
  const common = useWords('common')
  const meetingWords = useWords('meeting')
  const [day, setDay] = useState('')
  const [missing, setMissing] = useState(false)
  const save = () => {
    if (!isDate(day)) return setMissing(true)
    onDay(day)
    onClose()
  }
  return (
    <Dialog
      title={texts.choose}
      kind="dialog"
      onClose={onClose}
      actions={<Answers yes={common.save} onYes={save} onNo={onClose} />}
    >
      <p dir="auto">{sentence}</p>
      <Field
        label={meetingWords.whenDate}
        type="date"
        value={day}
        autoFocus
        error={missing && !isDate(day) ? texts.dateMissing : undefined}
        onInput={setDay}
        onEnter={save}
      />
    </Dialog>
  )
}
