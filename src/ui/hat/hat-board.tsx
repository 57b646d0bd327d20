import { useState } from 'preact/hooks'
import type { HatLead, HatModel, HatView } from '../../models/hat/hat-types.ts'
import { type MeetingProps, useAct, useNotices, useWords } from '../context/context.ts'
import { NoteCard } from '../notes/note-card.tsx'
import { Button } from '../parts/buttons/button.tsx'
import { Alert, Banner } from '../parts/display/banner.tsx'
import { IconBack, IconForward, IconHand, IconPlay, IconUndo, IconWarning } from '../parts/icons.tsx'
import { Question } from '../parts/overlays/question.tsx'
import { HatAdvice } from './hat-advice.tsx'
import { HatCount } from './hat-count.tsx'
import './hat.css'

/** The hat on the facilitator's board: calling, counting, opening, and reading aloud paper by paper. */
export const HatBoard = ({ meeting }: MeetingProps) => {
  const texts = useWords('hat')
  const model = meeting.hat.value
  const hat = model?.hat.value
  const lead = model?.lead.value
  if (!model || !hat || !lead || hat.at === 'before') return null
  return (
    <section class="hat-board stack" aria-labelledby="hat-board">
      <h2 id="hat-board">{texts.title}</h2>
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

const BeforeCall = ({ hat, lead }: PhaseProps) => {
  const texts = useWords('hat')
  const act = useAct()
  if (hat.advice) return <HatAdvice hat={hat} />
  return (
    <>
      <p>{texts.callHint(hat.of)}</p>
      <Button kind="main" big icon={IconHand} onClick={() => act(lead.call())}>
        {texts.call}
      </Button>
    </>
  )
}

const Calling = ({ hat, lead }: PhaseProps) => {
  const texts = useWords('hat')
  const common = useWords('common')
  const notices = useNotices()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const [noKey, setNoKey] = useState(false)
  const all = hat.in >= hat.of
  const open = async () => {
    const opened = await lead.open()
    if (opened.ok || opened.why === 'too-few') return
    if (opened.why === 'no-key') setNoKey(true)
    else notices.say(common.refusal[opened.why])
  }
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
        <Button kind={all ? 'main' : 'quiet'} big disabled={hat.tooFew} onClick={() => void open()}>
          {all ? texts.open : texts.openWithout(hat.in, hat.of)}
        </Button>
        <Button kind="plain" icon={IconUndo} onClick={() => setAsking(true)}>
          {texts.takeBack}
        </Button>
      </div>
      {!all && <p class="soft small">{hat.tooFew ? texts.tooFew : texts.someMissing}</p>}
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

const Reading = ({ hat, lead }: PhaseProps) => {
  const texts = useWords('hat')
  const act = useAct()
  const at = hat.reading
  const count = hat.papers.length
  if (count === 0) return <p>{texts.noneWritten}</p>
  const paper = at === undefined ? undefined : hat.papers[at]
  return (
    <>
      <p class="soft">{texts.opened(count, hat.blank)}</p>
      {paper === undefined || at === undefined ? (
        <Button kind="main" big icon={IconPlay} onClick={() => act(lead.read(0))}>
          {texts.readAloud}
        </Button>
      ) : (
        <>
          <div class="hat-reading stack-mid" role="status">
            <p class="soft small">{texts.paperOf(at + 1, count)}</p>
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
              onClick={() => act(lead.read(at - 1))}
            >
              {texts.previousPaper}
            </Button>
            {at + 1 < count ? (
              <Button kind="main" big icon={IconForward} onClick={() => act(lead.read(at + 1))}>
                {texts.nextPaper}
              </Button>
            ) : (
              <Button kind="main" big onClick={() => act(lead.read(undefined))}>
                {texts.stopReading}
              </Button>
            )}
          </div>
          <p class="soft small">{texts.showsEverywhere}</p>
        </>
      )}
      <p class="soft">{texts.never}</p>
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
