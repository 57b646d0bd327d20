import { useState } from 'preact/hooks'
import { gridCells } from '../../domain/template/alone-cells.ts'
import type { CellId } from '../../domain/template/template.ts'
import type { HatView } from '../../models/hat/hat-types.ts'
import { useAct, useNotices, useWords } from '../context/context.ts'
import { MoveNote } from '../notes/move-note.tsx'
import { NoteCard } from '../notes/note-card.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { IconCheck, IconTable } from '../parts/icons.tsx'
import type { HatProps } from './hat-props.ts'

/** Numbers, and what the room has kept; each of those can go to one's table. */
export const HatOver = ({ meeting, model, hat }: HatProps) => {
  const texts = useWords('hat')
  return (
    <>
      <HatCounts hat={hat} />
      <p>{texts.never}</p>
      {hat.kept.length > 0 && (
        <section class="stack-close" aria-labelledby="hat-kept">
          <h3 id="hat-kept">{texts.kept}</h3>
          <ul class="notes stack-close">
            {hat.kept.map((paper, at) => (
              <li key={`${at} ${paper}`}>
                <KeptPaper meeting={meeting} model={model} hat={hat} paper={paper} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

export const HatCounts = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  if (hat.written === 0) return <p>{texts.noneWritten}</p>
  const unread = hat.written - hat.done
  const counts = [
    texts.opened(hat.written, hat.blank),
    texts.readCount(hat.done - hat.aside),
    ...(hat.aside > 0 ? [texts.aside(hat.aside)] : []),
    ...(unread > 0 ? [texts.unread(unread)] : []),
  ]
  return (
    <>
      <p>{texts.over}</p>
      <ul class="hat-counts stack-close">
        {counts.map((count) => (
          <li key={count}>{count}</li>
        ))}
      </ul>
    </>
  )
}

const KeptPaper = ({ meeting, model, hat, paper }: HatProps & { readonly paper: string }) => {
  const texts = useWords('hat')
  const act = useAct()
  const notices = useNotices()
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
