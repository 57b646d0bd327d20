import { useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { IconHand } from '../parts/icons.tsx'
import './make-point.css'

export interface MakePointProps {
  /** The note's words. */
  readonly text: string
  /** The room has it as an action point. */
  readonly said?: boolean
  readonly onPoint: () => void
}

/** A note becomes an action point with one tap: the form opens with its words. */
export const MakePoint = ({ text, said = false, onPoint }: MakePointProps) => {
  const set = useWords('set')
  return (
    <Button
      kind="plain"
      icon={IconHand}
      class="make-point"
      label={said ? set.changePointOf(text) : set.makePointOf(text)}
      onClick={onPoint}
    >
      {said ? set.changePoint : set.makePoint}
    </Button>
  )
}
