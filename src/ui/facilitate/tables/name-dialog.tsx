import { useState } from 'preact/hooks'
import { Field } from '../../parts/fields/field.tsx'
import { Answers } from '../../parts/overlays/answers.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'

export interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly name: string
  readonly maxLength: number
  readonly yes: string
  /** Given without blanks around it; may be empty. */
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

export const NameDialog = (props: NameDialogProps) => {
  const [name, setName] = useState(props.name)
  const save = () => props.onSave(name.trim())
  return (
    <Dialog
      title={props.title}
      kind="dialog"
      onClose={props.onClose}
      actions={<Answers yes={props.yes} onYes={save} onNo={props.onClose} />}
    >
      <Field
        label={props.label}
        value={name}
        maxLength={props.maxLength}
        autoFocus
        onInput={setName}
        onEnter={save}
      />
    </Dialog>
  )
}
