import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MeetingModel } from '../../state/models.ts'
import { useApp, useTexts } from '../context.ts'
import { HatScreen } from '../hat/hat-screen.tsx'
import { classNames } from '../parts/class-names.ts'
import { Clock } from '../parts/clock.tsx'
import { IconClose } from '../parts/icons.tsx'
import { usePlaceWords } from '../parts/place-words.ts'
import { HoldCorners } from './hold-corners.tsx'
import { hintMs } from './limits.ts'
import { screenContent } from './screen-content.ts'
import { ScreenInvitation } from './screen-invitation.tsx'
import { ScreenNotes } from './screen-notes.tsx'
import { ScreenStep } from './screen-step.tsx'
import './screen.css'

/** What the back row reads: one thing at a time, large, with the clock, and nothing to press. */
export const ScreenView = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const screen = useRef<HTMLDivElement>(null)
  const [hint, setHint] = useState(true)
  const leave = () => app.go({ at: 'meeting', id: meeting.id, page: 'main' })

  useEffect(() => {
    document.title = `${texts.screen.title} · ${texts.common.app}`
    screen.current?.focus({ preventScroll: true })
    const timer = setTimeout(() => setHint(false), hintMs)
    return () => clearTimeout(timer)
  }, [texts])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  const content = screenContent({
    place: meeting.place.value,
    template: meeting.template.value,
    spotlight: meeting.room.spotlight.value,
    tables: meeting.tables.value,
  })
  const hat = meeting.hat.value?.hat.value
  const invitation = meeting.facilitate?.invitationLink
  const showsInvitation = content.show === 'beginning' && invitation !== undefined

  return (
    // It takes the focus, so that the keys that turn pages and leave work at once.
    <div class={classNames('screen', showsInvitation && 'screen-open')} ref={screen} tabIndex={-1}>
      <ScreenTop meeting={meeting} />
      <main class="screen-main">
        {showsInvitation ? (
          <ScreenInvitation meeting={meeting} link={invitation} />
        ) : hat && (hat.at === 'papers' || hat.isReading) ? (
          <HatScreen hat={hat} />
        ) : content.show === 'notes' ? (
          <ScreenNotes meeting={meeting} content={content} />
        ) : (
          <ScreenStep meeting={meeting} />
        )}
      </main>
      <button type="button" class="button screen-leave visually-hidden" onClick={leave}>
        <IconClose small />
        <span>{texts.screen.leave}</span>
      </button>
      <HoldCorners onHeld={leave} />
      {hint && (
        <p class="screen-hint" role="status">
          {texts.screen.leaveHint}
        </p>
      )}
    </div>
  )
}

const ScreenTop = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element => {
  const words = usePlaceWords(meeting)
  return (
    <header class="screen-top">
      <h1 class="screen-place">{words(meeting.place.value)}</h1>
      <span class="screen-clock">
        <Clock reading={meeting.clock.value} />
      </span>
    </header>
  )
}
