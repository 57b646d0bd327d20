import type { JSX } from 'preact'
import { useApp, useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { IconScreen } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'

/** Another tab of this browser is the device; this one waits. */
export const ElsewhereView = (): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const route = app.route.value
  return (
    <Page title={texts.meeting.elsewhereTitle}>
      <EmptyState
        icon={IconScreen}
        action={
          <div class="stack-close">
            {route.at === 'meeting' && (
              <Button
                kind="main"
                onClick={() => app.go({ at: 'meeting', id: route.id, page: 'projector' }, 'replace')}
              >
                {texts.leading.projectorHere}
              </Button>
            )}
            <Button kind="quiet" onClick={() => app.go({ at: 'home' })}>
              {texts.common.toMeetings}
            </Button>
          </div>
        }
      >
        {app.arriving.handedOver.value ? texts.meeting.elsewhereTook : texts.meeting.elsewhere}
      </EmptyState>
    </Page>
  )
}
