import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { looksBackAt } from '../../domain/outcome/follow-up-place.ts'
import { findPlace } from '../../domain/template/places.ts'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useRemembered, useWords } from '../context/context.ts'
import type { ReadoutView } from '../desk/readout-desk.tsx'
import { ReadoutPanel } from '../desk/readout-panel.tsx'
import { HatBoard } from '../hat/hat-board.tsx'
import { isHatNow } from '../hat/is-hat-now.ts'
import { LeadingSays } from '../leading/leading-says.tsx'
import { classNames } from '../parts/class-names.ts'
import { Banner } from '../parts/display/banner.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { Dialog } from '../parts/overlays/dialog.tsx'
import { useMedia } from '../parts/use-media.ts'
import { BoardBar, type Side } from './board-bar.tsx'
import { PointsPanel } from './plenary/points-panel.tsx'
import { PresentingPanel } from './plenary/presenting-panel.tsx'
import { Claims } from './tables/claims.tsx'
import { SeatView } from './tables/seat-view.tsx'
import { TablesPanel } from './tables/tables-panel.tsx'
import { BoardTop } from './top/board-top.tsx'
import { LookingBack } from './top/looking-back.tsx'
import './facilitate.css'

const followUp = () => import('../follow/follow-up.tsx').then((m) => m.FollowUp)

/** From here on, the tables and the presenting stand beside the readout; below, they fold into sheets. */
const wideEnough = '(min-width: 64rem) and (min-height: 36rem)'

/** ... and beside the grid, which takes all the width of a tablet. */
const wideEnoughForGrid = '(min-width: 100rem) and (min-height: 36rem)'

/** The facilitator's board: stages above, tables at the left, the readout in the middle, who presents at the right. */
export const FacilitateView = ({ meeting }: MeetingProps) =>
  meeting.facilitate ? <Board meeting={meeting} facilitate={meeting.facilitate} /> : null

const Board = ({ meeting, facilitate }: MeetingProps & { readonly facilitate: FacilitateModel }) => {
  const common = useWords('common')
  const texts = useWords('facilitate')
  const remembered = useRemembered()
  const viewKey = `readout-as/${meeting.id}`
  const [view, setView] = useState<ReadoutView>(remembered.get(viewKey) === 'grid' ? 'grid' : 'list')
  const changeView = (next: ReadoutView) => {
    remembered.set(viewKey, next)
    setView(next)
  }
  const hasSides = useMedia(wideEnough)
  const hasSidesToo = useMedia(wideEnoughForGrid)
  const wide = view === 'grid' ? hasSidesToo : hasSides
  const [open, setOpen] = useState<Side>()
  const [seated, setSeated] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const title = meeting.brief.value.title || common.app
  const here = findPlace(meeting.template.value, meeting.place.value)
  // A yes or no, so that the whole board is not drawn again whenever something is lit.
  const isTableLit = useComputed(() => meeting.room.spotlight.value.table !== undefined)
  const isPresented = (here?.step.kind === 'plenary' && !here.step.hat) || isTableLit.value
  const hasPoints = here?.stage.actionPoints === true || meeting.room.points.value.length > 0

  const follows = meeting.follow.earlier.value !== undefined
  const looksBack = looksBackAt(meeting.template.value, meeting.looking.value)

  useEffect(() => {
    document.title = `${title} · ${common.app}`
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [title, texts])

  // Back on the board, the sheet that led to the seat has been left.
  const sitDown = () => {
    setOpen(undefined)
    setSeated(true)
  }
  const toBoard = useCallback(() => setSeated(false), [])
  if (seated && meeting.table.value) return <SeatView meeting={meeting} onBack={toBoard} />

  const sides: Readonly<Record<Side, { readonly title: string; readonly panel: JSX.Element }>> = {
    tables: {
      title: texts.tables,
      panel: <TablesPanel meeting={meeting} facilitate={facilitate} onSeat={sitDown} />,
    },
    presenting: {
      title: texts.presenting,
      panel: <PresentingPanel meeting={meeting} facilitate={facilitate} />,
    },
    points: {
      title: texts.actionPoints,
      panel: <PointsPanel meeting={meeting} />,
    },
  }
  const side = (name: Side) => (
    <section class="board-side stack-mid" aria-labelledby={`board-${name}`}>
      <h2 class="board-side-title" id={`board-${name}`}>
        {sides[name].title}
      </h2>
      {sides[name].panel}
    </section>
  )

  return (
    <div class="board">
      <BoardTop meeting={meeting} facilitate={facilitate} title={title} heading={heading} />
      <div
        class={classNames(
          'board-columns',
          !wide ? 'board-columns-one' : (isPresented || hasPoints) && 'board-columns-three',
        )}
      >
        {wide && <div class="board-column">{side('tables')}</div>}
        <main class="board-main stack-mid">
          <LeadingSays meeting={meeting} />
          <Claims facilitate={facilitate} />
          <LookingBack meeting={meeting} facilitate={facilitate} />
          <HatBoard meeting={meeting} />
          {follows && looksBack && <LazyPart load={followUp} props={{ meeting }} />}
          {!isHatNow(meeting.hat.value?.hat.value) && (
            <ReadoutPanel meeting={meeting} facilitate={facilitate} view={view} onView={changeView} />
          )}
          {follows && !looksBack && <LazyPart load={followUp} props={{ meeting, folded: true }} />}
          {meeting.sample && <Banner said="not">{texts.sampleNote}</Banner>}
        </main>
        {wide && (isPresented || hasPoints) && (
          <div class="board-column">
            {isPresented && side('presenting')}
            {hasPoints && side('points')}
          </div>
        )}
      </div>
      {!wide && <BoardBar meeting={meeting} open={open} onOpen={setOpen} />}
      {!wide && open && (
        <Dialog title={sides[open].title} onClose={() => setOpen(undefined)}>
          {sides[open].panel}
        </Dialog>
      )}
    </div>
  )
}
