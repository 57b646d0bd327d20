import { useState } from 'preact/hooks'
import { firstPlace, samePlace } from '../../domain/template/places.ts'
import type { FacilitatorsModel } from '../../models/lead/handover-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { type MeetingProps, useAct, useGoTo, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { IconHand, IconLock } from '../parts/icons.tsx'
import { useFacilitatorWords } from './facilitator-words.ts'

/** On the board: the one who leads is gone, somebody pretends, and, before anybody is in, the code to write down. */
export const LeadingSays = ({ meeting }: MeetingProps) =>
  meeting.facilitators ? <Says meeting={meeting} facilitators={meeting.facilitators} /> : null

const Says = ({
  meeting,
  facilitators,
}: {
  readonly meeting: MeetingModel
  readonly facilitators: FacilitatorsModel
}) => {
  const goTo = useGoTo(meeting)
  const texts = useWords('leading')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const words = useFacilitatorWords()
  const [later, setLater] = useState(false)
  const all = facilitators.all.value
  const leader = all.find((one) => one.leads)
  const me = all.find((one) => one.me)
  const beginning = firstPlace(meeting.template.value)
  const isBefore =
    !meeting.sample &&
    beginning !== undefined &&
    samePlace(beginning, meeting.place.value) &&
    meeting.facilitate?.devices.value === 1 &&
    facilitators.recoveryCode.value !== undefined
  const takeOver = () => me && act(facilitators.handTo(me.signer), () => notices.say(texts.youLead))
  return (
    <>
      {facilitators.pretended.value > 0 && (
        <Alert action={{ children: common.close, onClick: facilitators.seenPretended }}>
          {texts.pretended}
        </Alert>
      )}
      {leader && facilitators.leaderGone.value && (
        <Banner
          kind="warm"
          icon={IconHand}
          action={{ kind: 'main', children: texts.takeOver, onClick: () => void takeOver() }}
        >
          <strong>{texts.gone(words(leader))}</strong> {texts.goneExplain}
        </Banner>
      )}
      {leader && !leader.me && !facilitators.leaderGone.value && (
        <p class="small soft" role="status">
          {texts.leadsNow(words(leader))}
        </p>
      )}
      {isBefore && !later && (
        <Banner
          icon={IconLock}
          said="not"
          actions={
            <span class="row">
              <Button onClick={() => goTo('facilitators')}>{texts.recoverySee}</Button>
              <Button kind="plain" onClick={() => setLater(true)}>
                {common.close}
              </Button>
            </span>
          }
        >
          {texts.recoveryBanner}
        </Banner>
      )}
    </>
  )
}
