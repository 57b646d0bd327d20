import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../../context/context.ts'
import { Answers } from '../../parts/overlays/answers.tsx'
import { Dialog } from '../../parts/overlays/dialog.tsx'
import './edit-dialog.css'

export interface EditDialogProps {
  readonly title: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** Words are the first thing to change: the first field has the focus. */
  readonly focusWords?: boolean
  /** More to do with the thing, before Save. */
  readonly actions?: ComponentChildren
}

/** A few fields of one thing; saving is one step, which can be undone as a whole. */
export const EditDialog = (props: EditDialogProps) => {
  const { title, onSave, onClose, children, focusWords = false, actions } = props
  const texts = useWords('common')
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After the dialog has opened, which gives the focus to its title.
    const field = fields.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    if (!focusWords || !field) return
    field.focus()
    if (field instanceof HTMLInputElement) field.select()
    else field.setSelectionRange(field.value.length, field.value.length)
  }, [focusWords])
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={<Answers yes={texts.save} onYes={onSave} onNo={onClose} />}
    >
      <div class="stack" ref={fields}>
        {children}
      </div>
      {actions && <div class="template-dialog-more">{actions}</div>}
    </Dialog>
  )
}
