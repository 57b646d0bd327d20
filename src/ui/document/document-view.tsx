import { computed } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import { type DocumentOptions, wholeDocument } from '../../domain/document/working-document.ts'
import { type MeetingProps, useApp, useGoTo, useWords } from '../context/context.ts'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { useExportLabels } from '../parts/export-labels.ts'
import { Page } from '../parts/frame/page.tsx'
import { IconDownload, IconInfo } from '../parts/icons.tsx'
import { DocumentPages } from './document-pages.tsx'
import { ExportMenu, type ExportWay } from './export-menu.tsx'
import { useLargePrint } from './large-print.ts'
import { isWhole, useOptionsSaid } from './options-said.ts'
import { usePrintHead } from './print-head.ts'
import { useHandOver } from './use-hand-over.ts'
import './document.css'

/** The working document as it stands now, at any time of the meeting, and the ways to take it along. */
export const DocumentView = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const texts = useWords('document')
  const labels = useExportLabels()
  const words = useWords('takeAlong')
  const { failed, handOver } = useHandOver(meeting)
  const [options, setOptions] = useState<DocumentOptions>(wholeDocument)
  const document = useMemo(() => computed(() => meeting.room.documentAs(options)), [meeting, options]).value
  const said = useOptionsSaid(options, meeting.tables.value)
  const [large, setLarge] = useState(false)
  usePrintHead({
    title: document.title,
    day: document.heldOn === undefined ? '' : labels.day(document.heldOn),
    large,
  })
  useLargePrint(large, app.sharing.print, () => setLarge(false))

  const take = async (way: ExportWay) => {
    if (way === 'print') app.sharing.print()
    else if (way === 'print-large') setLarge(true)
    else await handOver(way, options)
  }
  // A reader has nowhere else to go in this meeting.
  const back = () => (meeting.role === 'reader' ? app.go({ at: 'home' }) : goTo('main'))

  return (
    <Page
      title={texts.title}
      onBack={back}
      wide
      class="document"
      actions={
        <ExportMenu
          onTake={take}
          icon={IconDownload}
          document={document}
          options={options}
          onOptions={setOptions}
          tables={meeting.tables.value}
        />
      }
    >
      {failed && <Alert>{texts.failed}</Alert>}
      {!isWhole(options) && (
        <Banner
          icon={IconInfo}
          action={{ kind: 'quiet', children: words.showEverything, onClick: () => setOptions(wholeDocument) }}
        >
          {said}
        </Banner>
      )}
      <DocumentPages document={document} names={meeting.brief.value.names} large={large} />
    </Page>
  )
}
