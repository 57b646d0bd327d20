import { useState } from 'preact/hooks'
import type { DocumentOptions } from '../../domain/document/working-document.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import type { ExportKind } from '../../models/transfer/carry-types.ts'
import { useNotices, useWords } from '../context/context.ts'
import { useExportLabels } from '../parts/export-labels.ts'

interface HandOver {
  /** The last one did not work; said in the words of the document. */
  readonly failed: boolean
  handOver(kind: ExportKind, options?: DocumentOptions): Promise<void>
}

/** Gives a file of the meeting to the share sheet or the downloads, and says which it was. */
export const useHandOver = (meeting: MeetingModel): HandOver => {
  const texts = useWords('document')
  const labels = useExportLabels()
  const notices = useNotices()
  const [failed, setFailed] = useState(false)
  return {
    failed,
    async handOver(kind, options) {
      setFailed(false)
      try {
        notices.say(texts.handed[await meeting.exportAs(kind, labels, options)])
      } catch (error) {
        console.error(error)
        setFailed(true)
      }
    },
  }
}
