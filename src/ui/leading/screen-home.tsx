import { type MeetingProps, useApp, useGoTo, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconCheck, IconLink, IconScreen, IconSettings, IconWarning } from '../parts/icons.tsx'
import './leading.css'
import './screen-home.css'

/** A device that is the room's screen: on it, and back from it. */
export const ScreenHome = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const leadingWords = useWords('leading')
  const meetingWords = useWords('meeting')
  const isLinked = meeting.connection.linked.value > 0
  const show = (
    <Button kind={isLinked ? 'main' : 'quiet'} big full icon={IconScreen} onClick={() => goTo('screen')}>
      {leadingWords.screenShow}
    </Button>
  )
  const link = (
    <Button kind={isLinked ? 'quiet' : 'main'} big full icon={IconLink} onClick={() => goTo('connect')}>
      {leadingWords.screenLink}
    </Button>
  )
  return (
    <Page title={leadingWords.screenTitle} onBack={() => app.go({ at: 'home' })} class="screen-home">
      <div class="screen-home-what">
        <IconScreen />
        {/* On a wall, the room reads which meeting this is. */}
        {meeting.brief.value.title && (
          <p class="screen-home-title" dir="auto">
            {meeting.brief.value.title}
          </p>
        )}
        <p>{leadingWords.screenExplain}</p>
        <p class={isLinked ? 'screen-home-state screen-home-linked' : 'screen-home-state'} role="status">
          {isLinked ? <IconCheck /> : <IconWarning />}
          <span>{isLinked ? leadingWords.screenLinked : leadingWords.screenNotLinked}</span>
        </p>
        {isLinked ? show : link}
        {isLinked ? link : show}
        <Button kind="plain" full icon={IconSettings} onClick={() => goTo('settings')}>
          {meetingWords.settings}
        </Button>
      </div>
    </Page>
  )
}
