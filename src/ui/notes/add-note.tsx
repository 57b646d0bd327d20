import { useRef, useState } from 'preact/hooks'
import type { Acted, Refusal } from '../../domain/refusal.ts'
import type { CellId } from '../../domain/template/template.ts'
import { type MeetingProps, useSay, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { AdviceLine } from './advice-line.tsx'
import { useTyping } from './use-typing.ts'
import './add-note.css'

export interface AddNoteProps extends MeetingProps {
  readonly cell: CellId
  readonly prompt: string
  readonly circle: 'me' | 'table'
  /** An open question is asked for: its writer is told, gently, where it may be none. */
  readonly asksQuestion?: boolean | undefined
  readonly onAdd: (text: string) => Promise<Acted> | Acted
}

/** Tap, type, Enter. What is typed is kept on this device before it is a note. */
export const AddNote = ({ meeting, cell, prompt, circle, asksQuestion, onAdd }: AddNoteProps) => {
  const texts = useWords('meeting')
  const common = useWords('common')
  const say = useSay()
  const key = `${circle}/${cell}`
  const [text, setText] = useState(() => meeting.drafts.get(key))
  const [added, setAdded] = useState('')
  const [refused, setRefused] = useState<Refusal>()
  const typing = useTyping(meeting, circle === 'table' ? { cell } : undefined)
  const frame = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)

  const change = (next: string) => {
    // The button that comes with the first letter is on screen too.
    if (text === '' && next !== '')
      requestAnimationFrame(() => frame.current?.scrollIntoView?.({ block: 'nearest' }))
    setText(next)
    setRefused(undefined)
    meeting.drafts.set(key, next)
    typing.begin()
  }
  const add = async () => {
    const words = text.trim()
    if (words === '') return
    setText('')
    const done = await onAdd(words)
    if (!done.ok) {
      setRefused(done.why)
      setText(text)
      return
    }
    setAdded(words)
    meeting.drafts.set(key, '')
    // The thought is finished: until the next key the room may move on.
    typing.end()
    area.current?.focus()
    area.current?.scrollIntoView?.({ block: 'nearest' })
  }

  const field = (
    <div class="add-note" ref={frame}>
      <TextArea
        areaRef={area}
        label={texts.addLabel(say(prompt))}
        labelHidden
        placeholder={texts.add}
        value={text}
        enterKeyHint="enter"
        error={refused && common.refusal[refused]}
        onInput={change}
        onEnter={() => void add()}
        onBlur={typing.end}
      />
      {text.trim() !== '' && (
        <Button kind="main" onClick={() => void add()} label={`${texts.addButton}: ${say(prompt)}`}>
          {texts.addButton}
        </Button>
      )}
    </div>
  )
  return asksQuestion ? (
    <>
      {field}
      <AdviceLine text={text.trim() === '' ? added : text} field={key} />
    </>
  ) : (
    field
  )
}
