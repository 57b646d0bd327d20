import { useState } from 'preact/hooks'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

export interface AskNameProps {
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asked only when somebody takes on an action point in a meeting that keeps no names. */
export const AskName = ({ onName, onClose }: AskNameProps) => {
  const meetingWords = useWords('meeting')
  const joinWords = useWords('join')
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const go = () => {
    if (name.trim() === '') setMissing(true)
    else onName(name.trim())
  }
  return (
    <Dialog
      title={meetingWords.whatIsYourName}
      onClose={onClose}
      actions={
        <Button kind="main" onClick={go}>
          {meetingWords.take}
        </Button>
      }
    >
      <Field
        label={joinWords.name}
        hint={meetingWords.nameForPoint}
        value={name}
        onInput={setName}
        onEnter={go}
        maxLength={60}
        autoComplete="given-name"
        enterKeyHint="done"
        autoFocus
        error={missing ? joinWords.nameMissing : undefined}
      />
    </Dialog>
  )
}
