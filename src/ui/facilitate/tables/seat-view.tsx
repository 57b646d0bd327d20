import { useEffect } from 'preact/hooks'
import { loadAgain } from '../../../lib/load-again.ts'
import { type MeetingProps, useWords } from '../../context/context.ts'
import { Button } from '../../parts/buttons/button.tsx'
import { Waiting } from '../../parts/display/waiting.tsx'
import { startEdge } from '../../parts/frame/edges.ts'
import { IconBack } from '../../parts/icons.tsx'
import { useFetched } from '../../parts/use-fetched.ts'
import './seat-view.css'

const participantsView = () =>
  loadAgain(() => import('../../meeting/meeting-view.tsx')).then((m) => m.MeetingView)

/** A facilitator who sits with a table sees what everybody there sees; the board is one tap away. */
export const SeatView = ({ meeting, onBack }: MeetingProps & { readonly onBack: () => void }) => {
  const texts = useWords('facilitate')
  // Few facilitators sit down, so the participants' view is fetched when one does.
  const { value: View, failed } = useFetched(participantsView, [])
  useEffect(() => {
    if (failed) onBack()
  }, [failed, onBack])
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
