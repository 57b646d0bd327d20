import { useComputed } from '@preact/signals'
import type { StepKind } from '../../domain/template/template.ts'
import type { FacilitateModel } from '../../models/lead/facilitate-types.ts'
import { type MeetingProps, useGoTo, useSay, useWords } from '../context/context.ts'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { IconCode, IconRoom } from '../parts/icons.tsx'
import { useStageName } from '../parts/place-words.ts'
import { stageCells, stageOf } from '../readout/stage-cells.ts'
import { ReadoutDesk, type ReadoutView } from './readout-desk.tsx'
import './readout-panel.css'

export interface ReadoutPanelProps extends MeetingProps {
  readonly facilitate: FacilitateModel
  readonly view: ReadoutView
  readonly onView: (view: ReadoutView) => void
}

const emptyWords = {
  open: 'emptyOpen',
  alone: 'emptyAlone',
  together: 'emptyTogether',
  plenary: 'emptyPlenary',
  close: 'emptySpoken',
} as const satisfies Record<StepKind, string>

/** All tables' shared notes of the stage that is looked at, merged, as they come; before there are any, its questions. */
export const ReadoutPanel = ({ meeting, facilitate, view, onView }: ReadoutPanelProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('facilitate')
  const say = useSay()
  const stageName = useStageName()
  const template = meeting.template.value
  const looking = meeting.looking.value
  const stage = stageOf(template, looking)
  const step = stage?.steps.find(({ id }) => id === looking.step)
  const cells = stageCells(template, looking, meeting.room.plenary.orders.value.get(looking.stage))
  const allStay =
    cells.length > 0 && cells.every(({ cell }) => cell.staysAtTable === true || cell.staysWithMe === true)
  // A number, so that this panel is drawn again only when there is another count, and each cell looks after itself.
  const count = useComputed(() => {
    const prefix = `${meeting.looking.value.stage}/`
    let notes = 0
    for (const cell of meeting.room.readout.value.cells.values())
      if (cell.cell.startsWith(prefix)) notes += cell.notes.length
    return notes
  })
  const setAside = useComputed(() => {
    const prefix = `${meeting.looking.value.stage}/`
    return [...meeting.room.readout.value.cells.values()].some(
      ({ cell, parked, hidden }) => cell.startsWith(prefix) && (parked.length > 0 || hidden > 0),
    )
  })

  if (stage?.grid && (count.value > 0 || setAside.value || !step))
    return (
      <ReadoutDesk
        meeting={meeting}
        facilitate={facilitate}
        stage={stage}
        cells={cells}
        count={count.value}
        view={view}
        onView={onView}
      />
    )
  return (
    <section class="board-readout stack" aria-labelledby="readout">
      <h2 id="readout" class="board-readout-title">
        {stage ? stageName(stage) : texts.readout}
      </h2>
      <EmptyState
        icon={IconRoom}
        action={
          step?.kind === 'open' && {
            kind: 'main',
            icon: IconCode,
            children: texts.showInvitation,
            onClick: () => goTo('invitation'),
          }
        }
      >
        {step?.movedBy === 'table'
          ? texts.emptyOwnPace
          : allStay && step?.kind !== 'open'
            ? texts.emptyStays
            : texts[step ? emptyWords[step.kind] : 'emptySpoken']}
      </EmptyState>
      {cells.length > 0 && step?.movedBy !== 'table' && (
        <ul class="board-prompts" aria-label={texts.questions}>
          {cells.map(({ id, row, column, cell }) => (
            <li key={id}>
              <h3>{texts.cellTitle(say(row), say(column))}</h3>
              <p dir="auto">{say(cell.prompt)}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
