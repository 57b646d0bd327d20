import { useState } from 'preact/hooks'
import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useWords } from '../context/context.ts'
import { Alert } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { Page } from '../parts/frame/page.tsx'
import { CameraPane } from './camera-pane.tsx'
import { PasteCode } from './paste-code.tsx'
import { PhotoButton } from './photo-button.tsx'
import './scan.css'

/** The app's own scanner for invitations: an installed app is not where a phone's camera app opens links. */
export const ScanView = () => {
  const app = useApp()
  const texts = useWords('connect')
  const common = useWords('common')
  const [refused, setRefused] = useState<Refusal>()
  const open = (text: string) => {
    const opened = app.openLink(text)
    setRefused(opened.ok ? undefined : opened.why)
  }
  return (
    <Page title={texts.scanTitle} onBack={() => app.go({ at: 'home' })} class="scan">
      <p>{texts.scanHow}</p>
      <CameraPane facing="back" onText={open} />
      {refused && <Alert>{common.refusal[refused]}</Alert>}
      <Disclosure summary={texts.otherWays} open={app.scanner.state.value.at === 'refused'}>
        <div class="stack scan-other">
          <div>
            <PhotoButton onText={open} onRefused={setRefused} />
          </div>
          <PasteCode label={texts.pasteLinkLabel} button={texts.openLink} onText={open} />
        </div>
      </Disclosure>
    </Page>
  )
}
