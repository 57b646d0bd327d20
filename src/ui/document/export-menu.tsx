import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { type Icon, IconCheck, IconDocument, IconPrint, IconTable } from '../parts/icons.tsx'

export type ExportKind = 'print' | 'markdown' | 'csv' | 'pack'

export interface ExportMenuProps {
  readonly onTake: (kind: ExportKind) => Promise<void>
  readonly icon: Icon
}

/** Each way to take the document along, with what it is good for. */
export const ExportMenu = ({ onTake, icon }: ExportMenuProps): JSX.Element => {
  const texts = useTexts()
  const [open, setOpen] = useState(false)
  const ways: readonly (readonly [ExportKind, Icon, string, string])[] = [
    ['print', IconPrint, texts.document.print, texts.document.printHint],
    ['pack', IconTable, texts.document.pack, texts.document.packHint],
    ['markdown', IconDocument, texts.document.markdown, texts.document.markdownHint],
    ['csv', IconCheck, texts.document.csv, texts.document.csvHint],
  ]
  const take = (kind: ExportKind) => {
    setOpen(false)
    // The dialog must be gone before the page is printed.
    if (kind === 'print') requestAnimationFrame(() => void onTake(kind))
    else void onTake(kind)
  }
  return (
    <>
      <Button kind="main" icon={icon} onClick={() => setOpen(true)} label={texts.document.take}>
        {texts.document.takeShort}
      </Button>
      {open && (
        <Dialog title={texts.document.take} onClose={() => setOpen(false)}>
          <ul class="document-ways">
            {ways.map(([kind, Sign, label, hint]) => (
              <li key={kind}>
                <button type="button" class="document-way" onClick={() => take(kind)}>
                  <Sign />
                  <span class="document-way-text">
                    <span class="document-way-label">{label}</span>
                    <span class="small soft">{hint}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}
