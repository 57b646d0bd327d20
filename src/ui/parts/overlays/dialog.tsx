import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useWords } from '../../context/context.ts'
import { IconButton } from '../buttons/icon-button.tsx'
import { classNames } from '../class-names.ts'
import { endEdge, startEdge } from '../frame/edges.ts'
import { IconClose } from '../icons.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  /** Escape, the cross, a tap outside. The parent takes the dialog away by not drawing it. */
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** Buttons at the end. */
  readonly actions?: ComponentChildren | undefined
  /** 'sheet' (default) comes from below on a phone; 'side' does too, and stands at the side on a wide screen. */
  readonly kind?: 'sheet' | 'dialog' | 'side' | undefined
}

/** A modal dialog. Drawn means open: the browser keeps the focus inside and gives it back afterwards. */
export const Dialog = ({ title, onClose, children, actions, kind = 'sheet' }: DialogProps) => {
  const texts = useWords('common')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    const before = element?.ownerDocument.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      if (element?.open) element.close()
      // Taken away while open, an element does not give the focus back by itself everywhere.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a tap outside is an addition to Escape and the cross
    <dialog
      ref={dialog}
      class={classNames('dialog', `dialog-${kind}`, kind === 'side' && 'dialog-sheet')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div class="dialog-top" ref={startEdge}>
        <h2 id={id} tabIndex={-1} autofocus>
          {title}
        </h2>
        <IconButton label={texts.close} icon={IconClose} onClick={onClose} />
      </div>
      <div class="dialog-body stack">
        {children}
        {actions && (
          <div class="dialog-actions" ref={endEdge}>
            {actions}
          </div>
        )}
      </div>
    </dialog>
  )
}
