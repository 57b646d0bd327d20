import { useRef, useState } from 'preact/hooks'
import { carriedMaxLength } from '../../domain/notes/check-carried-notes.ts'
import {
  type MeetingProps,
  useApp,
  useGoTo,
  useNotices,
  useRemembered,
  useWords,
} from '../context/context.ts'
import { Button } from '../parts/buttons/button.tsx'
import { Alert } from '../parts/display/banner.tsx'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { FileInput } from '../parts/fields/file-input.tsx'
import { TextArea } from '../parts/fields/text-area.tsx'
import { IconCamera, IconCode, IconCopy, IconDownload } from '../parts/icons.tsx'

/** Takes one's own private notes to another device, and brings them from there. */
export const CarryNotes = ({ meeting }: MeetingProps) => {
  const app = useApp()
  const goTo = useGoTo(meeting)
  const texts = useWords('follow')
  const notices = useNotices()
  const remembered = useRemembered()
  const file = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [refusal, setRefusal] = useState<keyof typeof texts.refused>()
  const count = [...meeting.me.notes.value.values()].reduce((sum, notes) => sum + notes.length, 0)

  /** From screen to camera, where that is done for the room's notes too. */
  const byCode = (way: 'show' | 'take') => {
    remembered.set(`${meeting.id}/carry`, way)
    goTo('carry')
  }
  const bring = async (json: string) => {
    const brought = await meeting.carry.bring(json)
    if (!brought.ok) return setRefusal(brought.why)
    setRefusal(undefined)
    setPasted('')
    notices.say(texts.brought(brought.value))
  }
  const save = async () => {
    try {
      await meeting.carry.toFile()
    } catch (error) {
      console.error(error)
      notices.say(texts.carryFailed)
    }
  }
  const copy = async () =>
    notices.say((await app.sharing.copy(meeting.carry.toText())) ? texts.carryCopied : texts.carryNotCopied)
  return (
    <section class="stack-close" aria-labelledby="carry-notes">
      <h2 id="carry-notes">{texts.carry}</h2>
      <p class="soft">{texts.carryHint}</p>
      <p>{texts.carryCount(count)}</p>
      {count > 0 && (
        <div class="row">
          <Button kind="quiet" icon={IconDownload} onClick={() => void save()}>
            {texts.carryFile}
          </Button>
          <Button kind="quiet" icon={IconCopy} onClick={() => void copy()}>
            {texts.carryText}
          </Button>
          {meeting.moving && (
            <Button kind="quiet" icon={IconCode} onClick={() => byCode('show')}>
              {texts.carryCode}
            </Button>
          )}
        </div>
      )}
      <Disclosure summary={texts.bring}>
        <div class="stack-close">
          <div class="row">
            <Button kind="quiet" onClick={() => file.current?.click()}>
              {texts.bringFile}
            </Button>
            {meeting.moving && (
              <Button kind="quiet" icon={IconCamera} onClick={() => byCode('take')}>
                {texts.bringCode}
              </Button>
            )}
            <FileInput
              inputRef={file}
              label={texts.bringFile}
              onPick={(picked) =>
                // What is far too large is not read at all.
                void picked
                  .slice(0, carriedMaxLength + 1)
                  .text()
                  .then(bring)
              }
            />
          </div>
          <TextArea label={texts.bringText} value={pasted} rows={2} onInput={setPasted} />
          <div>
            <Button disabled={pasted.trim() === ''} onClick={() => void bring(pasted.trim())}>
              {texts.bringButton}
            </Button>
          </div>
          {refusal && <Alert>{texts.refused[refusal]}</Alert>}
        </div>
      </Disclosure>
    </section>
  )
}
