import { useState } from 'preact/hooks'
import type { HatView } from '../../models/hat/hat-types.ts'
import { useAct, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { IconForward, IconHide, IconSpeak, IconStar } from '../parts/icons.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { HatOver } from './hat-over.tsx'
import type { HatProps } from './hat-props.ts'
import './hat.css'

/** An opened hat on a phone: the words on its reader's, how far they are on all others. */
export const HatReading = ({ meeting, model, hat }: HatProps) => {
  const texts = useWords('hat')
  return (
    <section class="hat-papers stack" aria-labelledby="hat-papers">
      <h2 id="hat-papers">{texts.readTitle}</h2>
      {hat.phase === 'over' ? (
        <HatOver meeting={meeting} model={model} hat={hat} />
      ) : (
        <>
          {hat.reader === 'me' ? <InHand model={model} hat={hat} /> : <Listening model={model} hat={hat} />}
          <p class="soft small">
            {texts.never} {texts.photograph}
          </p>
          <SayEnough onEnough={() => model.enough()} />
        </>
      )}
    </section>
  )
}

type ReadingProps = Pick<HatProps, 'model' | 'hat'>

/** "Paper 3 of 9 · 1 set aside". */
export const HatProgress = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  return (
    <div class="stack-close" role="status">
      <p class="hat-count-words">{texts.paperOf(Math.min(hat.done + 1, hat.written), hat.written)}</p>
      {hat.aside > 0 && <p>{texts.aside(hat.aside)}</p>}
    </div>
  )
}

/** Its reader's phone has the paper of now, and no other one. */
const InHand = ({ model, hat }: ReadingProps) => {
  const texts = useWords('hat')
  const [keeping, setKeeping] = useState(false)
  const hasWords = hat.words !== undefined
  const isLast = hat.done + 1 >= hat.written
  return (
    <>
      <p class="soft">{texts.yours}</p>
      <div class="hat-reading stack-mid">
        <HatProgress hat={hat} />
        <p class="hat-reading-words" dir="auto">
          {hat.words ?? texts.coming}
        </p>
      </div>
      <Button
        kind="main"
        big
        full
        icon={IconForward}
        disabled={!hasWords}
        onClick={() => model.finish('read')}
      >
        {isLast ? texts.last : texts.next}
      </Button>
      <div class="row">
        <Button kind="quiet" icon={IconHide} disabled={!hasWords} onClick={() => model.finish('aside')}>
          {texts.setAside}
        </Button>
        <Button kind="quiet" icon={IconStar} disabled={!hasWords} onClick={() => setKeeping(true)}>
          {texts.keep}
        </Button>
      </div>
      <p class="soft small">{texts.setAsideHint}</p>
      {keeping && (
        <Question
          title={texts.keepTitle}
          yes={texts.keep}
          onNo={() => setKeeping(false)}
          onYes={() => {
            setKeeping(false)
            model.finish('keep')
          }}
        >
          <p>{texts.keepText}</p>
        </Question>
      )}
    </>
  )
}

const Listening = ({ model, hat }: ReadingProps) => {
  const texts = useWords('hat')
  const isOpen = hat.reader === 'nobody'
  return (
    <>
      <HatProgress hat={hat} />
      <p>{isOpen ? texts.whoReads : texts.listen}</p>
      {/* A facilitator's device that puts in a paper is still a facilitator's. */}
      {model.lead.value ? null : hat.rests ? (
        <p class="soft">{texts.rests}</p>
      ) : hat.offered ? (
        <Banner action={{ kind: 'plain', children: texts.withdraw, onClick: () => model.withdrawOffer() }}>
          {texts.offered}
        </Banner>
      ) : (
        <>
          <Button
            kind={isOpen ? 'main' : 'quiet'}
            big
            full
            icon={IconSpeak}
            onClick={() => void model.offer()}
          >
            {isOpen ? texts.read : texts.readNext}
          </Button>
          <p class="soft small">{texts.whoReadsHint}</p>
        </>
      )}
    </>
  )
}

/** Anybody may end it. */
export const SayEnough = ({
  onEnough,
}: {
  readonly onEnough: () => ReturnType<HatProps['model']['enough']>
}) => {
  const texts = useWords('hat')
  const act = useAct()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="plain" onClick={() => setAsking(true)}>
        {texts.enough}
      </Button>
      {asking && (
        <Question
          title={texts.enoughTitle}
          yes={texts.enough}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            act(onEnough())
          }}
        >
          <p>{texts.enoughText}</p>
        </Question>
      )}
    </>
  )
}
