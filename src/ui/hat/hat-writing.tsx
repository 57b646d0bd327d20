import { paperMaxLength } from '../../domain/limits.ts'
import { useAct, useSay, useWords } from '../context/context.ts'
import { useTyping } from '../notes/use-typing.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { IconEdit, IconLock } from '../parts/icons.tsx'
import type { HatProps } from './hat-props.ts'
import './hat.css'

/** From so many characters on, what is left is said. */
const leftFrom = 40

/** One paper, written or blank. Folded, both look the same to a neighbour; and so does the button that folds them. */
export const HatWriting = ({ meeting, model, hat }: HatProps) => {
  const texts = useWords('hat')
  const act = useAct()
  const { text, folded } = model.paper.value
  const typing = useTyping(meeting)
  const left = paperMaxLength - text.length
  const change = (next: string) => {
    act(model.write(next.slice(0, paperMaxLength)))
    typing.begin()
  }
  const fold = () => {
    typing.end()
    model.fold()
  }
  return (
    <section class="hat-paper stack" aria-labelledby="hat-paper">
      <h2 id="hat-paper">{texts.paper}</h2>
      {hat.secondsLeft === undefined && <p class="soft">{texts.paperHint}</p>}
      <HatQuestions meeting={meeting} hat={hat} />
      {folded ? (
        <div class="hat-folded" role="status">
          <IconLock small />
          <span>{texts.folded}</span>
        </div>
      ) : (
        <TextArea
          label={texts.paper}
          labelHidden
          value={text}
          rows={4}
          hint={left <= leftFrom ? texts.left(left) : texts.foldHint}
          onInput={change}
          onBlur={typing.end}
        />
      )}
      {folded ? (
        <Button kind="quiet" icon={IconEdit} big full onClick={() => model.unfold()}>
          {texts.unfold}
        </Button>
      ) : (
        <Button kind="main" icon={IconLock} big full onClick={fold}>
          {texts.fold}
        </Button>
      )}
      {!folded && hat.secondsLeft === undefined && <OwnNotes meeting={meeting} hat={hat} onTake={change} />}
    </section>
  )
}

/** What the papers answer: the prompts of the cells that they are about. */
const HatQuestions = ({ meeting, hat }: Omit<HatProps, 'model'>) => {
  const say = useSay()
  const stage = meeting.template.value.stages.find(({ id }) => id === hat.place.stage)
  const prompts = (stage?.grid?.cells ?? []).filter((cell) =>
    hat.cells.includes(`${hat.place.stage}/${cell.row}/${cell.column}`),
  )
  // A hat that was called for in between answers what is said aloud.
  return prompts.length === 0 || !hat.isPlanned ? null : (
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
}: Omit<HatProps, 'model'> & { readonly onTake: (text: string) => void }) => {
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
