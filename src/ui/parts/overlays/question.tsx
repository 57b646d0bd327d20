import type { ComponentChildren } from 'preact'
import { Answers } from './answers.tsx'
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
  return (
    <Dialog
      title={title}
      kind="dialog"
      onClose={onNo}
      actions={<Answers yes={yes} danger={danger} onYes={onYes} onNo={onNo} />}
    >
      {children}
    </Dialog>
  )
}
