import type { ComponentChildren } from 'preact'
import { useWords } from '../../context/context.ts'
import { useFocusKept } from '../../notes/circle-body.tsx'
import { IconButton } from '../../parts/buttons/icon-button.tsx'
import { endEdge } from '../../parts/frame/edges.ts'
import { IconClose } from '../../parts/icons.tsx'
import './choose-bar.css'

export interface ChooseBarProps {
  readonly children: ComponentChildren
  readonly hint?: string | undefined
  readonly onClear: () => void
}

/** What can be done with the chosen notes, within the thumb's reach. */
export const ChooseBar = ({ children, hint, onClear }: ChooseBarProps) => {
  const texts = useWords('meeting')
  useFocusKept()
  return (
    <div class="choose-bar stack-close" ref={endEdge} role="status">
      {hint && <p class="choose-bar-hint">{hint}</p>}
      <div class="choose-bar-row row">
        <IconButton label={texts.unchoose} icon={IconClose} onClick={onClear} />
        {children}
      </div>
    </div>
  )
}
