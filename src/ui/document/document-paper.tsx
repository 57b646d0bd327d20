import { useEffect } from 'preact/hooks'
import { type MeetingProps, useApp } from '../context/context.ts'
import { useExportLabels } from '../parts/export-labels.ts'
import { DocumentPages } from './document-pages.tsx'
import { usePrintHead } from './print-head.ts'
import './document-paper.css'

/** The document for the printer alone, printed as soon as it is drawn: the screen goes on showing what it showed. */
export const DocumentPaper = ({ meeting, onPrinted }: MeetingProps & { readonly onPrinted: () => void }) => {
  const { print } = useApp().sharing
  const labels = useExportLabels()
  const document = meeting.room.document.value
  const day = document.heldOn === undefined ? '' : labels.day(document.heldOn)
  usePrintHead({ title: document.title, day, large: false })
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true })
    print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [])
  return (
    <div class="document-paper" aria-hidden="true">
      <DocumentPages document={document} names={meeting.brief.value.names} />
    </div>
  )
}
