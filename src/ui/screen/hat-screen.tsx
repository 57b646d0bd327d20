import type { HatView } from '../../models/hat/hat-types.ts'
import { useWords } from '../context/context.ts'
import { classNames } from '../parts/class-names.ts'
import '../hat/hat.css'
import './hat-screen.css'
import './screen-step.css'

/** From so many letters on, a paper on the wall is set smaller. */
const longFrom = 160

/** The hat on the wall: how many papers are in, and then one paper at a time. */
export const HatScreen = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  const paper = hat.reading === undefined ? undefined : hat.papers[hat.reading]
  if (hat.phase === 'open' && paper !== undefined && hat.reading !== undefined) {
    return (
      <div class="hat-screen" key={hat.reading}>
        <p class="screen-small">{texts.paperOf(hat.reading + 1, hat.papers.length)}</p>
        <p class={classNames('hat-screen-paper', paper.length >= longFrom && 'hat-screen-long')} dir="auto">
          {paper}
        </p>
        <p class="screen-small">{texts.never}</p>
      </div>
    )
  }
  return (
    <div class="hat-screen">
      <p class="hat-screen-count">
        {hat.phase === 'open'
          ? texts.opened(hat.papers.length, hat.blank)
          : hat.phase === 'calling'
            ? texts.inOf(hat.in, hat.of)
            : texts.title}
      </p>
      <p class="screen-say">
        {hat.advice
          ? texts.realPaper
          : hat.phase === 'open'
            ? hat.papers.length === 0
              ? texts.noneWritten
              : texts.never
            : hat.phase === 'calling'
              ? texts.waiting
              : texts.paperHint}
      </p>
    </div>
  )
}
