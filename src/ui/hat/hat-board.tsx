import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { HatLead, HatModel, HatView } from '../../models/hat/hat-types.ts'
import type { MeetingModel } from '../../models/meeting/meeting-types.ts'
import { useTexts } from '../context/context.ts'
import { NoteCard } from '../notes/note-card.tsx'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { IconBack, IconForward, IconHand, IconPlay, IconUndo, IconWarning } from '../parts/icons.tsx'
import { Question } from '../parts/question.tsx'
import { HatAdvice } from './hat-advice.tsx'
import { HatCount } from './hat-count.tsx'
import './hat.css'

/** The hat on the facilitator's board: calling, counting, opening, and reading aloud paper by paper. */
export const HatBoard = ({ meeting }: { readonly meeting: MeetingModel }): JSX.Element | null => {
  const texts = useTexts()
  const model = meeting.hat.value
  const hat = model?.hat.value
  const lead = model?.lead.value
  if (!model || !hat || !lead || hat.at === 'before') return null
  return (
    <section class="hat-board" aria-labelledby="hat-board">
      <h2 id="hat-board">{texts.hat.title}</h2>
      {hat.phase === 'writing' && <BeforeCall hat={hat} lead={lead} />}
      {hat.phase === 'calling' && <Calling hat={hat} lead={lead} />}
      {hat.phase === 'open' && <Reading hat={hat} lead={lead} />}
    </section>
  )
}

interface PhaseProps {
  readonly hat: HatView
  readonly lead: HatLead
}

const BeforeCall = ({ hat, lead }: PhaseProps): JSX.Element => {
  const texts = useTexts()
  if (hat.advice) return <HatAdvice hat={hat} />
  return (
    <>
      <p>{texts.hat.callHint(hat.of)}</p>
      <Button kind="main" big icon={IconHand} onClick={() => void lead.call()}>
        {texts.hat.call}
      </Button>
    </>
  )
}

const Calling = ({ hat, lead }: PhaseProps): JSX.Element => {
  const texts = useTexts()
  const [asking, setAsking] = useState(false)
  const [noKey, setNoKey] = useState(false)
  const all = hat.in >= hat.of
  const open = async () => {
    if ((await lead.open()) === 'no-key') setNoKey(true)
  }
  return (
    <>
      <HatCount hat={hat} />
      {!all && <p class="soft">{texts.hat.calling}</p>}
      {hat.tooMany && (
        <Banner kind="danger" icon={IconWarning}>
          {texts.hat.tooMany}
        </Banner>
      )}
      {noKey && (
        <Banner kind="danger" icon={IconWarning} said="alert">
          {texts.hat.noKey}
        </Banner>
      )}
      <div class="row">
        <Button kind={all ? 'main' : 'quiet'} big disabled={hat.tooFew} onClick={() => void open()}>
          {all ? texts.hat.open : texts.hat.openWithout(hat.in, hat.of)}
        </Button>
        <Button kind="plain" icon={IconUndo} onClick={() => setAsking(true)}>
          {texts.hat.takeBack}
        </Button>
      </div>
      {!all && <p class="soft small">{hat.tooFew ? texts.hat.tooFew : texts.hat.someMissing}</p>}
      {asking && (
        <Question
          title={texts.hat.takeBackTitle}
          yes={texts.hat.takeBack}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false)
            void lead.startAgain()
          }}
        >
          <p>{texts.hat.takeBackText}</p>
        </Question>
      )}
    </>
  )
}

const Reading = ({ hat, lead }: PhaseProps): JSX.Element => {
  const texts = useTexts()
  const at = hat.reading
  const count = hat.papers.length
  if (count === 0) return <p>{texts.hat.noneWritten}</p>
  const paper = at === undefined ? undefined : hat.papers[at]
  return (
    <>
      <p class="soft">{texts.hat.opened(count, hat.blank)}</p>
      {paper === undefined || at === undefined ? (
        <Button kind="main" big icon={IconPlay} onClick={() => void lead.read(0)}>
          {texts.hat.readAloud}
        </Button>
      ) : (
        <>
          <div class="hat-reading" role="status">
            <p class="soft small">{texts.hat.paperOf(at + 1, count)}</p>
            <p class="hat-reading-words" dir="auto">
              {paper}
            </p>
          </div>
          <div class="row">
            <Button
              kind="quiet"
              big
              icon={IconBack}
              disabled={at === 0}
              onClick={() => void lead.read(at - 1)}
            >
              {texts.hat.previousPaper}
            </Button>
            {at + 1 < count ? (
              <Button kind="main" big icon={IconForward} onClick={() => void lead.read(at + 1)}>
                {texts.hat.nextPaper}
              </Button>
            ) : (
              <Button kind="main" big onClick={() => void lead.read(undefined)}>
                {texts.hat.stopReading}
              </Button>
            )}
          </div>
          <p class="soft small">{texts.hat.showsEverywhere}</p>
        </>
      )}
      <p class="soft">{texts.hat.never}</p>
      <ul class="hat-board-papers">
        {hat.papers.map((text, index) => (
          <li key={`${index} ${text}`}>
            <NoteCard text={text} lit={index === at} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The hat of the stage on this screen, where papers are put in, opened or read now: then it comes before all else. */
export const hatIsNow = (model: HatModel | undefined): boolean => {
  const hat = model?.hat.value
  return hat !== undefined && (hat.at === 'papers' || hat.isReading)
}
