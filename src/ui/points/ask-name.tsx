import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'

export interface AskNameProps {
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asked only when somebody takes on an action point in a meeting that keeps no names. */
export const AskName = ({ onName, onClose }: AskNameProps): JSX.Element => {
  const texts = useTexts()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const go = () => {
    if (name.trim() === '') setMissing(true)
    else onName(name.trim())
  }
  return (
    <Dialog
      title={texts.meeting.whatIsYourName}
      onClose={onClose}
      actions={
        <Button kind="main" onClick={go}>
          {texts.meeting.take}
        </Button>
      }
    >
      <Field
        label={texts.join.name}
        hint={texts.meeting.nameForPoint}
        value={name}
        onInput={setName}
        onEnter={go}
        maxLength={60}
        autoComplete="given-name"
        enterKeyHint="done"
        autoFocus
        error={missing ? texts.join.nameMissing : undefined}
      />
    </Dialog>
  )
}
