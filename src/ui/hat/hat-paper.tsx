import { useEffect, useRef, useState } from 'preact/hooks'
import { paperMaxLength } from '../../domain/limits.ts'
import type { HatModel, HatView } from '../../models/hat/hat-types.ts'
import { type MeetingProps, useAct, useSay, useWords } from '../context/context.ts'
import { CircleBody } from '../notes/circle-body.tsx'
import { NoteCard } from '../notes/note-card.tsx'
import { StepSays } from '../notes/step-says.tsx'
import { useTyping } from '../notes/use-typing.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Banner } from '../parts/display/banner.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { IconCheck, IconClock, IconEdit, IconLock, IconWarning } from '../parts/icons.tsx'
import { HatAdvice } from './hat-advice.tsx'
import { HatCount } from './hat-count.tsx'
import { WhoCanKnow } from './who-can-know.tsx'
import './hat.css'

export interface HatPaperProps extends MeetingProps {
  readonly model: HatModel
  readonly hat: HatView
}

/** From so many characters on, what is left is said. */
const leftFrom = 60

/** My one paper for the hat: written or blank, folded, and then on its way. Instead of the first circle's notes. */
export const HatPaper = ({ meeting, model, hat }: HatPaperProps) => {
  const texts = useWords('hat')
  return (
    <CircleBody>
      {hat.phase === 'calling' && hat.mine === 'here' && <Going model={model} />}
      <StepSays meeting={meeting} />
      <HatAdvice hat={hat} />
      {hat.mine === 'here' && <Writing meeting={meeting} model={model} hat={hat} />}
      {hat.mine === 'on-its-way' && (
        <Banner icon={IconClock}>
          <strong>{texts.onWay}</strong>
        </Banner>
      )}
      {hat.mine === 'in' && (
        <Banner kind="good" icon={IconCheck}>
          <strong>{texts.isIn}</strong>
          {hat.phase === 'calling' && <div>{texts.waiting}</div>}
        </Banner>
      )}
      {hat.mine === 'missed' && model.paper.value.text.trim() !== '' && (
        <>
          <Banner kind="warm" icon={IconWarning}>
            {texts.missed}
          </Banner>
          <NoteCard text={model.paper.value.text} />
        </>
      )}
      {hat.phase === 'calling' && <HatCount hat={hat} />}
      <WhoCanKnow of="paper" />
    </CircleBody>
  )
}

/** Above all else, as there are some seconds left to fold. */
const Going = ({ model }: Pick<HatPaperProps, 'model'>) => {
  const texts = useWords('hat')
  const { text, folded } = model.paper.value
  // The circle may be scrolled down to the field.
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => banner.current?.scrollIntoView?.({ block: 'nearest' }), [])
  return (
    <div ref={banner}>
      <Banner kind="warm" icon={IconClock} said="alert">
        <strong>{texts.going}</strong>
        {!folded && text.trim() !== '' && <div>{texts.goingOpen}</div>}
      </Banner>
    </div>
  )
}

const Writing = ({ meeting, model, hat }: HatPaperProps) => {
  const texts = useWords('hat')
  const act = useAct()
  const { text, folded } = model.paper.value
  const typing = useTyping(meeting)
  const [blank, setBlank] = useState(false)
  const left = paperMaxLength - text.length
  const change = (next: string) => {
    setBlank(false)
    act(model.write(next.slice(0, paperMaxLength)))
    typing.begin()
  }
  const fold = () => {
    typing.end()
    model.fold()
    setBlank(text.trim() === '')
  }
  return (
    <section class="hat-paper stack" aria-labelledby="hat-paper">
      <h2 id="hat-paper">{texts.paper}</h2>
      <p class="soft">{texts.paperHint}</p>
      <HatQuestions meeting={meeting} hat={hat} />
      {folded ? (
        <NoteCard
          text={text}
          foot={
            <span class="hat-folded" role="status">
              <IconLock small />
              <span>{texts.folded}</span>
            </span>
          }
        />
      ) : (
        <TextArea
          label={texts.paper}
          labelHidden
          value={text}
          rows={4}
          hint={left <= leftFrom ? texts.left(left) : undefined}
          onInput={change}
          onBlur={typing.end}
        />
      )}
      {folded ? (
        <Button kind="quiet" icon={IconEdit} onClick={() => model.unfold()}>
          {texts.unfold}
        </Button>
      ) : (
        <Button kind={text.trim() === '' ? 'quiet' : 'main'} icon={IconLock} big full onClick={fold}>
          {text.trim() === '' ? texts.foldBlank : texts.fold}
        </Button>
      )}
      {blank && !folded && (
        <p class="soft" role="status">
          {texts.blankFolded}
        </p>
      )}
      {!folded && <OwnNotes meeting={meeting} hat={hat} onTake={change} />}
    </section>
  )
}

/** What the papers answer: the prompts of the cells that they are about. */
const HatQuestions = ({ meeting, hat }: Omit<HatPaperProps, 'model'>) => {
  const say = useSay()
  const stage = meeting.template.value.stages.find(({ id }) => id === hat.place.stage)
  const prompts = (stage?.grid?.cells ?? []).filter((cell) =>
    hat.cells.includes(`${hat.place.stage}/${cell.row}/${cell.column}`),
  )
  return prompts.length === 0 ? null : (
    <ul class="hat-questions stack-close">
      {prompts.map((cell) => (
        <li key={`${cell.row}/${cell.column}`} dir="auto">
          {say(cell.prompt)}
        </li>
      ))}
    </ul>
  )
}

/** Private first: what I wrote for myself may become my paper. The note stays as it is. */
const OwnNotes = ({
  meeting,
  hat,
  onTake,
}: Omit<HatPaperProps, 'model'> & { readonly onTake: (text: string) => void }) => {
  const texts = useWords('hat')
  const notes = hat.cells.flatMap((cell) => meeting.me.notes.value.get(cell) ?? [])
  return notes.length === 0 ? null : (
    <section class="stack-close" aria-labelledby="hat-own">
      <h3 id="hat-own">{texts.fromNotes}</h3>
      <ul class="stack-close">
        {notes.map((note) => (
          <li key={note.id}>
            <button
              type="button"
              class="choice"
              aria-label={texts.copyNote(note.text)}
              onClick={() => onTake(note.text)}
            >
              <bdi class="choice-text">{note.text}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
