import { useWords } from '../context/context.ts'
import { EmptyState } from '../parts/display/empty-state.tsx'
import { IconLock } from '../parts/icons.tsx'
import { HatCount } from './hat-count.tsx'
import type { HatProps } from './hat-props.ts'
import { HatReading } from './hat-reading.tsx'
import './hat.css'

/** The hat in the room's circle: how many are in, how far the reading is, and what the room has kept. */
export const HatPapers = ({ meeting, model, hat }: HatProps) => {
  const texts = useWords('hat')
  if (hat.phase === 'reading' || hat.phase === 'over')
    return <HatReading meeting={meeting} model={model} hat={hat} />
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
