import type { ComponentChildren } from 'preact'
import { useWords } from '../../context/context.ts'
import { Button } from '../buttons/button.tsx'
import { Dialog } from './dialog.tsx'

export interface QuestionProps {
  readonly title: string
  readonly children: ComponentChildren
  /** The words on the button that does it ("Forget this meeting"). */
  readonly yes: string
  readonly danger?: boolean | undefined
  readonly onYes: () => void
  readonly onNo: () => void
}

/** A clear question before something that cannot be taken back. */
export const Question = ({ title, children, yes, danger, onYes, onNo }: QuestionProps) => {
  const texts = useWords('common')
  return (
    <Dialog
      title={title}
      kind="dialog"
      onClose={onNo}
      actions={
        <>
          <Button kind="quiet" onClick={onNo}>
            {texts.cancel}
          </Button>
          <Button kind={danger ? 'danger' : 'main'} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
