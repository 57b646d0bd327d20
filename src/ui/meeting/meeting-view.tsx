import { useEffect, useRef, useState } from 'preact/hooks'
import { findPlace, nextPlace, samePlace } from '../../domain/template/places.ts'
import type { Place } from '../../domain/template/template.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { TruthLine, type TruthLineProps } from '../connect/truth-line.tsx'
import { type MeetingProps, useApp, useGoTo, useRemembered, useWords } from '../context/context.ts'
import { HatPaper } from '../hat/hat-paper.tsx'
import { isHatHere } from '../hat/is-hat-now.ts'
import { CircleBody, scrollToTop, useFocusKept } from '../notes/circle-body.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { classNames } from '../parts/class-names.ts'
import { Banner } from '../parts/display/banner.tsx'
import { Clock } from '../parts/display/clock.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { LiveRegion } from '../parts/display/live-region.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { tableColour } from '../parts/display/table-colour.ts'
import { endTelling, startEdge, startTelling } from '../parts/frame/edges.ts'
import { BottomBar } from '../parts/frame/tabs.tsx'
import {
  IconCode,
  IconDocument,
  IconDown,
  IconHome,
  IconLink,
  IconMe,
  IconMore,
  IconRoom,
  IconSettings,
  IconTable,
} from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { useStageName, useStepName } from '../parts/place-words.ts'
import { KeeperBar } from '../set/keeper-bar.tsx'
import { phonesAreDown } from '../set/phones-are-down.ts'
import { PhoneIsUp, PhonesDown } from '../set/phones-down.tsx'
import { type Circle, circleOf } from './circle.ts'
import { MeCircle } from './circles/me-circle.tsx'
import { TableCircle } from './circles/table-circle.tsx'
import { TurnBanner } from './circles/turn-banner.tsx'
import { TypingAtTable } from './circles/typing-in.tsx'
import { RoomCircle } from './room/room-circle.tsx'
import { SeatLines } from './seats/seat-lines.tsx'
import { Seats } from './seats/seats.tsx'
import { StagePicker } from './stage-picker.tsx'
import { useFollow } from './use-follow.ts'
import './meeting.css'

