import { looksBackAt } from '../../../domain/outcome/follow-up-place.ts'
import { inOrder } from '../../../domain/plenary/in-order.ts'
import { gridCells } from '../../../domain/template/alone-cells.ts'
import { findPlace } from '../../../domain/template/places.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { type MeetingProps, useGoTo, useWords } from '../../context/context.ts'
import { HatPapers } from '../../hat/hat-papers.tsx'
import { CircleBody } from '../../notes/circle-body.tsx'
import { StepSays } from '../../notes/step-says.tsx'
import { Button } from '../../parts/buttons/button.tsx'
import { EmptyState } from '../../parts/display/empty-state.tsx'
import { IconDocument, IconRoom } from '../../parts/icons.tsx'
import { LazyPart } from '../../parts/lazy-part.tsx'
import { useMedia } from '../../parts/use-media.ts'
import { ActionPoints } from '../../points/action-points.tsx'
import { ToldBanners } from '../circles/told-banners.tsx'
import { TurnBanner } from '../circles/turn-banner.tsx'
import { WriteAhead } from '../circles/write-ahead.tsx'
import { RoomLit } from './room-lit.tsx'
import { ReadoutSection } from './room-readout.tsx'
import { RoomTable } from './room-table.tsx'
import './room-circle.css'

const followUp = () => import('../../follow/follow-up.tsx').then((m) => m.FollowUp)

/** The third circle on a phone: what the tables shared, cell by cell, and the action points. */
export const RoomCircle = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const goTo = useGoTo(meeting)
  const there = findPlace(meeting.template.value, meeting.looking.value)
  const presents = there?.step.presents
  const wide = useMedia('(min-width: 56rem)')
  const order = meeting.room.plenary.orders.value.get(meeting.looking.value.stage)
  const cells = inOrder(gridCells(there?.stage), order?.cells)
  const presented = presents ? cells.filter(({ column }) => presents.includes(column.id)) : cells
  const rest = presents ? cells.filter(({ column }) => !presents.includes(column.id)) : []
  const looksBack = looksBackAt(meeting.template.value, meeting.looking.value)
  const readout = meeting.room.readout.value
  const hatModel = meeting.hat.value
  const hat = hatModel?.hat.value
  const shown = [...presented, ...rest].filter(({ id }) => (readout.cells.get(id)?.notes.length ?? 0) > 0)
  const allStay = cells.every(({ cell }) => cell.staysAtTable === true || cell.staysWithMe === true)
  const pointsFirst = there?.stage.actionPoints === true

  return (
    <CircleBody>
      <StepSays meeting={meeting} />
      <TurnBanner meeting={meeting} />
      <ToldBanners meeting={meeting} />
      <RoomLit meeting={meeting} />
      {meeting.follow.earlier.value && looksBack && <LazyPart load={followUp} props={{ meeting }} />}
      {hatModel && hat && hat.at !== 'before' && <HatPapers meeting={meeting} model={hatModel} hat={hat} />}
      {pointsFirst && <ActionPoints meeting={meeting} />}
      {there?.stage.grid && !allStay && (
        <section class="stack" aria-label={texts.readout}>
          <h2>{texts.readout}</h2>
          {shown.length === 0 && <EmptyState icon={IconRoom}>{texts.roomEmpty}</EmptyState>}
          {wide && shown.length > 1 ? (
            <RoomTable meeting={meeting} stage={there.stage} cells={shown} />
          ) : (
            shown.map((of) => {
              const cell = readout.cells.get(of.id)
              return cell && <ReadoutSection key={of.id} meeting={meeting} of={of} readout={cell} />
            })
          )}
          <SetAsideLine meeting={meeting} stage={there.stage.id} />
        </section>
      )}
      {there?.step.kind === 'open' && <WriteAhead meeting={meeting} />}
      {!pointsFirst && meeting.room.points.value.length > 0 && <ActionPoints meeting={meeting} />}
      {meeting.follow.earlier.value && !looksBack && (
        <LazyPart load={followUp} props={{ meeting, folded: true }} />
      )}
      <div class="room-document stack-close">
        <Button kind="quiet" full icon={IconDocument} onClick={() => goTo('document')}>
          {texts.document}
        </Button>
        <p class="soft small">{texts.documentHint}</p>
      </div>
    </CircleBody>
  )
}

/** How many notes of this stage the facilitator has parked or hidden: counted for everybody, without their words. */
const SetAsideLine = ({ meeting, stage }: { readonly meeting: MeetingModel; readonly stage: string }) => {
  const plenary = useWords('plenary')
  let [parked, hidden] = [0, 0]
  for (const cell of meeting.room.readout.value.cells.values()) {
    if (!cell.cell.startsWith(`${stage}/`)) continue
    parked += cell.parked.length
    hidden += cell.hidden
  }
  if (parked + hidden === 0) return null
  return (
    <p class="soft small">
      {parked > 0 && <span>{plenary.parked(parked)}. </span>}
      {hidden > 0 && <span>{plenary.hidden(hidden)}.</span>}
    </p>
  )
}
