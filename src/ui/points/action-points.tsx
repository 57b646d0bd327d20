import { useState } from 'preact/hooks'
import { emptyPoint } from '../../domain/outcome/action-point.ts'
import type { ActionPoint } from '../../domain/records/records.ts'
import type { PointView } from '../../models/room/room-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import { IconAdd, IconCheck, IconEdit, IconHand, IconPerson, IconRemove, IconUndo } from '../parts/icons.tsx'
import { Menu } from '../parts/overlays/menu.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { AskName } from './ask-name.tsx'
import { AskerBadge, useAsking } from './asking-line.tsx'
import { PointEditor } from './point-editor.tsx'
import { usePointSentence } from './point-sentence.ts'
import './points.css'

/** Who will do what, how, by when. Nobody is assigned: a point is open until somebody takes it. */
export const ActionPoints = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  const [edited, setEdited] = useState<ActionPoint>()
  const points = meeting.room.points.value
  const begin = () => {
    const point = emptyPoint(meeting.room.newPointId())
    setEdited({ ...point, who: meeting.myName.peek() })
  }
  return (
    <section class="stack" aria-label={texts.points}>
      <div class="row-apart">
        <h2>{texts.points}</h2>
        <Button kind="quiet" icon={IconAdd} onClick={begin}>
          {texts.newPoint}
        </Button>
      </div>
      {points.length === 0 ? (
        <EmptyState icon={IconHand}>{texts.pointsEmpty}</EmptyState>
      ) : (
        <ul class="points stack-mid">
          {points.map((point) => (
            <li key={point.id}>
              <PointCard meeting={meeting} point={point} onEdit={() => setEdited(point)} />
            </li>
          ))}
        </ul>
      )}
      {edited && <PointEditor meeting={meeting} point={edited} onClose={() => setEdited(undefined)} />}
    </section>
  )
}

interface PointCardProps extends MeetingProps {
  readonly point: PointView
  readonly onEdit: () => void
}

const PointCard = ({ meeting, point, onEdit }: PointCardProps) => {
  const texts = useWords('meeting')
  const act = useAct()
  const sentence = usePointSentence()
  const notices = useNotices()
  const [open, setOpen] = useState<'name' | 'remove'>()
  const myName = meeting.myName.value.trim()
  const between = useWords('between')
  const asking = useAsking({ meeting, point })
  const isKept = meeting.promise.mine.value.some(({ id }) => id === point.id)
  const isMine = point.taken && myName !== '' && point.who === myName

  const take = (taken: boolean, who: string) => meeting.room.take(point.id, taken, who)
  const takeAs = (who: string) =>
    act(take(true, who), () => notices.say(texts.pointTaken, () => act(take(false, point.who))))
  const giveBack = () =>
    act(take(false, ''), () => notices.say(texts.pointGivenBack, () => act(take(true, point.who))))
  return (
    <article class="point stack-close">
      <p class="point-sentence" dir="auto">
        {sentence(point)}
      </p>
      <div class="point-foot row">
        {point.table ? <TableChip table={point.table} named /> : <Badge>{texts.facilitators}</Badge>}
        {point.taken ? (
          <Badge kind="good" icon={IconCheck}>
            {texts.taken}
          </Badge>
        ) : (
          <Badge kind="warm">{texts.open}</Badge>
        )}
        <AskerBadge point={point} />
        <span class="point-actions">
          {!point.taken && point.mayTake && (
            <Button
              icon={IconHand}
              kind="quiet"
              label={texts.takeNamed(point.what)}
              onClick={() => (myName ? void takeAs(myName) : setOpen('name'))}
            >
              {texts.take}
            </Button>
          )}
          {asking.isNamed && (
            <Button icon={IconHand} kind="quiet" onClick={asking.willAsk}>
              {between.willAsk}
            </Button>
          )}
          {meeting.role !== 'reader' && (
            <Menu
              label={texts.noteMenu(point.what)}
              items={[
                point.mine && { label: texts.edit, icon: IconEdit, onSelect: onEdit },
                ...asking.items,
                point.taken &&
                  !isKept && {
                    label: between.thatsMe,
                    icon: IconPerson,
                    onSelect: () => {
                      meeting.promise.setMine(point.id, true)
                      notices.say(between.thatsMeDone, () => meeting.promise.setMine(point.id, false))
                    },
                  },
                isMine && { label: texts.giveBack, icon: IconUndo, onSelect: () => void giveBack() },
                point.mine && {
                  label: texts.removePoint,
                  icon: IconRemove,
                  danger: true,
                  onSelect: () => setOpen('remove'),
                },
              ]}
            />
          )}
        </span>
      </div>
      {asking.dialog}
      {open === 'name' && (
        <AskName
          onClose={() => setOpen(undefined)}
          onName={(name) => {
            setOpen(undefined)
            meeting.setMyName(name)
            void takeAs(name)
          }}
        />
      )}
      {open === 'remove' && (
        <Question
          title={texts.removePointQuestion}
          yes={texts.removePoint}
          danger
          onNo={() => setOpen(undefined)}
          onYes={() => {
            setOpen(undefined)
            act(meeting.room.withdrawPoint(point.id))
          }}
        >
          <p dir="auto">{point.what}</p>
        </Question>
      )}
    </article>
  )
}
