import type { JSX } from 'preact'
import type { FacilitatorsModel } from '../../models/lead/handover-types.ts'
import { useNotices, useTexts } from '../context/context.ts'
import { Button } from '../parts/button.tsx'
import { TableChip } from '../parts/table-chip.tsx'
import './leading.css'

export interface CandidateCardProps {
  readonly facilitators: FacilitatorsModel
  readonly onGiven?: (() => void) | undefined
}

/** Somebody is asked to lead too: what came of it, and, once they said yes, one number to compare. */
export const CandidateCard = ({ facilitators, onGiven }: CandidateCardProps): JSX.Element | null => {
  const texts = useTexts()
  const notices = useNotices()
  const candidate = facilitators.candidate.value
  if (!candidate) return null
  const name = candidate.name || texts.leading.another
  const give = async () => {
    await facilitators.decide(true)
    notices.say(texts.leading.given(name))
    onGiven?.()
  }
  return (
    <section class="leading-candidate" role="status">
      {candidate.at === 'asked' && (
        <p>
          {candidate.table && <TableChip table={candidate.table} named />} {texts.leading.asked}
        </p>
      )}
      {candidate.at === 'declined' && <p>{texts.leading.declined}</p>}
      {candidate.at === 'willing' && (
        <>
          <p>
            <strong dir="auto">{texts.leading.willing(name)}</strong>
          </p>
          <p>{texts.leading.compare}</p>
          <p class="leading-number">{candidate.check}</p>
        </>
      )}
      <div class="row">
        {candidate.at === 'willing' && (
          <Button kind="main" onClick={() => void give()}>
            {texts.leading.giveRole}
          </Button>
        )}
        <Button kind="quiet" onClick={() => void facilitators.decide(false)}>
          {candidate.at === 'willing' ? texts.leading.noRole : texts.common.close}
        </Button>
      </div>
    </section>
  )
}
