import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MeetingModel, Refusal } from '../../state/models.ts'
import { useTexts } from '../context.ts'
import { Button } from '../parts/button.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { useTyping } from './use-typing.ts'

export interface EditNoteProps {
  readonly meeting: MeetingModel
  readonly text: string
  /** On the table's grid: mates see that somebody types here. */
  readonly note?: string | undefined
  readonly onEdit: (text: string) => Promise<Refusal | undefined> | Refusal | undefined
  readonly onDone: (emptied: boolean) => void
}

/** Edits in place, key by key; what a table mate types meanwhile comes in around the caret. */
export const EditNote = ({ meeting, text, note, onEdit, onDone }: EditNoteProps): JSX.Element => {
  const texts = useTexts()
  const [own, setOwn] = useState(text)
  const [refused, setRefused] = useState<Refusal>()
  const frame = useRef<HTMLDivElement>(null)
  const typing = useTyping(meeting, note === undefined ? undefined : { note })
  useEffect(() => setOwn(text), [text])

  const change = async (next: string) => {
    setOwn(next)
    typing.begin()
    setRefused((await onEdit(next)) ?? undefined)
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
        label={texts.meeting.editLabel}
        labelHidden
        value={own}
        autoFocus
        enterKeyHint="done"
        error={refused && texts.common.refusal[refused]}
        onInput={(next) => void change(next)}
        onEnter={done}
        onEscape={done}
        onBlur={typing.end}
      />
      <Button kind="plain" onClick={done}>
        {texts.common.done}
      </Button>
    </div>
  )
}
