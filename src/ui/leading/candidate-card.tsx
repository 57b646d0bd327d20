import type { FacilitatorsModel } from '../../models/lead/handover-types.ts'
import { useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TableChip } from '../parts/display/table-chip.tsx'
import './leading.css'

export interface CandidateCardProps {
  readonly facilitators: FacilitatorsModel
  readonly onGiven?: (() => void) | undefined
}

/** Somebody is asked to lead too: what came of it, and, once they said yes, one number to compare. */
export const CandidateCard = ({ facilitators, onGiven }: CandidateCardProps) => {
  const texts = useWords('leading')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const candidate = facilitators.candidate.value
  if (!candidate) return null
  const name = candidate.name || texts.another
  const give = () =>
    act(facilitators.decide(true), () => {
      notices.say(texts.given(name))
      onGiven?.()
    })
  return (
    <section class="leading-candidate" role="status">
      {candidate.at === 'asked' && (
        <p>
          {candidate.table && <TableChip table={candidate.table} named />} {texts.asked}
        </p>
      )}
      {candidate.at === 'declined' && <p>{texts.declined}</p>}
      {candidate.at === 'willing' && (
        <>
          <p>
            <strong dir="auto">{texts.willing(name)}</strong>
          </p>
          <p>{texts.compare}</p>
          <p class="leading-number">{candidate.check}</p>
        </>
      )}
      <div class="row">
        {candidate.at === 'willing' && (
          <Button kind="main" onClick={() => void give()}>
            {texts.giveRole}
          </Button>
        )}
        <Button kind="quiet" onClick={() => act(facilitators.decide(false))}>
          {candidate.at === 'willing' ? texts.noRole : common.close}
        </Button>
      </div>
    </section>
  )
}
