import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useTexts } from '../context.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { IconClose } from '../parts/icons.tsx'

export interface ChooseBarProps {
  readonly children: ComponentChildren
  readonly hint?: string | undefined
  readonly onClear: () => void
}

/** What can be done with the chosen notes, within the thumb's reach. */
export const ChooseBar = ({ children, hint, onClear }: ChooseBarProps): JSX.Element => {
  const texts = useTexts()
  const bar = useRef<HTMLDivElement>(null)
  // With its button pressed the bar goes; whoever has only a keyboard stays in the circle.
  useEffect(() => {
    const element = bar.current
    const circle = element?.parentElement?.querySelector<HTMLElement>('.meeting-scroll')
    return () => {
      const focused = document.activeElement
      if (!focused || focused === document.body || element?.contains(focused))
        circle?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <div class="choose-bar" role="status" ref={bar}>
      {hint && <p class="choose-bar-hint">{hint}</p>}
      <div class="choose-bar-row">
        <IconButton label={texts.meeting.unchoose} icon={IconClose} onClick={onClear} />
        {children}
      </div>
    </div>
  )
}
