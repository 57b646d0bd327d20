import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import { type MeetingProps, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { AdviceLine } from './advice-line.tsx'
import { useTyping } from './use-typing.ts'
import './edit-note.css'

export interface EditNoteProps extends MeetingProps {
  readonly text: string
  /** On the table's grid: mates see that somebody types here. */
  readonly note?: string | undefined
  /** An open question is asked for here: the person who rewords it is told, gently, where it may be none. */
  readonly asksQuestion?: boolean | undefined
  readonly onEdit: (text: string) => Promise<Acted> | Acted
  readonly onDone: (emptied: boolean) => void
}

/** Edits in place, key by key; what a table mate types meanwhile comes in around the caret. */
export const EditNote = (props: EditNoteProps) => {
  const { meeting, text, note, asksQuestion, onEdit, onDone } = props
  const texts = useWords('meeting')
  const common = useWords('common')
  const [own, setOwn] = useState(text)
  const field = useId()
  const [refused, setRefused] = useState<Refusal>()
  const frame = useRef<HTMLDivElement>(null)
  const typing = useTyping(meeting, note === undefined ? undefined : { note })
  useEffect(() => setOwn(text), [text])

  const change = async (next: string) => {
    setOwn(next)
    typing.begin()
    const edited = await onEdit(next)
    setRefused(edited.ok ? undefined : edited.why)
  }
  const done = () => {
    typing.end()
    // The field goes away; the keyboard goes on at the note's own menu.
    const card = frame.current?.closest('article')
    onDone(own.trim() === '')
    requestAnimationFrame(() => card?.querySelector<HTMLElement>('.menu button')?.focus())
  }
  return (
    <div class="edit-note" ref={frame}>
      <TextArea
        label={texts.editLabel}
        labelHidden
        value={own}
        autoFocus
        enterKeyHint="done"
        error={refused && common.refusal[refused]}
        onInput={(next) => void change(next)}
        onEnter={done}
        onEscape={done}
        onBlur={typing.end}
      />
      {asksQuestion && <AdviceLine text={own} field={field} />}
      <Button kind="plain" onClick={done}>
        {common.done}
      </Button>
    </div>
  )
}
