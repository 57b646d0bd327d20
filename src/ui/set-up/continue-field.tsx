import { useRef, useState } from 'preact/hooks'
import type { MeetingId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useFormats, useNotices, useWords } from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { CheckField } from '../parts/fields/check-field.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'

export interface ContinueFieldProps {
  readonly chosen: readonly MeetingId[]
  readonly onChange: (chosen: readonly MeetingId[]) => void
}

/** Which earlier meetings the new one continues: of this device, or from a file that somebody has sent. */
export const ContinueField = ({ chosen, onChange }: ContinueFieldProps) => {
  const app = useApp()
  const common = useWords('common')
  const home = useWords('home')
  const texts = useWords('follow')
  const formats = useFormats()
  const notices = useNotices()
  const file = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<Refusal>()
  const [opening, setOpening] = useState(false)
  const meetings = app.device.meetings.value.filter(({ sample }) => !sample)

  const openFile = async (pack: File) => {
    setRefusal(undefined)
    setOpening(true)
    try {
      const added = await app.addPack(pack)
      if (!added.ok) return setRefusal(added.why)
      onChange([...chosen.filter((id) => id !== added.value), added.value])
      const title = app.device.meetings.peek().find(({ id }) => id === added.value)?.title
      notices.say(texts.opened(title || home.untitled))
    } finally {
      setOpening(false)
    }
  }
  return (
    <Disclosure summary={texts.continues} open={chosen.length > 0}>
      <fieldset class="field stack-close">
        <legend class="visually-hidden">{texts.continues}</legend>
        <p class="soft">{meetings.length === 0 ? texts.continuesNone : texts.continuesHint}</p>
        {meetings.map(({ id, title, startedAt }) => (
          <CheckField
            key={id}
            label={title || home.untitled}
            hint={texts.heldOn(formats.date(startedAt))}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
        ))}
        {refusal && <Alert>{common.refusal[refusal]}</Alert>}
        <div>
          <Button kind="plain" disabled={opening} onClick={() => file.current?.click()}>
            {texts.openPack}
          </Button>
          <FileInput inputRef={file} label={texts.openPack} onPick={(picked) => void openFile(picked)} />
        </div>
      </fieldset>
    </Disclosure>
  )
}
