import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { MeetingModel } from '../../state/models.ts'
import { useApp, useNotices, useTexts } from '../context.ts'
import { Banner } from '../parts/banner.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { IconDownload, IconWarning } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { DocumentPages } from './document-pages.tsx'
import { type ExportKind, ExportMenu } from './export-menu.tsx'
import './document.css'

/** The working document as it stands now, at any time of the meeting, and the ways to take it along. */
export const DocumentView = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const labels = useExportLabels()
  const notices = useNotices()
  const [failed, setFailed] = useState(false)

  const take = async (kind: ExportKind) => {
    setFailed(false)
    try {
      if (kind === 'print') app.sharing.print()
      else notices.say(texts.document.handed[await meeting.exportAs(kind, labels)])
    } catch (error) {
      console.error(error)
      setFailed(true)
    }
  }
  // A reader has nowhere else to go in this meeting.
  const back = () =>
    meeting.role === 'reader'
      ? app.go({ at: 'home' })
      : app.go({ at: 'meeting', id: meeting.id, page: 'main' })

  return (
    <Page
      title={texts.document.title}
      onBack={back}
      wide
      class="document"
      actions={<ExportMenu onTake={take} icon={IconDownload} />}
    >
      {failed && (
        <Banner kind="danger" icon={IconWarning} said="alert">
          {texts.document.failed}
        </Banner>
      )}
      <DocumentPages document={meeting.room.document.value} names={meeting.brief.value.names} />
    </Page>
  )
}