/** The phone in the meeting: three circles to write and read in, and where the room is. */
export const MeetingView = ({ meeting }: MeetingProps) => {
  const common = useWords('common')
  const homeWords = useWords('home')
  const meetingWords = useWords('meeting')
  const app = useApp()
  const goTo = useGoTo(meeting)
  const stageName = useStageName()
  const stepName = useStepName()
  const remembered = useRemembered()
  const looking = meeting.looking.value
  const template = meeting.template.value
  const there = findPlace(template, looking)
  const seen = `${looking.stage}/${looking.step}`
  const circleKey = `circle/${meeting.id}`
  const kept = remembered.get(circleKey)
  // Where somebody has picked the phone up again, to note something.
  const [upAt, setUpAt] = useState('')
  const [picking, setPicking] = useState(false)
  const [circle, setCircle] = useState<Circle>(() => {
    const [at, was] = kept?.split(' ') ?? []
    return at === seen && isCircle(was) ? was : circleOf(there?.step)
  })

  const turnTo = (next: Circle) => {
    setCircle(next)
    remembered.set(circleKey, `${seen} ${next}`)
    scrollToTop()
  }
  // Another step has its own circle to begin in; `looking` itself stays put while somebody types.
  const before = useRef(seen)
  useEffect(() => {
    if (before.current === seen) return
    before.current = seen
    turnTo(circleOf(there?.step))
  })
  useFollow(meeting, () => {
    if (circle !== 'room') turnTo('room')
  })
  const hatModel = meeting.hat.value
  const hat = hatModel?.hat.value
  const hatIsHere = isHatHere(hat)
  // One that is called for in the middle of something finds people at their tables.
  const isCalledFor = hatIsHere && !hat.isPlanned
  const wasCalledFor = useRef(false)
  useEffect(() => {
    if (isCalledFor) turnTo('me')
    // What became of it, and what was kept, is the room's.
    else if (wasCalledFor.current && hat?.phase === 'over') turnTo('room')
    wasCalledFor.current = isCalledFor
  }, [isCalledFor])
  const { title } = meeting.brief.value
  // Coming from another screen, keyboards and screen readers begin at the top.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  // With the circle that the room has left, what had the focus is gone; one goes on in the new one.
  useFocusKept(`${circle} ${seen}`)
  useEffect(() => {
    document.title = title ? `${title} · ${common.app}` : common.app
  }, [title, common, homeWords, meetingWords])

  const seat = meeting.tables.value.find(({ id }) => id === meeting.table.value?.id)
  const placeWords = there ? common.place(stageName(there.stage), stepName(there.step)) : ''

  const table = meeting.table.value
  const down = table && phonesAreDown(meeting, table)
  const isUp = circle === 'room' || upAt === seen || isCalledFor
  if (table && down && !isUp) {
    return (
      <div class={classNames('meeting', 'meeting-table', seat && tableColour(seat.number))}>
        <PhonesDown meeting={meeting} table={table} turn={down} onNote={() => setUpAt(seen)} />
      </div>
    )
  }

  return (
    <div class={classNames('meeting', `meeting-${circle}`, seat && tableColour(seat.number))}>
      <header class="meeting-top" ref={startEdge}>
        <div class="meeting-line row">
          <h1 ref={heading} tabIndex={-1} class="visually-hidden">
            {title || homeWords.untitled}
          </h1>
          <button
            type="button"
            class="meeting-place"
            onClick={() => setPicking(true)}
            aria-label={meetingWords.stagePickerLabel(placeWords)}
          >
            <span class="meeting-place-words">
              {there && stageName(there.stage)}
              <span class="meeting-place-step">{there && stepName(there.step)}</span>
            </span>
            <IconDown small />
          </button>
          <ClockNow meeting={meeting} />
          <Menu
            label={common.more}
            icon={IconMore}
            items={[
              { label: meetingWords.linkUp, icon: IconCode, onSelect: () => goTo('connect') },
              { label: meetingWords.document, icon: IconDocument, onSelect: () => goTo('document') },
              { label: meetingWords.settings, icon: IconSettings, onSelect: () => goTo('settings') },
              { label: meetingWords.leaveMeeting, icon: IconHome, onSelect: () => app.go({ at: 'home' }) },
            ]}
          />
        </div>
        <CircleSays meeting={meeting} circle={circle} />
      </header>
      <div class="meeting-told" ref={startTelling}>
        <RoomNow meeting={meeting} onLink={() => goTo('connect')} />
        {down && (
          <PhoneIsUp
            onDown={() => {
              setUpAt('')
              if (circle === 'room') turnTo('table')
            }}
          />
        )}
        {table && (
          <div class="room-now">
            <SeatLines table={table} />
          </div>
        )}
        {circle !== 'room' && (
          <div class="room-now">
            <TurnBanner meeting={meeting} onlyOurs />
          </div>
        )}
      </div>
      {template.stages.length === 0 ? (
        <CircleBody>
          <EmptyState
            icon={IconLink}
            action={{ kind: 'main', children: meetingWords.linkUp, onClick: () => goTo('connect') }}
          >
            {meetingWords.noStages}
          </EmptyState>
        </CircleBody>
      ) : (
        <>
          {circle === 'me' &&
            (hatModel && hatIsHere ? (
              <HatPaper meeting={meeting} model={hatModel} hat={hat} />
            ) : (
              <MeCircle meeting={meeting} />
            ))}
          {circle === 'table' && <TableCircle meeting={meeting} onMine={() => turnTo('me')} />}
          {circle === 'room' && <RoomCircle meeting={meeting} />}
        </>
      )}
      {table && <KeeperBar meeting={meeting} table={table} />}
      <footer class="meeting-foot" ref={endTelling}>
        <TruthNow meeting={meeting} circle={circle} onOpen={() => goTo('connect')} />
      </footer>
      <BottomBar
        label={meetingWords.circles}
        current={circle}
        onChange={turnTo}
        tabs={[
          { id: 'me', label: meetingWords.me, icon: IconMe },
          { id: 'table', label: meetingWords.table, icon: IconTable },
          { id: 'room', label: meetingWords.room, icon: IconRoom },
        ]}
      />
      {picking && (
        <StagePicker
          meeting={meeting}
          onClose={() => setPicking(false)}
          onPick={(place) => {
            setPicking(false)
            meeting.look(place)
          }}
        />
      )}
    </div>
  )
}

