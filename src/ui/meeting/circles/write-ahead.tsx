import { places } from '../../../domain/template/places.ts'
import { type MeetingProps, useWords } from '../../context/context.ts'
import { EmptyState } from '../../parts/display/empty-state.tsx'
import { IconMe } from '../../parts/icons.tsx'
import { LazyPart } from '../../parts/lazy-part.tsx'

const prepare = () => import('../../follow/prepare.tsx').then((m) => m.Prepare)

const before = () => import('../../between/before-list.tsx').then((m) => m.BeforeList)

/** Where the stage is only spoken: one may write one's private notes ahead, before any link and before the room is there. */
export const WriteAhead = ({ meeting }: MeetingProps) => {
  const texts = useWords('meeting')
  // With nobody linked yet, all of the meeting can be prepared from here.
  if (meeting.placeFrom.value === 'person' && meeting.template.value.stages.length > 0)
    return (
      <>
        {(meeting.promise.before.length > 0 || meeting.promise.questionBefore !== '') && (
          <LazyPart load={before} props={{ meeting }} />
        )}
        <LazyPart load={prepare} props={{ meeting }} />
      </>
    )
  const all = places(meeting.template.value)
  const looking = meeting.looking.value
  const here = all.findIndex(({ place }) => place.stage === looking.stage && place.step === looking.step)
  const next = all.slice(here + 1).find(({ step, stage }) => step.kind === 'alone' && stage.grid)
  return (
    <EmptyState
      icon={IconMe}
      action={next && { kind: 'quiet', children: texts.writeAhead, onClick: () => meeting.look(next.place) }}
    >
      {next ? texts.writeAheadHint : texts.nothingAlone}
    </EmptyState>
  )
}
