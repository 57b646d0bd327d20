import { useState } from 'preact/hooks'
import type { DocumentOptions, WorkingDocument } from '../../domain/document/working-document.ts'
import { isDate } from '../../domain/outcome/action-point.ts'
import type { Table } from '../../domain/records/records.ts'
import type { ExportKind } from '../../models/transfer/carry-types.ts'
import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import {
  type Icon,
  IconCheck,
  IconClock,
  IconCode,
  IconDocument,
  IconEdit,
  IconPrint,
  IconScreen,
  IconTable,
} from '../parts/icons.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { ExportOptions } from './export-options.tsx'
import './export-menu.css'

/** All ways to take the document along; printing is the browser's own. */
export type ExportWay = ExportKind | 'print' | 'print-large'

export interface ExportMenuProps {
  readonly onTake: (way: ExportWay) => Promise<void>
  readonly icon: Icon
  /** As it is with these options. */
  readonly document: WorkingDocument
  readonly options: DocumentOptions
  readonly onOptions: (options: DocumentOptions) => void
  readonly tables: readonly Table[]
}

interface Way {
  readonly way: ExportWay
  readonly sign: Icon
  readonly label: string
  readonly hint: string
  readonly disabled?: boolean
}

/** Each way to take the document along, with what it is good for, and what to leave out. */
export const ExportMenu = ({ onTake, icon, document, ...options }: ExportMenuProps) => {
  const texts = useWords('document')
  const words = useWords('takeAlong')
  const [open, setOpen] = useState(false)
  const say = texts
  const undated = !document.points.some(({ when }) => isDate(when))
  const ways: readonly Way[] = [
    { way: 'print', sign: IconPrint, label: say.print, hint: say.printHint },
    { way: 'print-large', sign: IconScreen, label: say.printLarge, hint: say.printLargeHint },
    { way: 'word', sign: IconEdit, label: words.word, hint: words.wordHint },
    {
      way: 'calendar',
      sign: IconClock,
      label: words.calendar,
      hint: undated ? words.calendarEmpty : words.calendarHint,
      disabled: undated,
    },
    { way: 'csv', sign: IconCheck, label: say.csv, hint: say.csvHint },
    { way: 'markdown', sign: IconDocument, label: say.markdown, hint: say.markdownHint },
    { way: 'pack', sign: IconTable, label: say.pack, hint: say.packHint },
    { way: 'json', sign: IconCode, label: words.json, hint: words.jsonHint },
  ]
  const take = (way: ExportWay) => {
    setOpen(false)
    // The dialog must be gone before the page is printed.
    if (way === 'print' || way === 'print-large') requestAnimationFrame(() => void onTake(way))
    else void onTake(way)
  }
  return (
    <>
      <Button kind="main" icon={icon} onClick={() => setOpen(true)} label={say.take}>
        {say.takeShort}
      </Button>
      {open && (
        <Dialog title={say.take} onClose={() => setOpen(false)}>
          <ExportOptions {...options} />
          <ul class="stack-close">
            {ways.map(({ way, sign: Sign, label, hint, disabled }) => (
              <li key={way}>
                <button type="button" class="document-way" disabled={disabled} onClick={() => take(way)}>
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
