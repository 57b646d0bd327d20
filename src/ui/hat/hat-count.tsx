import type { HatView } from '../../models/hat/hat-types.ts'
import { useWords } from '../context/context.ts'

/** "27 of 30 are in". */
export const HatCount = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  const words = texts.inOf(hat.in, hat.of)
  return (
    <div class="stack-close" role="status">
      <p class="hat-count-words">{words}</p>
      <progress
        class="hat-count-bar"
        value={Math.min(hat.in, hat.of)}
        max={Math.max(1, hat.of)}
        aria-label={words}
      />
    </div>
  )
}
