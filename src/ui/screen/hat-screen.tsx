import type { HatView } from '../../models/hat/hat-types.ts'
import { useWords } from '../context/context.ts'
import '../hat/hat.css'
import './hat-screen.css'
import './screen-step.css'

/** The hat on the wall: how many papers are in, and then how far the reading is. The words are heard, and not shown. */
export const HatScreen = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  const isRead = hat.phase === 'reading'
  const isOver = hat.phase === 'over'
  const [count, says] = isRead
    ? [
        texts.paperOf(Math.min(hat.done + 1, hat.written), hat.written),
        hat.reader === 'nobody' ? texts.whoReads : texts.never,
      ]
    : isOver
      ? [texts.opened(hat.written, hat.blank), hat.written === 0 ? texts.noneWritten : texts.never]
      : hat.phase === 'calling'
        ? [texts.inOf(hat.in, hat.of), texts.waiting]
        : [texts.title, texts.paperHint]
  return (
    <div class="hat-screen">
      <p class="hat-screen-count">{count}</p>
      {(isRead || isOver) && hat.aside > 0 && <p class="screen-say">{texts.aside(hat.aside)}</p>}
      <p class="screen-say">{hat.advice ? texts.realPaper : says}</p>
      {isRead && <p class="screen-small">{texts.photograph}</p>}
      {isOver && hat.done < hat.written && <p class="screen-small">{texts.unread(hat.written - hat.done)}</p>}
    </div>
  )
}
