import { useState } from 'preact/hooks'
import { nameMaxLength } from '../../domain/limits.ts'
import { useWords } from '../context/context.ts'
import { Field } from '../parts/fields/field.tsx'
import { Answers } from '../parts/overlays/answers.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'

export interface TakePointProps {
  /** The point as a sentence. */
  readonly sentence: string
  /** Who is likely to take it: its owner as written, or the person who holds this device. */
  readonly name: string
  readonly onTake: (name: string) => void
  readonly onClose: () => void
}

/** Nobody is assigned: the person who takes an action point says so, on a phone or aloud. */
export const TakePoint = ({ sentence, name, onTake, onClose }: TakePointProps) => {
  const texts = useWords('points')
  const [who, setWho] = useState(name)
  const [error, setError] = useState<string>()
  const take = () => {
    if (who.trim() === '') setError(texts.takeNameMissing)
    else {
      onTake(who.trim())
      onClose()
    }
  }
  return (
    <Dialog
      title={texts.takeTitle}
      onClose={onClose}
      actions={<Answers yes={texts.take} onYes={take} onNo={onClose} />}
    >
      <p dir="auto">{sentence}</p>
      <Field
        label={texts.takeName}
        value={who}
        maxLength={nameMaxLength}
        autoFocus
        error={error}
        onInput={(text) => {
          setError(undefined)
          setWho(text)
        }}
        onEnter={take}
      />
    </Dialog>
  )
}
