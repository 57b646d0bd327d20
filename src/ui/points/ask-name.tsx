import { useState } from 'preact/hooks'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Field } from '../parts/fields/field.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

export interface AskNameProps {
  /** The words on the button; "I'll take it" where nothing is said. */
  readonly yes?: string
  /** Whose name it is, where it is not one's own. */
  readonly label?: string
  readonly hint?: string
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asked only when somebody takes on something in a meeting that keeps no names, or names somebody who is to ask. */
export const AskName = ({ yes, label, hint, onName, onClose }: AskNameProps) => {
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
      title={label ?? meetingWords.whatIsYourName}
      onClose={onClose}
      actions={
        <Button kind="main" onClick={go}>
          {yes ?? meetingWords.take}
        </Button>
      }
    >
      <Field
        label={joinWords.name}
        hint={hint ?? meetingWords.nameForPoint}
        value={name}
        onInput={setName}
        onEnter={go}
        maxLength={60}
        autoComplete={label ? 'off' : 'given-name'}
        enterKeyHint="done"
        autoFocus
        error={missing ? joinWords.nameMissing : undefined}
      />
    </Dialog>
  )
}
