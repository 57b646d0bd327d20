import type { JSX } from 'preact'
import type { MeetingModel } from '../../state/models.ts'
import { useApp, useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { IconLink, IconScreen, IconSettings } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'

/** A device that is the room's screen: on it, and back from it. */
export const ScreenHome = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const goTo = (page: 'screen' | 'connect' | 'settings') => () =>
    app.go({ at: 'meeting', id: meeting.id, page })
  const isLinked = meeting.connection.linked.value > 0
  return (
    <Page title={texts.leading.screenTitle} onBack={() => app.go({ at: 'home' })}>
      <p>{texts.leading.screenExplain}</p>
      <p class="soft" role="status">
        {isLinked ? texts.leading.screenLinked : texts.leading.screenNotLinked}
      </p>
      <div class="stack-close">
        <Button kind={isLinked ? 'main' : 'quiet'} big full icon={IconScreen} onClick={goTo('screen')}>
          {texts.leading.screenShow}
        </Button>
        <Button kind={isLinked ? 'quiet' : 'main'} big full icon={IconLink} onClick={goTo('connect')}>
          {texts.leading.screenLink}
        </Button>
        <Button kind="plain" full icon={IconSettings} onClick={goTo('settings')}>
          {texts.meeting.settings}
        </Button>
      </div>
    </Page>
  )
}
