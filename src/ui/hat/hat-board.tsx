import { useState } from 'preact/hooks'
import type { HatLead, HatModel, HatView } from '../../models/hat/hat-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { Toggle } from '../parts/fields/toggle.tsx'
import { IconHand, IconUndo, IconWarning } from '../parts/icons.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { HatAdvice } from './hat-advice.tsx'
import { HatCount } from './hat-count.tsx'
import { HatOver } from './hat-over.tsx'
import { LastSeconds } from './hat-paper.tsx'
import { HatProgress, SayEnough } from './hat-reading.tsx'
import { HatWriting } from './hat-writing.tsx'
import './hat.css'

/** The hat on the facilitator's board: calling, counting, opening, and how far the reading is. Never the words. */
export const HatBoard = ({ meeting }: MeetingProps) => {
  const texts = useWords('hat')
  const model = meeting.hat.value
  const hat = model?.hat.value
  const lead = model?.lead.value
  if (!model || !hat || !lead || hat.at === 'before') return null
  return (
    <section class="hat-board stack" aria-labelledby="hat-board">
      <h2 id="hat-board">{texts.title}</h2>
      {hat.phase === 'writing' && <BeforeCall meeting={meeting} model={model} hat={hat} lead={lead} />}
      {hat.phase === 'calling' && <Calling meeting={meeting} model={model} hat={hat} lead={lead} />}
      {hat.phase === 'reading' && <Reading model={model} hat={hat} lead={lead} />}
      {hat.phase === 'over' && <Over meeting={meeting} model={model} hat={hat} lead={lead} />}
    </section>
  )
}

interface PhaseProps {
  readonly model: HatModel
  readonly hat: HatView
  readonly lead: HatLead
}

const BeforeCall = ({ meeting, model, hat, lead }: PhaseProps & MeetingProps) => {
  const texts = useWords('hat')
  const act = useAct()
  return (
    <>
      {hat.advice ? (
        <HatAdvice hat={hat} />
      ) : (
        <>
          <p>{texts.callHint(hat.of)}</p>
          <Button kind="main" big icon={IconHand} onClick={() => act(lead.call())}>
            {texts.call}
          </Button>
        </>
      )}
      <Joining meeting={meeting} model={model} hat={hat} />
      {hat.isPassed && <TakeBack lead={lead} />}
    </>
  )
}

/** The facilitator's own paper, where its person wants one. */
const Joining = ({ meeting, model, hat }: Pick<PhaseProps, 'model' | 'hat'> & MeetingProps) => {
  const texts = useWords('hat')
  return (
    <>
      <Toggle
        label={texts.join}
        hint={texts.joinHint}
        on={model.joins.value}
        onChange={(wants) => model.join(wants)}
      />
      <LastSeconds hat={hat} />
      {hat.mine === 'here' && <HatWriting meeting={meeting} model={model} hat={hat} />}
    </>
  )
}

/** Papers that are in are thrown away unread. */
const TakeBack = ({ lead }: Pick<PhaseProps, 'lead'>) => {
  const texts = useWords('hat')
  const act = useAct()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="plain" icon={IconUndo} onClick={() => setAsking(true)}>
        {texts.takeBack}
      </Button>
      {asking && (
        <Question
          title={texts.takeBackTitle}
          yes={texts.takeBack}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            act(lead.startAgain())
          }}
        >
          <p>{texts.takeBackText}</p>
        </Question>
      )}
    </>
  )
}

const Calling = ({ meeting, model, hat, lead }: PhaseProps & MeetingProps) => {
  const texts = useWords('hat')
  const [noKey, tryIt] = useNoKey()
  const all = hat.in >= hat.of
  return (
    <>
      <HatCount hat={hat} />
      {!all && <p class="soft">{texts.calling}</p>}
      {hat.tooMany && (
        <Banner kind="danger" icon={IconWarning}>
          {texts.tooMany}
        </Banner>
      )}
      {noKey && <Alert>{texts.noKey}</Alert>}
      <div class="row">
        <Button
          kind={all ? 'main' : 'quiet'}
          big
          disabled={hat.tooFew}
          onClick={() => void tryIt(lead.open())}
        >
          {all ? texts.open : texts.openWithout(hat.in, hat.of)}
        </Button>
        <TakeBack lead={lead} />
      </div>
      {!all && <p class="soft small">{hat.tooFew ? texts.tooFew : texts.someMissing}</p>}
      {(hat.mine === 'none' || hat.mine === 'here') && <Joining meeting={meeting} model={model} hat={hat} />}
    </>
  )
}

/** For what only a device with the hat's key can do. */
const useNoKey = () => {
  const common = useWords('common')
  const notices = useNotices()
  const [noKey, setNoKey] = useState(false)
  const tryIt = async (asked: ReturnType<HatLead['open']>) => {
    const result = await asked
    if (result.ok || result.why === 'too-few') return
    if (result.why === 'no-key') setNoKey(true)
    else notices.say(common.refusal[result.why])
  }
  return [noKey, tryIt] as const
}

const Reading = ({ model, hat, lead }: PhaseProps) => {
  const texts = useWords('hat')
  const act = useAct()
  const [noKey, tryIt] = useNoKey()
  return (
    <>
      <p class="soft">{texts.opened(hat.written, hat.blank)}</p>
      <HatProgress hat={hat} />
      <p>{hat.reader === 'nobody' ? texts.noReader : texts.onlyReader}</p>
      <p class="soft small">
        {texts.whoReadsHint} {texts.photograph}
      </p>
      {noKey && <Alert>{texts.noKey}</Alert>}
      <div class="row">
        {hat.keepsHere ? (
          hat.reader === 'somebody' && (
            <Button kind="quiet" onClick={() => act(lead.changeReader())}>
              {texts.changeReader}
            </Button>
          )
        ) : (
          <Button kind="quiet" onClick={() => void tryIt(lead.takeOver())}>
            {texts.takeOver}
          </Button>
        )}
        <SayEnough onEnough={() => model.enough()} />
      </div>
      {!hat.keepsHere && <p class="soft small">{texts.takeOverHint}</p>}
    </>
  )
}

const Over = ({ meeting, model, hat, lead }: PhaseProps & MeetingProps) => {
  const texts = useWords('hat')
  const act = useAct()
  return (
    <>
      <HatOver meeting={meeting} model={model} hat={hat} />
      <Button kind="quiet" icon={IconHand} onClick={() => act(lead.pass())}>
        {texts.passAgain}
      </Button>
      <p class="soft small">{texts.passAgainHint}</p>
    </>
  )
}
