import { useApp, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconScreen } from '../parts/icons.tsx'

/** Another tab of this browser is the device; this one waits. */
export const ElsewhereView = () => {
  const app = useApp()
  const meetingWords = useWords('meeting')
  const leadingWords = useWords('leading')
  const common = useWords('common')
  const route = app.route.value
  return (
    <Page title={meetingWords.elsewhereTitle}>
      <EmptyState
        icon={IconScreen}
        actions={
          <div class="stack-close">
            {route.at === 'meeting' && (
              <Button
                kind="main"
                onClick={() => app.go({ at: 'meeting', id: route.id, page: 'projector' }, 'replace')}
              >
                {leadingWords.projectorHere}
              </Button>
            )}
            <Button kind="quiet" onClick={() => app.go({ at: 'home' })}>
              {common.toMeetings}
            </Button>
          </div>
        }
      >
        {app.arriving.handedOver.value ? meetingWords.elsewhereTook : meetingWords.elsewhere}
      </EmptyState>
    </Page>
  )
}