/** The clock and the truth change on their own: the circle around them is not drawn again with every second. */
const ClockNow = ({ meeting }: MeetingProps) => <Clock reading={meeting.clock.value} />

const TruthNow = ({
  meeting,
  ...line
}: { readonly meeting: MeetingModel } & Omit<TruthLineProps, 'truth'>) => (
  <TruthLine {...line} truth={meeting.connection.truth.value} />
)

const isCircle = (value: string | undefined): value is Circle =>
  value === 'me' || value === 'table' || value === 'room'

/** In plain words, who can read what stands below. */
const CircleSays = ({ meeting, circle }: { readonly meeting: MeetingModel; readonly circle: Circle }) => {
  const texts = useWords('meeting')
  const [seats, setSeats] = useState(false)
  const table = meeting.table.value
  const seat = meeting.tables.value.find(({ id }) => id === table?.id)
  if (circle === 'table' && table && seat) {
    return (
      <>
        <div class="circle-says">
          <h2>
            <button type="button" class="circle-seats" onClick={() => setSeats(true)}>
              <TableChip table={seat} />
              <span>{texts.ourTable(table.seats.value.length)}</span>
              <IconDown small />
            </button>
          </h2>
          <TypingAtTable table={table} />
        </div>
        {seats && (
          <Seats
            table={table}
            names={meeting.brief.value.names}
            facilitate={meeting.facilitate}
            onClose={() => setSeats(false)}
          />
        )}
      </>
    )
  }
  const Sign = circle === 'me' ? IconMe : circle === 'table' ? IconTable : IconRoom
  const words = circle === 'me' ? texts.onlyHere : circle === 'table' ? texts.noTable : texts.everybody
  return (
    <h2 class="circle-says">
      <Sign small />
      <span>{words}</span>
    </h2>
  )
}

/** Gently, where the room is, when one looks elsewhere; and that one says so oneself, on a device with no link. */
const RoomNow = ({ meeting, onLink }: MeetingProps & { readonly onLink: () => void }) => {
  const common = useWords('common')
  const texts = useWords('meeting')
  const set = useWords('set')
  const stageName = useStageName()
  const stepName = useStepName()
  const template = meeting.template.value
  const place = meeting.place.value
  const there = findPlace(template, place)
  const words = there ? common.place(stageName(there.stage), stepName(there.step)) : ''
  const byTable = meeting.table.value?.rounds.turn.value !== undefined
  const now = byTable ? set.tableNow(words) : texts.roomNow(words)
  const byPerson = meeting.placeFrom.value === 'person'
  const next: Place | undefined = nextPlace(template, place)
  const elsewhere = !byPerson && there !== undefined && !samePlace(place, meeting.looking.value)
  return (
    <>
      <LiveRegion>{byPerson || !there ? '' : now}</LiveRegion>
      {elsewhere && (
        <aside class="room-now" aria-label={texts.whereRoom}>
          <Banner
            said="not"
            action={{ kind: 'main', children: texts.goThere, onClick: () => meeting.followRoom() }}
          >
            {now}
          </Banner>
        </aside>
      )}
      {byPerson && template.stages.length > 0 && (
        <aside class="room-now" aria-label={texts.whereRoom}>
          <Banner
            said="not"
            kind="warm"
            actions={
              <span class="row">
                {next && (
                  <Button kind="plain" onClick={() => meeting.look(next)}>
                    {texts.nextStep}
                  </Button>
                )}
                <Button kind="plain" onClick={onLink}>
                  {texts.linkUp}
                </Button>
              </span>
            }
          >
            {texts.youSay}
          </Banner>
        </aside>
      )}
    </>
  )
}
