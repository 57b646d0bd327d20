import { useState } from 'preact/hooks'
import { gridCells } from '../../domain/template/alone-cells.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { HatModel, HatView } from '../../models/hat/hat-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { MoveNote } from '../notes/move-note.tsx'
import { NoteCard } from '../notes/note-card.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { IconCheck, IconLock, IconTable } from '../parts/icons.tsx'
import { HatCount } from './hat-count.tsx'
import './hat.css'

export interface HatPapersProps extends MeetingProps {
  readonly model: HatModel
  readonly hat: HatView
}

/** What was in the hat, on a phone: the one that is read aloud first, large, then all; each can go to one's table. */
export const HatPapers = ({ meeting, model, hat }: HatPapersProps) => {
  const texts = useWords('hat')
  if (hat.phase !== 'open') {
    return (
      <section class="hat-papers stack" aria-labelledby="hat-papers">
        <h2 id="hat-papers">{texts.readTitle}</h2>
        {hat.phase === 'calling' ? (
          <HatCount hat={hat} />
        ) : (
          <EmptyState icon={IconLock}>{texts.notYet}</EmptyState>
        )}
      </section>
    )
  }
  const now = hat.isReading && hat.reading !== undefined ? hat.papers[hat.reading] : undefined
  return (
    <section class="hat-papers stack" aria-labelledby="hat-papers">
      <h2 id="hat-papers">{texts.readTitle}</h2>
      {now !== undefined && (
        <div class="hat-reading stack-mid" role="status">
          <p class="soft small">{texts.paperOf((hat.reading ?? 0) + 1, hat.papers.length)}</p>
          <p class="hat-reading-words" dir="auto">
            {now}
          </p>
        </div>
      )}
      <p class="soft">
        {hat.papers.length === 0 ? texts.noneWritten : texts.opened(hat.papers.length, hat.blank)}
      </p>
      {hat.papers.length > 0 && <p>{texts.never}</p>}
      <ul class="notes stack-close">
        {hat.papers.map((paper, at) => (
          <li key={`${at} ${paper}`}>
            <OpenedPaper
              meeting={meeting}
              model={model}
              hat={hat}
              paper={paper}
              lit={now !== undefined && at === hat.reading}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

const OpenedPaper = ({
  meeting,
  model,
  hat,
  paper,
  lit,
}: HatPapersProps & { readonly paper: string; readonly lit: boolean }) => {
  const texts = useWords('hat')
  const notices = useNotices()
  const act = useAct()
  const [choosing, setChoosing] = useState(false)
  const table = meeting.table.value
  const stage = meeting.template.value.stages.find(({ id }) => id === hat.place.stage)
  const cells = gridCells(stage).filter(({ id }) => hat.cells.includes(id))
  const isThere = hat.cells.some((cell) => table?.notes.value.get(cell)?.some((note) => note.text === paper))
  const put = (cell: CellId) => {
    setChoosing(false)
    act(model.putOnTable(paper, cell), () => notices.say(texts.putOnTable))
  }
  const first = cells[0]
  return (
    <>
      <NoteCard
        text={paper}
        lit={lit}
        foot={
          isThere ? (
            <Badge kind="good" icon={IconCheck}>
              {texts.onTable}
            </Badge>
          ) : (
            table &&
            first && (
              <Button
                kind="quiet"
                icon={IconTable}
                label={texts.toTableOf(paper)}
                onClick={() => (cells.length === 1 ? put(first.id) : setChoosing(true))}
              >
                {texts.toTable}
              </Button>
            )
          )
        }
      />
      {choosing && (
        <MoveNote
          cells={cells}
          from=""
          title={texts.toWhich}
          onMove={put}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}
