import { useEffect, useRef } from 'preact/hooks'
import type { HatView } from '../../models/hat/hat-types.ts'
import { useWords } from '../context/context.ts'
import { CircleBody } from '../notes/circle-body.tsx'
import { NoteCard } from '../notes/note-card.tsx'
import { StepSays } from '../notes/step-says.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { IconCheck, IconClock, IconWarning } from '../parts/icons.tsx'
import { HatAdvice } from './hat-advice.tsx'
import { HatCount } from './hat-count.tsx'
import type { HatProps } from './hat-props.ts'
import { HatReading } from './hat-reading.tsx'
import { HatWriting } from './hat-writing.tsx'
import { WhoCanKnow } from './who-can-know.tsx'
import './hat.css'

/** My one paper for the hat: written or blank, folded, and then on its way. Instead of the first circle's notes. */
export const HatPaper = ({ meeting, model, hat }: HatProps) => {
  const isOpen = hat.phase === 'reading' || hat.phase === 'over'
  return (
    <CircleBody>
      {isOpen ? (
        <HatReading meeting={meeting} model={model} hat={hat} />
      ) : (
        <HatToWrite meeting={meeting} model={model} hat={hat} />
      )}
      <Missed model={model} hat={hat} />
      <WhoCanKnow of="paper" />
    </CircleBody>
  )
}

const HatToWrite = ({ meeting, model, hat }: HatProps) => {
  const texts = useWords('hat')
  const isPut = hat.mine === 'on-its-way' || hat.mine === 'in'
  return (
    <>
      <LastSeconds hat={hat} />
      {hat.secondsLeft === undefined && hat.isPlanned && <StepSays meeting={meeting} />}
      <HatAdvice hat={hat} />
      {hat.mine === 'here' && <HatWriting meeting={meeting} model={model} hat={hat} />}
      {/* The same words on every phone, so that nobody sees whose paper has just come in. */}
      {isPut && (
        <Banner kind="good" icon={IconCheck}>
          <strong>{texts.goes}</strong>
          <div>{texts.waiting}</div>
        </Banner>
      )}
      {hat.phase === 'calling' && hat.mine !== 'here' && <HatCount hat={hat} />}
    </>
  )
}

/** Above all else, and the same on every phone. */
export const LastSeconds = ({ hat }: { readonly hat: HatView }) => {
  const texts = useWords('hat')
  // The circle may be scrolled down to the field.
  const banner = useRef<HTMLDivElement>(null)
  const counts = hat.phase === 'calling' && hat.mine === 'here'
  useEffect(() => {
    if (counts) banner.current?.scrollIntoView?.({ block: 'nearest' })
  }, [counts])
  if (!counts) return null
  return (
    <div ref={banner} class="stack-close">
      <Banner kind="warm" icon={IconClock} said="alert">
        <strong>{texts.going}</strong>
      </Banner>
      {/* Seen, and not said again with every second. */}
      {hat.secondsLeft !== undefined && (
        <p class="hat-seconds" role="timer">
          {texts.secondsLeft(hat.secondsLeft)}
        </p>
      )}
    </div>
  )
}

const Missed = ({ model, hat }: Pick<HatProps, 'model' | 'hat'>) => {
  const texts = useWords('hat')
  const { text } = model.paper.value
  if (hat.mine !== 'missed' || text.trim() === '') return null
  return (
    <>
      <Banner kind="warm" icon={IconWarning}>
        {texts.missed}
      </Banner>
      <NoteCard text={text} />
    </>
  )
}
