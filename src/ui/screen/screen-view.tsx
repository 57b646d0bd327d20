import { useEffect, useRef, useState } from 'preact/hooks'
import { looksBackAt } from '../../domain/outcome/follow-up-place.ts'
import { type MeetingProps, useGoTo, useWords } from '../context/context.ts'
import { isHatNow } from '../hat/is-hat-now.ts'
import { classNames } from '../parts/class-names.ts'
import { Clock } from '../parts/display/clock.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { usePlaceWords } from '../parts/place-words.ts'
import { enterFullScreen, leaveFullScreen } from './full-screen.ts'
import { HatScreen } from './hat-screen.tsx'
import { hintMs } from './limits.ts'
import { screenContent } from './screen-content.ts'
import { ScreenGrid } from './screen-grid.tsx'
import { ScreenInvitation } from './screen-invitation.tsx'
import type { ScreenMeeting } from './screen-model.ts'
import { ScreenNotes } from './screen-notes.tsx'
import { ScreenStep } from './screen-step.tsx'
import { useHold } from './use-hold.ts'
import { withWayIn } from './way-in.ts'
import './screen.css'

const followScreen = () => import('./follow-screen.tsx').then((m) => m.FollowScreen)

/** The screen mode of a device of the meeting, with its way back. */
export const ScreenView = ({ meeting }: MeetingProps) => {
  const goTo = useGoTo(meeting)
  const wall = meeting.isScreen.value ? withWayIn(meeting) : meeting
  return <Wall meeting={wall} onLeave={() => goTo('main')} />
}

export interface WallProps {
  readonly meeting: ScreenMeeting
  /** What holding a finger on it, or Escape, does; nothing where there is nothing behind it. */
  readonly onLeave?: (() => void) | undefined
}

/** What the back row reads: one thing at a time, large, with the clock, and nothing to press. */
export const Wall = ({ meeting, onLeave }: WallProps) => {
  const texts = useWords('screen')
  const common = useWords('common')
  const screen = useRef<HTMLDivElement>(null)
  const [hint, setHint] = useState(onLeave !== undefined)
  const leave = () => {
    leaveFullScreen()
    onLeave?.()
  }
  const holding = useHold(screen, leave)

  useEffect(() => {
    document.title = `${texts.title} · ${common.app}`
    screen.current?.focus({ preventScroll: true })
    const timer = setTimeout(() => setHint(false), hintMs)
    return () => clearTimeout(timer)
  }, [texts])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave()
    }
    // In full screen the browser keeps Escape for itself, and only tells that it is over.
    const onFullScreen = () => {
      if (!document.fullscreenElement) onLeave?.()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('fullscreenchange', onFullScreen)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('fullscreenchange', onFullScreen)
    }
  })

  const content = screenContent({
    place: meeting.place.value,
    template: meeting.template.value,
    spotlight: meeting.room.spotlight.value,
    tables: meeting.tables.value,
    readout: meeting.room.readout.value,
  })
  const hat = meeting.hat.value?.hat.value
  const invitation = meeting.facilitate?.invitationLink
  const looksBack =
    meeting.follow.earlier.value !== undefined && looksBackAt(meeting.template.value, meeting.place.value)
  // While people come in the wall shows the way in; with the clock the meeting begins, and what was promised is looked at.
  const hasBegun = looksBack && !meeting.clock.value.paused
  const showsInvitation = content.show === 'beginning' && invitation !== undefined && !hasBegun

  return (
    // It takes the focus, so that the keys that turn pages and leave work at once.
    // biome-ignore lint/a11y/useKeyWithClickEvents: there is nothing to press; a tap only lets the browser fill the screen
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      class={classNames('screen', showsInvitation && 'screen-open')}
      ref={screen}
      tabIndex={-1}
      onClick={enterFullScreen}
    >
      <ScreenTop meeting={meeting} />
      <main class="screen-main">
        {showsInvitation ? (
          <ScreenInvitation meeting={meeting} link={invitation} />
        ) : isHatNow(hat) ? (
          <HatScreen hat={hat} />
        ) : content.show !== 'notes' && content.show !== 'grid' && looksBack ? (
          <LazyPart load={followScreen} props={{ meeting }} />
        ) : content.show === 'notes' ? (
          <ScreenNotes meeting={meeting} content={content} />
        ) : content.show === 'grid' ? (
          <ScreenGrid key={content.stage.id} meeting={meeting} stage={content.stage} />
        ) : (
          <ScreenStep meeting={meeting} />
        )}
      </main>
      {onLeave && (
        // For people who listen to the screen instead of touching it; out of sight, and out of the way of the Tab key.
        <button type="button" class="visually-hidden" tabIndex={-1} onClick={leave}>
          {texts.leave}
        </button>
      )}
      {onLeave && holding && (
        <span class="screen-holding" style={{ left: `${holding.x}px`, top: `${holding.y}px` }} />
      )}
      {onLeave && (hint || holding) && (
        <p class="screen-hint" role="status">
          {holding ? texts.holding : texts.leaveHint}
        </p>
      )}
    </div>
  )
}

const ScreenTop = ({ meeting }: { readonly meeting: ScreenMeeting }) => {
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
