import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadAgain } from '../../../lib/load-again.ts'
import type { MeetingModel } from '../../../models/meeting/meeting-types.ts'
import { type MeetingProps, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Waiting } from '../../parts/display/waiting.tsx'
import { startEdge } from '../../parts/frame/edges.ts'
import { IconBack } from '../../parts/icons.tsx'
import './seat-view.css'

export interface SeatViewProps extends MeetingProps {
  readonly onBack: () => void
}

/** A facilitator who sits with a table sees what everybody there sees; the board is one tap away. */
export const SeatView = ({ meeting, onBack }: SeatViewProps) => {
  const texts = useWords('facilitate')
  const [view, setView] = useState<{ readonly it: ComponentType<{ meeting: MeetingModel }> }>()
  useEffect(() => {
    let current = true
    // Few facilitators sit down, so the participants' view is fetched when one does.
    loadAgain(() => import('../../meeting/meeting-view.tsx')).then(
      ({ MeetingView }) => current && setView({ it: MeetingView }),
      (error: unknown) => {
        console.error(error)
        if (current) onBack()
      },
    )
    return () => {
      current = false
    }
  }, [onBack])
  const View = view?.it
  return (
    <div class="board-seat">
      <div class="board-seat-back" ref={startEdge}>
        <Button kind="main" icon={IconBack} onClick={onBack}>
          {texts.toBoard}
        </Button>
      </div>
      {View ? <View meeting={meeting} /> : <Waiting />}
    </div>
  )
}
