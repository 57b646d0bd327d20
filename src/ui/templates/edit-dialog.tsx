import type { ComponentChildren, JSX } from 'preact'
import { useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'

export interface EditDialogProps {
  readonly title: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** More to do with the thing, before Save. */
  readonly actions?: ComponentChildren
}

/** A few fields of one thing; saving is one step, which can be undone as a whole. */
export const EditDialog = ({ title, onSave, onClose, children, actions }: EditDialogProps): JSX.Element => {
  const texts = useTexts()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button kind="main" onClick={onSave}>
            {texts.common.save}
          </Button>
        </>
      }
    >
      {children}
      {actions && <div class="template-dialog-more">{actions}</div>}
    </Dialog>
  )
}
