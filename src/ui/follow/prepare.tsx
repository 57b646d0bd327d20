import { cellsOnPages } from '../../domain/template/alone-cells.ts'
import { places } from '../../domain/template/places.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import './follow.css'
import './prepare.css'

/** Before anybody else is there: every stage for which one can write alone, and that what is written waits on this phone. */
export const Prepare = ({ meeting }: MeetingProps) => {
  const texts = useWords('follow')
  const say = useSay()
  const template = meeting.template.value
  const open = cellsOnPages(template, meeting.gates)
  const notes = meeting.me.notes.value
  const stages = places(template).flatMap(({ place, stage, step }) => {
    const cells = open.filter(({ id }) => id.startsWith(`${stage.id}/`))
    if (step.kind !== 'alone' || cells.length === 0) return []
    return [{ place, stage, count: cells.reduce((sum, { id }) => sum + (notes.get(id)?.length ?? 0), 0) }]
  })
  if (stages.length === 0) return null
  return (
    <section class="stack-close" aria-labelledby="prepare">
      <h2 id="prepare">{texts.prepare}</h2>
      <p class="soft">{texts.prepareHint}</p>
      <ul class="stack-close">
        {stages.map(({ place, stage, count }) => (
          <li key={`${place.stage}/${place.step}`} class="prepare-stage">
            <Button kind="quiet" onClick={() => meeting.look(place)}>
              {texts.writeFor(say(stage.title))}
            </Button>
            <Badge kind={count > 0 ? 'good' : undefined}>{texts.written(count)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
