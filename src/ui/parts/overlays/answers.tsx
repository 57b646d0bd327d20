import { useWords } from '../../context/context.ts'
import { Button } from '../buttons/button.tsx'

export interface AnswersProps {
  /** The words on the button that does it. */
  readonly yes: string
  readonly danger?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onYes: () => void
  /** "Cancel" where nothing is said. */
  readonly no?: string | undefined
  readonly onNo: () => void
}

/** The two buttons at the end of a dialog: leave it, or do it. */
export const Answers = ({ yes, danger, disabled, onYes, no, onNo }: AnswersProps) => {
  const texts = useWords('common')
  return (
    <>
      <Button kind="quiet" onClick={onNo}>
        {no ?? texts.cancel}
      </Button>
      <Button kind={danger ? 'danger' : 'main'} disabled={disabled} onClick={onYes}>
        {yes}
      </Button>
    </>
  )
}
