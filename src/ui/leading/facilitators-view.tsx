import { useEffect, useState } from 'preact/hooks'
import type { FacilitatorsModel, FacilitatorView } from '../../models/lead/handover-types.ts'
import { ConnectView } from '../connect/connect-view.tsx'
import { type MeetingProps, useAct, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Badge } from '../parts/display/badge.tsx'
import { Page } from '../parts/frame/page.tsx'
import { IconAdd, IconHand, IconPerson } from '../parts/icons.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { useFacilitatorWords } from './facilitator-words.ts'
import { RecoveryCode } from './recovery-code.tsx'
import './leading.css'

/** Who leads this meeting, adding one more, handing over, and the code for the worst case. */
export const FacilitatorsView = ({ meeting }: MeetingProps) =>
  meeting.facilitators ? <Facilitators meeting={meeting} facilitators={meeting.facilitators} /> : null

interface FacilitatorsProps extends MeetingProps {
  readonly facilitators: FacilitatorsModel
}

const Facilitators = ({ meeting, facilitators }: FacilitatorsProps) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('leading')
  const [adding, setAdding] = useState(false)
  if (adding) return <Adding meeting={meeting} facilitators={facilitators} onBack={() => setAdding(false)} />
  return (
    <Page title={texts.title} onBack={() => goTo('main')} class="leading">
      <p class="soft">{texts.intro}</p>
      <CandidateCard facilitators={facilitators} />
      <ul class="leading-list">
        {facilitators.all.value.map((one) => (
          <Facilitator key={one.signer} one={one} facilitators={facilitators} />
        ))}
      </ul>
      <div>
        <Button kind="main" icon={IconAdd} onClick={() => setAdding(true)}>
          {texts.add}
        </Button>
      </div>
      <RecoveryCode facilitators={facilitators} />
    </Page>
  )
}

const Facilitator = ({
  one,
  facilitators,
}: {
  readonly one: FacilitatorView
  readonly facilitators: FacilitatorsModel
}) => {
  const texts = useWords('leading')
  const notices = useNotices()
  const act = useAct()
  const words = useFacilitatorWords()
  const name = words(one)
  const hand = () =>
    act(facilitators.handTo(one.signer), () => notices.say(one.me ? texts.youLead : texts.nowLeads(name)))
  return (
    <li class="leading-one">
      <IconPerson />
      <div class="leading-who">
        <strong dir="auto">{name}</strong>
        <span class="row">
          {one.leads && <Badge kind="accent">{texts.leads}</Badge>}
          {one.me && <Badge>{texts.me}</Badge>}
          {!one.here && <Badge kind="warm">{texts.away}</Badge>}
          {one.recovered && <Badge>{texts.recovered}</Badge>}
        </span>
      </div>
      {!one.leads && (
        <Button
          kind="quiet"
          icon={IconHand}
          label={one.me ? texts.takeOver : texts.handTo(name)}
          onClick={() => void hand()}
        >
          {one.me ? texts.takeOver : texts.handOver}
        </Button>
      )}
    </li>
  )
}

const Adding = ({ meeting, facilitators, onBack }: FacilitatorsProps & { readonly onBack: () => void }) => {
  const texts = useWords('leading')
  useEffect(() => facilitators.invite(), [facilitators])
  const candidate = facilitators.candidate.value
  return (
    <ConnectView
      meeting={meeting}
      title={texts.add}
      onBack={onBack}
      says={candidate ? <CandidateCard facilitators={facilitators} onGiven={onBack} /> : undefined}
      how={texts.addHow}
    />
  )
}
