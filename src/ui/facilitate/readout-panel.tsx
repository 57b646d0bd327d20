import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { StepKind } from '../../domain/template.ts'
import type { FacilitateModel, MeetingModel } from '../../state/models.ts'
import { useApp, useSay, useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { IconCode, IconRoom } from '../parts/icons.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { arrivals } from './arrivals.ts'
import { ReadoutCellView } from './readout-cell-view.tsx'
import { RecentNotes } from './recent-notes.tsx'
import { stageCells, stageOf } from './stage-cells.ts'

export interface ReadoutPanelProps {
  readonly meeting: MeetingModel
  readonly facilitate: FacilitateModel
}

const emptyWords = {
  open: 'emptyOpen',
  alone: 'emptyAlone',
  together: 'emptyTogether',
  plenary: 'emptyPlenary',
  close: 'emptySpoken',
} as const satisfies Record<StepKind, string>

/** All tables' shared notes of the stage that is looked at, merged, as they come. */
export const ReadoutPanel = ({ meeting, facilitate }: ReadoutPanelProps): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const say = useSay()
  const seen = useMemo(arrivals, [])
  useSignalEffect(() => seen.see(meeting.room.readout.value))
  const order = useSignal<'cell' | 'recent'>('cell')
  const template = meeting.template.value
  const looking = meeting.looking.value
  const stage = stageOf(template, looking)
  const step = stage?.steps.find(({ id }) => id === looking.step)
  const cells = stageCells(template, looking)
  const presented = cells.filter((cell) => cell.presented)
  const aside = cells.filter((cell) => !cell.presented)
  const stageId = looking.stage
  // A number, so that this panel is drawn again only when there is another count, and each cell looks after itself.
  const count = useComputed(() => {
    const prefix = `${meeting.looking.value.stage}/`
    let notes = 0
    for (const cell of meeting.room.readout.value.cells.values())
      if (cell.cell.startsWith(prefix)) notes += cell.notes.length
    return notes
  })
  const withdrawn = useComputed(() => meeting.room.readout.value.withdrawn)

  if (!stage?.grid || (count.value === 0 && step)) {
    return (
      <section class="board-readout" aria-labelledby="readout">
        <h2 id="readout" class="board-readout-title">
          {stage ? say(stage.title) : texts.facilitate.readout}
        </h2>
        <EmptyState
          icon={IconRoom}
          action={
            step?.kind === 'open' && (
              <Button
                kind="main"
                icon={IconCode}
                onClick={() => app.go({ at: 'meeting', id: meeting.id, page: 'invitation' })}
              >
                {texts.facilitate.showInvitation}
              </Button>
            )
          }
        >
          {texts.facilitate[step ? emptyWords[step.kind] : 'emptySpoken']}
        </EmptyState>
        {cells.length > 0 && (
          <ul class="board-prompts" aria-label={texts.facilitate.questions}>
            {cells.map(({ id, row, column, cell }) => (
              <li key={id}>
                <h3>{texts.facilitate.cellTitle(say(row), say(column))}</h3>
                <p dir="auto">{say(cell.prompt)}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    )
  }
  return (
    <section class="board-readout" aria-labelledby="readout">
      <div class="board-readout-head">
        <h2 id="readout" class="board-readout-title">
          {say(stage.title)}
        </h2>
        <span class="soft" role="status">
          {texts.facilitate.notes(count.value)}
        </span>
        <Tabs
          label={texts.facilitate.order}
          current={order.value}
          onChange={(next) => {
            order.value = next
          }}
          tabs={[
            { id: 'cell', label: texts.facilitate.byCell },
            { id: 'recent', label: texts.facilitate.byRecent },
          ]}
        />
      </div>
      {order.value === 'recent' ? (
        <RecentNotes meeting={meeting} stage={stageId} seen={seen} />
      ) : (
        <div class="board-readout-cells">
          {presented.map((cell) => (
            <ReadoutCellView key={cell.id} cell={cell} meeting={meeting} facilitate={facilitate} />
          ))}
          {aside.length > 0 && <p class="board-cells-aside">{texts.facilitate.otherCells}</p>}
          {aside.map((cell) => (
            <ReadoutCellView key={cell.id} cell={cell} meeting={meeting} facilitate={facilitate} />
          ))}
        </div>
      )}
      {withdrawn.value > 0 && <p class="soft small">{texts.facilitate.withdrawn(withdrawn.value)}</p>}
    </section>
  )
}
